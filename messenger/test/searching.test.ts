import { describe, expect, it } from 'vitest'
import { parted } from '@/chats/searching'

describe('what was looked for', () => {
  it.each([
    ['Yes, with 3 warnings: a Warning', 'warn', ['Yes, with 3 ', 'warn', 'ings: a ', 'Warn', 'ing']],
    ['Figures of Berlin', 'berlin fig', ['', 'Fig', 'ures of ', 'Berlin', '']],
    ['Ёлка и ЁЛКА', 'ёлка', ['', 'Ёлка', ' и ', 'ЁЛКА', '']],
    ['1+1 (two)', '(two) +', ['1', '+', '1 ', '(two)', '']],
    ['Nothing', '  ', ['Nothing']],
  ])('is found again in %s', (text, find, parts) => {
    expect(parted(text, find)).toEqual(parts)
  })
})
