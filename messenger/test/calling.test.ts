import { beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '@/messages/calling'
import { FakeSocket } from './fakeSocket'

describe('a text', () => {
  it('calls whom it names, or everybody, but nobody in a quote or in code', () => {
    const texts = ['[USER=7]Anna[/USER]!', '[b][user=7]Anna[/user][/b]', '[USER=all]Everybody[/USER]', '[USER=77]Ben[/USER]', '>>[USER=7]Anna[/USER]', '[CODE][USER=7]Anna[/USER][/CODE]', 'Anna', '[USER=7]Anna']
    expect(texts.map((text) => calls(text, 7))).toEqual([true, true, true, false, false, false, false, false])
  })
})

const ME = 1
const CALL = `[USER=${ME}]Ada[/USER]`
const item = (messageId: number, counter: number, lastId: number) => ({
  id: 'chat7', chat_id: 7, type: 'chat', title: 'Plans', avatar: { url: '', color: '' },
  message: { id: messageId, text: '', author_id: 2, date: new Date(0).toISOString(), file: false, attach: false },
  counter, last_id: lastId, pinned: false, unread: false, date_update: new Date(0).toISOString(), user: { id: 2 }, chat: null,
})
const row = (id: number, text: string, author = 2) => ({
  id, chat_id: 7, author_id: author, date: new Date(id * 1000).toISOString(), text, unread: true, uuid: null, params: [],
})

describe('the list of chats', () => {
  /** The messages of the chat, and up to where it is read. */
  let messages: ReturnType<typeof row>[] = []
  let lastRead = 0
  let pages = 0
  let n = 0

  beforeEach(() => {
    messages = []
    lastRead = pages = n = 0
    vi.resetModules()
    vi.useFakeTimers()
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    globalThis.fetch = (async (url: string, init: { body: string }) => {
      if (!url.endsWith('page')) {
        const unread = messages.filter((one) => one.id > lastRead)
        return new Response(JSON.stringify({ result: { items: [item(messages.at(-1)?.id ?? 0, unread.length, lastRead)] } }))
      }
      pages++
      const { AFTER_ID } = JSON.parse(init.body)
      const behind = messages.filter((one) => one.id > AFTER_ID)
      return new Response(JSON.stringify({ result: { messages: behind.slice(0, 50), after: behind.length > 50 } }))
    }) as unknown as typeof fetch
  })

  async function list() {
    const wire = await import('@/wire')
    wire.session.value = { user: { id: ME }, live: { epoch: 'e', last: 0 } } as never
    const live = await import('@/live')
    const recents = await import('@/chats/recents')
    const { isCalled } = await import('@/chats/calling')
    live.start()
    recents.watchRecents()
    await vi.advanceTimersByTimeAsync(500)
    const called = () => isCalled(recents.recents.value[0] as never)
    const tell = async (type: string, data: object) => {
      FakeSocket.newest.tell({ n: ++n, type, data })
      await vi.advanceTimersByTimeAsync(500)
    }
    return { ...recents, called, tell }
  }
  const chat = { id: 7, type: 'chat', title: 'Plans', users: [] }

  it('says who is called by what was unread before, also far behind, and asks for it once', async () => {
    messages = Array.from({ length: 130 }, (_, at) => row(at + 1, at === 119 ? CALL : 'news'))
    lastRead = 5
    const { called, reload } = await list()
    expect(called()).toBe(true)
    const asked = pages
    await reload()
    await vi.advanceTimersByTimeAsync(500)
    expect([called(), pages]).toEqual([true, asked])
  })

  it('looks through as many groups as there are', async () => {
    globalThis.fetch = (async (url: string, init: { body: string }) => {
      const groups = Array.from({ length: 50 }, (_, at) => ({ ...item(9, 1, 8), id: `chat${at + 1}`, chat_id: at + 1 }))
      if (!url.endsWith('page')) return new Response(JSON.stringify({ result: { items: groups } }))
      const last = JSON.parse(init.body).DIALOG_ID === 'chat50'
      return new Response(JSON.stringify({ result: { messages: [row(9, last ? CALL : 'news')], after: false } }))
    }) as unknown as typeof fetch
    const { recents } = await list()
    const { isCalled } = await import('@/chats/calling')
    expect(recents.value.filter((one) => isCalled(one)).map((one) => one.id)).toEqual(['chat50'])
  })

  it('is not misled by what is read, by oneself, or by others who are called', async () => {
    messages = [row(1, CALL), row(2, CALL, ME), row(3, '[USER=9]Nina[/USER]')]
    lastRead = 1
    const { called } = await list()
    expect(called()).toBe(false)
  })

  it('hears of it as it is posted, changed, deleted and read', async () => {
    messages = [row(1, 'old')]
    lastRead = 1
    const { called, tell } = await list()
    const post = async (id: number, text: string) => {
      messages.push(row(id, text))
      await tell('message.add', { message: row(id, text), chat })
    }
    await post(2, CALL)
    expect([called(), pages], 'nothing is asked for').toEqual([true, 0])
    messages[1] = row(2, 'never mind')
    await tell('message.update', { message: row(2, 'never mind'), chat })
    expect(called()).toBe(false)
    await post(3, CALL)
    messages.pop()
    await tell('message.delete', { messageId: 3, chatId: 7, erased: true, message: null })
    expect(called()).toBe(false)
    await post(4, CALL)
    await post(5, 'news')
    lastRead = 4
    await tell('read', { chatId: 7, userId: ME, lastId: 4, unread: 1 })
    expect(called(), 'read').toBe(false)
  })

  it('is called no more by what was before an answer of his own, though something new comes', async () => {
    messages = [row(1, 'old')]
    lastRead = 1
    const { called, tell } = await list()
    const post = async (id: number, text: string, author = 2) => {
      messages.push(row(id, text, author))
      await tell('message.add', { message: row(id, text, author), chat })
    }
    await post(2, CALL)
    expect(called()).toBe(true)
    lastRead = 3
    await post(3, 'here I am', ME)
    await post(4, 'news')
    expect(called()).toBe(false)
    await post(5, CALL)
    expect(called()).toBe(true)
  })

  it('looks again at what was made unread again', async () => {
    messages = [row(1, 'old'), row(2, CALL), row(3, 'news')]
    lastRead = 2
    const { called, reload } = await list()
    expect(called()).toBe(false)
    lastRead = 1
    await reload()
    await vi.advanceTimersByTimeAsync(500)
    expect(called()).toBe(true)
  })
})
