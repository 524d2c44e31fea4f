import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import '@/console/words'
import { toasts } from '@/design/toasts'
import { explain, tellRefused } from '@/refusals'
import { meaningOf } from '@/refusals/explain'
import { SENTENCES } from '@/refusals/sentences'
import { refusals } from '@/console/words/refusals'
import { LOCALES, setLocale } from '@/speech'
import { WireError } from '@/wire'

interface Declared {
  method: string
  code: string
  text: string
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

/** Each error that the reference page of a method, or of all of them, has in its table. */
function declared(page: string, method: string): Declared[] {
  const rows = read(`../docs/api/${page}.md`).matchAll(/^\| \d+ \| `(\w+)` \| (.*) \|$/gm)
  return [...rows].map(([, code = '', text = '']) => ({ method, code, text: text.replaceAll('\\|', '|') }))
}

/** The methods that the pages call, by their names in the sources. */
function called(): string[] {
  const all = Object.values(JSON.parse(read('../docs/api/openapi.json')).paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map((operation) => operation.operationId)
  const files = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.gen.ts') && !/refusals|sentences/.test(file)).map((file) => read(`src/${file}`)).join('\n')
  return all.filter((name) => sources.includes(`'${name}'`))
}

/** What the routes of sessions refuse with, from their list of errors. */
function ofSessions(): Declared[] {
  const rows = read('../server/src/main/java/dev/confab/web/SessionError.java').matchAll(/^ {2}([A-Z_]+)\(\d+, "(.*)"\)[,;]$/gm)
  return [...rows].map(([, code = '', text = '']) => ({ method: '', code, text }))
}

const methods = called()
const uploaded = ['ACCESS_DENIED', 'ERROR_COULD_NOT_SAVE_FILE'].flatMap((code) => declared('disk.folder.uploadfile', '').filter((one) => one.code === code))
const all = [...methods.flatMap((method) => declared(method, method)), ...declared('README', ''), ...ofSessions(), ...uploaded]

const fixed = 'the page offers what there is, and nothing else can be chosen'
const page = 'the page makes the parameter itself, and always in this form'
const programs = 'for programs alone: a browser comes with its session'

/** What nobody who uses the pages can meet, by codes, or by codes and texts; should it be met, the general sentence stands there. */
const NEVER: Record<string, string> = {
  'ACCESS_DENIED Access denied! Browser session required': programs,
  'ACCESS_DENIED Access denied! Client ID not specified': programs,
  'ACCESS_DENIED REST API is available only on commercial plans': programs,
  OVERLOAD_LIMIT: programs,
  insufficient_scope: programs,
  expired_token: programs,
  user_access_error: programs,
  ERROR_MANIFEST_IS_NOT_AVAILABLE: 'nothing the pages call has a manifest',
  ERROR_BATCH_METHOD_NOT_ALLOWED: 'the pages send no batch',
  ERROR_BATCH_LENGTH_EXCEEDED: 'the pages send no batch',
  ATTACH_ERROR: 'people send no blocks',
  ATTACH_OVERSIZE: 'people send no blocks',
  KEYBOARD_ERROR: 'people send no keyboards',
  KEYBOARD_OVERSIZE: 'people send no keyboards',
  MENU_ERROR: 'people send no menus',
  menu_ERROR: 'people send no menus',
  MENU_OVERSIZE: 'people send no menus',
  DISK_BASE_SERVICE_22001: 'every file of a browser has a name',
  'ERROR_ARGUMENT Invalid value of parameter {Parameter #0}': page,
  INVALID_FORMAT: page,
  FIRST_ID_STRING: page,
  LAST_ID_STRING: page,
  LAST_ID_AND_LAST_TYPE: page,
  ID_ERROR: page,
  AS_ERROR: fixed,
  AUTH_ERROR: fixed,
  HINDRANCE_ERROR: fixed,
  STATUS_ERROR: fixed,
  WRONG_COLOR: fixed,
  STATE_ERROR: fixed,
  SUBJECT_ERROR: page,
  REPLAY_ERROR: page,
}

const isNever = ({ code, text }: Declared) => code in NEVER || `${code} ${text}` in NEVER
const met = all.filter((one) => !isNever(one))
const known = new Map([...Object.entries(SENTENCES), ...Object.entries(refusals)])

describe('a refusal', () => {
  beforeEach(() => {
    toasts.value = []
    setLocale('en')
  })

  it('of any method that the pages call has a sentence', () => {
    expect(methods.length).toBeGreaterThan(90)
    expect(all.length).toBeGreaterThan(280)
    const without = met.filter(({ method, code, text }) => !meaningOf({ method, code, description: text }))
    expect(without).toEqual([])
  })

  it('whose code has several texts has one for what each of them means', () => {
    const several = met.filter(({ code, text }) => met.some((other) => other.code === code && other.text !== text))
    expect(new Set(several.map(({ code }) => code)).size).toBeGreaterThan(5)
    const general = several.filter(({ method, code, text }) => !meaningOf({ method, code, description: text })?.[0].text)
    expect(general).toEqual([])
  })

  it('that is never met is declared all the same', () => {
    const names = new Set(all.flatMap(({ code, text }) => [code, `${code} ${text}`]))
    expect(Object.keys(NEVER).filter((name) => !names.has(name))).toEqual([])
  })

  it('is explained by no sentence that no refusal has', () => {
    const unheard = [...known].flatMap(([code, meanings]) => [meanings].flat().map((meaning) => ({ code, ...meaning }))).filter(({ code, text, method }) => {
      const fits = all.filter((one) => one.code === code && (!method || one.method === method))
      // texts that hold nothing but what varies are not told apart in the reference
      return !fits.some((one) => !text || one.text === '…' || [text].flat().some((each) => new RegExp(`^${each.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '.*')}$`).test(one.text)))
    })
    expect(unheard.map(({ code, text }) => `${code} ${text}`)).toEqual(['UNREACHED undefined'])
  })

  it('says something of its own in every language', () => {
    for (const [code, meanings] of known) {
      for (const meaning of [meanings].flat()) {
        const said = LOCALES.map((language) => meaning[language])
        expect(new Set(said).size, code).toBe(LOCALES.length)
        expect(/[а-яё]/i.test(meaning.ru) && !/[а-яё]/i.test(meaning.en + meaning.de), `${code}: ${said}`).toBe(true)
        for (const one of said) expect(/[.…]$/.test(one), `${code}: ${one}`).toBe(true)
        // what varies is said in all languages or in none
        const places = said.map((one) => [...one.matchAll(/\{\d\}/g)].map(String).sort().join())
        expect(new Set(places).size, code).toBe(1)
      }
    }
  })

  it('is told in the language of the reader, and by what it was called for', () => {
    const late = (method: string) => new WireError('CANT_EDIT_MESSAGE', "Time has expired for modification or you don't have access", 403, { method })
    setLocale('de')
    expect(explain(late('im.message.update'))).toEqual({
      text: 'Diese Nachricht kann nicht mehr geändert werden: Es ist zu lange her, oder sie ist nicht von dir.', detail: '',
    })
    expect(explain(late('im.message.delete')).text).toContain('gelöscht')
    setLocale('ru')
    expect(explain(late('im.message.delete')).text).toContain('удалить')
  })

  it('says what varies', () => {
    setLocale('de')
    const terms = new WireError('TERMS_ERROR', 'inFlightMax must be from 1 to 1000, not 5000', 400)
    expect(explain(terms)).toEqual({ text: 'Gleichzeitige Versuche: von 1 bis 1000.', detail: '' })
    const json = new WireError('DATA_ERROR', 'DATA is no JSON at line 2, column 7: Unexpected character', 400)
    expect(explain(json)).toEqual({ text: 'Das ist kein JSON: Zeile 2, Spalte 7.', detail: 'DATA is no JSON at line 2, column 7: Unexpected character' })
  })

  it('that is not known is told in general, with what the server says behind it', () => {
    setLocale('ru')
    tellRefused(new WireError('BRAND_NEW', 'Nobody knows this', 400))
    expect(toasts.value).toMatchObject([{ kind: 'error', text: 'Сервер отказал.', detail: 'BRAND_NEW: Nobody knows this' }])
    setLocale('de')
    expect(explain(new WireError('ACCESS_DENIED', 'For another reason', 403))).toEqual({ text: 'Der Server hat das abgelehnt.', detail: 'ACCESS_DENIED: For another reason' })
  })

  it('says where the log tells of a fault of the server', () => {
    setLocale('de')
    const fault = new WireError('INTERNAL_SERVER_ERROR', 'Internal server error', 500, { request: '4f2a' })
    expect(explain(fault).detail).toBe('INTERNAL_SERVER_ERROR · Anfrage 4f2a')
  })

  it('may come from what stands before the server', () => {
    setLocale('de')
    expect(explain(new WireError('UNREACHED', '', 0))).toEqual({ text: 'Der Server ist nicht erreichbar.', detail: '' })
    expect(explain(new WireError('413', '', 413))).toEqual({ text: 'Das ist mehr, als der Weg zum Server auf einmal nimmt.', detail: '413' })
    expect(explain(new WireError('502', '', 502)).text).toContain('später')
  })

  it('is the same when it was kept', () => {
    setLocale('de')
    const full = new WireError('ACCESS_ERROR', 'Action unavailable', 403, { method: 'im.message.add' })
    expect(explain(JSON.parse(JSON.stringify(full.refusal)))).toEqual(explain(full))
    expect(explain(full).text).toBe('In diesem Chat darfst du nicht schreiben.')
  })

  it('may be a fault of the page', () => {
    setLocale('de')
    expect(explain(new TypeError('x is not a function'))).toEqual({ text: 'In dieser Seite ist etwas schiefgegangen. Lade sie neu.', detail: 'x is not a function' })
    expect(explain(new SyntaxError('Unexpected token')).text).toBe('Das ist kein JSON.')
  })
})
