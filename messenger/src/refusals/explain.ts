import { tell } from '@/design'
import { fill, locale, speak } from '@/speech'
import { WireError } from '@/wire'
import type { Refusal } from '@/wire'
import { SENTENCES } from './sentences'
import type { Meaning, Sentences } from './sentences'

/** What is said of a refusal. */
export interface Explained {
  text: string
  /** What stands behind it in small letters, for whoever looks for the cause; mostly empty. */
  detail: string
}

const t = speak({
  en: {
    refused: 'The server refused this.',
    later: 'The server does not answer as it should. Try again a little later.',
    tooMuch: 'This is more than the way to the server takes at once.',
    noJson: 'This is not JSON.',
    failed: 'Something went wrong in this page. Load it again.',
    request: 'request {id}',
  },
  de: {
    refused: 'Der Server hat das abgelehnt.',
    later: 'Der Server antwortet nicht, wie er soll. Versuche es etwas später noch einmal.',
    tooMuch: 'Das ist mehr, als der Weg zum Server auf einmal nimmt.',
    noJson: 'Das ist kein JSON.',
    failed: 'In dieser Seite ist etwas schiefgegangen. Lade sie neu.',
    request: 'Anfrage {id}',
  },
  ru: {
    refused: 'Сервер отказал.',
    later: 'Сервер отвечает не так, как должен. Попробуйте чуть позже.',
    tooMuch: 'Это больше, чем можно передать на сервер за один раз.',
    noJson: 'Это не JSON.',
    failed: 'На странице что-то пошло не так. Загрузите её заново.',
    request: 'запрос {id}',
  },
})

const known: Sentences[] = [SENTENCES]

/** Adds what a part of the pages that is loaded later knows of refusals. */
export function learn(more: Sentences): void {
  known.push(more)
}

/** Why something was not done, in the reader's language: what was thrown, or what was kept of it. */
export function explain(failure: unknown): Explained {
  if (isRefusal(failure)) return ofRefusal(failure)
  const detail = failure instanceof Error ? failure.message : String(failure)
  return { text: t(failure instanceof SyntaxError ? 'noJson' : 'failed'), detail }
}

/** Tells in passing why something was not done. */
export function tellRefused(failure: unknown): void {
  const { text, detail } = explain(failure)
  tell(text, 'error', detail)
}

function isRefusal(failure: unknown): failure is Refusal {
  return failure instanceof WireError || (typeof failure === 'object' && failure !== null && 'code' in failure && 'description' in failure)
}

function ofRefusal(refusal: Refusal): Explained {
  const [meaning, values] = meaningOf(refusal) ?? []
  if (!meaning) return { text: t(general(refusal.status)), detail: traced(refusal) }
  const broken = refusal.status === 500
  const detail = broken ? traced({ ...refusal, description: '' }) : meaning.more ? refusal.description : ''
  return { text: fill(meaning[locale.value], values ?? {}, locale.value), detail }
}

function general(status: number) {
  if (status === 413) return 'tooMuch'
  return status >= 500 ? 'later' : 'refused'
}

/** The code, what the server says to it, and, where the fault is its own, where its log tells of it. */
function traced({ code, description, status, request }: Refusal): string {
  const said = [code, description].filter(Boolean).join(': ')
  return status >= 500 && request ? `${said} · ${t('request', { id: request })}` : said
}

/** What a refusal means, and what its text fills in; of several meanings the first that fits. */
export function meaningOf(refusal: Pick<Refusal, 'code' | 'description' | 'method'>): [Meaning, Record<string, string>] | undefined {
  const all = known.flatMap((sentences) => sentences[refusal.code] ?? [])
  for (const meaning of all) {
    if (meaning.method && meaning.method !== refusal.method) continue
    const values = filled(meaning, refusal.description)
    if (values) return [meaning, values]
  }
  return undefined
}

function filled({ text }: Meaning, description: string): Record<string, string> | undefined {
  if (text === undefined) return {}
  for (const one of [text].flat()) {
    const parts = one.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    const found = new RegExp(`^${parts.join('(.*)')}$`, 's').exec(description)
    if (found) return Object.fromEntries(found.map((part, at) => [String(at), part]))
  }
  return undefined
}
