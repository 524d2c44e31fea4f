import { describe, expect, it } from 'vitest'
import { zoneOf, zones } from '@/console/parts/zones'
import { clockIn, locale } from '@/speech'

describe('a time zone', () => {
  const known = ['America/New_York', 'Europe/Berlin', 'Europe/Bern', 'UTC']

  it('is named in full, or by what only one has', () => {
    expect(zoneOf('Europe/Berlin', known)).toBe('Europe/Berlin')
    expect(zoneOf(' europe/berlin ', known)).toBe('Europe/Berlin')
    expect(zoneOf('berlin', known)).toBe('Europe/Berlin')
    expect(zoneOf('new york', known)).toBe('America/New_York')
  })

  it('is not guessed', () => {
    expect(zoneOf('ber', known)).toBe('')
    expect(zoneOf('Europe/Berlim', known)).toBe('')
    expect(zoneOf('+02:00', known)).toBe('')
    expect(zoneOf('', known)).toBe('')
  })

  it('may have a former name', () => {
    expect(zoneOf('Asia/Calcutta', known)).toBe('Asia/Calcutta')
  })

  it('is one of those that the browser names', () => {
    expect(zones()).toContain('UTC')
    expect(zones()).toContain('Europe/Berlin')
  })

  it('has a clock', () => {
    locale.value = 'de'
    expect(clockIn('Asia/Tokyo', new Date('2026-01-01T12:00:00Z'))).toBe('21:00')
    expect(clockIn('Mars/Base')).toBe('')
  })
})
