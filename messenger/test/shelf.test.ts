import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { FakeSocket } from './fakeSocket'

/** Files as the server keeps them: the message's number is the file's. */
let kept: number[] = []
let asked: Record<string, unknown>[] = []
/** Numbers per look, as if the others of them were of another kind. */
let look = 1000

function page(params: Record<string, number>) {
  const before = params.BEFORE_ID ?? Infinity
  const below = kept.filter((id) => id < before)
  const files = below.slice(0, Math.min(Number(params.LIMIT), look))
  const last = files.at(-1) ?? (below.length ? before : undefined)
  const next = files.length < below.length ? last : null
  return { files: files.map((id) => ({ message_id: id, file: { id, name: `f${id}` } })), next: next ?? null }
}

describe('the shelf of a dialog', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers()
    kept = Array.from({ length: 70 }, (_, at) => 70 - at)
    asked = []
    look = 1000
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    globalThis.fetch = (async (_url: unknown, init: { body: string }) => {
      const params = JSON.parse(init.body)
      asked.push(params)
      return new Response(JSON.stringify({ result: page(params) }))
    }) as unknown as typeof fetch
  })

  async function shelf() {
    const wire = await import('@/wire')
    wire.session.value = { user: { id: 1 }, live: { epoch: 'e', last: 0 } } as never
    const live = await import('@/live')
    live.start()
    const { useShelf } = await import('@/chats/shelf')
    const made = effectScope().run(() => useShelf('chat7', 'file', (chat) => chat === 7 || (chat as { id: number }).id === 7))
    if (!made) throw new Error('no shelf')
    await vi.advanceTimersByTimeAsync(0)
    return { ...made, numbers: () => made.items.value.map((one) => one.message) }
  }

  it('goes back by pages, without a gap or a double', async () => {
    const { numbers, further, more } = await shelf()
    expect(numbers()).toEqual(kept.slice(0, 30))
    expect(more.value).toBe(true)
    await further()
    await further()
    expect(numbers()).toEqual(kept)
    expect(more.value).toBe(false)
    const calls = asked.length
    await further()
    expect(asked).toHaveLength(calls)
  })

  it('looks further by itself where a look finds too few', async () => {
    look = 10
    const { numbers } = await shelf()
    expect(numbers()).toEqual(kept.slice(0, 30))
    expect(asked).toHaveLength(3)
  })

  it('gets what is sent meanwhile and keeps what was turned back to', async () => {
    const { numbers, further } = await shelf()
    await further()
    kept = [71, ...kept]
    FakeSocket.newest.tell({ n: 1, type: 'message.add', data: { message: {}, chat: { id: 7 }, files: [{ id: 71 }] } })
    await vi.advanceTimersByTimeAsync(10)
    expect(numbers()).toEqual(kept.slice(0, 61))
  })

  it('asks nothing for messages without files and for other chats', async () => {
    await shelf()
    const calls = asked.length
    FakeSocket.newest.tell({ n: 1, type: 'message.add', data: { message: {}, chat: { id: 7 }, files: [] } })
    FakeSocket.newest.tell({ n: 2, type: 'message.add', data: { message: {}, chat: { id: 8 }, files: [{ id: 1 }] } })
    await vi.advanceTimersByTimeAsync(10)
    expect(asked).toHaveLength(calls)
  })

  it('lets go of what is deleted', async () => {
    const { numbers } = await shelf()
    FakeSocket.newest.tell({ n: 1, type: 'message.delete', data: { messageId: 69, chatId: 7, message: null } })
    expect(numbers()).not.toContain(69)
    expect(numbers()).toHaveLength(29)
  })

  it('lets go of a file that is taken out of its message, and of no other', async () => {
    const { numbers } = await shelf()
    const changed = (n: number, id: number, files: number[]) =>
      FakeSocket.newest.tell({ n, type: 'message.update', data: { message: { id }, chat: { id: 7 }, files: files.map((id) => ({ id })) } })
    changed(1, 69, [])
    changed(2, 68, [68])
    expect(numbers()).not.toContain(69)
    expect(numbers()).toContain(68)
    expect(numbers()).toHaveLength(29)
  })

  it('lets go of what is deleted while a page is on its way', async () => {
    const { numbers, further } = await shelf()
    const fetched = globalThis.fetch
    let reply: () => void = () => undefined
    globalThis.fetch = ((...how: Parameters<typeof fetch>) => {
      const before = fetched(...how)
      return new Promise<void>((done) => (reply = done)).then(() => before)
    }) as typeof fetch
    const read = further()
    await vi.advanceTimersByTimeAsync(0)
    FakeSocket.newest.tell({ n: 1, type: 'message.delete', data: { messageId: 35, chatId: 7, message: null } })
    reply()
    await read
    expect(numbers()).toEqual(kept.slice(0, 60).filter((id) => id !== 35))
  })

  it('lets go of what was deleted while nothing was heard, and keeps the rest that was turned back to', async () => {
    const { numbers, further, more } = await shelf()
    await further()
    kept = kept.filter((id) => id !== 65 && id !== 35)
    FakeSocket.newest.tell({ type: 'hello', epoch: 'other', next: 9, resumed: false, user: 1 })
    await vi.advanceTimersByTimeAsync(10)
    expect(numbers()).toEqual(kept.slice(0, 60))
    expect(more.value).toBe(true)
    await further()
    expect(numbers()).toEqual(kept)
    expect(more.value).toBe(false)
  })

  it('says what went wrong and goes on when asked again', async () => {
    const { numbers, further, failed } = await shelf()
    const fetched = globalThis.fetch
    globalThis.fetch = (async () => Promise.reject(new TypeError('cut off'))) as unknown as typeof fetch
    await further()
    expect(failed.value).toMatchObject({ unreached: true })
    globalThis.fetch = fetched
    await further()
    expect(failed.value).toBeNull()
    expect(numbers()).toHaveLength(60)
  })
})
