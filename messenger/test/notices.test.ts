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
      expect(all.map((one) => noticeWords(one))).toEqual(all.map(() => all[at]))
    }
  }
})

it('leaves what bots say in the name of the system alone', () => {
  locale.value = 'de'
  expect(noticeWords('Maintenance at noon')).toBe('Maintenance at noon')
  expect(noticeWords('')).toBe('')
})

it('reads no name of a chat as another sentence', () => {
  locale.value = 'de'
  const named = (title: string) => `Ada hat den Chat in "${title}" umbenannt`
  for (const title of ['Ada: приглашение в чат для Ben', 'x: новый владелец чата — y', 'x changed the chat color to "y', 'Ben left the chat']) {
    expect(noticeWords(`Ada changed the chat title to "${title}"`)).toBe(named(title))
    expect(noticeWords(`Ada: новое название чата — "${title}"`)).toBe(named(title))
  }
})

it('says a sentence of the kind it is told, and none of another', () => {
  locale.value = 'de'
  expect(noticeWords('Ada left the chat', ['CHAT_LEAVE'])).toBe('Ada hat den Chat verlassen')
  expect(noticeWords('Ada left the chat', ['CHAT_CHANGE'])).toBe('Ada left the chat')
})

it('knows of what kind the server says them to be', () => {
  const source = (name: string) => readFileSync(new URL(`../../server/src/main/java/dev/confab/chats/${name}.java`, import.meta.url), 'utf8')
  const codes = Object.fromEntries([...source('Notice').matchAll(/String (\w+) = "(\w+)"/g)].map(([, name = '', code]) => [name, code]))
  const kinds = Object.fromEntries([...source('Notices').matchAll(/Notice\.(\w+), Phrases\.(\w+)/g)].map(([, kind = '', name = '']) => [name, codes[kind]]))
  const names = [...source('Phrases').matchAll(/Phrase (\w+) =/g)].map(([, name = '']) => name)
  expect(PHRASES.map((phrase) => phrase.code)).toEqual(names.map((name) => kinds[name]))
})
