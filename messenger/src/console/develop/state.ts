import { timed } from '@/console/parts/clock'
import { t } from '../words'

/** The states of an event. */
export const STATES = ['WAITING', 'ACKNOWLEDGED', 'DEAD', 'EXPIRED', 'WITHDRAWN'] as const
export type State = (typeof STATES)[number]

type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'accent'

/** How a state is coloured; an event that waits after a failure is a warning. */
export function tone(state: string, attempts = 0): Tone {
  switch (state) {
    case 'ACKNOWLEDGED':
      return 'good'
    case 'DEAD':
    case 'EXPIRED':
      return 'bad'
    case 'WAITING':
      return attempts > 0 ? 'warn' : 'accent'
    default:
      return 'plain'
  }
}

/** What kept an event from its handler; a newer server may know more reasons. */
export function hindranceText(what: string): string {
  return what === 'REFUSED' || what === 'NOT_INSTALLED' ? t(what) : what
}

const WAITS = {
  FETCH: 'waitFetch',
  SUSPENDED: 'waitSuspended',
  BEHIND: 'waitBehind',
  UNDER_WAY: 'waitUnderWay',
  CIRCUIT: 'waitCircuit',
} as const

/** What an event waits for, in the reader's language; a newer server may know more, and says it in its own. */
export function waitText(waits: { reason: string; sentence: string; behind: number | null }): string {
  const known = WAITS[waits.reason as keyof typeof WAITS]
  return known ? t(known, { id: waits.behind ?? '' }) : timed(waits.sentence)
}

/** How the status of an answer is coloured; 0 is none. */
export function statusTone(status: number): Tone {
  if (status >= 200 && status < 300) return 'good'
  return status >= 400 && status < 500 ? 'warn' : 'bad'
}

/** The kinds of events that bots are told. */
export const KINDS = [
  'ONIMBOTMESSAGEADD',
  'ONIMBOTMESSAGEUPDATE',
  'ONIMBOTMESSAGEDELETE',
  'ONIMBOTJOINCHAT',
  'ONIMBOTDELETE',
  'ONIMCOMMANDADD',
  'ONAPPINSTALL',
  'ONUSERADD',
]

/** A form's body, one pair a line. */
export function pairs(body: string): string {
  return body
    .split('&')
    .map((pair) => decoded(pair.replaceAll('+', ' ')).replace('=', ' = '))
    .join('\n')
}

/** A body that was too long may end in half a sign. */
function decoded(pair: string): string {
  try {
    return decodeURIComponent(pair)
  } catch {
    const whole = pair.slice(0, -1)
    return whole ? decoded(whole) + pair.slice(-1) : pair
  }
}

/** Headers as they are sent, a line each. */
export function headerLines(headers: { name: string; value: string }[]): string {
  return headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
}

/** JSON as people read it. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
