import { computed, reactive, ref, shallowRef } from 'vue'
import { meet } from '@/people/people'
import { call } from '@/wire'
import { messageOf } from './message'
import type { FileCard, Message, ReactionsOf, Row } from './message'
import { outbox } from './outbox'

interface Pages {
  chat_id: number | null
  messages: Row[]
  before: boolean
  after: boolean
  last_read: number
  readers: Record<string, number>
  reactions: Record<string, ReactionsOf>
  quoted: Row[]
  users: unknown[]
  files: FileCard[]
}

/** What a live frame tells of a message. */
export interface Told {
  message: Row
  user?: unknown
  files?: FileCard[]
}

/** Messages that are kept at hand; further ones are let go at the other end. */
const KEPT_MAX = 300
const PAGE = 50

/**
 * A window onto one dialog's messages. However long the dialog is, only the window is in memory and in
 * the document; it moves by pages, in both directions.
 */
export function openTimeline(dialog: string, me: number) {
  const messages = shallowRef<Message[]>([])
  const files = reactive(new Map<number, FileCard>())
  const quoted = reactive(new Map<number, Message>())
  const readers = reactive(new Map<number, number>())
  const chat = ref(0)
  const lastRead = ref(0)
  const before = ref(false)
  const after = ref(false)
  const loading = ref<'' | 'all' | 'before' | 'after'>('all')
  const broken = ref('')
  /** What was told while the window was loaded: the answer may be older than that. */
  const early: Told[] = []
  let generation = 0

  const waiting = computed<Message[]>(() =>
    outbox
      .filter((one) => one.user === me && one.dialog === dialog && !messages.value.some((m) => m.uuid === one.uuid))
      .map((one) => ({
        id: 0,
        uuid: one.uuid,
        chat: chat.value,
        author: me,
        date: new Date(one.since),
        text: one.text,
        params: one.reply ? { REPLY_ID: one.reply } : {},
        reactions: {},
        state: one.failed ? 'failed' : 'waiting',
      })),
  )

  /** The window, and behind its end what is on its way. */
  const shown = computed(() => (after.value ? messages.value : [...messages.value, ...waiting.value]))

  async function ask(more: object): Promise<Pages> {
    const answer = await call('confab.messenger.page', { DIALOG_ID: dialog, LIMIT: PAGE, ...more })
    return answer as unknown as Pages
  }

  function take(page: Pages): Message[] {
    meet(page.users)
    page.files.forEach((file) => files.set(file.id, file))
    page.quoted.forEach((row) => quoted.set(row.id, messageOf(row)))
    if (page.chat_id) chat.value = page.chat_id
    Object.entries(page.readers).forEach(([user, upTo]) => readers.set(Number(user), upTo))
    return page.messages.map((row) => messageOf(row, page.reactions[String(row.id)] ?? {}))
  }

  /** Loads the window anew: around a message or a moment, or at the end. */
  async function load(where: { around?: number; time?: number } = {}): Promise<void> {
    const mine = ++generation
    loading.value = 'all'
    try {
      const page = await ask({ AROUND_ID: where.around, TIME: where.time })
      if (mine !== generation) return
      messages.value = take(page)
      before.value = page.before
      after.value = page.after
      lastRead.value = page.last_read
      broken.value = ''
      loading.value = ''
      early.splice(0).forEach(tell)
    } catch (failure) {
      if (mine === generation) broken.value = (failure as Error).message
    } finally {
      if (mine === generation) loading.value = ''
    }
  }

  async function older(): Promise<void> {
    const first = messages.value[0]
    if (!before.value || loading.value || !first) return
    await extend('before', { BEFORE_ID: first.id }, (page, read) => {
      before.value = page.before
      const all = [...read, ...messages.value]
      if (all.length > KEPT_MAX) after.value = true
      messages.value = all.slice(0, KEPT_MAX)
    })
  }

  async function newer(): Promise<void> {
    const last = messages.value.at(-1)
    if (!after.value || loading.value || !last) return
    await extend('after', { AFTER_ID: last.id }, (page, read) => {
      after.value = page.after
      const all = [...messages.value, ...read.filter((one) => one.id > last.id)]
      if (all.length > KEPT_MAX) before.value = true
      messages.value = all.slice(-KEPT_MAX)
    })
  }

  async function extend(
    side: 'before' | 'after',
    more: object,
    grow: (page: Pages, read: Message[]) => void,
  ): Promise<void> {
    const mine = generation
    loading.value = side
    try {
      const page = await ask(more)
      if (mine === generation) grow(page, take(page))
    } catch {
      // the place is asked for again when it is scrolled to again
    } finally {
      if (mine === generation) loading.value = ''
    }
  }

  /** Gets what came since, without moving the window; more than a page moves it to the end. */
  async function refresh(): Promise<void> {
    if (after.value || loading.value) return
    const mine = generation
    const page = await ask({}).catch(() => null)
    if (!page || mine !== generation) return
    const fresh = take(page)
    const first = fresh[0]
    const last = messages.value.at(-1)
    const gap = first && last && first.id > last.id && page.before
    const kept = gap || !first ? [] : messages.value.filter((one) => one.id < first.id)
    // told while the answer was on its way
    const told = messages.value.filter((one) => one.id > (fresh.at(-1)?.id ?? 0))
    messages.value = [...kept, ...fresh, ...told].slice(-KEPT_MAX)
    if (gap || !last) before.value = page.before
  }

  function index(id: number): number {
    return messages.value.findIndex((one) => one.id === id)
  }

  function change(id: number, to: (message: Message) => Message): void {
    const at = index(id)
    if (at >= 0) messages.value = messages.value.with(at, to(messages.value[at] as Message))
  }

  /** A message that was posted, changed or marked as deleted. */
  function tell(told: Told): void {
    if (loading.value === 'all') early.push(told)
    if (told.user) meet([told.user])
    told.files?.forEach((file) => files.set(file.id, file))
    const message = messageOf(told.message)
    // who answers has read
    if (message.author) readBy(message.author, message.id)
    if (index(message.id) >= 0) {
      change(message.id, (old) => ({ ...message, reactions: old.reactions }))
    } else if (!after.value && message.id > (messages.value.at(-1)?.id ?? 0)) {
      chat.value = message.chat
      messages.value = [...messages.value, message].slice(-KEPT_MAX)
    }
    if (quoted.has(message.id)) quoted.set(message.id, message)
  }

  function forget(id: number): void {
    messages.value = messages.value.filter((one) => one.id !== id)
  }

  function react(id: number, reactions: ReactionsOf): void {
    change(id, (old) => ({ ...old, reactions }))
  }

  /** Turns one user's reaction on or off, as the server will. */
  function reactAs(user: number, id: number, reaction: string, put: boolean): void {
    change(id, (old) => {
      const all = Object.entries(old.reactions)
        .map(([word, users]) => [word, users.filter((one) => one !== user)] as const)
        .filter(([, users]) => users.length > 0)
      const left: ReactionsOf = Object.fromEntries(all.map(([word, users]) => [word, [...users]]))
      if (put) left[reaction] = [...(left[reaction] ?? []), user]
      return { ...old, reactions: left }
    })
  }

  /** The message that is answered, where it is known. */
  function answered(id: number): Message | undefined {
    return messages.value.find((one) => one.id === id) ?? quoted.get(id)
  }

  function readBy(user: number, upTo: number): void {
    readers.set(user, Math.max(readers.get(user) ?? 0, upTo))
  }

  /** Whether somebody beside its author has read it. */
  function isRead(message: Message): boolean {
    return [...readers].some(([user, upTo]) => user !== message.author && upTo >= message.id)
  }

  return {
    dialog, me, chat, messages: shown, sent: messages, files, lastRead, before, after, loading, broken,
    load, older, newer, refresh, tell, forget, react, reactAs, answered, readBy, isRead,
    has: (id: number) => index(id) >= 0,
  }
}

export type Timeline = ReturnType<typeof openTimeline>
