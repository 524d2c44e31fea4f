import { ref } from 'vue'
import { address, findSession, session } from '@/wire'

/** One frame of the server. docs/live.md, "Live". */
export interface Frame {
  n?: number
  type: string
  epoch?: string
  next?: number
  resumed?: boolean
  user?: number
  data?: unknown
  /** Of a hello: who has a page open; nobody where too many do, a `crowd`. */
  online?: number[]
  crowd?: boolean
}

type Listener = (data: never, n?: number) => void

/** How the page is connected: `live` by the socket, `polling` without one, `offline` not at all. */
export const connection = ref<'connecting' | 'live' | 'polling' | 'offline'>('connecting')

/** The server lets somebody come in anew, whose rights changed. docs/live.md */
const RIGHTS_CHANGED = 1012
const SILENCE_MILLIS_MAX = 60_000
const PAUSE_MILLIS_MAX = 30_000
const POLL_MILLIS = 4_000
/** Tries without any hello after which the page asks by itself. */
const TRIES_BEFORE_POLLING = 2
/** How soon the server answers whether it is there. */
const ANSWER_MILLIS_MAX = 8_000

const listeners = new Map<string, Set<Listener>>()
const reloads = new Set<() => void>()
const backs = new Set<() => void>()

let socket: WebSocket | null = null
let epoch = ''
let last = 0
let tries = 0
let silence: ReturnType<typeof setTimeout> | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let poll: ReturnType<typeof setInterval> | undefined
let running = false
/** Whether who is signed in has to be asked before the next connection: what is known of him is old. */
let anew = false

/** Hears of frames of one type, with their numbers, of a `hello` as of the others; returns how to stop. */
export function onFrame<T>(type: string, listener: (data: T, n?: number) => void): () => void {
  const all = listeners.get(type) ?? new Set<Listener>()
  listeners.set(type, all)
  all.add(listener as Listener)
  return () => all.delete(listener as Listener)
}

/** Runs when something may have been missed, so that what is shown has to be loaded again. */
export function onReload(reload: () => void): () => void {
  reloads.add(reload)
  return () => reloads.delete(reload)
}

/** Runs when the server is reached again, whether anything was missed or not: what failed meanwhile may work now. */
export function onBack(back: () => void): () => void {
  backs.add(back)
  return () => backs.delete(back)
}

/**
 * Connects, and stays connected until [stop]. Begins where the portal's events stood when the session was
 * asked for, so that nothing is missed between what is loaded first and the socket.
 */
export function start(): void {
  if (running) return
  running = true
  epoch = session.value?.live.epoch ?? ''
  last = session.value?.live.last ?? 0
  connect()
  window.addEventListener('online', soon)
  window.addEventListener('offline', lost)
  document.addEventListener('visibilitychange', awake)
}

/** Disconnects. */
export function stop(): void {
  running = false
  clearTimeout(retry)
  clearTimeout(silence)
  clearInterval(poll)
  poll = undefined
  const open = socket
  socket = null
  open?.close()
  epoch = ''
  last = 0
  tries = 0
  anew = false
  window.removeEventListener('online', soon)
  window.removeEventListener('offline', lost)
  document.removeEventListener('visibilitychange', awake)
}

function soon(): void {
  tries = 0
  clearTimeout(retry)
  connect()
}

function lost(): void {
  connection.value = 'offline'
  drop()
  later()
}

function drop(): void {
  const gone = socket
  socket = null
  clearTimeout(silence)
  gone?.close()
}

function connect(): void {
  if (!running || socket) return
  if (anew) return void comeInAnew()
  const url = new URL(address('confab/live'))
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  if (epoch) {
    url.searchParams.set('epoch', epoch)
    url.searchParams.set('from', String(last))
  }
  const opened = new WebSocket(url)
  socket = opened
  opened.onmessage = (event) => {
    if (socket === opened) take(JSON.parse(String(event.data)) as Frame)
  }
  opened.onclose = (event) => {
    if (socket !== opened) return
    socket = null
    clearTimeout(silence)
    if (event.code === 4401) session.value = null
    if (event.code === RIGHTS_CHANGED) anew = true
    if (running && anew) void comeInAnew()
    else if (running) later()
  }
}

/** With other rights there is something else to show: who is signed in is asked first. */
async function comeInAnew(): Promise<void> {
  if (connection.value === 'live') connection.value = 'connecting'
  if (await reachable()) connect()
  else if (running && !socket) later()
}

function take(frame: Frame): void {
  listen(SILENCE_MILLIS_MAX)
  if (frame.type === 'hello') return hello(frame)
  for (const listener of listeners.get(frame.type) ?? []) {
    try {
      listener(frame.data as never, frame.n)
    } catch (failure) {
      // what could not be taken in was as good as lost
      console.error(failure)
      reloadAll()
    }
  }
  // only now: whoever comes back is told of what follows this one
  if (frame.n !== undefined) last = Math.max(last, frame.n)
}

function hello(frame: Frame): void {
  if (frame.user !== undefined && session.value && frame.user !== session.value.user.id) {
    // somebody else signed in, in another tab: nothing of this page is his
    location.reload()
    return
  }
  epoch = frame.epoch ?? ''
  tries = 0
  clearInterval(poll)
  poll = undefined
  connection.value = 'live'
  for (const listener of listeners.get('hello') ?? []) listener(frame as never)
  if (!frame.resumed) {
    last = (frame.next ?? 1) - 1
    reloadAll()
  }
  backs.forEach((back) => back())
}

function reloadAll(): void {
  reloads.forEach((reload) => reload())
}

/** Asks who of these is there: a frame `present` answers, unless the socket goes meanwhile. */
export function askPresent(users: number[]): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'present', users }))
}

/** A socket that says nothing for long is gone, whatever it says of itself. */
function listen(millis: number): void {
  clearTimeout(silence)
  silence = setTimeout(() => {
    drop()
    later()
  }, millis)
}

/** A page that is looked at again may have slept, and its socket died meanwhile. */
function awake(): void {
  if (document.visibilityState === 'hidden' || socket?.readyState !== WebSocket.OPEN) return
  socket.send('{"type":"ping"}')
  listen(ANSWER_MILLIS_MAX)
}

function later(): void {
  const pause = Math.min(PAUSE_MILLIS_MAX, 1000 * 2 ** tries) * (0.7 + Math.random() * 0.6)
  tries++
  clearTimeout(retry)
  retry = setTimeout(() => void again(), pause)
  if (tries >= TRIES_BEFORE_POLLING) poll ??= setInterval(() => void ask(), POLL_MILLIS)
  if (connection.value === 'live') connection.value = 'connecting'
}

/** A socket that is refused for want of a session closes without saying so. */
async function again(): Promise<void> {
  if (tries > 1 || anew) await reachable()
  if (!running) return
  if (session.value && !anew) connect()
  if (!socket) later()
}

async function ask(): Promise<void> {
  if (document.visibilityState === 'hidden' || !(await reachable())) return
  reloadAll()
}

async function reachable(): Promise<boolean> {
  try {
    await findSession()
    anew = false
    const before = connection.value
    if (before !== 'live') connection.value = 'polling'
    if (before === 'offline') backs.forEach((back) => back())
    return session.value !== null
  } catch {
    connection.value = 'offline'
    return false
  }
}
