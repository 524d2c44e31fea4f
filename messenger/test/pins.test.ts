import { beforeEach, describe, expect, it, vi } from 'vitest'

const row = (id: number) => ({
  id, chat_id: 7, author_id: 2, date: new Date(id * 1000).toISOString(), text: `m${id}`, unread: false, uuid: null, params: [],
})

const board = (...ids: number[]) =>
  new Response(JSON.stringify({ result: { chat_id: 7, pinned: ids.map((id) => ({ message: row(id) })), users: [], files: [] } }))

const refusal = (status: number) => new Response(JSON.stringify({ error: 'NO', error_description: '' }), { status })

describe('what stands pinned', () => {
  let answers: (() => Response)[] = []

  beforeEach(() => {
    answers = []
    vi.resetModules()
    vi.useFakeTimers()
    vi.spyOn(console, 'warn').mockImplementation(() => undefined) // no component unmounts here
    globalThis.fetch = (async () => {
      const answer = answers.shift()
      if (!answer) throw new TypeError('unreached')
      return answer()
    }) as unknown as typeof fetch
  })

  async function open() {
    const { usePins } = await import('@/chats/pins')
    const pinned = usePins('chat7', () => true)
    await settle()
    return { ids: () => pinned.pins.value.map((one) => one.id), toggle: pinned.toggle }
  }

  const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)

  it('stays where an answer does not come, and is asked for again', async () => {
    answers.push(() => board(5))
    const pinned = await open()
    expect(pinned.ids()).toEqual([5])
    answers.push(() => new Response('{"result":true}'), () => refusal(503))
    await pinned.toggle(6)
    expect(pinned.ids()).toEqual([5])
    answers.push(() => board(6, 5))
    await settle(2_000)
    expect(pinned.ids()).toEqual([6, 5])
  })

  it('goes where one may not look any more', async () => {
    answers.push(() => board(5))
    const pinned = await open()
    answers.push(() => new Response('{"result":true}'), () => refusal(403))
    await pinned.toggle(6)
    expect(pinned.ids()).toEqual([])
  })
})
