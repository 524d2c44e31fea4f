import { ref } from 'vue'
import { address, CALL_MILLIS_MAX, onSignedOut, send, WireError } from './call'

/** Who is signed in in this browser, and where. docs/live.md, "Sessions". */
export interface Session {
  user: {
    id: number
    name: string
    firstName: string
    lastName: string
    workPosition: string
    avatar: string
    color: string
    admin: boolean
    guest: boolean
    role: 'administrator' | 'member' | 'guest'
    /** Whether the portal file says who this is, and its next start says it again. */
    declared: boolean
  }
  portal: Greeting['portal']
  session: { id: string; expires: string }
  /** Where the portal's events stood when this was asked. */
  live: { epoch: string; last: number }
  signIn: Greeting['signIn']
}

/** What is told to somebody who is not signed in. */
export interface Greeting {
  portal: { host: string; language: string; timezone: string; version: string; fileBytesMax: number; pictures: boolean }
  signIn: { password: boolean; oidc: boolean }
}

/** The session of this browser; null while nobody is signed in. */
export const session = ref<Session | null>(null)

onSignedOut(() => (session.value = null))

/** Asks who is signed in; answers null when nobody is. */
export async function findSession(): Promise<Session | null> {
  try {
    session.value = (await send('GET', address('confab/session'), undefined, AbortSignal.timeout(CALL_MILLIS_MAX))) as Session
  } catch (failure) {
    if (!(failure instanceof WireError) || failure.status !== 401) throw failure
    session.value = null
  }
  return session.value
}

/** Signs this browser in; the server keeps the proof in a cookie no script can read. */
export async function signIn(login: string, password: string): Promise<void> {
  const body = JSON.stringify({ login, password })
  session.value = (await send('POST', address('confab/session'), body)) as Session
}

/** Gives the one who is signed in another password; his other browsers are signed out. */
export async function changePassword(current: string, fresh: string): Promise<void> {
  const body = JSON.stringify({ current, new: fresh })
  await send('POST', address('confab/password'), body)
}

/** Signs this browser out, at the server as well. */
export async function signOut(): Promise<void> {
  await send('DELETE', address('confab/session'))
  session.value = null
}
