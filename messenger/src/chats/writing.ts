import { shallowRef, watch } from 'vue'
import { connection, onFrame } from '@/live'
import { isMe, person } from '@/people/people'
import type { LiveChat } from './recents'
import { t } from './words'

/**
 * Nobody is said to write for longer than this, unless it is told again. The server's word on people is longer, for pages that
 * tell it seldom; ours tell it every 4 seconds, and who has stopped or taken it back is soon said to write no more.
 */
const WRITES_SECONDS = 6
/** How long a bot does that does not say it. */
const DOES_SECONDS = 25
/** What is told of somebody right behind his message was sent before it, and came late. */
const LATE_MILLIS = 1000

interface Writer {
  action: string | null
  timer: ReturnType<typeof setTimeout>
}

/** When people last said something, by chat and user. */
const said = new Map<string, number>()

/** Who writes, by chat and user. */
const writers = shallowRef<ReadonlyMap<number, ReadonlyMap<number, Writer>>>(new Map())
let listening = false

/** Keeps who writes up to date from now on. */
export function watchWriters(): void {
  if (listening) return
  listening = true
  onFrame<{ chatId: number; userId: number; action: string | null; seconds: number }>('typing', (told) => {
    if (isMe(told.userId)) return
    // who is not known yet may be a bot, which says once what it does
    const human = person(told.userId)?.bot === false
    if (human && Date.now() - (said.get(`${told.chatId}:${told.userId}`) ?? 0) < LATE_MILLIS) return
    clearTimeout(writers.value.get(told.chatId)?.get(told.userId)?.timer)
    const seconds = human ? WRITES_SECONDS : told.seconds || DOES_SECONDS
    const timer = setTimeout(() => quiet(told.chatId, told.userId), seconds * 1000)
    const here = new Map(writers.value.get(told.chatId)).set(told.userId, { action: told.action, timer })
    writers.value = new Map(writers.value).set(told.chatId, here)
  })
  // how long somebody goes on is told by nobody while nothing is heard
  watch(connection, (now) => now !== 'live' && nobody(), { flush: 'sync' })
  // who has said it does not write it any more
  onFrame<{ message: { author_id: number }; chat: LiveChat }>('message.add', ({ message, chat }) => {
    const now = Date.now()
    for (const [whom, at] of said) if (now - at >= LATE_MILLIS) said.delete(whom)
    said.set(`${chat.id}:${message.author_id}`, now)
    quiet(chat.id, message.author_id)
  })
}

function nobody(): void {
  writers.value.forEach((here) => here.forEach(({ timer }) => clearTimeout(timer)))
  writers.value = new Map()
}

function quiet(chat: number, user: number): void {
  const writer = writers.value.get(chat)?.get(user)
  if (!writer) return
  clearTimeout(writer.timer)
  const all = new Map(writers.value)
  const here = new Map(all.get(chat))
  here.delete(user)
  if (here.size) all.set(chat, here)
  else all.delete(chat)
  writers.value = all
}

/** Who writes in a chat, or what a bot says it does, as a sentence; empty: nobody. */
export function writingIn(chat: number): string {
  const all = [...(writers.value.get(chat) ?? [])]
  const first = all[0]
  if (!first) return ''
  if (all.length > 1) return t('typingMany', { n: all.length })
  const name = person(first[0])?.name ?? ''
  const action = first[1].action?.replace('IMBOT_AGENT_ACTION_', '')
  return action ? t('doing', { name, what: t(action as 'THINKING') }) : t('typing', { name })
}
