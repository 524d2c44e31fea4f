import type { Methods } from './methods.gen'

export type Method = keyof Methods
export type Params<M extends Method> = Methods[M]['params']
export type Result<M extends Method> = Methods[M]['result']

/** What was answered instead of a result. */
export interface Refusal {
  /** The server's code; of its own are those for what never reached it, and the status where something before it answered. */
  readonly code: string
  /** The server's text, in English. */
  readonly description: string
  readonly status: number
  /** What was called; empty: nothing that is a method. */
  readonly method: string
  /** Under which number the server's log has it; empty: it did not say. */
  readonly request: string
}

/** What the server, or the way to it, answered instead of a result. */
export class WireError extends Error implements Refusal {
  readonly method: string
  readonly request: string

  constructor(
    readonly code: string,
    readonly description: string,
    readonly status: number,
    { method = '', request = '' }: Partial<Refusal> = {},
  ) {
    super(description || code)
    this.method = method
    this.request = request
  }

  /** What it says, as it can be kept. */
  get refusal(): Refusal {
    const { code, description, status, method, request } = this
    return { code, description, status, method, request }
  }

  /** Whether the call may have had no effect because the server was not reached. */
  get unreached(): boolean {
    return this.status === 0
  }

  /** Whether the same call may be answered well a little later. */
  get mayPass(): boolean {
    return this.unreached || this.status >= 500 || this.status === 429 || this.status === 401
  }
}

/** For what may not be there: null where the server said no; but an answer that did not come says nothing. */
export function noneIfRefused(failure: unknown): null {
  if (failure instanceof WireError && !failure.mayPass) return null
  throw failure
}

/** The answer with what stands beside its result. */
export interface Answer<R> {
  result: R
  next?: number
  total?: number
}

export const CALL_MILLIS_MAX = 30_000
const listeners = new Set<() => void>()

/** Hears of every call that was refused because nobody is signed in. */
export function onSignedOut(listener: () => void): void {
  listeners.add(listener)
}

/** An address of the server, below the path prefix that the application was loaded from. */
export function address(path: string): string {
  return new URL(path, document.baseURI).href
}

/** Runs a method whose name and form are known at compile time. */
export async function call<M extends Method>(
  method: M,
  params: Params<M>,
  signal?: AbortSignal,
): Promise<Result<M>> {
  return (await answer<Result<M>>(method, params, signal)).result
}

/** Runs any method, and returns what stands beside the result too. */
export async function answer<R>(
  method: string,
  params: object,
  signal?: AbortSignal,
): Promise<Answer<R>> {
  const limit = AbortSignal.timeout(CALL_MILLIS_MAX)
  const until = signal ? AbortSignal.any([signal, limit]) : limit
  const reply = await send('POST', address(`rest/${method}`), JSON.stringify(params), until, method)
  return reply as Answer<R>
}

/** Sends a request and reads JSON; anything but a success is a [WireError]. */
export async function send(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  body?: string,
  signal?: AbortSignal,
  called = '',
): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, {
      method,
      body,
      signal,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    })
  } catch (failure) {
    if (signal?.aborted && (failure as Error).name === 'AbortError') throw failure
    throw new WireError('UNREACHED', '', 0, { method: called })
  }
  return read(response, called)
}

async function read(response: Response, method: string): Promise<unknown> {
  const text = await response.text()
  let json: Record<string, unknown>
  try {
    json = text ? JSON.parse(text) : {}
  } catch {
    json = {}
  }
  if (response.ok && !('error' in json)) return json
  const code = String(json.error ?? response.status)
  if (code === 'NO_AUTH_FOUND') listeners.forEach((listener) => listener())
  const request = response.headers.get('X-Request-Id') ?? ''
  throw new WireError(code, String(json.error_description ?? ''), response.status, { method, request })
}
