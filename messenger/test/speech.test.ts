import { describe, expect, it } from 'vitest'
import { fill, lasting, locale } from '@/speech'

describe('a time that something takes', () => {
  it('has the units of its language', () => {
    const said = (language: 'en' | 'de' | 'ru') => {
      locale.value = language
      return [lasting(16, 'second'), lasting(1.25, 'millisecond'), lasting(2, 'hour')].map((one) => one.replace(/\s/g, ' '))
    }
    expect(said('ru')).toEqual(['16 с', '1,3 мс', '2 ч'])
    expect(said('de')).toEqual(['16 Sek.', '1,3 ms', '2 Std.'])
    expect(said('en')).toEqual(['16 sec', '1.3 ms', '2 hr'])
  })
})

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
