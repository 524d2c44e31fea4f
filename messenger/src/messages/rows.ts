import { isNotice } from './message'
import type { Message } from './message'

/** A message of a list, and what stands above it. */
export interface ListRow {
  message: Message
  key: string
  /** It is the first one of its day. */
  newDay: boolean
  /** It is the first one that was not read. */
  isNew: boolean
  /** It stands together with the one before. */
  joined: boolean
}

/** Messages of one author within this time stand together. */
const TOGETHER_MILLIS = 5 * 60_000

/** What a message is known by from before it has a number. */
const keyOf = (message: Message) => message.uuid || String(message.id)

/** Whether somebody else said it. */
export const isOthers = (message: Message, me: number): boolean => message.author !== me && !isNotice(message)

/** Messages as a list shows them to a user. `readThen`: up to where he had read; null: to the end. */
export function rowsOf(messages: Message[], me: number, readThen: number | null): ListRow[] {
  let previous: Message | undefined
  let unreadShown = false
  return messages.map((message) => {
    const newDay = !previous || previous.date.toDateString() !== message.date.toDateString()
    const isNew = !unreadShown && readThen !== null && message.id > readThen && isOthers(message, me)
    if (isNew) unreadShown = true
    const joined =
      !newDay &&
      !isNew &&
      previous?.author === message.author &&
      !isNotice(message) &&
      message.date.getTime() - previous.date.getTime() < TOGETHER_MILLIS
    previous = message
    return { message, key: keyOf(message), newDay, isNew, joined }
  })
}
