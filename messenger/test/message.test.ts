import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { lettersOver, sizeText, TEXT_MAX } from '@/messages/message'
import { locale } from '@/speech'

describe('the size of a file', () => {
  afterEach(() => {
    locale.value = 'en'
  })

  it('is said in the language of the pages', () => {
    const said = (language: 'en' | 'de' | 'ru') => {
      locale.value = language
      return [sizeText(0), sizeText(1_400), sizeText(150_000), sizeText(2_000_000), sizeText(3_500_000_000)]
    }
    expect(said('en')).toEqual(['0 B', '1.4 KB', '150 KB', '2.0 MB', '3.5 GB'])
    expect(said('de')).toEqual(['0 B', '1,4 KB', '150 KB', '2,0 MB', '3,5 GB'])
    expect(said('ru')).toEqual(['0 Б', '1,4 КБ', '150 КБ', '2,0 МБ', '3,5 ГБ'])
  })
})

describe('the length of a message', () => {
  it('is what the server keeps of one', () => {
    const source = readFileSync(new URL('../../server/src/main/java/dev/confab/messages/Messages.java', import.meta.url), 'utf8')
    expect(Number(/TEXT_MAX = ([\d_]+)/.exec(source)?.[1]?.replaceAll('_', ''))).toBe(TEXT_MAX)
  })

  it('counts an emoji as one letter', () => {
    expect([lettersOver('🙂'.repeat(TEXT_MAX)), lettersOver(`a${'🙂'.repeat(TEXT_MAX)}`), lettersOver('a'.repeat(TEXT_MAX + 7))]).toEqual([0, 1, 7])
  })
})
