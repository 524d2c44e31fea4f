import { computed, ref } from 'vue'
import type { Ref } from 'vue'
import { isNotice } from './message'
import type { ListRow } from './rows'

const ROW = 'article[data-key]'

/** Keys in a list of messages, which is one stop for Tab: arrows go from message to message, as in any list. */
export function useArrows(scroller: Ref<HTMLElement | undefined>, rows: Ref<ListRow[]>) {
  /** The message that the keys are at. */
  const current = ref('')

  /** The only one that Tab stops at; empty: none. */
  const stop = computed(() => {
    const all = rows.value.filter((row) => !isNotice(row.message))
    return all.some((row) => row.key === current.value) ? current.value : (all.at(-1)?.key ?? '')
  })

  function focused(event: FocusEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>(ROW)
    if (row) current.value = row.dataset.key ?? ''
  }

  function move(event: KeyboardEvent): void {
    const row = event.target as HTMLElement
    if (!row.matches(ROW)) return
    const all = [...(scroller.value?.querySelectorAll<HTMLElement>(ROW) ?? [])]
    const at = all.indexOf(row)
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }

  /** Gives a message the focus, where it is at hand; answers whether it is. */
  function focus(id: number): boolean {
    const row = scroller.value?.querySelector<HTMLElement>(`[data-id="${id}"]`)
    row?.focus({ preventScroll: true })
    return !!row
  }

  return { stop, focused, move, focus }
}
