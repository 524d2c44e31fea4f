import { reactive, ref, watch } from 'vue'
import { askPresent, connection, onFrame } from '@/live'
import type { Frame } from '@/live'
import { findSession } from '@/wire'
import { isMe, meet, person, renew, setStatus } from './people'
import type { Person } from './people'

/**
 * Whether somebody is there, and since when not: `never` who was never seen, `seen` who was here at some time,
 * as it stands `now`.
 */
export type Presence =
  | { state: 'online' | 'dnd' | 'away' | 'never' }
  | { state: 'seen'; at: Date; now: number }

interface Moved {
  id: number
  status: string
  online: boolean
}

/** Who did something within this time is there, with whatever he did it: the server notes it once a minute. */
const HERE_MILLIS = 2 * 60_000
const TICK_MILLIS = 30_000
/** Whoever comes into sight in a crowd is asked for with those that come with him. */
const ASK_MILLIS = 300
/** Asked for at once: a page may say a thousand letters. */
const ASKED_MAX = 80

/** Those who have a page open; in a crowd, of those who are asked for. */
const present = reactive(new Set<number>())
/** When those went whose last page was closed while this one was open. */
const left = reactive(new Map<number, number>())
/** Whether too many are there for the server to tell of each. */
let crowd = false
/** In a crowd, who was looked at lately. */
const looked = new Set<number>()
/** Those whose state is known of them. */
const known = new Set<number>()
let asking: ReturnType<typeof setTimeout> | undefined
/** The first number that comes after the hello: what is told once more before it was so earlier. */
let next = 0
/** The time, as far as words like "5 minutes ago" need it. */
const now = ref(Date.now())

/** Keeps what is known of who is there, from now on; returns how to stop. */
export function watchPresence(): () => void {
  const timer = setInterval(tick, TICK_MILLIS)
  const offs = [
    onFrame<Frame>('hello', greet),
    onFrame<{ users: Moved[] }>('status', ({ users }, n = 0) => {
      now.value = Date.now()
      users.forEach((one) => setStatus(one.id, one.status))
      if (n >= next) users.forEach(note)
    }),
    onFrame<{ crowd: boolean; online: number[] }>('crowd', take),
    onFrame<{ asked: number[]; online: number[] }>('present', hear),
    onFrame<{ user: Person }>('user.update', ({ user }) => {
      meet([user])
      if (isMe(user.id)) void findSession().catch(() => undefined)
    }),
    // without a socket nobody tells who goes
    watch(connection, (how) => how === 'polling' && present.clear(), { flush: 'sync' }),
  ]
  return () => {
    clearInterval(timer)
    clearTimeout(asking)
    asking = undefined
    offs.forEach((off) => off())
  }
}

/** Takes in whom the server names as there, in place of whoever was. When the others went is not known: it may be long ago. */
function greet({ online = [], crowd: many = false, next: from = 0 }: Frame): void {
  next = from
  take({ crowd: many, online })
}

function take({ crowd: many, online }: { crowd: boolean; online: number[] }): void {
  now.value = Date.now()
  crowd = many
  known.clear()
  looked.clear()
  present.clear()
  online.forEach(come)
}

/** Whoever is still looked at asks once more as the time goes on. */
function tick(): void {
  now.value = Date.now()
  known.clear()
}

/** Somebody is looked at: in a crowd he has to be asked for. */
function look(id: number): void {
  if (!crowd || known.has(id)) return
  known.add(id)
  looked.add(id)
  asking ??= setTimeout(ask, ASK_MILLIS)
}

function ask(): void {
  asking = undefined
  const all = [...looked]
  looked.clear()
  for (let at = 0; at < all.length; at += ASKED_MAX) askPresent(all.slice(at, at + ASKED_MAX))
}

function hear({ asked, online }: { asked: number[]; online: number[] }): void {
  if (!crowd) return
  const there = new Set(online)
  asked.forEach((id) => (there.has(id) ? come(id) : go(id)))
}

function note({ id, online }: Moved): void {
  // in a crowd it is told of who says something of himself
  if (online) come(id)
  else go(id)
}

function come(id: number): void {
  present.add(id)
  left.delete(id)
}

/** Who only says something of himself without a page did not go. */
function go(id: number): void {
  if (present.delete(id)) left.set(id, now.value)
}

/** Asks for the card of who is looked at when he is not known to be there any more: it says when he was. */
export function renewWhenGone(user: () => number): void {
  watch(
    () => present.has(user()),
    (is) => is || !user() || void renew(user()).catch(() => undefined),
  )
}

/** Whether somebody is there, as far as the page was told. */
export function presenceOf(one: Person): Presence {
  // read whatever comes of it: who asks is to be told anew as the time goes on
  const time = now.value
  look(one.id)
  const active = one.last_activity_date ? new Date(one.last_activity_date).getTime() : 0
  const gone = left.get(one.id) ?? 0
  const at = Math.max(active, gone)
  const acts = active > gone && time - active < HERE_MILLIS
  if (!present.has(one.id) && !acts) return at ? { state: 'seen', at: new Date(at), now: time } : { state: 'never' }
  if (one.status === 'dnd') return { state: 'dnd' }
  return { state: one.status === 'away' || one.status === 'break' ? 'away' : 'online' }
}

/** Whether somebody gets the sign of those who are there. Bots always are, and get none. */
export function isHere(id: number): boolean {
  const one = person(id)
  return !!one && !one.bot && presenceOf(one).state === 'online'
}
