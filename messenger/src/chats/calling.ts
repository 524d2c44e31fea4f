import { reactive } from 'vue'
import { keepFresh } from '@/live'
import { calls } from '@/messages/calling'
import { isDeleted, messageOf } from '@/messages/message'
import type { Message, Row } from '@/messages/message'
import { isMe } from '@/people/people'
import { call, noneIfRefused, session } from '@/wire'
import type { Recent } from './recents'

/**
 * Which groups hold a message that calls the page's user and that he has not read. Nothing on the wire says so: what
 * comes is read as it comes, and what was unread before is read once, when the list of chats is loaded.
 */
const waiting = reactive(new Map<string, Set<number>>())
/** Up to which message a group was looked through. */
const looked = new Map<string, number>()
/** Up to which message it was read, when the list was loaded last. */
const read = new Map<string, number>()

/** Pages of a group that are looked through, one group after another: what is unread beyond that calls nobody here. */
const PAGES_MAX = 4
const PAGE = 50

/** Whether something unread in it calls the page's user. */
export const isCalled = (one: Recent): boolean => one.counter > 0 && [...(waiting.get(one.id) ?? [])].some((id) => id > one.lastRead)

/** Takes a message that is not read: whether it calls him, and whether it still does. */
export function heardCall(dialog: string, message: Message): void {
  const calling = !isMe(message.author) && !isDeleted(message) && calls(message.text, session.value?.user.id ?? 0)
  if (calling) waiting.set(dialog, new Set([...(waiting.get(dialog) ?? []), message.id]))
  else forgetCalls(dialog, (one) => one === message.id)
}

/** Takes a message that was posted behind another one, in whose group all before it is known. */
export function postedCall(one: Recent, message: Message): void {
  const known = one.counter === 0 || (looked.get(one.id) ?? 0) >= one.messageId
  if (known) looked.set(one.id, message.id)
  heardCall(one.id, message)
}

/** Notes that a message is there no more, or was read. */
export function forgetCalls(dialog: string, which: (message: number) => boolean): void {
  const all = waiting.get(dialog)
  if (all) waiting.set(dialog, new Set([...all].filter((one) => !which(one))))
}

/** Looks through what is unread in groups, as far as it was not; `soon` when there may be more of it. */
export function lookForCalls(recents: () => Recent[]) {
  return keepFresh(async () => {
    const all = recents().filter((one) => one.group)
    all.forEach(settle)
    const groups = all.filter((one) => one.counter > 0 && (looked.get(one.id) ?? 0) < one.messageId)
    for (const one of groups) await look(one)
  })
}

/** What was read since calls nobody any more; and where something was made unread again, it is looked through again. */
function settle({ id, lastRead }: Recent): void {
  forgetCalls(id, (one) => one <= lastRead)
  if (lastRead < (read.get(id) ?? 0)) looked.delete(id)
  read.set(id, lastRead)
}

async function look(one: Recent): Promise<void> {
  let from = Math.max(one.lastRead, looked.get(one.id) ?? 0)
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const asked = call('confab.messenger.page', { DIALOG_ID: one.id, AFTER_ID: from, LIMIT: PAGE })
    const page = await asked.catch(noneIfRefused)
    const rows = (page?.messages ?? []) as Row[]
    rows.forEach((row) => heardCall(one.id, messageOf(row)))
    from = Math.max(from, rows.at(-1)?.id ?? 0)
    if (!page?.after) break
  }
  looked.set(one.id, Math.max(one.messageId, from))
}
