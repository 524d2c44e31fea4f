/** Where a thing stands that arrows can lead to. */
export interface Spot {
  left: number
  top: number
}

/** Pixels that things of one row may stand apart. */
const ROW_SLACK = 4

/**
 * Which of the things, that stand in rows from left to right, a key leads to from the one at `at`; undefined: the key is none that
 * leads anywhere. Home and End lead along the row, with Ctrl to the very first and last; at an edge one stays.
 */
export function gridStep(spots: Spot[], at: number, key: { key: string; ctrlKey?: boolean }): number | undefined {
  const here = spots[at]
  if (!here) return undefined
  const row = (top: number) => [...spots.keys()].filter((one) => Math.abs((spots[one] as Spot).top - top) <= ROW_SLACK)
  const beside = (tops: number[], nearest: (...all: number[]) => number) => {
    if (!tops.length) return at
    const away = (one: number) => Math.abs((spots[one] as Spot).left - here.left)
    return row(nearest(...tops)).reduce((best, one) => (away(one) < away(best) ? one : best))
  }
  const tops = spots.map((spot) => spot.top)
  switch (key.key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(spots.length - 1, at + 1)
    case 'ArrowUp':
      return beside(tops.filter((top) => top < here.top - ROW_SLACK), Math.max)
    case 'ArrowDown':
      return beside(tops.filter((top) => top > here.top + ROW_SLACK), Math.min)
    case 'Home':
      return key.ctrlKey ? 0 : row(here.top)[0]
    case 'End':
      return key.ctrlKey ? spots.length - 1 : row(here.top).at(-1)
    default:
      return undefined
  }
}

/**
 * Lets keys move among the buttons of a box, which is one stop for Tab: the one that was reached last, or the first. Said of an
 * element by `v-grid`, which also has a role of whose keys readers of the screen tell, `toolbar`, and a name.
 */
export const vGrid = {
  mounted(box: HTMLElement) {
    stopAt(box, box.querySelector('button'))
    box.addEventListener('focusin', (event) => stopAt(box, (event.target as Element).closest('button')))
    box.addEventListener('keydown', (event) => {
      const all = buttonsOf(box)
      const spots = all.map((one) => one.getBoundingClientRect())
      const to = gridStep(spots, all.indexOf(event.target as HTMLButtonElement), event)
      if (to === undefined || event.altKey || event.metaKey) return
      event.preventDefault()
      all[to]?.focus()
    })
  },
  // what comes later is reached by the same keys
  updated(box: HTMLElement) {
    stopAt(box, box.querySelector('button[tabindex="0"]') ?? box.querySelector('button'))
  },
}

const buttonsOf = (box: HTMLElement) => [...box.querySelectorAll('button')]

function stopAt(box: HTMLElement, button: Element | null): void {
  for (const one of buttonsOf(box)) one.tabIndex = one === button ? 0 : -1
}
