import { expect, it, vi } from 'vitest'
import { onSwipe } from '../src/design/swipe'

/** A thing of a page that stands in these. */
const within = (...tags: string[]) => ({ closest: (those: string) => tags.find((tag) => those.split(', ').includes(tag)) ?? null })
const at = (clientX: number, clientY = 0, more = {}) =>
  ({ clientX, clientY, pointerType: 'touch', isPrimary: true, target: within('p', 'article'), ...more }) as unknown as PointerEvent

function drawing(points: [number, number?][], { may = true, first = {} } = {}) {
  const act = vi.fn()
  const { swipe, drawn } = onSwipe(act, () => may)
  swipe.pointerdown(at(300, 0, first))
  const seen = points.map(([x, y]) => {
    swipe.pointermove(at(x, y))
    return drawn.value
  })
  return { act, swipe, drawn, seen }
}

it('acts when it was drawn far enough and let go', () => {
  const { act, swipe, drawn, seen } = drawing([[295], [270], [200]])
  expect(seen).toEqual([0, 30, 72])
  expect(act).not.toHaveBeenCalled()
  swipe.pointerup()
  expect(act).toHaveBeenCalledOnce()
  expect(drawn.value).toBe(0)
})

it('does nothing when it was drawn back, or the browser took the finger', () => {
  const back = drawing([[200], [280]])
  back.swipe.pointerup()
  const taken = drawing([[200]])
  taken.swipe.pointercancel()
  taken.swipe.pointerup()
  expect([back.act, taken.act].map((act) => act.mock.calls.length)).toEqual([0, 0])
})

it('leaves who scrolls, a mouse, a second finger, and what may not be drawn alone', () => {
  const all = [
    drawing([[298, 40], [200, 60]]),
    drawing([[200]], { first: { pointerType: 'mouse' } }),
    drawing([[200]], { first: { isPrimary: false } }),
    drawing([[200]], { may: false }),
  ]
  for (const one of all) one.swipe.pointerup()
  expect(all.map(({ act, seen }) => [act.mock.calls.length, seen.at(-1)])).toEqual(all.map(() => [0, 0]))
})

it('goes back and does nothing where something else began meanwhile, as a menu that a finger at rest opened', () => {
  let menu = false
  const act = vi.fn()
  const { swipe, drawn } = onSwipe(act, () => !menu)
  swipe.pointerdown(at(300))
  menu = true
  swipe.pointermove(at(240))
  expect(drawn.value).toBe(0)
  swipe.pointerup()

  menu = false
  swipe.pointerdown(at(300))
  swipe.pointermove(at(200))
  menu = true
  swipe.pointerup()
  expect([act.mock.calls.length, drawn.value]).toEqual([0, 0])
})

it('leaves alone what is drawn along itself', () => {
  const all = ['audio', 'video', 'input'].map((tag) => drawing([[200]], { first: { target: within(tag, 'article') } }))
  for (const one of all) one.swipe.pointerup()
  expect(all.map(({ act, seen }) => [act.mock.calls.length, seen.at(-1)])).toEqual(all.map(() => [0, 0]))
})
