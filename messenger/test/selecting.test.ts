import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSelection, wordsOf } from '@/chats/selecting'
import { toasts } from '@/design/toasts'
import type { Message } from '@/messages/message'
import type { Timeline } from '@/messages/timeline'
import { meet } from '@/people/people'

const told = vi.hoisted(() => new Map<string, (data: object) => void>())
vi.mock('@/live', async (real) => ({
  ...(await real<object>()),
  onFrame(type: string, listener: (data: object) => void) {
    told.set(type, listener)
    return () => told.delete(type)
  },
}))

const message = (id: number, more: Partial<Message> = {}): Message => ({
  id, uuid: '', chat: 7, author: 2, date: new Date(2026, 2, 10, 12, id), text: `m${id}`, params: {}, reactions: {}, state: 'sent', ...more,
})

function selection(all: Message[]) {
  const settled = ref(all)
  const [before, after] = [ref(true), ref(true)]
  const has = (id: number) => settled.value.some((one) => one.id === id)
  const timeline = { settled, before, after, has, files: new Map([[5, { name: 'plan.pdf' }]]) } as unknown as Timeline
  const chosen = effectScope().run(() => useSelection(timeline))
  if (!chosen) throw new Error('no selection')
  return { ...chosen, settled, before, after, timeline, numbers: () => chosen.messages.value.map((one) => one.id) }
}

describe('messages that are chosen', () => {
  it('stand in the order in which they were said, however they were chosen', () => {
    const [one, two, three] = [message(1), message(2), message(3)]
    const { begin, toggle, numbers, on, end } = selection([one, two, three])
    begin(three)
    toggle(one)
    expect(numbers()).toEqual([1, 3])
    toggle(three)
    expect(numbers()).toEqual([1])
    toggle(one)
    expect(on.value).toBe(true)
    end()
    expect(on.value).toBe(false)
  })

  it('may be a whole stretch, in either direction', () => {
    const all = [1, 2, 3, 4, 5].map((id) => message(id))
    const { begin, toggle, numbers } = selection(all)
    begin(all[3] as Message)
    toggle(all[1] as Message, true)
    expect(numbers()).toEqual([2, 3, 4])
  })

  it('are none that were not sent, that were deleted, or that the system said', () => {
    const all = [message(0, { state: 'waiting' }), message(1, { params: { IS_DELETED: 'Y' } }), message(2, { author: 0 }), message(3)]
    const { begin, toggle, numbers, on } = selection(all)
    all.slice(0, 3).forEach(begin)
    expect(on.value).toBe(false)
    begin(all[3] as Message)
    all.slice(0, 3).forEach((one) => toggle(one))
    toggle(all[1] as Message, true)
    expect(numbers()).toEqual([3])
  })

  it('are no longer those that are gone, but those that are only out of sight', async () => {
    const all = [1, 2, 3, 4].map((id) => message(id))
    const { begin, toggle, numbers, settled } = selection(all)
    begin(all[0] as Message)
    all.slice(1).forEach((one) => toggle(one))
    settled.value = [message(2, { params: { IS_DELETED: 'Y' } }), message(4, { text: 'edited' }), message(5)]
    await nextTick()
    expect(numbers()).toEqual([1, 4])
  })

  it('are none beyond an end of the window where the dialog ends too', async () => {
    const all = [1, 2, 3, 4].map((id) => message(id))
    const { begin, toggle, numbers, settled, before, after } = selection(all)
    begin(all[0] as Message)
    all.slice(1).forEach((one) => toggle(one))
    settled.value = all.slice(1, 3)
    before.value = false
    await nextTick()
    expect(numbers()).toEqual([2, 3, 4])
    settled.value = all.slice(1, 2)
    after.value = false
    await nextTick()
    expect(numbers()).toEqual([2])
  })

  it('are none that are deleted while they are out of sight', async () => {
    const all = [1, 2, 3].map((id) => message(id))
    const { begin, toggle, numbers, settled } = selection(all)
    begin(all[0] as Message)
    toggle(all[2] as Message)
    settled.value = all.slice(2)
    await nextTick()
    told.get('message.delete')?.({ messageId: 1 })
    expect(numbers()).toEqual([3])
  })

  it('begin no stretch at one that was deleted', () => {
    const all = [1, 2, 3, 4].map((id) => message(id))
    const { begin, toggle, numbers, last } = selection(all)
    begin(all[0] as Message)
    told.get('message.delete')?.({ messageId: 4 })
    expect(last()).toBe(1)
    told.get('message.delete')?.({ messageId: 1 })
    expect(last()).toBe(0)
    toggle(all[3] as Message, true)
    expect(numbers()).toEqual([4])
  })

  it('are no part of a stretch: where all of it is not at hand, it is the one alone, and that is said', async () => {
    const all = [1, 2, 3, 4, 5].map((id) => message(id))
    const { begin, toggle, numbers, settled } = selection(all)
    begin(all[0] as Message)
    settled.value = all.slice(2)
    await nextTick()
    toggle(all[4] as Message, true)
    expect(numbers()).toEqual([1, 5])
    expect(toasts.value.map((one) => one.text)).toEqual(['Only this message is selected: the last one is out of sight.'])
    toggle(all[2] as Message, true)
    expect(numbers()).toEqual([1, 3, 4, 5])
  })

  it('are copied with who said them, and their files by name', () => {
    meet([{ id: 2, name: 'Ben' }])
    const all = [message(1, { text: '[b]Look[/b]', params: { FILE_ID: [5] } }), message(2)]
    const { timeline } = selection(all)
    const text = wordsOf(all, timeline)
    expect(text).toMatch(/^Ben \(.+\):\nLook\nplan\.pdf\n\nBen \(.+\):\nm2$/)
    expect(wordsOf(all.slice(1), timeline)).toBe('m2')
  })
})
