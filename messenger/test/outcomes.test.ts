import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { finding } from '@/console/words/findings'
import { OUTCOMES, outcome } from '@/console/words/outcomes'
import { setLocale } from '@/speech'

const ROOMS = ['delivery', 'eventlog', 'inspect', 'house', 'hooks', 'rpc']
const server = (room: string) => new URL(`../../server/src/main/java/dev/confab/${room}/`, import.meta.url)
/** All texts of the server's rooms that say what an attempt came to, as the compiler joins them, without what varies. */
const files = new Map(ROOMS.flatMap((room) => readdirSync(server(room)).filter((name) => name.endsWith('.java')).map((name) => [`${room}/${name}`, readFileSync(new URL(name, server(room)), 'utf8')])))
const texts = [...files.values()].join('\n').replace(/"\s*\+\s*"/g, '')

/** Where a sentence is handed on, whichever room does it. */
const SAID = [
  /new (?:AddressRefused|NameUnanswered)\(\s*/, /Outcome\.(?:failed|unanswered)\(\s*/, /new Outcome\(Kind\.CUT, "", 0, /, /\b(?:withdraw|remove)\(\s*tx, \w+, /,
  /String UNFINISHED =\s*/, /hindrance == null \? /,
]
/** Methods that answer with one, or put one together. */
const SAYING: [file: string, method: string][] = [
  ['delivery/Reach.java', 'String sentence('], ['delivery/WebhookClient.java', 'String sentence('], ['delivery/AddressGuard.java', 'String warning('],
  ['delivery/HandlerNote.java', 'String closedSentence('], ['delivery/Courier.java', 'String hindrance('], ['delivery/Courier.java', 'void giveUp('],
  ['house/InlineReplies.java', 'String carryOut('], ['rpc/Dispatcher.java', 'String carryOut('],
]
/** What stands for what varies, where it is not any word. */
const SAMPLES: Record<string, string> = { 'who(caller)': 'user 7', reason: ': wrong data', outcome: 'was carried out' }

/** The text that an expression begins with which stands here, with samples for what varies. */
function textAt(code: string, at: number): string {
  const operands = ['']
  let depth = 0
  for (let i = at; i < code.length; i++) {
    const literal = code[i] === '"' ? (/^"(?:[^"\\]|\\.)*"/.exec(code.slice(i))?.[0] ?? '') : ''
    const sign = literal || (code[i] ?? '')
    if (depth === 0 && /^[),;:?]$/.test(sign)) break
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth === 0 && sign === '+') operands.push('')
    else operands[operands.length - 1] += sign
    i += Math.max(0, literal.length - 1)
  }
  return operands.map((one) => one.trim()).map((one) => (one.startsWith('"') ? (JSON.parse(one) as string) : (SAMPLES[one] ?? '7'))).join('')
}

/** The sentences that begin in a piece of code: what the log is told begins with a capital, and what goes on stands behind a plus. */
const textsIn = (code: string) => [...code.matchAll(/(?<!\+\s*)"[a-z][^"]* /g)].map((found) => textAt(code, found.index))

/** What each place says. */
const sayings = new Map<string, string[]>()
for (const anchor of SAID) {
  const found = [...files.values()].flatMap((code) => [...code.matchAll(new RegExp(`${anchor.source}(?=")`, 'g'))].map((one) => textAt(code, one.index + one[0].length)))
  sayings.set(anchor.source, found)
}
for (const [file, method] of SAYING) {
  const code = files.get(file) ?? ''
  const from = code.indexOf(method)
  const found = textsIn(from < 0 ? '' : code.slice(from, code.indexOf('\n  }\n', from)))
  sayings.set(`${file} ${method}`, file.startsWith('rpc/') ? found.map((one) => `200; the reply imbot.message.add ${one}`) : found)
}

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

  it('is said in every language, whatever the server says', () => {
    for (const [where, found] of sayings) {
      expect(found, where).not.toEqual([])
      for (const text of found) {
        for (const language of ['de', 'ru'] as const) {
          setLocale(language)
          expect(outcome(text), `${language}, from ${where}`).not.toBe(text)
        }
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
    expect(outcome('cancelled by user 3: wrong data')).toBe('von Benutzer 3 zurückgezogen: wrong data')
    expect(outcome('its life is over: the bot did not fetch it')).toBe('seine Zeit ist um: der Bot hat es nicht geholt')
    expect(outcome('200; the reply im.message.add was carried out')).toBe('200; die Antwort im.message.add wurde ausgeführt')
    expect(outcome('201; the reply imbot.update was refused with BOT_ID_ERROR')).toBe('201; die Antwort imbot.update wurde mit BOT_ID_ERROR abgelehnt')
    expect(outcome('200; the reply was not carried out: only methods of imbot and im are')).toMatch(/^200; die Antwort wurde nicht ausgeführt: /)
    expect(outcome('200; the reply something quite new')).toBe('200; the reply something quite new')
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
