import { inject } from 'vue'
import type { InjectionKey } from 'vue'

/** So long nothing may have moved before it is said to rest. */
const REST_MILLIS = 150

/** Runs something when the list rests; answers what takes the wish back. */
type WhenResting = (act: () => void) => () => void

export const RESTING: InjectionKey<WhenResting> = Symbol('resting')

/** A list's rest: `moved` is told where each of its steps led, `put` where the page itself put it, which is no step. */
export function useRest(now: () => number = () => performance.now()) {
  let movedAt = -Infinity
  let putAt = NaN
  const put = (top: number) => void (putAt = top)
  const moved = (top: number): boolean => {
    const step = top !== putAt
    if (step) movedAt = now()
    putAt = NaN
    return step
  }

  const whenResting: WhenResting = (act) => {
    const left = movedAt + REST_MILLIS - now()
    let timer: ReturnType<typeof setTimeout> | undefined
    if (left <= 0) act()
    else {
      const again = () => {
        const more = movedAt + REST_MILLIS - now()
        if (more > 0) timer = setTimeout(again, more)
        else act()
      }
      timer = setTimeout(again, left)
    }
    return () => clearTimeout(timer)
  }
  return { moved, put, whenResting }
}

/** Where nothing moves, everything is done at once. */
export function useResting(): WhenResting {
  return inject(RESTING, (act) => (act(), () => undefined))
}
