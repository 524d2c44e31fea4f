import { reactive, ref } from 'vue'
import { onFrame } from '@/live'
import { findSession } from '@/wire'
import { isMe, meet, person, setStatus } from './people'
import type { Person } from './people'

/** Whether somebody is there, and since when not: `never` who was never seen, `seen` who was here at some time. */
export type Presence =
  | { state: 'online' | 'dnd' | 'away' | 'never' }
  | { state: 'seen'; at: Date }

/** Who did something within this time is there, with whatever he did it: the server notes it once a minute. */
const HERE_MILLIS = 2 * 60_000
/** As many as the server names at most; with as many it does not tell who goes. */
const NAMED_MAX = 500
const TICK_MILLIS = 30_000

/** Those who have a page open. */
const present = reactive(new Set<number>())
/** When those went whose last page was closed while this one was open. */
const left = reactive(new Map<number, number>())
/** The time, as far as words like "5 minutes ago" need it. */
const now = ref(Date.now())

/** Keeps what is known of who is there, from now on; returns how to stop. */
export function watchPresence(): () => void {
  const timer = setInterval(() => (now.value = Date.now()), TICK_MILLIS)
  const offs = [
    onFrame<{ online?: number[] }>('hello', ({ online = [] }) => greet(online)),
    onFrame<{ users: { id: number; status: string; online: boolean }[] }>('status', ({ users }) => users.forEach(note)),
    onFrame<{ user: Person }>('user.update', ({ user }) => {
      meet([user])
      if (isMe(user.id)) void findSession().catch(() => undefined)
    }),
  ]
  return () => {
    clearInterval(timer)
    offs.forEach((off) => off())
  }
}

/** Takes in whom the server names as there, in place of whoever was. */
function greet(online: number[]): void {
  now.value = Date.now()
  const named = online.length < NAMED_MAX ? online : []
  for (const id of present) if (!named.includes(id)) left.set(id, now.value)
  present.clear()
  for (const id of named) {
    present.add(id)
    left.delete(id)
  }
}

function note({ id, status, online }: { id: number; status: string; online: boolean }): void {
  now.value = Date.now()
  setStatus(id, status)
  if (online) {
    present.add(id)
    left.delete(id)
  } else {
    // who only says something of himself without a page did not go
    if (present.delete(id)) left.set(id, now.value)
  }
}

/** Whether somebody is there, as far as the page was told. */
export function presenceOf(one: Person): Presence {
  const active = one.last_activity_date ? new Date(one.last_activity_date).getTime() : 0
  const gone = left.get(one.id) ?? 0
  const at = Math.max(active, gone)
  const acts = active > gone && now.value - active < HERE_MILLIS
  if (!present.has(one.id) && !acts) return at ? { state: 'seen', at: new Date(at) } : { state: 'never' }
  if (one.status === 'dnd') return { state: 'dnd' }
  return { state: one.status === 'away' || one.status === 'break' ? 'away' : 'online' }
}

/** Whether somebody gets the sign of those who are there. Bots always are, and get none. */
export function isHere(id: number): boolean {
  const one = person(id)
  return !!one && !one.bot && presenceOf(one).state === 'online'
}
