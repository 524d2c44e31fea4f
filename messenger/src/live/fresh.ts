import { onBack, onReload } from './socket'

const PAUSE_MILLIS_MAX = 30_000

/** Something that is loaded from the server and has to stay as the server has it. */
export interface Fresh {
  /** Loads now; the promise ends with the load, however it went. */
  now(): Promise<void>
  /** Loads within a moment, once for many wishes. */
  soon(): void
  /** Whether a load is on its way, whose answer may be older than what is heard meanwhile. */
  busy(): boolean
  stop(): void
}

/**
 * Keeps something loaded: one load at a time, so that no older answer comes after a newer one; one more
 * when it is asked for meanwhile; again, after a pause that grows or as soon as the line is back, when it
 * fails; and again whenever the socket may have missed something.
 */
export function keepFresh(load: () => Promise<unknown>, pauseMillis = 0): Fresh {
  let running: Promise<void> | null = null
  let wanted = false
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function now(): Promise<void> {
    if (stopped) return Promise.resolve()
    clearTimeout(timer)
    timer = undefined
    if (running) {
      wanted = true
      return running
    }
    running = run()
    return running
  }

  async function run(): Promise<void> {
    do {
      wanted = false
      try {
        await load()
        failures = 0
      } catch {
        const pause = Math.min(PAUSE_MILLIS_MAX, 1000 * 2 ** failures++)
        if (!stopped) timer ??= setTimeout(() => void now(), pause)
        break
      }
    } while (wanted && !stopped)
    running = null
  }

  function soon(): void {
    if (running) wanted = true
    else if (!stopped) timer ??= setTimeout(() => void now(), pauseMillis)
  }

  const offs = [onReload(() => void now()), onBack(() => failures && !running && void now())]
  return {
    now,
    soon,
    busy: () => running !== null,
    stop() {
      stopped = true
      clearTimeout(timer)
      offs.forEach((off) => off())
    },
  }
}
