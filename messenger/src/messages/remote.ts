import { computed, inject, ref, watch } from 'vue'
import type { ComputedRef, InjectionKey } from 'vue'
import { address, call, session } from '@/wire'
import { safeAddress } from './markup'
import { here } from './message'

/** The message or notification in which something stands; 0: in none that the server knows. */
export const SOURCE: InjectionKey<() => number> = Symbol('source')

/** Pictures one call asks for at most. */
const CALL_MAX = 100
const KNOWN_MAX = 2000

interface Asked {
  message: number
  src: string
  done: (path: string) => void
}

/** Where the server shows a picture of another one; empty: nowhere. */
const known = new Map<string, string>()
let asked: Asked[] = []

/** The address of an own picture as it is loaded; empty: it is another server's, or none. */
function own(src: string): string {
  const safe = safeAddress(src)
  const href = safe ? here(safe) : ''
  return href.startsWith(location.origin + '/') ? href : ''
}

/**
 * Where the page may load a picture from; empty: nowhere, or not yet. Pictures of other servers come through
 * ours, where the operator wants that: the page itself loads nothing from outside.
 */
export function usePicture(src: () => string): ComputedRef<string> {
  const source = inject(SOURCE, () => 0)
  const far = ref('')
  watch(
    [src, source],
    async ([now, message]) => {
      far.value = ''
      if (own(now) || message <= 0 || !session.value?.portal.pictures || !/^https?:\/\//i.test(now)) return
      const path = known.get(keyOf(message, now)) ?? (await ask(message, now))
      if (src() === now && source() === message) far.value = path && address(path.slice(1))
    },
    { immediate: true },
  )
  return computed(() => own(src()) || far.value)
}

const keyOf = (message: number, src: string) => `${message} ${src}`

/** Everything that a screen of messages asks for goes in one call. */
function ask(message: number, src: string): Promise<string> {
  return new Promise((done) => {
    asked.push({ message, src, done })
    if (asked.length === 1) setTimeout(() => void send())
  })
}

async function send(): Promise<void> {
  const all = asked
  asked = []
  for (let from = 0; from < all.length; from += CALL_MAX) {
    const some = all.slice(from, from + CALL_MAX)
    const wanted = some.map((one) => ({ MESSAGE_ID: one.message, ADDRESS: one.src }))
    const paths = await call('confab.messenger.pictures', { PICTURES: wanted }).catch(() => null)
    some.forEach((one, at) => {
      const path = paths?.[at] ?? ''
      if (paths) keep(keyOf(one.message, one.src), path)
      one.done(path)
    })
  }
}

function keep(key: string, path: string): void {
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(key, path)
}
