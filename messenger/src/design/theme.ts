import { ref, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
const KEY = 'confab.theme'

function remembered(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** The colour scheme of this browser. */
export const theme = ref<Theme>(remembered())

/** Keeps the page in the chosen scheme. */
export function wearTheme(): void {
  watchEffect(() => {
    const root = document.documentElement
    if (theme.value === 'system') delete root.dataset.theme
    else root.dataset.theme = theme.value
    localStorage.setItem(KEY, theme.value)
  })
}
