import { expect, test } from 'vitest'
import type { Message } from '@/messages/message'
import { rowsOf } from '@/messages/rows'

const ME = 1
const message = (id: number, author: number, date: Date): Message => ({
  id, uuid: '', chat: 7, author, date, text: `m${id}`, params: {}, reactions: {}, state: 'sent',
})
const at = (hour: number, minute = 0, day = 10) => new Date(2026, 2, day, hour, minute)

test('what one author says within minutes stands together, unless a day or what is new begins between', () => {
  const all = [
    message(1, 2, at(9)), message(2, 2, at(9, 4)), message(3, 2, at(9, 10)), message(4, 3, at(9, 11)), message(5, 3, at(9, 12)),
    message(6, 3, at(0, 1, 11)),
  ]
  const rows = rowsOf(all, ME, 4)
  expect(rows.map((row) => row.joined)).toEqual([false, true, false, false, false, false])
  expect(rows.map((row) => row.newDay)).toEqual([true, false, false, false, false, true])
  expect(rows.filter((row) => row.isNew).map((row) => row.message.id)).toEqual([5])
})

test('new is nothing that one said oneself, or that nobody said', () => {
  const all = [message(1, 2, at(9)), message(2, ME, at(10)), message(3, 0, at(11)), message(4, 2, at(12))]
  expect(rowsOf(all, ME, 1).findIndex((row) => row.isNew)).toBe(3)
  expect(rowsOf(all, ME, null).some((row) => row.isNew)).toBe(false)
  expect(rowsOf(all.slice(0, 3), ME, 1).some((row) => row.isNew)).toBe(false)
})
