import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, test, vi } from 'vitest'
import { DELETED } from '@/chats/recents'
import { FakeSocket } from './fakeSocket'

const item = (messageId: number, counter: number) => ({
  id: 'chat7', chat_id: 7, type: 'chat', title: 'Plans', avatar: { url: '', color: '' },
  message: { id: messageId, text: `m${messageId}`, author_id: 2, date: new Date(messageId * 1000).toISOString(), file: false, attach: false },
  counter, pinned: false, unread: false, date_update: new Date(0).toISOString(), user: { id: 2 }, chat: null,
})

const posted = (id: number) => ({
  n: id, type: 'message.add',
  data: {
    message: { id, chat_id: 7, author_id: 2, date: new Date(id * 1000).toISOString(), text: `m${id}`, unread: true, uuid: null, params: [] },
    chat: { id: 7, type: 'chat', title: 'Plans', users: [] },
  },
})

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

test('the server leaves the words by which the list knows what was deleted', () => {
  const words = readFileSync(`${ROOT}server/src/main/java/dev/confab/messages/Phrases.java`, 'utf8')
  const phrase = /DELETED =\s+new Phrase\(([^)]*)\)/.exec(words)?.[1] ?? ''
  expect([...phrase.matchAll(/"([^"]*)"/g)].map((one) => one[1])).toEqual(DELETED)
})

describe('the list of chats', () => {
  let answers: ((items: object[], hasMore?: boolean) => void)[] = []
  let failures: (() => void)[] = []

  beforeEach(() => {
    answers = []
    failures = []
    vi.resetModules()
    vi.useFakeTimers()
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    globalThis.fetch = ((url: string) =>
      new Promise((resolve, reject) => {
        // what is unread is read through, for those who are called in it
        if (url.endsWith('confab.messenger.page')) return resolve(new Response('{"result": {"messages": [], "after": false}}'))
        answers.push((items, hasMore = false) => resolve(new Response(JSON.stringify({ result: { items, hasMore } }))))
        failures.push(() => reject(new TypeError('no network')))
      })) as unknown as typeof fetch
  })

  async function list() {
    const wire = await import('@/wire')
    wire.session.value = { user: { id: 1 }, live: { epoch: 'e', last: 0 } } as never
    const live = await import('@/live')
    const recents = await import('@/chats/recents')
    live.start()
    recents.watchRecents()
    return recents
  }

  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('keeps what was told while an older answer was on its way', async () => {
    const { recents, reload } = await list()
    answers[0]?.([item(5, 1)])
    await settle()
    void reload()
    FakeSocket.newest.tell(posted(6))
    answers[1]?.([item(5, 1)])
    await settle()
    expect(recents.value[0]).toMatchObject({ messageId: 6, text: 'm6', counter: 2 })
  })

  it('knows what was deleted, by what the server leaves in its place and by what is told', async () => {
    const { recents } = await list()
    const left = item(5, 0)
    answers[0]?.([{ ...left, message: { ...left.message, text: 'Это сообщение было удалено.' } }])
    await settle()
    expect(recents.value[0]).toMatchObject({ text: '', extra: 'deleted' })
    const told = posted(6)
    FakeSocket.newest.tell({ ...told, data: { ...told.data, message: { ...told.data.message, params: { IS_DELETED: 'Y' } } } })
    expect(recents.value[0]).toMatchObject({ messageId: 6, text: '', extra: 'deleted' })
    FakeSocket.newest.tell(posted(7))
    expect(recents.value[0]).toMatchObject({ text: 'm7', extra: '' })
  })

  it('remembers which message is a notice where it was told so, and guesses nothing', async () => {
    const { recents, reload } = await list()
    answers[0]?.([item(5, 0)])
    await settle()
    expect(recents.value[0]?.notice, 'the list does not say').toBeUndefined()
    const told = posted(6)
    const system = (id: number, params: object) =>
      FakeSocket.newest.tell({ ...told, data: { ...told.data, message: { ...told.data.message, id, author_id: 0, params } } })
    system(6, { CODE: ['CHAT_LEAVE'] })
    expect(recents.value[0]?.notice).toEqual(['CHAT_LEAVE'])
    system(7, {})
    expect(recents.value[0]?.notice).toBeNull()
    void reload()
    answers[1]?.([item(7, 0)])
    await settle()
    expect(recents.value[0]?.notice, 'nor forgets it').toBeNull()
    void reload()
    answers[2]?.([item(8, 0)])
    await settle()
    expect(recents.value[0]?.notice).toBeUndefined()
  })

  it('says that its rest could not be loaded until it is, or is loaded again', async () => {
    const { broken, loadMore, more, reload } = await list()
    answers[0]?.([item(5, 1)], true)
    await settle()
    expect(more.value).toBe(true)
    void loadMore()
    failures[1]?.()
    await settle()
    expect(broken.value).toBe(true)
    void reload()
    answers[2]?.([item(5, 1)], true)
    await settle()
    expect(broken.value, 'loaded again').toBe(false)
    void loadMore()
    failures[3]?.()
    await settle()
    expect(broken.value).toBe(true)
    void loadMore()
    answers[4]?.([])
    await settle()
    expect([broken.value, more.value]).toEqual([false, false])
  })

  it('counts a message once that is told after it was loaded', async () => {
    const { recents } = await list()
    answers[0]?.([item(6, 2)])
    await settle()
    FakeSocket.newest.tell(posted(6))
    expect(recents.value[0]).toMatchObject({ messageId: 6, counter: 2 })
  })
})
