import { reactive, ref, watch } from 'vue'
import { connection, onFrame } from '@/live'
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
/** As many as the server names at most; with as many it does not tell who goes. */
const NAMED_MAX = 500
const TICK_MILLIS = 30_000

/** Those who have a page open. */
const present = reactive(new Set<number>())
/** When those went whose last page was closed while this one was open. */
const left = reactive(new Map<number, number>())
/** Whether too many are there for the server to tell of each; until the next hello. */
let crowd = false
/** The first number that comes after the hello: what is told once more before it was so earlier. */
let next = 0
/** The time, as far as words like "5 minutes ago" need it. */
const now = ref(Date.now())

/** Keeps what is known of who is there, from now on; returns how to stop. */
export function watchPresence(): () => void {
  const timer = setInterval(() => (now.value = Date.now()), TICK_MILLIS)
  const offs = [
    onFrame<Frame>('hello', greet),
    onFrame<{ users: Moved[] }>('status', ({ users }, n = 0) => {
      now.value = Date.now()
      users.forEach((one) => setStatus(one.id, one.status))
      if (n >= next) users.forEach(note)
    }),
    onFrame<{ user: Person }>('user.update', ({ user }) => {
      meet([user])
      if (isMe(user.id)) void findSession().catch(() => undefined)
    }),
    // without a socket nobody tells who goes
    watch(connection, (how) => how === 'polling' && present.clear(), { flush: 'sync' }),
  ]
  return () => {
    clearInterval(timer)
    offs.forEach((off) => off())
  }
}

/** Takes in whom the server names as there, in place of whoever was. When the others went is not known: it may be long ago. */
function greet({ online = [], next: from = 0 }: Frame): void {
  now.value = Date.now()
  next = from
  crowd = online.length >= NAMED_MAX
  present.clear()
  for (const id of crowd ? [] : online) {
    present.add(id)
    left.delete(id)
  }
}

function note({ id, online }: Moved): void {
  if (crowd) return
  if (online) {
    present.add(id)
    left.delete(id)
  } else {
    // who only says something of himself without a page did not go
    if (present.delete(id)) left.set(id, now.value)
  }
  crowd = present.size >= NAMED_MAX
  if (crowd) present.clear()
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
