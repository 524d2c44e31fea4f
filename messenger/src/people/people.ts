import { reactive } from 'vue'
import { call, session } from '@/wire'

/** A user as the first generation's methods show him. */
export interface Person {
  id: number
  name: string
  first_name: string
  last_name: string
  work_position: string
  color: string
  avatar: string
  bot: boolean
  extranet: boolean
  status: string
  active: boolean
  last_activity_date: string | false
  departments: number[]
  email: string
  website: string
  phones: Record<string, string> | false
  bot_data: { code: string; type: string } | null
}

/** Everybody this page has heard of, by id. */
const known = reactive(new Map<number, Person>())
const asked = new Set<number>()
let batch: number[] = []

/** Takes cards that came with something else. */
export function meet(cards: Iterable<unknown>): void {
  for (const card of cards) {
    const person = card as Person
    if (person && typeof person.id === 'number') known.set(person.id, person)
  }
}

/** A card, once it is known; asks for it meanwhile. */
export function person(id: number): Person | undefined {
  const found = known.get(id)
  if (!found && id > 0 && !asked.has(id)) {
    asked.add(id)
    if (batch.length === 0) queueMicrotask(() => void fetchBatch())
    batch.push(id)
  }
  return found
}

/** A name to be shown, however little is known. */
export function nameOf(id: number): string {
  return person(id)?.name ?? ''
}

/** Whether the page's user is this one. */
export function isMe(id: number): boolean {
  return session.value?.user.id === id
}

/** Notes whether somebody is there. */
export function setStatus(id: number, status: string): void {
  const found = known.get(id)
  if (found) known.set(id, { ...found, status })
}

/** Asks for somebody's card anew: what was heard of him may be old. */
export async function renew(id: number): Promise<void> {
  const found = (await call('im.user.list.get', { ID: [id] })) as object
  meet(Object.values(found).filter(Boolean))
}

async function fetchBatch(): Promise<void> {
  const ids = batch
  batch = []
  try {
    const found = (await call('im.user.list.get', { ID: ids })) as object
    meet(Object.values(found).filter(Boolean))
  } catch {
    ids.forEach((id) => asked.delete(id))
  }
}

/** People and bots whose name begins with what is looked for. */
export async function findPeople(find: string, signal?: AbortSignal): Promise<Person[]> {
  const found = (await call('im.search.user.list', { FIND: find, LIMIT: 30 }, signal)) as object
  const people = Object.values(found) as Person[]
  meet(people.filter((one) => !known.has(one.id)))
  return people
}
