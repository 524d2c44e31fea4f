import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A socket whose other end is the test. */
class FakeSocket {
  static OPEN = 1
  static all: FakeSocket[] = []
  readyState = 1
  said: string[] = []
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(readonly url: URL) {
    FakeSocket.all.push(this)
  }

  send(text: string) {
    this.said.push(text)
  }

  close() {
    this.readyState = 2
  }

  tell(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

const newest = () => FakeSocket.all.at(-1) as FakeSocket
const from = (socket: FakeSocket) => `${socket.url.searchParams.get('epoch')}/${socket.url.searchParams.get('from')}`

async function page() {
  vi.resetModules()
  const wire = await import('@/wire')
  wire.session.value = { user: { id: 1 }, live: { epoch: 'e', last: 7 } } as never
  const live = await import('@/live')
  const reload = vi.fn()
  live.onReload(reload)
  live.start()
  return { ...live, reload }
}

describe('the socket', () => {
  beforeEach(() => {
    FakeSocket.all = []
    vi.useFakeTimers()
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    globalThis.fetch = (async () => new Response(JSON.stringify({ user: { id: 1 } }))) as unknown as typeof fetch
  })

  it('begins where the session stood, so that nothing between the first load and the hello is missed', async () => {
    const { reload, stop } = await page()
    expect(from(newest())).toBe('e/7')
    newest().tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 })
    expect(reload).not.toHaveBeenCalled()
    stop()
  })

  it('loads again when the first hello it ever hears comes after the network was gone', async () => {
    const { reload, stop } = await page()
    const cut = newest()
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    expect(newest()).not.toBe(cut)
    // what was sent meanwhile was posted before this socket was let in
    newest().tell({ type: 'hello', epoch: 'other', next: 9, resumed: false, user: 1 })
    expect(reload).toHaveBeenCalledTimes(1)
    stop()
  })

  it('asks who is signed in when his rights changed, and comes in anew where it was', async () => {
    const { stop } = await page()
    const { session } = await import('@/wire')
    newest().tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 })
    newest().tell({ type: 'beat', n: 12 })
    globalThis.fetch = (async () => new Response(JSON.stringify({ user: { id: 1, admin: true } }))) as unknown as typeof fetch
    const before = newest()
    before.onclose?.({ code: 1012 })
    await vi.advanceTimersByTimeAsync(0)
    expect(session.value?.user.admin).toBe(true)
    expect(newest()).not.toBe(before)
    expect(from(newest())).toBe('e/12')
    stop()
  })

  it('asks until it is answered, and connects with no rights of before', async () => {
    const { connection, stop } = await page()
    const { session } = await import('@/wire')
    newest().tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 })
    const before = newest()
    const asked: { answer: (response: Response) => void; cut: (failure: Error) => void }[] = []
    globalThis.fetch = (() => new Promise((answer, cut) => asked.push({ answer, cut }))) as unknown as typeof fetch
    before.onclose?.({ code: 1012 })
    expect(connection.value, 'while nothing is answered').toBe('connecting')
    asked[0]?.cut(new TypeError('no network'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(asked).toHaveLength(2)
    asked[1]?.answer(new Response('{}', { status: 503 }))
    await vi.advanceTimersByTimeAsync(0)
    // the network comes back, and it asks before all else
    window.dispatchEvent(new Event('online'))
    expect(asked).toHaveLength(3)
    expect(newest()).toBe(before)
    asked[2]?.answer(new Response(JSON.stringify({ user: { id: 1, admin: true } })))
    await vi.advanceTimersByTimeAsync(0)
    expect(session.value?.user.admin).toBe(true)
    expect(newest()).not.toBe(before)
    stop()
  })

  it('loads again at every hello that resumes nothing, the first one too', async () => {
    const { reload, stop } = await page()
    newest().tell({ type: 'hello', epoch: 'other', next: 9, resumed: false, user: 1 })
    newest().tell({ type: 'hello', epoch: 'third', next: 12, resumed: false, user: 1 })
    expect(reload).toHaveBeenCalledTimes(2)
    newest().onclose?.({ code: 1001 })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(from(newest())).toBe('third/11')
    stop()
  })

  it('takes nothing from a socket it has given up', async () => {
    const { onFrame, stop } = await page()
    const heard = vi.fn()
    onFrame('message.add', heard)
    const old = newest()
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    old.tell({ n: 20, type: 'message.add', data: {} })
    expect(heard).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    expect(from(newest())).toBe('e/7')
    stop()
  })

  it('tells the others and loads again when one cannot take a frame in', async () => {
    const { onFrame, reload, stop } = await page()
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const heard = vi.fn()
    onFrame('message.add', () => {
      throw new Error('broken')
    })
    onFrame('message.add', heard)
    newest().tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 })
    newest().tell({ n: 9, type: 'message.add', data: {} })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(reload).toHaveBeenCalledTimes(1)
    quiet.mockRestore()
    stop()
  })

  it('asks whether the server is there when the page is looked at again, and does not wait long', async () => {
    const { stop } = await page()
    const asleep = newest()
    asleep.tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 })
    document.dispatchEvent(new Event('visibilitychange'))
    expect(asleep.said).toEqual(['{"type":"ping"}'])
    await vi.advanceTimersByTimeAsync(12_000)
    expect(newest()).not.toBe(asleep)
    stop()
  })

  it('begins anew when the server takes it for somebody else', async () => {
    const { stop } = await page()
    const anew = vi.spyOn(location, 'reload')
    newest().tell({ type: 'hello', epoch: 'e', next: 9, resumed: true, user: 2 })
    expect(anew).toHaveBeenCalledTimes(1)
    stop()
  })
})

describe('what is kept fresh', () => {
  beforeEach(() => vi.useFakeTimers())

  it('is loaded once more when it is asked for meanwhile, and never twice at a time', async () => {
    vi.resetModules()
    const { keepFresh } = await import('@/live')
    const answers: (() => void)[] = []
    const fresh = keepFresh(() => new Promise<void>((resolve) => answers.push(resolve)))
    const done = fresh.now()
    void fresh.now()
    fresh.soon()
    expect(answers).toHaveLength(1)
    answers[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(answers).toHaveLength(2)
    answers[1]?.()
    await done
    expect(fresh.busy()).toBe(false)
    fresh.stop()
  })

  it('is loaded again as soon as the line is back where it failed, also where nothing was missed', async () => {
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    const { keepFresh, stop } = await page()
    let loads = 0
    const fresh = keepFresh(async () => {
      if (++loads <= 4) throw new Error('cut')
    })
    await fresh.now()
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000)
    expect(loads).toBe(4)
    const hello = { type: 'hello', epoch: 'e', next: 9, resumed: true, user: 1 }
    newest().tell(hello)
    await vi.advanceTimersByTimeAsync(0)
    expect(loads, 'not after the next pause').toBe(5)
    newest().tell(hello)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(loads, 'once').toBe(5)
    fresh.stop()
    stop()
  })

  it('is loaded again after a failure, and wishes that keep coming do not put it off', async () => {
    vi.resetModules()
    const { keepFresh } = await import('@/live')
    let loads = 0
    const fresh = keepFresh(async () => {
      if (++loads === 1) throw new Error('cut')
    }, 250)
    await fresh.now()
    expect(loads).toBe(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(loads).toBe(2)
    for (let i = 0; i < 5; i++) {
      fresh.soon()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(loads).toBeGreaterThan(2)
    fresh.stop()
  })
})
