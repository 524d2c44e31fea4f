import { describe, expect, it } from 'vitest'
import { fill } from '@/speech'

describe('a phrase', () => {
  it('takes values', () => {
    expect(fill('Hello {name}', { name: 'Ada' }, 'en')).toBe('Hello Ada')
  })

  it('has the plural forms of its language', () => {
    const members = { one: '{n} участник', few: '{n} участника', many: '{n} участников', other: '{n} участника' }
    expect([1, 3, 5, 21].map((n) => fill(members, { n }, 'ru'))).toEqual([
      '1 участник',
      '3 участника',
      '5 участников',
      '21 участник',
    ])
  })
})
