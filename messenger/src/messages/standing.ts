import { onUpdated, provide } from 'vue'
import type { Ref } from 'vue'
import { firstWhere } from './places'
import { RESTING, useRest } from './resting'

/**
 * How a list of messages stands in its scroller: what is at its top stays there whatever comes above it, and who is at
 * the end stays there. `toEnd` says that he is, and that nothing more would come behind it.
 */
export function useStanding(scroller: Ref<HTMLElement | undefined>, toEnd: () => boolean) {
  let anchor: { key: string; top: number } | null = null
  /** How the list stood when it was last looked at. */
  let stood = { top: 0, height: 0, room: 0 }
  const { moved, put, whenResting } = useRest()
  provide(RESTING, whenResting)

  /** The elements of the messages, in their order, until others are shown. */
  let placed: HTMLElement[] | null = null
  onUpdated(() => (placed = null))

  function places(): HTMLElement[] {
    if (!scroller.value) return []
    return (placed ??= [...scroller.value.querySelectorAll<HTMLElement>('[data-key]')])
  }

  /** Notes how it stands now. */
  function stand(): void {
    const box = scroller.value
    if (box) stood = { top: box.scrollTop, height: box.scrollHeight, room: box.clientHeight }
  }

  /** Whether it became another while nobody moved: a picture that came moved the end away from its reader. */
  function grew(): boolean {
    const box = scroller.value
    if (!box) return false
    return (box.scrollHeight !== stood.height || box.clientHeight !== stood.room) && box.scrollTop >= stood.top
  }

  /** Notes which message is at the top. */
  function hold(): void {
    const box = scroller.value
    if (!box) return
    const top = box.getBoundingClientRect().top
    const all = places()
    const row = all[firstWhere(all, (one) => one.getBoundingClientRect().bottom > top)]
    anchor = row ? { key: row.dataset.key ?? '', top: row.getBoundingClientRect().top - top } : null
  }

  /** The page itself moved the list: nobody who scrolls. */
  const movedByUs = () => put(scroller.value?.scrollTop ?? 0)
  /** It moved; answers whether somebody scrolls. */
  const movedNow = () => moved(scroller.value?.scrollTop ?? 0)

  /** Puts the message that was at the top there again, or the end to the end. */
  function keep(): void {
    const box = scroller.value
    if (!box) return
    if (toEnd()) {
      box.scrollTop = box.scrollHeight
      movedByUs()
      stand()
      return
    }
    const row = anchor && box.querySelector<HTMLElement>(`[data-key="${CSS.escape(anchor.key)}"]`)
    if (!row || !anchor) return
    box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - anchor.top
    movedByUs()
  }

  /** The last message that can be seen and has a number; 0: none. */
  function lastSeen(): number {
    const box = scroller.value
    if (!box) return 0
    const bottom = box.getBoundingClientRect().bottom
    const all = places()
    const below = firstWhere(all, (row) => row.getBoundingClientRect().top >= bottom - 8)
    return Number(all.slice(0, below).findLast((row) => row.dataset.id)?.dataset.id ?? 0)
  }

  return { stand, grew, hold, keep, movedByUs, movedNow, lastSeen }
}
