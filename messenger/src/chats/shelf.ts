import { computed, onScopeDispose, shallowRef } from 'vue'
import { keepFresh, onFrame, onReload } from '@/live'
import type { FileCard, Row } from '@/messages/message'
import { call } from '@/wire'
import type { Result } from '@/wire'
import type { LiveChat } from './recents'

export type Kind = 'image' | 'file'

/** A file as the shelf shows it: with who sent it, when, and in which message. */
export interface Kept {
  message: number
  file: FileCard & { date: string; authorName: string }
}

const PAGE = 30
/** Files that are read once more where something may have been missed; older ones are let go. */
const AGAIN_MAX = 10 * PAGE
/** Looks taken for one page: each goes through 1,500 files, of which all may be of the other kind. */
const LOOKS_MAX = 10

/** What was sent into a dialog as files of one kind, newest first and page by page, kept as it is. */
export function useShelf(dialog: string, kind: Kind, mine: (chat: number | LiveChat) => boolean) {
  const items = shallowRef<Kept[]>([])
  /** Where the next page begins; null: that was all. */
  const next = shallowRef<number | null>(null)
  const loaded = shallowRef(false)
  const busy = shallowRef(false)
  /** What the last page failed for. */
  const failed = shallowRef<unknown>(null)
  /** What was deleted while the shelf stood: an answer on its way may not know it yet. */
  const gone = new Set<number>()
  /** The files that are left to messages that were changed: one may have been taken out of its chat. */
  const left = new Map<number, Set<number>>()
  /** How often something may have been missed, and how often what stands here was read since. */
  let missed = 0
  let caughtUp = 0
  const offReload = onReload(() => missed++)

  /** The newest page, over what stands there; what is older than it stays, unless its end may have been missed. */
  const fresh = keepFresh(async () => {
    const until = missed
    if (until !== caughtUp) await again()
    else {
      const page = await look(null)
      const older = page.next === null ? [] : items.value.filter((one) => one.message < (page.next ?? 0))
      if (!older.length) next.value = page.next
      items.value = kept([...page.files, ...older])
    }
    caughtUp = until
    loaded.value = true
  })

  /** Reads all that was turned back to once more. */
  async function again(): Promise<void> {
    const wanted = Math.min(AGAIN_MAX, items.value.length)
    let page = await look(null)
    const read = page.files
    while (page.next !== null && read.length < wanted) {
      page = await look(page.next)
      read.push(...page.files)
    }
    items.value = kept(read)
    next.value = page.next
  }

  const kept = (all: Kept[]) => all.filter((one) => !gone.has(one.message) && left.get(one.message)?.has(one.file.id) !== false)

  async function further(): Promise<void> {
    if (busy.value || next.value === null) return
    busy.value = true
    failed.value = null
    const from = next.value
    try {
      const page = await look(from)
      // what was read once more meanwhile may end before this page begins
      if (next.value !== null && next.value > from) return
      items.value = kept([...items.value.filter((one) => one.message >= from), ...page.files])
      next.value = page.next
    } catch (failure) {
      failed.value = failure
    } finally {
      busy.value = false
    }
  }

  async function look(before: number | null): Promise<{ files: Kept[]; next: number | null }> {
    const files: Kept[] = []
    let from = before
    for (let looks = 0; looks < LOOKS_MAX && files.length < PAGE; looks++) {
      const where = from === null ? {} : { BEFORE_ID: from }
      const asked = { DIALOG_ID: dialog, KIND: kind, LIMIT: PAGE - files.length, ...where }
      const page: Result<'confab.messenger.files'> = await call('confab.messenger.files', asked)
      files.push(...page.files.map(({ message_id, file }) => ({ message: message_id, file: file as Kept['file'] })))
      from = page.next
      if (from === null) break
    }
    return { files, next: from }
  }

  const offs = [
    onFrame<{ message: Row; chat: LiveChat; files?: FileCard[] }>('message.add', ({ chat, files }) => {
      if (files?.length && mine(chat)) fresh.soon()
    }),
    onFrame<{ message: Row; chat: LiveChat; files?: FileCard[] }>('message.update', ({ message, chat, files }) => {
      if (!files || !mine(chat)) return
      left.set(message.id, new Set(files.map((file) => file.id)))
      items.value = kept(items.value)
    }),
    onFrame<{ messageId: number; chatId: number }>('message.delete', ({ messageId, chatId }) => {
      if (!mine(chatId)) return
      gone.add(messageId)
      items.value = kept(items.value)
    }),
    offReload,
    fresh.stop,
  ]
  onScopeDispose(() => offs.forEach((off) => off()))
  void fresh.now()

  return { items, more: computed(() => next.value !== null), loaded, busy, failed, further }
}
