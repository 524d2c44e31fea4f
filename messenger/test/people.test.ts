import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '@/people/people'

const card = (id: number, more: Partial<Person> = {}) => ({ id, name: `P${id}`, status: 'online', ...more }) as Person

describe('what is known of people', () => {
  let answers: ((cards: unknown) => void)[] = []

  beforeEach(() => {
    answers = []
    vi.resetModules()
    globalThis.fetch = (() =>
      new Promise((resolve) => answers.push((result) => resolve(new Response(JSON.stringify({ result })))))) as unknown as typeof fetch
  })

  const people = () => import('@/people/people')

  it('comes from answers, and from newer ones again', async () => {
    const { person, renew } = await people()
    const first = renew(2)
    answers[0]?.({ 2: card(2), 3: null })
    await first
    expect(person(2)?.name).toBe('P2')
    const second = renew(2)
    answers[1]?.({ 2: card(2, { name: 'Ann' }) })
    await second
    expect(person(2)?.name).toBe('Ann')
  })

  it('is enough to find them by the first letters of a name', async () => {
    const { acquainted, meet } = await people()
    const wire = await import('@/wire')
    wire.session.value = { user: { id: 1 } } as never
    const named = (id: number, name: string, more: Partial<Person> = {}) => card(id, { name, ...more })
    meet([named(1, 'Bea Me'), named(2, 'Ben Franklin'), named(3, 'Anna Berg'), named(4, 'Bert Gone', { active: false }), named(5, 'Robert Roe')])
    expect(acquainted(' be').map((one) => one.id)).toEqual([3, 2])
    expect(acquainted('ben f').map((one) => one.id)).toEqual([2])
    expect(acquainted('')).toHaveLength(3)
  })

  it('stays as a frame told it when an older question is answered', async () => {
    const { meet, person, renew } = await people()
    const renewed = renew(2)
    meet([card(2, { name: 'Ann' })])
    answers[0]?.({ 2: card(2) })
    await renewed
    expect(person(2)?.name).toBe('Ann')
    const later = renew(2)
    answers[1]?.({ 2: card(2, { name: 'Anna' }) })
    await later
    expect(person(2)?.name).toBe('Anna')
  })

  it('keeps a status that was told while the card was asked for', async () => {
    const { person, renew, setStatus } = await people()
    const renewed = renew(2)
    setStatus(2, 'dnd')
    answers[0]?.({ 2: card(2, { name: 'Ann' }) })
    await renewed
    expect(person(2)).toMatchObject({ name: 'Ann', status: 'dnd' })
    const later = renew(2)
    answers[1]?.({ 2: card(2, { status: 'away' }) })
    await later
    expect(person(2)?.status).toBe('away')
  })

  it('is the same for cards that come with other things', async () => {
    const { meet, meeting, person } = await people()
    let answer: (page: { users: Person[] }) => void = () => undefined
    const asked = meeting(new Promise<{ users: Person[] }>((done) => (answer = done)), ({ users }) => users)
    meet([card(2, { name: 'Ann' })])
    answer({ users: [card(2), card(3)] })
    expect((await asked).users).toHaveLength(2)
    expect(person(2)?.name).toBe('Ann')
    expect(person(3)?.name).toBe('P3')
  })
})
