import { reactive } from 'vue'
import { call, session, WireError } from '@/wire'
import type { Refusal } from '@/wire'

/** A message on its way. Kept until it is answered, so that closing the page loses nothing. */
export interface Sending {
  /** Names the message for the server: sent twice under it, it is posted once. */
  uuid: string
  /** Whose word it is: another user of this browser does not send it. */
  user: number
  dialog: string
  text: string
  reply?: number
  since: number
  /** Why it was refused. */
  failed?: Refusal
}

/** Each message has an entry of its own: tabs share the store, and none overwrites what another one sends. */
const KEY = 'confab.outbox.'
const WAITING_MAX = 200
const PAUSE_MILLIS_MAX = 15_000

/** What has not been answered yet, oldest first. */
export const outbox = reactive<Sending[]>(remembered())

let busy = false
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<(sent: Sending, id: number) => void>()

/** Hears of each message that was answered with its number. */
export function onSent(listener: (sent: Sending, id: number) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Sends a message, now or as soon as the server is reached; null: too many wait already, and it was not taken. */
export function send(dialog: string, text: string, reply?: number): Sending | null {
  if (outbox.length >= WAITING_MAX) return null
  const user = session.value?.user.id ?? 0
  const sending: Sending = { uuid: newUuid(), user, dialog, text, reply, since: Date.now() }
  outbox.push(sending)
  remember(sending)
  void drain()
  return outbox[outbox.length - 1] ?? null
}

/** Tries a message again that was refused. */
export function resend(uuid: string): void {
  const sending = outbox.find((one) => one.uuid === uuid)
  if (!sending) return
  delete sending.failed
  remember(sending)
  void drain()
}

/** Gives a message up; whatever the server has of it, it keeps. */
export function discard(uuid: string): void {
  const at = outbox.findIndex((one) => one.uuid === uuid)
  if (at >= 0) outbox.splice(at, 1)
  localStorage.removeItem(KEY + uuid)
}

/** Sends what waits, one after another so that their order stays. */
export async function drain(): Promise<void> {
  if (busy) return
  busy = true
  clearTimeout(timer)
  try {
    for (let next = waiting(); next; next = waiting()) {
      if (!(await attempt(next))) break
    }
  } finally {
    busy = false
  }
}

function waiting(): Sending | undefined {
  return outbox.find((one) => !one.failed && one.user === (session.value?.user.id ?? 0))
}

async function attempt(sending: Sending): Promise<boolean> {
  try {
    const id = await call('im.message.add', {
      DIALOG_ID: sending.dialog,
      MESSAGE: sending.text,
      TEMPLATE_ID: sending.uuid,
      ...(sending.reply ? { REPLY_ID: sending.reply } : {}),
    })
    tries = 0
    discard(sending.uuid)
    listeners.forEach((listener) => listener(sending, Number(id)))
    return true
  } catch (failure) {
    if (failure instanceof WireError && !failure.mayPass) {
      sending.failed = failure.refusal
      remember(sending)
      return true
    }
    const pause = Math.min(PAUSE_MILLIS_MAX, 1000 * 2 ** tries++)
    timer = setTimeout(() => void drain(), pause)
    return false
  }
}

/** Browsers make UUIDs themselves only where the connection is safe; a portal in a cellar may be without TLS. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function remember(sending: Sending): void {
  try {
    localStorage.setItem(KEY + sending.uuid, JSON.stringify(sending))
  } catch {
    // a full store keeps no more: the message waits as long as the page lives
  }
}

function remembered(): Sending[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(KEY))
    .map((key) => localStorage.getItem(key) ?? '')
    .flatMap(read)
    .sort((one, other) => one.since - other.since)
}

function read(text: string): Sending[] {
  try {
    const kept = JSON.parse(text) as Sending
    // an older page kept the server's text alone
    if (typeof kept.failed === 'string') kept.failed = { code: '', description: kept.failed, status: 0, method: '', request: '' }
    return [kept]
  } catch {
    return []
  }
}

window.addEventListener('online', () => void drain())
