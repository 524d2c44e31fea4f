import { computed, ref, shallowRef } from 'vue'
import { keepFresh, onFrame } from '@/live'
import { parse, plain } from '@/messages/markup'
import { isDeleted, messageOf } from '@/messages/message'
import type { Row } from '@/messages/message'
import { isMe, meet, meeting } from '@/people/people'
import { call, onTabNews, session } from '@/wire'
import { forgetCalls, heardCall, lookForCalls, postedCall } from './calling'
import { watchWriters } from './writing'

/** One line of the list of chats. */
export interface Recent {
  /** The dialog: a user's id, or `chat5`. */
  id: string
  chat: number
  group: boolean
  title: string
  avatar: string
  color: string
  /** The other one of a private dialog; 0 for groups. */
  user: number
  text: string
  author: number
  /** Which notice of the chat it is, null: none. Only frames tell: of what the list came with nobody knows. */
  notice: string[] | null | undefined
  extra: '' | 'file' | 'attach' | 'deleted'
  messageId: number
  date: Date
  counter: number
  /** The message up to which it was read. */
  lastRead: number
  pinned: boolean
  unread: boolean
  muted: boolean
}

interface Item {
  id: string | number
  chat_id: number
  type: 'user' | 'chat'
  title: string
  avatar: { url: string; color: string }
  message: { id: number; text: string; author_id: number; date: string; file: unknown; attach: unknown } | null
  counter: number
  last_id: number
  pinned: boolean
  unread: boolean
  date_update: string
  user: { id: number } & Record<string, unknown>
  chat: { mute_list?: Record<string, boolean> | number[] } | null
}

/** A chat as live frames tell it. docs/live.md */
export interface LiveChat {
  id: number
  type: 'private' | 'chat' | 'open'
  title: string
  users: number[]
  textField?: boolean
}

const PAGE = 50
const RELOAD_PAUSE_MILLIS = 250

const items = shallowRef<Recent[]>([])
export const loaded = ref(false)
export const more = ref(false)
/** Whether the next page could not be loaded. */
export const broken = ref(false)
let listening = false
/** The dialog whose end is looked at: what comes there is read. */
let attended = ''
/** What was told while the list was loaded: the answer may be older than that. */
let early: (() => void)[] = []
const fresh = keepFresh(loadAll, RELOAD_PAUSE_MILLIS)
const soon = fresh.soon
const called = lookForCalls(() => items.value)

/** Pinned ones first, then whatever happened last. */
export const recents = computed(() =>
  [...items.value].sort(
    (one, other) =>
      Number(other.pinned) - Number(one.pinned) || other.date.getTime() - one.date.getTime(),
  ),
)

/** Whether there is something in it that was not read, or that was marked so. */
export const isNew = (one: Recent): boolean => one.counter > 0 || one.unread

/** Chats with something new that are not muted. */
export const unreadChats = computed(
  () => items.value.filter((one) => !one.muted && isNew(one)).length,
)

/** Keeps the list up to date from now on. */
export function watchRecents(): void {
  if (!listening) listen()
  void reload()
}

export function recent(dialog: string): Recent | undefined {
  return items.value.find((one) => one.id === dialog)
}

/** The name a dialog is called by here: a private one by the other one's id. */
export function dialogOf(chat: LiveChat): string {
  if (chat.type !== 'private') return `chat${chat.id}`
  const other = chat.users.find((id) => !isMe(id)) ?? chat.users[0]
  return String(other ?? `chat${chat.id}`)
}

function listen(): void {
  listening = true
  watchWriters()
  onFrame<{ message: Row; chat: LiveChat; user?: unknown }>('message.add', added)
  for (const type of ['message.update', 'message.delete', 'chat.add', 'chat.update', 'chat.remove', 'recent']) {
    onFrame(type, soon)
  }
  onFrame<{ message: Row; chat: LiveChat }>('message.update', ({ message, chat }) => {
    const known = recent(dialogOf(chat))
    if (known?.group && message.id > known.lastRead) heardCall(known.id, messageOf(message))
  })
  onFrame<{ chatId: number; messageId: number }>('message.delete', ({ chatId, messageId }) => {
    forgetCalls(`chat${chatId}`, (one) => one === messageId)
  })
  onFrame<{ chatId: number; userId: number; lastId: number; unread?: number }>('read', ({ chatId, userId, lastId, unread }) => {
    if (!isMe(userId)) return
    forgetCalls(`chat${chatId}`, (one) => one <= lastId)
    patch((one) => one.chat === chatId, { counter: unread ?? 0, unread: false, lastRead: lastId })
    if (fresh.busy()) soon()
  })
  onFrame<{ user: { id: number; name: string; avatar: string; color: string } }>('user.update', ({ user }) => {
    patch((one) => one.user === user.id, { title: user.name, avatar: user.avatar, color: user.color })
    if (fresh.busy()) soon()
  })
  onTabNews((news) => {
    if (news.kind === 'read') soon()
  })
}

function added(told: { message: Row; chat: LiveChat; user?: unknown }): void {
  if (told.user) meet([told.user])
  if (fresh.busy()) early.push(() => count(told))
  count(told)
}

/** Counts a message, once: the list may have been loaded with it. */
function count({ message, chat }: { message: Row; chat: LiveChat }): void {
  const dialog = dialogOf(chat)
  const known = recent(dialog)
  const told = messageOf(message)
  if (!known) return soon()
  if (told.id <= known.messageId) return
  const mine = isMe(told.author)
  const seen = mine || (dialog === attended && document.visibilityState === 'visible')
  const quiet = told.author === 0 || told.params.NOTIFY === 'N'
  if (known.group && !seen) postedCall(known, told)
  // who writes has read
  if (mine) forgetCalls(dialog, (id) => id < told.id)
  patch((one) => one.id === dialog, {
    text: isDeleted(told) ? '' : plain(parse(told.text)),
    author: told.author,
    notice: told.params.CODE ?? null,
    extra: isDeleted(told) ? 'deleted' : told.params.FILE_ID ? 'file' : told.params.ATTACH ? 'attach' : '',
    messageId: told.id,
    date: told.date,
    counter: seen ? 0 : known.counter + (quiet ? 0 : 1),
  })
}

/** Says whether the end of a dialog is on the screen. */
export function attend(dialog: string, at: boolean): void {
  if (at) attended = dialog
  else if (attended === dialog) attended = ''
}

/** Notes what the page did itself, before the server says so. */
export function patch(which: (one: Recent) => boolean, change: Partial<Recent>): void {
  items.value = items.value.map((one) => (which(one) ? { ...one, ...change } : one))
}

/** Loads the list again, as far as it was loaded. */
export const reload = (): Promise<void> => fresh.now()

async function loadAll(): Promise<void> {
  early = []
  const wanted = Math.max(PAGE, Math.ceil(items.value.length / PAGE) * PAGE)
  let all: Recent[] = []
  for (let offset = 0; offset < wanted; offset += PAGE) {
    const page = await ask(offset)
    all = [...all, ...page.items]
    more.value = page.more
    if (!page.more) break
  }
  items.value = all
  loaded.value = true
  broken.value = false
  early.splice(0).forEach((again) => again())
  called.soon()
}

let loading: Promise<void> | undefined

/** Loads the next page, or says that it is `broken`; who asks while it is under way waits for the same. */
export function loadMore(): Promise<void> {
  loading ??= nextPage()
    .then(
      () => void (broken.value = false),
      () => void (broken.value = true),
    )
    .finally(() => (loading = undefined))
  return loading
}

async function nextPage(): Promise<void> {
  if (!more.value) return
  const page = await ask(items.value.length)
  const known = new Set(items.value.map((one) => one.id))
  items.value = [...items.value, ...page.items.filter((one) => !known.has(one.id))]
  more.value = page.more
  called.soon()
}

async function ask(offset: number): Promise<{ items: Recent[]; more: boolean }> {
  const asked = call('im.recent.list', {
    OFFSET: offset,
    LIMIT: PAGE,
    SKIP_OPENLINES: 'Y',
    GET_ORIGINAL_TEXT: 'Y',
  }) as Promise<{ items: Item[]; has_more?: boolean; hasMore?: boolean }>
  const answer = await meeting(asked, ({ items }) => items.filter((item) => item.type === 'user').map((item) => item.user))
  return {
    items: answer.items.map(shown),
    more: answer.has_more ?? answer.hasMore ?? answer.items.length === PAGE,
  }
}

/**
 * What the server leaves in the place of a deleted message, in the portal's language. The list says nothing else of it, so it
 * is known by these words; the page says them in its reader's language.
 */
export const DELETED = ['This message was deleted.', 'Diese Nachricht wurde gelöscht.', 'Это сообщение было удалено.']

function shown(item: Item): Recent {
  const message = item.message
  const known = recent(String(item.id))
  const deleted = message !== null && !message.file && !message.attach && DELETED.includes(message.text)
  return {
    id: String(item.id),
    chat: item.chat_id,
    group: item.type === 'chat',
    title: item.title,
    avatar: item.avatar?.url ?? '',
    color: item.avatar?.color ?? '',
    user: item.type === 'user' ? item.user.id : 0,
    text: deleted ? '' : plain(parse(message?.text ?? '')),
    author: message?.author_id ?? 0,
    notice: known?.messageId === message?.id ? known?.notice : undefined,
    extra: deleted ? 'deleted' : message?.file ? 'file' : message?.attach ? 'attach' : '',
    messageId: message?.id ?? 0,
    date: new Date(message?.date ?? item.date_update),
    counter: item.counter,
    lastRead: item.last_id,
    pinned: item.pinned,
    unread: item.unread,
    muted: muted(item.chat?.mute_list),
  }
}

function muted(list: Record<string, boolean> | number[] | undefined): boolean {
  const me = session.value?.user.id ?? 0
  if (Array.isArray(list)) return list.includes(me)
  return list?.[String(me)] ?? false
}
