import { nextTick, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'

/** Fewer rows than these all stand in the document. */
const WHOLE_MAX = 120
/** Pixels above and below what is seen that are ready. */
const AHEAD = 800
const GUESS = 56

interface Part {
  from: number
  to: number
  above: number
  below: number
}

/**
 * Which rows of a long list stand in the document, so that ten thousand cost no more than a
 * hundred. Rows have the heights they turn out to have.
 *
 * @param body what holds the rows
 * @param near runs when the end comes near
 */
export function useWindow<R extends { id: number | string }>(
  body: Ref<HTMLElement | null>,
  rows: () => R[],
  near: () => void,
) {
  const part = shallowRef<Part>({ from: 0, to: 0, above: 0, below: 0 })
  const heights = new Map<number | string, number>()
  let scroller: HTMLElement | null = null
  let frame = 0

  function measure() {
    for (const row of body.value?.querySelectorAll<HTMLElement>('tr[data-row]') ?? []) {
      const following = row.nextElementSibling as HTMLElement | null
      if (following) heights.set(row.dataset.row ?? '', following.offsetTop - row.offsetTop)
    }
  }

  const height = (row: R) => heights.get(String(row.id)) ?? GUESS

  function place() {
    const all = rows()
    if (!body.value || !scroller) return
    measure()
    const seen = scroller.getBoundingClientRect()
    const top = seen.top - body.value.getBoundingClientRect().top
    const bottom = top + seen.height
    let from = 0
    let above = 0
    while (from < all.length && above + height(all[from] as R) < top - AHEAD) above += height(all[from++] as R)
    let to = from
    let reach = above
    while (to < all.length && reach < bottom + AHEAD) reach += height(all[to++] as R)
    if (to === all.length) near()
    if (all.length <= WHOLE_MAX) part.value = { from: 0, to: all.length, above: 0, below: 0 }
    else {
      const below = all.slice(to).reduce((sum, row) => sum + height(row), 0)
      const was = part.value
      if (was.from !== from || was.to !== to || was.above !== above || was.below !== below) {
        part.value = { from, to, above, below }
      }
    }
  }

  function soon() {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      place()
    })
  }

  watch(
    [rows, body],
    () => {
      if (rows().length <= WHOLE_MAX) part.value = { from: 0, to: rows().length, above: 0, below: 0 }
      void nextTick(() => {
        attach()
        place()
      })
    },
    { immediate: true },
  )
  function attach() {
    const found = body.value?.closest<HTMLElement>('[data-scroller]') ?? null
    if (found === scroller) return
    scroller?.removeEventListener('scroll', soon)
    scroller = found
    scroller?.addEventListener('scroll', soon, { passive: true })
  }
  onMounted(() => window.addEventListener('resize', soon))
  onBeforeUnmount(() => {
    window.removeEventListener('resize', soon)
    scroller?.removeEventListener('scroll', soon)
    cancelAnimationFrame(frame)
  })
  return part
}
