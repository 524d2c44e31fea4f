import { describe, expect, it, vi } from 'vitest'
import { openTimeline } from '@/messages/timeline'
import { meet } from '@/people/people'

const NEWEST = 100_000
const COUNT = NEWEST
let posted = 0
let lastRead = NEWEST
let late: Record<string, number> = {}
const texts = new Map<number, string>()
const row = (id: number) => ({
  id, chat_id: 7, author_id: 2, date: new Date(id * 1000).toISOString(), text: texts.get(id) ?? `m${id}`, unread: false,
  uuid: `u${id}`, params: [],
})

interface Held {
  asked: Record<string, number>
  answer: (how?: 'cut') => void
}

/** Answers are held back until the test lets them go: with what was there when they were asked for. */
let held: Held[] | null = null

/** A dialog of a hundred thousand messages and what was posted since, read as the server reads it. */
function longDialog() {
  held = null
  posted = 0
  lastRead = NEWEST
  late = {}
  texts.clear()
  globalThis.fetch = (async (_url: unknown, init: { body: string }) => {
    const COUNT = NEWEST + posted
    const asked = JSON.parse(init.body)
    let from = COUNT - 49
    if (asked.BEFORE_ID) from = asked.BEFORE_ID - 50
    if (asked.AFTER_ID) from = asked.AFTER_ID + 1
    if (asked.AROUND_ID) from = asked.AROUND_ID - 25
    from = Math.max(1, from)
    const to = Math.min(COUNT, asked.BEFORE_ID ? asked.BEFORE_ID - 1 : from + 49)
    const messages = Array.from({ length: to - from + 1 }, (_, at) => row(from + at))
    const result = {
      chat_id: 7, messages, before: from > 1, after: to < COUNT, last_read: lastRead, readers: {}, late,
      reactions: {}, quoted: [], users: [], files: [],
    }
    const body = JSON.stringify({ result })
    if (held) {
      const waiting = held
      await new Promise<void>((resolve, reject) =>
        waiting.push({ asked, answer: (how) => (how === 'cut' ? reject(new TypeError('cut off')) : resolve()) }),
      )
    }
    return new Response(body)
  }) as unknown as typeof fetch
}

const ids = (timeline: ReturnType<typeof openTimeline>) => timeline.settled.value.map((one) => one.id)

describe('a window onto a dialog', () => {
  it('begins at the end and grows back without a gap or a double', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    for (let i = 0; i < 2; i++) await timeline.older()
    const all = ids(timeline)
    expect(all.at(-1)).toBe(COUNT)
    expect(all).toEqual(Array.from({ length: 150 }, (_, at) => COUNT - 149 + at))
  })

  it('never keeps more than its bound, in either direction', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: 50_000 })
    for (let i = 0; i < 20; i++) await timeline.older()
    expect(ids(timeline)).toHaveLength(150)
    expect(timeline.after.value).toBe(true)
    for (let i = 0; i < 40; i++) await timeline.newer()
    const all = ids(timeline)
    expect(all).toHaveLength(150)
    expect(all).toEqual(Array.from({ length: 150 }, (_, at) => (all[0] ?? 0) + at))
    expect(timeline.before.value).toBe(true)
  })

  it('takes a message once, however often it is told', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    timeline.tell({ message: row(COUNT + 1) })
    timeline.tell({ message: { ...row(COUNT + 1), text: 'changed' } })
    posted = 1
    await timeline.refresh()
    expect(timeline.settled.value.filter((one) => one.id > COUNT)).toHaveLength(1)
    expect(ids(timeline)).toEqual([...new Set(ids(timeline))])
  })

  it('loses nothing that is told while it loads or asks again', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    const loading = timeline.load()
    timeline.tell({ message: row(COUNT + 1) })
    await loading
    expect(ids(timeline).at(-1)).toBe(COUNT + 1)
    posted = 1
    const asking = timeline.refresh()
    timeline.tell({ message: row(COUNT + 2) })
    await asking
    expect(ids(timeline).slice(-3)).toEqual([COUNT, COUNT + 1, COUNT + 2])
  })

  it('misses nothing that is posted while the last page of the history is on its way', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: COUNT - 60 })
    held = []
    const growing = timeline.newer()
    const asked = held
    held = null
    timeline.tell({ message: row(COUNT + 1) })
    asked[0]?.answer()
    await growing
    expect(timeline.after.value).toBe(false)
    expect(ids(timeline).slice(-2)).toEqual([COUNT, COUNT + 1])
  })

  it('shows a change that was told while the page it stands on was on its way', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    held = []
    const growing = timeline.older()
    timeline.tell({ message: { ...row(COUNT - 60), text: 'changed' } })
    timeline.forget(COUNT - 61)
    timeline.react(COUNT - 62, { like: [3] })
    held[0]?.answer()
    await growing
    const at = (id: number) => timeline.settled.value.find((one) => one.id === id)
    expect(at(COUNT - 60)?.text).toBe('changed')
    expect(at(COUNT - 61)).toBeUndefined()
    expect(at(COUNT - 62)?.reactions).toEqual({ like: [3] })
  })

  it('gets what was missed although the history was being read when it came back', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    held = []
    const growing = timeline.older()
    const asked = held
    held = null
    posted = 3
    const again = timeline.refresh()
    asked[0]?.answer()
    await growing
    await again
    expect(ids(timeline)).toEqual(Array.from({ length: 103 }, (_, at) => COUNT - 99 + at))
  })

  it('sees what was changed in the whole window while it was away, and says when it could not', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    await timeline.older()
    texts.set(COUNT - 70, 'changed meanwhile')
    held = []
    const failing = timeline.refresh()
    held[0]?.answer('cut')
    await expect(failing).rejects.toThrow()
    held = null
    expect(ids(timeline)).toHaveLength(100)
    await timeline.refresh()
    expect(timeline.settled.value.find((one) => one.id === COUNT - 70)?.text).toBe('changed meanwhile')
    expect(ids(timeline)).toHaveLength(100)
  })

  it('shows an own message as soon as it is answered, and what was posted before it in its place', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    timeline.sent({ uuid: 'mine', user: 1, dialog: '2', text: 'mine', since: 0 }, COUNT + 2)
    timeline.tell({ message: row(COUNT + 1) })
    timeline.tell({ message: { ...row(COUNT + 2), text: 'mine, as the server has it' } })
    expect(ids(timeline).slice(-3)).toEqual([COUNT, COUNT + 1, COUNT + 2])
    expect(timeline.settled.value.at(-1)?.text).toBe('mine, as the server has it')
  })

  it('puts what was posted before the first own message of a new dialog above it', async () => {
    globalThis.fetch = (async () =>
      new Response(
        JSON.stringify({
          result: {
            chat_id: null, messages: [], before: false, after: false, last_read: 0, readers: {}, late: {}, reactions: {}, quoted: [], users: [], files: [],
          },
        }),
      )) as unknown as typeof fetch
    const timeline = openTimeline('2', 1)
    await timeline.load()
    timeline.sent({ uuid: 'mine', user: 1, dialog: '2', text: 'mine', since: 0 }, 2)
    timeline.tell({ message: row(1) })
    timeline.changed({ message: row(3) })
    expect(ids(timeline)).toEqual([1, 2])
  })

  it('begins around what was read last where more is unread than a page, and at the end otherwise', async () => {
    longDialog()
    lastRead = COUNT - 49
    const near = openTimeline('2', 1)
    await near.load({ unread: true })
    expect(ids(near).at(-1)).toBe(COUNT)
    lastRead = COUNT - 500
    const far = openTimeline('2', 1)
    held = []
    const loading = far.load({ unread: true })
    for (let answered = 0; answered < 2; answered++) {
      await vi.waitFor(() => expect(held?.length).toBe(answered + 1))
      expect(ids(far), 'nothing is shown on the way').toEqual([])
      held[answered]?.answer()
    }
    await loading
    held = null
    expect(ids(far)).toContain(lastRead)
    expect(ids(far)).toContain(lastRead + 1)
    expect(far.after.value).toBe(true)
    lastRead = 0
    const never = openTimeline('2', 1)
    await never.load({ unread: true })
    expect(ids(never)[0]).toBe(1)
  })

  it('is not opened by what is told or caught up while it could not be loaded', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    held = []
    const failing = timeline.load()
    held[0]?.answer('cut')
    await failing
    expect([timeline.opened.value, !!timeline.broken.value]).toEqual([false, true])
    await timeline.refresh()
    expect(held, 'whoever opens it asks').toHaveLength(1)
    held = null
    timeline.tell({ message: row(COUNT + 1) })
    posted = 1
    await timeline.load()
    expect([timeline.opened.value, timeline.before.value, ids(timeline).length]).toEqual([true, true, 50])
    expect(ids(timeline).at(-1)).toBe(COUNT + 1)
  })

  it('does not ask again and again for an end that cannot be loaded', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    vi.useFakeTimers()
    held = []
    const failing = timeline.older()
    held[0]?.answer('cut')
    await vi.advanceTimersByTimeAsync(1_000)
    void timeline.older()
    expect(held).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(3_000)
    await failing
    held = null
    vi.useRealTimers()
    await timeline.older()
    expect(ids(timeline)).toHaveLength(100)
  })

  it('takes no bot in a group for somebody who has read', async () => {
    longDialog()
    meet([{ id: 3, bot: false }, { id: 9, bot: true }])
    const group = openTimeline('chat7', 1)
    await group.load()
    const mine = { ...row(COUNT - 5), author: 1 } as never
    group.readBy(9, COUNT)
    expect([group.isRead(mine), group.readersOf(mine)]).toEqual([false, []])
    group.readBy(3, COUNT)
    expect([group.isRead(mine), group.readersOf(mine)]).toEqual([true, [3]])
    group.cameIn(3, COUNT - 4)
    expect([group.isRead(mine), group.readersOf(mine)]).toEqual([false, []])
    // in a dialog of two it is the one that was asked
    const two = openTimeline('9', 1)
    two.readBy(9, COUNT)
    expect(two.isRead(mine)).toBe(true)
  })

  it('takes nobody for late who came in again and sees all', async () => {
    longDialog()
    meet([{ id: 3, bot: false }])
    late = { 3: COUNT - 4 }
    const group = openTimeline('chat7', 1)
    await group.load()
    const mine = { ...row(COUNT - 5), author: 1 } as never
    group.readBy(3, COUNT)
    expect(group.readersOf(mine)).toEqual([])
    // nobody told it while the line was cut
    late = {}
    await group.refresh()
    expect(group.readersOf(mine)).toEqual([3])
    // and what was told while a page was on its way, which may be older, holds
    held = []
    const again = group.refresh()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    group.cameIn(3, COUNT - 4)
    held?.[0]?.answer()
    await again
    expect(group.readersOf(mine)).toEqual([])
  })

  it('does not append live messages behind a gap', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: 500 })
    timeline.tell({ message: row(COUNT + 1) })
    expect(ids(timeline)).not.toContain(COUNT + 1)
  })
})
