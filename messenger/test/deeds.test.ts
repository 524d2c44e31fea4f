import { beforeEach, describe, expect, it } from 'vitest'
import { attemptEach, deedsOf } from '@/chats/deeds'
import { recent, reload } from '@/chats/recents'
import { toasts } from '@/design/toasts'
import { isOpen } from '@/messages/message'
import type { Message } from '@/messages/message'
import { WireError } from '@/wire'

const refused = new WireError('TOO_MANY_PINS', 'A chat can have 20 pinned messages', 400)
const FULL = 'A chat can have 20 pinned messages. Unpin one first.'
const unreached = new WireError('UNREACHED', '', 0)

describe('what is done with several', () => {
  beforeEach(() => (toasts.value = []))

  async function attempted(failures: Record<number, Error>) {
    const done: number[] = []
    const over = await attemptEach([1, 2, 3], async (one) => {
      if (failures[one]) throw failures[one]
      done.push(one)
    })
    return { done, over, said: toasts.value.map((one) => one.text) }
  }

  it('is done with all of them', async () => {
    expect(await attempted({})).toEqual({ done: [1, 2, 3], over: true, said: [] })
  })

  it('is not held up by one that is refused, and the number of those is said', async () => {
    expect(await attempted({ 1: refused })).toEqual({ done: [2, 3], over: true, said: [`1 was refused: ${FULL}`] })
    toasts.value = []
    expect(await attempted({ 1: refused, 3: refused })).toEqual({ done: [2], over: true, said: [`2 were refused: ${FULL}`] })
  })

  it('did not work where all are refused', async () => {
    expect(await attempted({ 1: refused, 2: refused, 3: refused })).toEqual({ done: [], over: false, said: [FULL] })
  })

  it('is left for later where the server is not reached', async () => {
    expect(await attempted({ 2: unreached })).toEqual({ done: [1], over: false, said: ['The server cannot be reached.'] })
  })
})

describe('a line of the list', () => {
  it('stands as it stood where what was wished is refused or does not arrive', async () => {
    const item = {
      id: 'chat7', chat_id: 7, type: 'chat', title: 'Plans', avatar: { url: '', color: '' }, message: null,
      counter: 3, last_id: 0, pinned: false, unread: false, date_update: new Date(0).toISOString(), user: { id: 0 }, chat: null,
    }
    globalThis.fetch = (async () => new Response(JSON.stringify({ result: { items: [item] } }))) as unknown as typeof fetch
    await reload()
    const line = () => recent('chat7')
    globalThis.fetch = (async () => { throw new TypeError('no network') }) as unknown as typeof fetch
    const deeds = deedsOf(line() as never).filter((one) => one !== '-')
    for (const deed of deeds) {
      await (deed as unknown as { act: () => Promise<void> }).act()
      expect(line(), (deed as { text: string }).text).toMatchObject({ pinned: false, muted: false, counter: 3, unread: false })
    }
  })
})

describe('a message', () => {
  it('may be deleted for three days', () => {
    const hoursAgo = (hours: number) => ({ date: new Date(Date.now() - hours * 3_600_000) }) as Message
    expect([71, 73].map((hours) => isOpen(hoursAgo(hours)))).toEqual([true, false])
  })
})
