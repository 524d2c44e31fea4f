import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstWhere } from '@/messages/places'
import { useRest } from '@/messages/resting'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first one is found wherever it is, and few are asked', () => {
  const row = Array.from({ length: 150 }, (_, at) => at)
  for (let from = 0; from <= row.length; from++) {
    let asked = 0
    expect(firstWhere(row, (one) => (asked++, one >= from))).toBe(from)
    expect(asked).toBeLessThanOrEqual(8)
  }
  expect(firstWhere([], () => true)).toBe(0)
})

test('what waits for a list to rest is done when nothing moved for a while', () => {
  const { moved, whenResting } = useRest(() => Date.now())
  const done = vi.fn()
  whenResting(done)
  expect(done, 'nothing moved yet').toHaveBeenCalledTimes(1)
  moved(10)
  whenResting(done)
  vi.advanceTimersByTime(100)
  moved(20)
  vi.advanceTimersByTime(100)
  expect(done, 'it moved again').toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(100)
  expect(done).toHaveBeenCalledTimes(2)
})

test('a wish that was taken back is not granted', () => {
  const { moved, whenResting } = useRest(() => Date.now())
  const done = vi.fn()
  moved(10)
  whenResting(done)()
  vi.advanceTimersByTime(1_000)
  expect(done).not.toHaveBeenCalled()
})

test('only who scrolls moves a list, not the page that puts it where it was', () => {
  const { moved, put, whenResting } = useRest(() => Date.now())
  const done = vi.fn()
  put(500)
  moved(500)
  whenResting(done)
  expect(done, 'put by the page').toHaveBeenCalledTimes(1)
  moved(500)
  whenResting(done)
  expect(done, 'put once, moved there by hand').toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(200)
  put(700)
  moved(690)
  whenResting(done)
  expect(done, 'moved on from where it was put').toHaveBeenCalledTimes(2)
})
