import { describe, expect, it } from 'vitest'
import { openTimeline } from '@/messages/timeline'

const NEWEST = 100_000
const COUNT = NEWEST
let posted = 0
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
      chat_id: 7, messages, before: from > 1, after: to < COUNT, last_read: COUNT, readers: {},
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
            chat_id: null, messages: [], before: false, after: false, last_read: 0, readers: {}, reactions: {}, quoted: [], users: [], files: [],
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

  it('does not append live messages behind a gap', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: 500 })
    timeline.tell({ message: row(COUNT + 1) })
    expect(ids(timeline)).not.toContain(COUNT + 1)
  })
})
