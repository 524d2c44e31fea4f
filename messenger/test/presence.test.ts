import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, nextTick } from 'vue'
import type { Person } from '@/people/people'
import { FakeSocket } from './fakeSocket'

const NOW = new Date('2026-03-10T12:00:00Z').getTime()
const minutesAgo = (n: number) => new Date(NOW - n * 60_000).toISOString()
const card = (id: number, more: Partial<Person> = {}) =>
  ({ id, name: `P${id}`, bot: false, status: 'online', last_activity_date: false, ...more }) as Person

describe('what somebody is', () => {
  it('is a bot, a guest, a position', async () => {
    const { kindText } = await import('@/chats/presence')
    const { locale } = await import('@/speech')
    locale.value = 'en'
    expect(kindText(card(2, { bot: true, work_position: 'Always there' }))).toBe('Bot')
    expect(kindText(card(3, { extranet: true, work_position: 'Buyer' }))).toBe('Guest · Buyer')
    expect(kindText(card(4, { work_position: 'Printer' }))).toBe('Printer')
    expect(kindText(card(5, { extranet: true }))).toBe('Guest')
  })
})

describe('who is there', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers({ now: NOW })
    globalThis.WebSocket = FakeSocket as unknown as typeof WebSocket
    globalThis.fetch = (() => new Promise(() => undefined)) as unknown as typeof fetch
  })

  async function watched(online: number[] = []) {
    const wire = await import('@/wire')
    wire.session.value = { user: { id: 1 }, live: { epoch: 'e', last: 0 } } as never
    const live = await import('@/live')
    const people = await import('@/people/people')
    const presence = await import('@/people/presence')
    const texts = await import('@/chats/presence')
    presence.watchPresence()
    live.start()
    FakeSocket.newest.tell({ type: 'hello', epoch: 'e', next: 1, resumed: true, user: 1, online })
    const status = (id: number, is: boolean, word = 'online') =>
      FakeSocket.newest.tell({ n: 1, type: 'status', data: { users: [{ id, status: word, online: is }] } })
    const text = (one: Person) => texts.presenceText(one)
    const hello = (more: object) =>
      FakeSocket.newest.tell({ type: 'hello', epoch: 'e', next: 1, resumed: true, user: 1, online: [], ...more })
    return { ...people, ...presence, text, status, hello, connection: live.connection }
  }

  it('is whoever has a page open, whenever he did something last', async () => {
    const { text, isHere, meet } = await watched([2])
    const two = card(2, { last_activity_date: minutesAgo(90) })
    meet([two, card(3)])
    expect(text(two)).toBe('online')
    expect(isHere(2)).toBe(true)
    expect(isHere(3)).toBe(false)
  })

  it('is not whoever was active long ago and has none', async () => {
    const { text } = await watched()
    expect(text(card(2, { last_activity_date: minutesAgo(5) }))).toBe('last seen 5 minutes ago')
    expect(text(card(2, { last_activity_date: minutesAgo(185) }))).toBe('last seen 3 hours ago')
    expect(text(card(2, { last_activity_date: minutesAgo(60 * 24) }))).toBe('last seen yesterday')
    expect(text(card(2, { last_activity_date: '2025-12-24T10:00:00Z' }))).toBe('last seen on December 24, 2025')
    expect(text(card(2))).toBe('has not been here yet')
  })

  it('is whoever does something by another program', async () => {
    const { text } = await watched()
    expect(text(card(2, { last_activity_date: minutesAgo(1) }))).toBe('online')
  })

  it('ends with the last page, and the minutes are counted from then', async () => {
    const { text, status } = await watched([2])
    const two = card(2, { last_activity_date: minutesAgo(1) })
    status(2, false)
    expect(text(two)).toBe('last seen 1 minute ago')
    await vi.advanceTimersByTimeAsync(7 * 60_000)
    expect(text(two)).toBe('last seen 7 minutes ago')
    status(2, true)
    expect(text(two)).toBe('online')
  })

  it('is counted on where nothing else is told', async () => {
    const { text, status } = await watched([2])
    status(2, false)
    const shown = computed(() => text(card(2, { last_activity_date: minutesAgo(1) })))
    expect(shown.value).toBe('last seen 1 minute ago')
    await vi.advanceTimersByTimeAsync(7 * 60_000)
    expect(shown.value).toBe('last seen 7 minutes ago')
  })

  it('is as the card says of who went while nobody told us', async () => {
    const { text, status, hello } = await watched([2, 3])
    vi.setSystemTime(NOW + 48 * 3_600_000)
    // what was missed is told once more, behind the hello
    hello({ next: 5, online: [] })
    status(2, true)
    status(2, false)
    expect(text(card(2, { last_activity_date: minutesAgo(0) }))).toBe('last seen 2 days ago')
    expect(text(card(3))).toBe('has not been here yet')
  })

  it('is asked for anew when who is looked at is not there any more', async () => {
    const { hello, renewWhenGone } = await watched([2])
    const asked: string[] = []
    globalThis.fetch = ((_url: string, init: { body: string }) => {
      asked.push(init.body)
      return new Promise(() => undefined)
    }) as unknown as typeof fetch
    renewWhenGone(() => 2)
    hello({ online: [2, 3] })
    await nextTick()
    expect(asked).toEqual([])
    hello({ online: [3] })
    await nextTick()
    expect(asked).toEqual(['{"ID":[2]}'])
  })

  it('is said as they wish themselves', async () => {
    const { text, status, meet, person } = await watched([2])
    meet([card(2)])
    status(2, true, 'dnd')
    expect(text(person(2) as Person)).toBe('do not disturb')
    status(2, true, 'break')
    expect(text(person(2) as Person)).toBe('away')
  })

  it('is asked for in a crowd, of those who are looked at and as long as they are', async () => {
    const { text, hello } = await watched()
    hello({ crowd: true })
    const two = card(2, { last_activity_date: minutesAgo(30) })
    const shown = computed(() => [two, card(3)].map(text))
    expect(shown.value).toEqual(['last seen 30 minutes ago', 'has not been here yet'])
    const { said } = FakeSocket.newest
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said).toEqual(['{"type":"present","users":[2,3]}'])
    FakeSocket.newest.tell({ type: 'present', data: { asked: [2, 3], online: [2] } })
    expect(shown.value).toEqual(['online', 'has not been here yet'])
    await vi.advanceTimersByTimeAsync(31_000)
    expect(shown.value[0]).toBe('online')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said).toHaveLength(2)
    FakeSocket.newest.tell({ type: 'present', data: { asked: [2, 3], online: [] } })
    expect(shown.value[0]).toBe('last seen 1 minute ago')
    await vi.advanceTimersByTimeAsync(120_000)
    // nobody looks any more
    expect(said).toHaveLength(2)
  })

  it('is taken anew when those who are there become a crowd, or are none any more', async () => {
    const two = card(2, { last_activity_date: minutesAgo(30) })
    const { text, connection } = await watched([2])
    const crowd = (is: boolean, online: number[] = []) => FakeSocket.newest.tell({ type: 'crowd', data: { crowd: is, online } })
    crowd(true)
    expect(text(two)).toBe('last seen 30 minutes ago')
    crowd(false, [2])
    expect(text(two)).toBe('online')
    crowd(false, [3])
    expect(text(two)).toBe('last seen 30 minutes ago')
    crowd(false, [2])
    connection.value = 'polling'
    expect(text(two)).toBe('last seen 30 minutes ago')
  })

  it('takes in how somebody is shown now', async () => {
    const { person, meet } = await watched()
    meet([card(2)])
    FakeSocket.newest.tell({ n: 2, type: 'user.update', data: { user: card(2, { name: 'Ann' }) } })
    expect(person(2)?.name).toBe('Ann')
  })

  it('says nothing of bots', async () => {
    const { text } = await watched()
    expect(text(card(9, { bot: true }))).toBe('')
  })
})
