import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { finding, FINDINGS, hinted, HINTS, missed, MISSES } from '@/console/words/findings'
import { setLocale } from '@/speech'

const java = (path: string) => readFileSync(new URL(`../../server/src/main/java/dev/confab/${path}.java`, import.meta.url), 'utf8')

/** What the server's enumeration of something holds, by its names: how each is written there. */
function constants(path: string, from: string, to: string): Map<string, string> {
  const body = java(path).split(from)[1]?.split(to)[0] ?? ''
  return new Map([...body.matchAll(/^ {4}([A-Z][A-Z_]*)\b(.*?)(?=^ {4}(?:\/\/\/|[A-Z])|$(?![\s\S]))/gms)].map(([, name = '', rest = '']) => [name, rest]))
}

const places = (text: unknown) => new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))

/** Values that the server gives beside those of its own sentence. */
const BESIDE = ['n', 'attempts']
/** Values that are said otherwise: the word behind a letter, what is counted, and the one thing that an event is withheld for. */
const otherwise = (kind: string) => ['type', 'waiting', 'busy', ...(kind === 'EVENT_WITHHELD' ? ['outcome'] : [])]

describe('what the server finds', () => {
  beforeEach(() => setLocale('de'))

  it('has a sentence for each kind of the doctor, with the same places', () => {
    const kinds = constants('inspect/Finding', 'enum Kind {', 'private final String sentence;')
    expect(kinds.size).toBeGreaterThan(40)
    expect(Object.keys(FINDINGS).sort()).toEqual([...kinds.keys()].sort())
    for (const [kind, text] of kinds) {
      // a sentence may go on from another one's
      const before = /(\w+)\.sentence/.exec(text)?.[1] ?? ''
      const further = /(\w+)\.sentence/.exec(kinds.get(before) ?? '')?.[1] ?? ''
      const given = places([text, kinds.get(before), kinds.get(further)])
      for (const language of ['de', 'ru'] as const) {
        const told = places(FINDINGS[kind]?.[language])
        const strange = [...told].filter((name) => !given.has(name) && !BESIDE.includes(name))
        expect(strange, `${kind}, ${language}`).toEqual([])
        const missing = [...given].filter((name) => !told.has(name) && !otherwise(kind).includes(name))
        expect(missing, `${kind}, ${language}`).toEqual([])
      }
    }
  })

  it('has a sentence for each reason of not telling a bot, and each hint', () => {
    expect(Object.keys(MISSES).sort()).toEqual([...constants('eventlog/Miss', 'enum Reason {', 'private final').keys()].sort())
    expect(Object.keys(HINTS).sort()).toEqual([...constants('calls/Hint', 'enum Kind {', '/// The hint in').keys()].sort())
  })

  it('says it in the language of the reader', () => {
    const spared = { kind: 'EVENT_TRIED', values: { id: '7', event: 'ONIMBOTMESSAGEADD', created: 'now', lane: 'bot1/2', state: 'DEAD', became: 'dead', attempts: '9', outcome: '500' } }
    expect(finding(spared, 'Event 7')).toBe('Ereignis 7, ONIMBOTMESSAGEADD von now in bot1/2: aufgegeben nach 9 Versuchen, zuletzt 500.')
    const kept = { kind: 'NOT_TOLD', values: { message: '5', reason: 'NOT_MEMBER', why: 'The message …' } }
    expect(finding(kept, '')).toBe('Von Nachricht 5 erfuhr er nichts: Die Nachricht erwähnt den Bot, aber er ist nicht in diesem Chat.')
    expect(finding({ kind: 'NOT_TAKEN', values: { outcome: 'none' } }, '')).toBe('Sein Handler nimmt keine Ereignisse. Die letzte Antwort war: keine.')
    expect(finding({ kind: 'LANE_HANGS', values: { outcome: 'without an answer' } }, '')).toContain('zuletzt ohne Antwort')
    expect(finding({ kind: 'PROBED', values: { circuit: 'half_open', since: 'now' } }, '')).toContain('Sicherung halb offen seit now')
    expect(missed({ reason: 'NO_HANDLER', sentence: '' })).toContain('keinen Handler')
    expect(hinted({ kind: 'UNKNOWN_METHOD', subject: 'im.mesage.add', instead: ['im.message.add'], text: '' })).toBe('Eine Methode „im.mesage.add“ gibt es nicht – war „im.message.add“ gemeint?')
    expect(hinted({ kind: 'UNKNOWN_PARAMETER', subject: 'MESAGE', instead: [], text: '' })).toBe('„MESAGE“ bedeutet dieser Methode nichts')
  })

  it('says it as the server does in English, and where a newer server knows more', () => {
    expect(finding({ kind: 'BRAND_NEW', values: {} }, 'Something new.')).toBe('Something new.')
    expect(missed({ reason: 'BRAND_NEW', sentence: 'Something new.' })).toBe('Something new.')
    setLocale('en')
    expect(finding({ kind: 'USER_OFF', values: {} }, "The bot's user is switched off.")).toBe("The bot's user is switched off.")
  })
})
