import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { noticeWords, PHRASES } from '../src/messages/notices'
import { LOCALES, locale } from '../src/speech'

afterEach(() => (locale.value = 'en'))

it('knows every sentence that the server says, word by word', () => {
  const source = readFileSync(new URL('../../server/src/main/java/dev/confab/chats/Phrases.java', import.meta.url), 'utf8')
  const said = [...source.matchAll(/new Phrase\(([^;]*)\);/g)].map(([, words = '']) =>
    [...words.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([literal]) => JSON.parse(literal) as string),
  )
  expect(said.length).toBeGreaterThan(0)
  expect(PHRASES.map((phrase) => [phrase.en, phrase.de, phrase.ru])).toEqual(said)
})

it('says each of them in the language of whoever reads, whatever the portal speaks', () => {
  const people = ['[USER=1 REPLACE]Ada [Lovelace][/USER]', '[USER=2 REPLACE]Ben, "B"[/USER], [USER=3 REPLACE]$& joined[/USER]']
  for (const phrase of PHRASES) {
    const all = LOCALES.map((language) => people.reduce((text, name) => text.replace('%s', () => name), phrase[language]))
    for (const [at, language] of LOCALES.entries()) {
      locale.value = language
      expect(all.map(noticeWords)).toEqual(all.map(() => all[at]))
    }
  }
})

it('leaves what bots say in the name of the system alone', () => {
  locale.value = 'de'
  expect(noticeWords('Maintenance at noon')).toBe('Maintenance at noon')
  expect(noticeWords('')).toBe('')
})
