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

/** Counts what frames told of people, so that an answer to an older question does not undo it. */
let heard = 0
const cardHeard = new Map<number, number>()
const statusHeard = new Map<number, { at: number; status: string }>()

/** Takes cards as a live frame tells them: as people are shown now. */
export function meet(cards: Iterable<unknown>): void {
  heard++
  for (const person of persons(cards)) {
    cardHeard.set(person.id, heard)
    known.set(person.id, person)
  }
}

/**
 * Waits for an answer and takes the cards in it. What frames told since the question was asked is newer
 * than the answer, and stays.
 */
export async function meeting<T>(answer: Promise<T>, cards: (answer: T) => Iterable<unknown>): Promise<T> {
  const since = heard
  const answered = await answer
  for (const person of persons(cards(answered))) {
    if ((cardHeard.get(person.id) ?? 0) > since) continue
    const told = statusHeard.get(person.id)
    known.set(person.id, told && told.at > since ? { ...person, status: told.status } : person)
  }
  return answered
}

function persons(cards: Iterable<unknown>): Person[] {
  return ([...cards] as Person[]).filter((one) => one && typeof one.id === 'number')
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
  statusHeard.set(id, { at: ++heard, status })
  const found = known.get(id)
  if (found) known.set(id, { ...found, status })
}

/** Asks for somebody's card anew: what was heard of him may be old. */
export async function renew(id: number): Promise<void> {
  await meeting(call('im.user.list.get', { ID: [id] }), (found) => Object.values(found as object))
}

async function fetchBatch(): Promise<void> {
  const ids = batch
  batch = []
  try {
    await meeting(call('im.user.list.get', { ID: ids }), (found) => Object.values(found as object))
  } catch {
    ids.forEach((id) => asked.delete(id))
  }
}

/** Those this page has heard of with a word in their name that begins so, by name. */
export function acquainted(start: string): Person[] {
  const wanted = start.trim().toLowerCase()
  const fits = (one: Person) => one.name.toLowerCase().split(/\s+/).some((word) => word.startsWith(wanted))
  return [...known.values()]
    .filter((one) => one.active !== false && !isMe(one.id) && (fits(one) || one.name.toLowerCase().startsWith(wanted)))
    .sort((one, other) => one.name.localeCompare(other.name))
}

/** People and bots whose name begins with what is looked for. */
export async function findPeople(find: string, signal?: AbortSignal): Promise<Person[]> {
  const asked = call('im.search.user.list', { FIND: find, LIMIT: 30 }, signal)
  const cards = (found: unknown) => Object.values(found as object) as Person[]
  return cards(await meeting(asked, (found) => cards(found).filter((one) => !known.has(one.id))))
}
