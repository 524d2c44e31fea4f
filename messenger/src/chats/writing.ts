import { shallowRef, watch } from 'vue'
import { connection, onFrame } from '@/live'
import { isMe, person } from '@/people/people'
import type { LiveChat } from './recents'
import { t } from './words'

/** Nobody is said to write for longer than this, unless it is told again. */
const WRITES_SECONDS = 25

interface Writer {
  action: string | null
  timer: ReturnType<typeof setTimeout>
}

/** Who writes, by chat and user. */
const writers = shallowRef<ReadonlyMap<number, ReadonlyMap<number, Writer>>>(new Map())
let listening = false

/** Keeps who writes up to date from now on. */
export function watchWriters(): void {
  if (listening) return
  listening = true
  onFrame<{ chatId: number; userId: number; action: string | null; seconds: number }>('typing', (told) => {
    if (isMe(told.userId)) return
    clearTimeout(writers.value.get(told.chatId)?.get(told.userId)?.timer)
    const timer = setTimeout(() => quiet(told.chatId, told.userId), (told.seconds || WRITES_SECONDS) * 1000)
    const here = new Map(writers.value.get(told.chatId)).set(told.userId, { action: told.action, timer })
    writers.value = new Map(writers.value).set(told.chatId, here)
  })
  // how long somebody goes on is told by nobody while nothing is heard
  watch(connection, (now) => now !== 'live' && nobody(), { flush: 'sync' })
  // who has said it does not write it any more
  onFrame<{ message: { author_id: number }; chat: LiveChat }>('message.add', ({ message, chat }) => quiet(chat.id, message.author_id))
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
