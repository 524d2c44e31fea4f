const LONG_MILLIS = 450
/** Fingers tremble; further than this they scroll. */
const MOVED_MAX = 10

/**
 * What a finger that stays does, as listeners for `v-on`. The click that comes behind it, and the browser's
 * own menu, do nothing.
 */
export function onLongPress(act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let done = false
  const end = () => clearTimeout(timer)
  return {
    pointerdown(event: PointerEvent) {
      done = false
      end()
      if (event.pointerType !== 'touch' || !event.isPrimary) return
      from = { x: event.clientX, y: event.clientY }
      timer = setTimeout(() => {
        done = true
        act()
      }, LONG_MILLIS)
    },
    pointermove(event: PointerEvent) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOVED_MAX) end()
    },
    pointerup: end,
    pointercancel: end,
    contextmenu(event: Event) {
      if ((event as PointerEvent).pointerType === 'touch') event.preventDefault()
    },
    /** Or the browser takes it for a mouse, and the focus away from what was just opened. */
    touchend(event: Event) {
      if (done && event.cancelable) event.preventDefault()
    },
    clickCapture(event: Event) {
      if (!done) return
      done = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
