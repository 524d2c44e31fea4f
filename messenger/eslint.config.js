import vue from 'eslint-plugin-vue'
import globals from './eslint.globals.js'
import ts from 'typescript-eslint'

// Who may import whom. A room is a folder of src; imports go down this list, never up.
const storeys = [
  ['shell'],
  ['console', 'chats', 'notifications', 'account'],
  ['messages'],
  ['people'],
  ['live'],
  ['refusals'],
  ['wire'],
  ['design'],
  ['speech'],
]

function importLaw() {
  return storeys.flatMap((rooms, storey) =>
    rooms.map((room) => {
      const above = storeys.slice(0, storey).flat()
      const beside = rooms.filter((other) => other !== room)
      const forbidden = [...above, ...beside].map((other) => `@/${other}/*`)
      return {
        files: [`src/${room}/**/*.{ts,vue}`],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: [{ group: [...forbidden, '../*/*'], message: 'Imports go down only.' }] },
          ],
        },
      }
    }),
  )
}

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/wire/methods.gen.ts'] },
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals },
    rules: {
      // a message is rendered from its tree, never from markup
      'vue/no-v-html': 'error',
      'max-lines': ['error', 500],
      'no-eval': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off', // TypeScript says which are optional
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/attributes-order': 'off',
    },
  },
  { files: ['scripts/**', 'e2e/**'], languageOptions: { globals } },
  ...importLaw(),
)
