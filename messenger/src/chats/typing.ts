import { onBeforeUnmount, onMounted } from 'vue'
import { letterOf } from '@/design'

/** What takes letters for itself: it is written in, or chosen from by them. */
const TAKES = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], iframe'
/** What lies over the page while it is open. */
const OVER = '[data-dismissable-layer], [role=dialog]'

/** Whether a key writes something: a sign, the first half of one, or what is pasted. The space bar scrolls and presses. */
export function writes(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  const third = event.getModifierState('AltGraph')
  if ((event.ctrlKey || event.metaKey) && !third) return letterOf(event) === 'v' && !event.altKey
  if (event.altKey && !third) return false
  return event.key === 'Dead' || (event.key !== ' ' && [...event.key].length === 1)
}

/**
 * Who begins to write while nothing is written in means the text field, wherever the focus is; `focus` gives it to the field
 * before the browser puts the sign into it.
 */
export function useTyping(focus: () => void): void {
  function typed(event: KeyboardEvent): void {
    if (!writes(event) || (event.target as Element).closest(TAKES) || document.querySelector(OVER)) return
    focus()
  }
  onMounted(() => document.addEventListener('keydown', typed))
  onBeforeUnmount(() => document.removeEventListener('keydown', typed))
}
