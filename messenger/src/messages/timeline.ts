import { computed, reactive, ref, shallowRef } from 'vue'
import { onBack } from '@/live'
import { meet, meeting, person } from '@/people/people'
import { call } from '@/wire'
import { isDeleted, messageOf } from './message'
import type { FileCard, Message, ReactionsOf, Row } from './message'
import { outbox } from './outbox'
import type { Sending } from './outbox'

interface Pages {
  chat_id: number | null
  messages: Row[]
  before: boolean
  after: boolean
  last_read: number
  readers: Record<string, number>
  late: Record<string, number>
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

/** Messages that are kept at hand; further ones are let go at the other end. Several screens, and not more: each costs. */
const KEPT_MAX = 150
const PAGE = 50
/** How long the end of the window waits before it is asked for again that could not be loaded, unless the line comes back. */
const PAUSE_MILLIS = 3_000

/**
 * A window onto one dialog's messages. However long the dialog is, only the window is in memory and in
 * the document; it moves by pages, in both directions.
 */
export function openTimeline(dialog: string, me: number) {
  const group = !/^\d+$/.test(dialog)
  const messages = shallowRef<Message[]>([])
  const files = reactive(new Map<number, FileCard>())
  const quoted = reactive(new Map<number, Message>())
  const readers = reactive(new Map<number, number>())
  /** The first message that those see who came in without the history. */
  const from = reactive(new Map<number, number>())
  const chat = ref(0)
  const lastRead = ref(0)
  const before = ref(false)
  const after = ref(false)
  /** Whether the window was loaded: before, nothing is known of what stands around a message. */
  const opened = ref(false)
  const loading = ref<'' | 'all' | 'before' | 'after' | 'again'>('all')
  /** What it could not be loaded for. */
  const broken = shallowRef<unknown>(null)
  /** What was told while something was loaded: the answer may be older than that, so it is told once more. */
  const early: (() => void)[] = []
  let generation = 0
  let work: Promise<void> = Promise.resolve()

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
        why: one.failed,
      })),
  )

  /** The window, and behind its end what is on its way. */
  const shown = computed(() => (after.value ? messages.value : [...messages.value, ...waiting.value]))

  async function ask(more: object): Promise<Pages> {
    const asked = call('confab.messenger.page', { DIALOG_ID: dialog, LIMIT: PAGE, ...more }) as Promise<Pages>
    return meeting(asked, ({ users }) => users)
  }

  /**
   * Takes a page in. One that begins the window tells of those who came in late, and of none who did before and not any
   * more; one without messages tells of nobody.
   */
  function take(page: Pages, begins = false): Message[] {
    if (begins && page.messages.length) from.clear()
    page.files.forEach((file) => files.set(file.id, file))
    page.quoted.forEach((row) => quoted.set(row.id, messageOf(row)))
    if (page.chat_id) chat.value = page.chat_id
    Object.entries(page.late).forEach(([user, first]) => from.set(Number(user), first))
    Object.entries(page.readers).forEach(([user, upTo]) => readers.set(Number(user), upTo))
    return page.messages.map((row) => messageOf(row, page.reactions[String(row.id)] ?? {}))
  }

  /** One load at a time. A new window ends whatever was loaded for the old one. */
  function begin(what: typeof loading.value, run: (current: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++generation
    const current = () => mine === generation
    early.length = 0
    loading.value = what
    work = run(current).finally(() => {
      if (!current()) return
      loading.value = ''
      early.splice(0).forEach((again) => again())
    })
    return work
  }

  /** Loads the window anew: around a message or a moment, where there is something unread, or at the end. */
  function load(where: { around?: number; time?: number; unread?: boolean } = {}): Promise<void> {
    return begin('all', async (current) => {
      try {
        const page = await ask({ AROUND_ID: where.around, TIME: where.time })
        const shown = where.unread && current() ? await fromUnread(page) : page
        if (current()) show(shown)
      } catch (failure) {
        if (current()) broken.value = failure
      }
    })
  }

  /** A page at the end, or around what was read last where that is further up. */
  async function fromUnread(end: Pages): Promise<Pages> {
    const first = end.messages[0]
    if (!first || !end.before || first.id <= end.last_read) return end
    // who has read nothing begins at the beginning
    return ask({ AROUND_ID: Math.max(1, end.last_read) })
  }

  function show(page: Pages): void {
    opened.value = true
    messages.value = take(page, true)
    before.value = page.before
    after.value = page.after
    lastRead.value = page.last_read
    broken.value = null
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
      const all = [...messages.value, ...read]
      if (all.length > KEPT_MAX) before.value = true
      messages.value = all.slice(-KEPT_MAX)
    })
  }

  function extend(
    side: 'before' | 'after',
    more: object,
    grow: (page: Pages, read: Message[]) => void,
  ): Promise<void> {
    return begin(side, async (current) => {
      const page = await ask(more).catch(pause)
      if (page && current()) grow(page, take(page, side === 'before'))
    })
  }

  /** Who stands at the end asks for it again as soon as nothing is loaded: not at once, where it failed. */
  function pause(): Promise<null> {
    return new Promise((over) => {
      const end = () => {
        off()
        clearTimeout(timer)
        over(null)
      }
      const off = onBack(end)
      const timer = setTimeout(end, PAUSE_MILLIS)
    })
  }

  /**
   * Reads the window once more, from its first message on: what was changed, taken away or posted since is
   * seen, and the place stays. Waits for a load that is on its way, which may have been answered before; a window that
   * was not loaded yet will be by whoever opens it.
   */
  async function refresh(): Promise<void> {
    while (loading.value) await work
    if (!opened.value) return
    const first = messages.value[0]
    let failed: unknown
    await begin('again', async (current) => {
      try {
        if (first) await reread(first.id, current)
        else {
          const page = await ask({})
          if (current()) show(page)
        }
      } catch (failure) {
        failed = failure
      }
    })
    if (failed) throw failed
  }

  async function reread(first: number, current: () => boolean): Promise<void> {
    const read: Message[] = []
    let from = first - 1
    let more = true
    while (more && read.length < KEPT_MAX) {
      const page = await ask({ AFTER_ID: from })
      if (!current()) return
      read.push(...take(page, !read.length))
      more = page.after
      from = read.at(-1)?.id ?? from
    }
    messages.value = read
    after.value = more
  }

  function index(id: number): number {
    return messages.value.findIndex((one) => one.id === id)
  }

  function change(id: number, to: (message: Message) => Message): void {
    const at = index(id)
    if (at >= 0) messages.value = messages.value.with(at, to(messages.value[at] as Message))
  }

  /** Does what was told, and does it again when a load is answered that may not have known it. */
  function heard(what: () => void): void {
    if (loading.value) early.push(what)
    what()
  }

  /** A message that was posted. */
  function tell(told: Told): void {
    const message = met(told)
    heard(() => place(message))
  }

  /** A message that was changed or marked as deleted. */
  function changed(told: Told): void {
    const message = met(told)
    heard(() => replace(message))
  }

  function met(told: Told): Message {
    if (told.user) meet([told.user])
    told.files?.forEach((file) => files.set(file.id, file))
    const message = messageOf(told.message)
    // who answers has read
    if (message.author) readBy(message.author, message.id)
    return message
  }

  function replace(message: Message): void {
    if (quoted.has(message.id)) quoted.set(message.id, message)
    change(message.id, (old) => ({ ...message, reactions: old.reactions }))
  }

  /** Puts a message where it belongs, unless that is beyond the window. */
  function place(message: Message): void {
    if (index(message.id) >= 0) return replace(message)
    const all = messages.value
    const at = all.findLastIndex((one) => one.id < message.id) + 1
    if ((at === 0 && before.value) || (at === all.length && after.value)) return
    chat.value = message.chat
    messages.value = all.toSpliced(at, 0, message).slice(-KEPT_MAX)
    if (all.length >= KEPT_MAX) before.value = true
  }

  /** A message of this user was answered with its number: it stands, whether the socket told it yet or not. */
  function sent(sending: Sending, id: number): void {
    const message: Message = {
      id,
      uuid: sending.uuid,
      chat: chat.value,
      author: me,
      date: new Date(),
      text: sending.text,
      params: sending.reply ? { REPLY_ID: sending.reply } : {},
      reactions: {},
      state: 'sent',
    }
    heard(() => {
      if (index(id) < 0) place(message)
    })
  }

  function forget(id: number): void {
    heard(() => (messages.value = messages.value.filter((one) => one.id !== id)))
  }

  function react(id: number, reactions: ReactionsOf): void {
    heard(() => change(id, (old) => ({ ...old, reactions })))
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

  /** Somebody came in, and sees what is said from a message on. */
  function cameIn(user: number, first: number): void {
    heard(() => from.set(user, first))
  }

  /** Whether somebody beside its author has read it. */
  function isRead(message: Message): boolean {
    return [...readers].some(([user, upTo]) => upTo >= message.id && reads(user, message))
  }

  /** Who beside its author has read a message. */
  function readersOf(message: Message): number[] {
    return [...readers].flatMap(([user, upTo]) => (upTo >= message.id && reads(user, message) ? [user] : []))
  }

  /** A bot among people has a place in the chat, but no eyes: nobody has read what only bots were told. */
  function reads(user: number, message: Message): boolean {
    return user !== message.author && (from.get(user) ?? 0) <= message.id && (!group || person(user)?.bot === false)
  }

  /** The pictures of the window, in its order. */
  function pictures(): FileCard[] {
    return messages.value
      .filter((one) => !isDeleted(one))
      .flatMap((one) => one.params.FILE_ID ?? [])
      .flatMap((id) => files.get(id) ?? [])
      .filter((file) => file.type === 'image')
  }

  return {
    dialog, me, chat, messages: shown, settled: messages, files, lastRead, before, after, loading, opened, broken,
    load, older, newer, refresh, tell, changed, sent, forget, react, reactAs, answered, readBy, cameIn, isRead,
    readersOf, pictures,
    has: (id: number) => index(id) >= 0,
  }
}

export type Timeline = ReturnType<typeof openTimeline>
