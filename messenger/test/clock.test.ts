import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { moment, timed } from '@/console/parts/clock'

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 4, 7, 12) }))
afterEach(() => void vi.useRealTimers())

const at = (...time: [number, number, number, number?]) => new Date(2026, 4, 7, ...time)

test('what is known to the second is shown to the second', () => {
  expect(moment(at(9, 5, 7, 20).toISOString())).toBe('09:05:07.020')
  expect(moment(at(9, 5, 7).toISOString().replace('.000', ''))).toBe('09:05:07')
  expect(moment(null)).toBe('')
})

test('the moments in a sentence are those of the clock here', () => {
  const utc = at(9, 5, 7, 20).toISOString()
  expect(timed(`It hangs since ${utc}: skip it.`)).toBe('It hangs since 09:05:07.020: skip it.')
  expect(timed(`Until ${utc.replace('.020', '')}.`)).toBe('Until 09:05:07.')
  expect(timed('A day, as 2020-01-02T03:04:05Z, is said whole.')).not.toContain('T03')
  expect(timed('Version 2026-05 of http://bot/2026-05-07 is none.')).toBe('Version 2026-05 of http://bot/2026-05-07 is none.')
})
