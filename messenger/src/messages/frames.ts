import { ref } from 'vue'

/** An application's page that is shown. */
export interface OpenedApp {
  title: string
  address: string
  width: number
  height: number
}

/** What a page in a frame asks of the messenger. (the API's page iframe.md) */
export type Wish =
  | { action: 'send' | 'put'; message: string }
  | { action: 'call'; number: string }
  | { action: 'close' }

export const opened = ref<OpenedApp | null>(null)

/** Why a page cannot stand in a frame; empty: it can. */
export function hindrance(address: string): '' | 'frameOwn' | 'frameOpen' {
  const page = new URL(address)
  // a page of our own could reach out of its frame, and we let ourselves be framed by nobody
  if (page.origin === location.origin) return 'frameOwn'
  return location.protocol === 'https:' && page.protocol !== 'https:' ? 'frameOpen' : ''
}

/**
 * Why the browser refused a page its frame, by the policy that the messenger was loaded under. That names the
 * servers of all pages; one that it does not name came later, or there was no room for it, where a load did not help.
 */
export function refusal(policy: string, address: string, loadedFor: string): 'frameLate' | 'frameElsewhere' | 'frameNever' {
  const { origin, protocol, hostname } = new URL(address)
  // a policy cannot name these so that browsers understand it
  if (protocol !== 'https:' || hostname.startsWith('[')) return 'frameNever'
  const named = policy.split(';').map((one) => one.trim().split(/\s+/)).find(([name]) => name === 'frame-src') ?? []
  if (named.some((one) => URL.canParse(one) && new URL(one).origin === origin)) return 'frameElsewhere'
  return loadedFor === origin ? 'frameNever' : 'frameLate'
}

/** Under this the browser's tab keeps for whose page the messenger is loaded again. */
const LOADED_FOR = 'confab.frame'
let kept: string | undefined

/** The server for whose page the messenger was loaded this time; the next load is another one. Empty: none. */
export function loadedFor(): string {
  if (kept === undefined) {
    kept = sessionStorage.getItem(LOADED_FOR) ?? ''
    sessionStorage.removeItem(LOADED_FOR)
  }
  return kept
}

export function loadFor(origin: string): void {
  sessionStorage.setItem(LOADED_FOR, origin)
  location.reload()
}

/** What a page said to us; null: nothing that we know. `id` is what we called ourselves when it was loaded. */
export function wishOf(said: unknown, id: string): Wish | null {
  const data = read(said)
  if (!data || data.uniqueLoadId !== id) return null
  const { action, message, number } = data
  if ((action === 'send' || action === 'put') && typeof message === 'string' && message.trim()) return { action, message }
  if (action === 'call' && (typeof number === 'string' || typeof number === 'number')) return { action, number: String(number) }
  return action === 'close' ? { action } : null
}

function read(said: unknown): Record<string, unknown> | null {
  try {
    const data: unknown = typeof said === 'string' ? JSON.parse(said) : null
    return typeof data === 'object' ? (data as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}
