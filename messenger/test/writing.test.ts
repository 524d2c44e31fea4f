import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeSocket } from './fakeSocket'

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const typing = (userId: number, more = {}) => ({ type: 'typing', data: { chatId: 7, userId, action: null, seconds: 0, ...more } })

async function listening() {
  const wire = await import('@/wire')
  wire.session.value = { user: { id: 1 }, live: { epoch: 'e', last: 0 } } as never
  const people = await import('@/people/people')
  people.meet([{ id: 2, name: 'Ben Franklin', first_name: 'Ben', bot: false }, { id: 3, name: 'Thinker', first_name: 'Thinker', bot: true }])
  const writing = await import('@/chats/writing')
  const live = await import('@/live')
  live.start()
  writing.watchWriters()
  const socket = FakeSocket.newest
  socket.tell({ type: 'hello', epoch: 'e', next: 1, resumed: true, user: 1, online: [], crowd: false })
  return { socket, said: () => writing.writingIn(7) }
}

test('who writes is said for a while, and not of oneself', async () => {
  const { socket, said } = await listening()
  socket.tell(typing(1))
  expect(said()).toBe('')
  socket.tell(typing(2))
  expect(said()).toBe('Ben Franklin is writing…')
  vi.advanceTimersByTime(5_000)
  socket.tell(typing(2, { seconds: 29 }))
  vi.advanceTimersByTime(5_000)
  expect(said(), 'told again').toBe('Ben Franklin is writing…')
  vi.advanceTimersByTime(1_000)
  expect(said(), 'who stopped is soon said to write no more').toBe('')
})

test('a bot that says no time is believed for longer than people, who tell it again', async () => {
  const { socket, said } = await listening()
  socket.tell(typing(3, { seconds: 29 }))
  vi.advanceTimersByTime(28_000)
  expect(said()).toBe('Thinker is writing…')
  vi.advanceTimersByTime(1_000)
  expect(said()).toBe('')
})

test('a bot says what it does, and for how long', async () => {
  const { socket, said } = await listening()
  socket.tell(typing(3, { action: 'IMBOT_AGENT_ACTION_THINKING', seconds: 5 }))
  expect(said()).toBe('Thinker: thinking…')
  socket.tell(typing(2))
  expect(said()).toBe('2 people are writing…')
  vi.advanceTimersByTime(5_000)
  expect(said()).toBe('Ben Franklin is writing…')
})

test('who is not known yet is believed as a bot is', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const { socket, said } = await listening()
  socket.tell({ n: 2, type: 'message.add', data: { message: { id: 9, author_id: 8 }, chat: { id: 7, type: 'chat', title: '', users: [] } } })
  socket.tell(typing(8, { action: 'IMBOT_AGENT_ACTION_THINKING', seconds: 20 }))
  expect(said()).toMatch(/thinking/)
  vi.advanceTimersByTime(19_000)
  expect(said()).toMatch(/thinking/)
  vi.advanceTimersByTime(1_000)
  expect(said()).toBe('')
})

test('who has said it writes no more', async () => {
  const { socket, said } = await listening()
  socket.tell(typing(2))
  socket.tell({ n: 2, type: 'message.add', data: { message: { id: 9, author_id: 2 }, chat: { id: 7, type: 'chat', title: '', users: [] } } })
  expect(said()).toBe('')
})

test('what comes late, behind the message that was written, is not believed', async () => {
  const { socket, said } = await listening()
  const says = (n: number, id: number, author_id: number) =>
    socket.tell({ n, type: 'message.add', data: { message: { id, author_id }, chat: { id: 7, type: 'chat', title: '', users: [] } } })
  says(2, 9, 2)
  socket.tell(typing(2))
  expect(said()).toBe('')
  vi.advanceTimersByTime(1_000)
  socket.tell(typing(2))
  expect(said()).toBe('Ben Franklin is writing…')
  // a bot says one thing and goes on at once
  vi.advanceTimersByTime(10_000)
  says(3, 10, 3)
  socket.tell(typing(3, { seconds: 5 }))
  expect(said()).toBe('Thinker is writing…')
})

test('nobody is said to write when the connection is lost', async () => {
  const { socket, said } = await listening()
  socket.tell(typing(3, { action: 'IMBOT_AGENT_ACTION_THINKING', seconds: 600 }))
  expect(said()).toBe('Thinker: thinking…')
  socket.onclose?.({ code: 1006 })
  expect(said()).toBe('')
})
