import { expect, test } from 'vitest'
import { writes } from '@/chats/typing'

const key = (name: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'third', boolean>> = {}) =>
  writes({ key: name, ...more, defaultPrevented: false, getModifierState: () => more.third ?? false } as unknown as KeyboardEvent)

test('signs are meant for the text, of any alphabet and of a third level', () => {
  expect(['a', 'Ж', '/', '7', 'Dead', '😀'].map((one) => key(one))).toEqual([true, true, true, true, true, true])
  expect(key('@', { ctrlKey: true, altKey: true, third: true })).toBe(true)
})

test('what is pasted is meant for the text too', () => {
  expect(key('v', { ctrlKey: true })).toBe(true)
  expect(key('V', { metaKey: true })).toBe(true)
})

test('keys that do something are not', () => {
  expect([' ', 'Enter', 'Escape', 'ArrowUp', 'Tab', 'F5', 'Home', 'Shift'].some((one) => key(one))).toBe(false)
  expect(key('c', { ctrlKey: true })).toBe(false)
  expect(key('d', { altKey: true })).toBe(false)
  expect(key('a', { isComposing: true })).toBe(false)
})
