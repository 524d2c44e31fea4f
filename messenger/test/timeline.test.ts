import { describe, expect, it } from 'vitest'
import { openTimeline } from '@/messages/timeline'

const COUNT = 100_000
const row = (id: number) => ({
  id, chat_id: 7, author_id: 2, date: new Date(id * 1000).toISOString(), text: `m${id}`, unread: false,
  uuid: `u${id}`, params: [],
})

/** A dialog of a hundred thousand messages, read as the server reads it. */
function longDialog() {
  globalThis.fetch = (async (_url: unknown, init: { body: string }) => {
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
    return new Response(JSON.stringify({ result }))
  }) as unknown as typeof fetch
}

const ids = (timeline: ReturnType<typeof openTimeline>) => timeline.sent.value.map((one) => one.id)

describe('a window onto a dialog', () => {
  it('begins at the end and grows back without a gap or a double', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    for (let i = 0; i < 4; i++) await timeline.older()
    const all = ids(timeline)
    expect(all.at(-1)).toBe(COUNT)
    expect(all).toEqual(Array.from({ length: 250 }, (_, at) => COUNT - 249 + at))
  })

  it('never keeps more than its bound, in either direction', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: 50_000 })
    for (let i = 0; i < 20; i++) await timeline.older()
    expect(ids(timeline)).toHaveLength(300)
    expect(timeline.after.value).toBe(true)
    for (let i = 0; i < 40; i++) await timeline.newer()
    const all = ids(timeline)
    expect(all).toHaveLength(300)
    expect(all).toEqual(Array.from({ length: 300 }, (_, at) => (all[0] ?? 0) + at))
    expect(timeline.before.value).toBe(true)
  })

  it('takes a message once, however often it is told', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load()
    timeline.tell({ message: row(COUNT + 1) })
    timeline.tell({ message: { ...row(COUNT + 1), text: 'changed' } })
    await timeline.refresh()
    const last = timeline.sent.value.filter((one) => one.id > COUNT)
    expect(last.length).toBeLessThanOrEqual(1)
    expect(ids(timeline)).toEqual([...new Set(ids(timeline))])
  })

  it('loses nothing that is told while it loads or asks again', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    const loading = timeline.load()
    timeline.tell({ message: row(COUNT + 1) })
    await loading
    expect(ids(timeline).at(-1)).toBe(COUNT + 1)
    const asking = timeline.refresh()
    timeline.tell({ message: row(COUNT + 2) })
    await asking
    expect(ids(timeline).slice(-3)).toEqual([COUNT, COUNT + 1, COUNT + 2])
  })

  it('does not append live messages behind a gap', async () => {
    longDialog()
    const timeline = openTimeline('2', 1)
    await timeline.load({ around: 500 })
    timeline.tell({ message: row(COUNT + 1) })
    expect(ids(timeline)).not.toContain(COUNT + 1)
  })
})
