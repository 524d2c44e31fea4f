import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { finding } from '@/console/words/findings'
import { OUTCOMES, outcome } from '@/console/words/outcomes'
import { setLocale } from '@/speech'

const ROOMS = ['delivery', 'eventlog', 'inspect', 'house']
const server = (room: string) => new URL(`../../server/src/main/java/dev/confab/${room}/`, import.meta.url)
/** All texts of the server's rooms that say what an attempt came to, as the compiler joins them, without what varies. */
const texts = ROOMS.flatMap((room) => readdirSync(server(room)).filter((name) => name.endsWith('.java')).map((name) => readFileSync(new URL(name, server(room)), 'utf8')))
  .join('\n')
  .replace(/"\s*\+\s*"/g, '')

describe('what an attempt came to', () => {
  afterEach(() => setLocale('en'))

  it('is known by words that the server uses', () => {
    for (const [english] of OUTCOMES) {
      for (const part of english.split(/\{\w+\}/).map((one) => one.replace(/^[,:]? |:? $/g, '')).filter((one) => one.length > 4)) {
        // a sentence is put together from a deed and who did it
        const words = part.split(/ (?=user$|application$)|(?<=^which|, which) /)
        for (const one of words) expect(texts.includes(one), `${english}: ${one}`).toBe(true)
      }
    }
  })

  it('keeps its places in every language', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [english, said] of OUTCOMES) {
      expect(places(said.de), english).toEqual(places(english))
      expect(places(said.ru), english).toEqual(places(english))
    }
  })

  it('is said in the language of the reader', () => {
    setLocale('de')
    expect(outcome('200')).toBe('200')
    expect(outcome('the connection was refused')).toBe('die Verbindung wurde abgelehnt')
    expect(outcome('no answer begun within 30 s')).toBe('in 30 s hat keine Antwort begonnen')
    expect(outcome('301, a redirect: redirects are not followed, register the final address')).toMatch(/^301, eine Weiterleitung/)
    expect(outcome('refused: crm.test is 10.0.0.8, which is not a public address; to call it, start with --allow crm.test or --allow 10.0.0.8')).toBe(
      'abgelehnt: crm.test ist 10.0.0.8 und ist keine öffentliche Adresse; soll sie aufgerufen werden, so starte mit --allow crm.test oder --allow 10.0.0.8',
    )
    expect(outcome('refused: 10.0.0.8 is not a public address; to call it, start with --allow 10.0.0.8')).toMatch(/^abgelehnt: 10\.0\.0\.8 ist keine/)
    expect(outcome('cancelled by user 3: wrong data')).toBe('von Benutzer 3 abgebrochen: wrong data')
    expect(outcome('its life is over: the bot did not fetch it')).toBe('seine Zeit ist um: der Bot hat es nicht geholt')
    expect(outcome('something quite new')).toBe('something quite new')
    expect(finding({ kind: 'HANDLER_NOT_REACHED', values: { address: 'http://a/', failure: 'its host name is not known' } }, '')).toBe(
      'Der Handler http://a/ ist nicht erreichbar: ihr Name ist nicht bekannt.',
    )
    setLocale('ru')
    expect(outcome('encryption failed: bad certificate')).toBe('шифрование не удалось: bad certificate')
    setLocale('en')
    expect(outcome('the server stopped')).toBe('the server stopped')
  })
})
