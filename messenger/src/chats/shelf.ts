import { computed, onScopeDispose, shallowRef } from 'vue'
import { keepFresh, onFrame } from '@/live'
import type { FileCard, Row } from '@/messages/message'
import { call, WireError } from '@/wire'
import type { LiveChat } from './recents'

export type Kind = 'image' | 'file'

/** A file as the shelf shows it: with who sent it, when, and in which message. */
export interface Kept {
  message: number
  file: FileCard & { date: string; authorName: string }
}

interface Page {
  files: { message_id: number; file: Kept['file'] }[]
  next: number | null
}

const PAGE = 30
/** Looks taken for one page: each goes through 1,500 files, of which all may be of the other kind. */
const LOOKS_MAX = 10

/** What was sent into a dialog as files of one kind, newest first and page by page, kept as it is. */
export function useShelf(dialog: string, kind: Kind, mine: (chat: number | LiveChat) => boolean) {
  const items = shallowRef<Kept[]>([])
  /** Where the next page begins; null: that was all. */
  const next = shallowRef<number | null>(null)
  const loaded = shallowRef(false)
  const busy = shallowRef(false)
  const failed = shallowRef('')

  /** The newest page, over what stands there; what is older than it stays. */
  const fresh = keepFresh(async () => {
    const page = await look(null)
    const older = page.next === null ? [] : items.value.filter((one) => one.message < (page.next ?? 0))
    if (!older.length) next.value = page.next
    items.value = [...page.files, ...older]
    loaded.value = true
  })

  async function further(): Promise<void> {
    if (busy.value || next.value === null) return
    busy.value = true
    failed.value = ''
    const from = next.value
    try {
      const page = await look(from)
      items.value = [...items.value.filter((one) => one.message >= from), ...page.files]
      next.value = page.next
    } catch (failure) {
      failed.value = failure instanceof WireError && failure.unreached ? 'offline' : (failure as Error).message
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
      const page = (await call('confab.messenger.files', asked)) as unknown as Page
      files.push(...page.files.map(({ message_id, file }) => ({ message: message_id, file })))
      from = page.next
      if (from === null) break
    }
    return { files, next: from }
  }

  const offs = [
    onFrame<{ message: Row; chat: LiveChat; files?: FileCard[] }>('message.add', ({ chat, files }) => {
      if (files?.length && mine(chat)) fresh.soon()
    }),
    onFrame<{ messageId: number; chatId: number }>('message.delete', ({ messageId, chatId }) => {
      if (!mine(chatId)) return
      items.value = items.value.filter((one) => one.message !== messageId)
      if (fresh.busy()) fresh.soon()
    }),
    fresh.stop,
  ]
  onScopeDispose(() => offs.forEach((off) => off()))
  void fresh.now()

  return { items, more: computed(() => next.value !== null), loaded, busy, failed, further }
}
