import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

describe('the language of the pages', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.resetModules()
  })
  afterEach(() => vi.unstubAllGlobals())

  /** What is spoken at a portal, by a browser with these languages. */
  async function spoken(browser: string[], portal: string): Promise<string> {
    vi.stubGlobal('navigator', { language: browser[0], languages: browser })
    const speech = await import('@/speech')
    speech.suggestLocale(portal)
    return speech.locale.value
  }

  it('is what was chosen here, whatever browser and portal speak', async () => {
    localStorage.setItem('confab.locale', 'ru')
    expect(await spoken(['de-DE'], 'en')).toBe('ru')
  })

  it('is told to the pages of the server, where the portal is and nowhere else', async () => {
    const page = { baseURI: 'https://example.com/talk/', cookie: '', documentElement: { lang: '' } }
    vi.stubGlobal('document', page)
    const speech = await import('@/speech')
    speech.tellServer()
    expect(page.cookie).toBe('') // the browser says it itself
    speech.setLocale('ru')
    expect(page.cookie).toBe('confab_language=ru; Path=/talk/; SameSite=Lax; Max-Age=31536000; Secure')
    page.baseURI = 'http://127.0.0.1:8080/'
    speech.tellServer()
    expect(page.cookie).toBe('confab_language=ru; Path=/; SameSite=Lax; Max-Age=31536000')
  })

  it('else the first of the browser that is spoken', async () => {
    expect(await spoken(['fr-FR', 'de-AT', 'en'], 'ru')).toBe('de')
  })

  it('else the portal\'s, and English where that is not spoken', async () => {
    expect(await spoken(['fr-FR', 'den-CA'], 'ru')).toBe('ru')
    vi.resetModules()
    expect(await spoken(['fr-FR'], 'fr')).toBe('en')
  })
})
