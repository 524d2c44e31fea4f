import { ref } from 'vue'

/** From here on letting go counts. */
const FAR = 56
const DRAWN_MAX = 72
/** Fingers tremble; and who draws up or down further than this scrolls. */
const SLACK = 12
/** What is drawn along itself, as the time line of a player. */
const DRAWN_ITSELF = 'audio, video, input'

/**
 * What a finger does that draws a thing to the left and lets go, as listeners for `v-on`; `drawn` says how far it is drawn. The
 * browser leaves such a finger to us where `touch-action` is `pan-y`.
 */
export function onSwipe(act: () => void, may: () => boolean) {
  const drawn = ref(0)
  let from: { x: number; y: number } | null = null
  const letGo = () => {
    from = null
    drawn.value = 0
  }
  return {
    drawn,
    swipe: {
      pointerdown(event: PointerEvent) {
        letGo()
        if (event.pointerType !== 'touch' || !event.isPrimary || !may()) return
        if (!(event.target as Element).closest(DRAWN_ITSELF)) from = { x: event.clientX, y: event.clientY }
      },
      pointermove(event: PointerEvent) {
        if (!from) return
        // what may not be drawn any more, as a menu opened over it, goes back
        if (!may()) return letGo()
        const left = from.x - event.clientX
        if (!drawn.value && Math.abs(event.clientY - from.y) > SLACK) from = null
        else drawn.value = left > SLACK ? Math.min(left, DRAWN_MAX) : 0
      },
      pointerup() {
        const far = drawn.value >= FAR && may()
        letGo()
        if (far) act()
      },
      pointercancel: letGo,
    },
  }
}
