import { expect, test } from 'vitest'
import { writes } from '@/chats/typing'
import { letterOf } from '@/design/keys'

const key = (name: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'third', boolean>> & { code?: string } = {}) =>
  writes({ key: name, code: '', ...more, defaultPrevented: false, getModifierState: () => more.third ?? false } as unknown as KeyboardEvent)

test('signs are meant for the text, of any alphabet and of a third level', () => {
  expect(['a', 'Ж', '/', '7', 'Dead', '😀'].map((one) => key(one))).toEqual([true, true, true, true, true, true])
  expect(key('@', { ctrlKey: true, altKey: true, third: true })).toBe(true)
})

test('what is pasted is meant for the text too', () => {
  expect(key('v', { ctrlKey: true })).toBe(true)
  expect(key('V', { metaKey: true })).toBe(true)
  expect(key('м', { ctrlKey: true, code: 'KeyV' }), 'on a Russian keyboard').toBe(true)
  expect(key('м', { ctrlKey: true, altKey: true, code: 'KeyV' })).toBe(false)
  expect(key('k', { ctrlKey: true, code: 'KeyV' }), 'on a keyboard whose letters lie elsewhere').toBe(false)
})

test('a shortcut is its letter, or its place where there is no such letter', () => {
  const letters = [['b', 'KeyB'], ['K', 'KeyK'], ['и', 'KeyB'], ['Л', 'KeyK'], ['ω', 'KeyV'], ['v', 'Period'], ['7', 'Digit7'], ['Enter', 'Enter']]
  expect(letters.map(([sign, code]) => letterOf({ key: sign ?? '', code: code ?? '' }))).toEqual(['b', 'k', 'b', 'k', 'v', 'v', '7', 'enter'])
})

test('keys that do something are not', () => {
  expect([' ', 'Enter', 'Escape', 'ArrowUp', 'Tab', 'F5', 'Home', 'Shift'].some((one) => key(one))).toBe(false)
  expect(key('c', { ctrlKey: true })).toBe(false)
  expect(key('d', { altKey: true })).toBe(false)
  expect(key('a', { isComposing: true })).toBe(false)
})
