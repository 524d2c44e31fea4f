import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The server's address while `npm run dev` serves the sources itself.
const server = process.env.CONFAB_SERVER ?? 'http://localhost:8080'
const paths = ['/rest', '/confab', '/oauth', '/file', '/disk', '/health']

export default defineConfig({
  base: './', // works behind any path prefix
  plugins: [vue()],
  resolve: {
    alias: {
      '@reference': fileURLToPath(new URL('../docs/api', import.meta.url)),
      '@': fileURLToPath(new URL('src', import.meta.url)),
    },
  },
  build: {
    outDir: process.env.CONFAB_WEB ?? 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    fs: { allow: ['..'] }, // the reference lies beside the page
    proxy: Object.fromEntries(paths.map((path) => [path, { target: server, ws: true }])),
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/browser.ts'],
    testTimeout: 30_000, // a test that loads half of the application does so on a machine that others use
  },
} as Parameters<typeof defineConfig>[0])
