import { ref, shallowRef } from 'vue'
import { meeting } from '@/people/people'
import { call } from '@/wire'
import type { Result } from '@/wire'

/** A message that was found. */
export interface Hit {
  id: number
  dialog: string
  /** The title of a group; empty: a private dialog. */
  title: string
  author: number
  date: Date
  text: string
}

type Answer = Result<'confab.messenger.search'>

export const LETTERS_MIN = 3
const PAUSE_MILLIS = 250
const PAGE = 20
/** Looks taken for one page before somebody is asked whether to go on: each goes through 20,000 messages. */
const LOOKS_MAX = 10

/** A text in pieces, every second of which is a word that was looked for. */
export function parted(text: string, find: string): string[] {
  const words = find.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return words.length ? text.split(new RegExp(`(${words.join('|')})`, 'giu')) : [text]
}

/** Looks for messages, in one dialog or in all, page by page towards the older ones. */
export function useMessageSearch(dialog?: string) {
  const found = ref<Hit[]>([])
  const busy = ref(false)
  /** What the last look failed for. */
  const failed = shallowRef<unknown>(null)
  /** Whether there are older messages that were not looked at. */
  const more = ref(false)
  let words = ''
  let before: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  /** Looks for other words, once nothing more is typed. */
  function look(typed: string): void {
    clearTimeout(timer)
    asking?.abort()
    found.value = []
    failed.value = null
    more.value = false
    before = null
    words = typed.trim()
    busy.value = words.length >= LETTERS_MIN
    if (busy.value) timer = setTimeout(() => void further(), PAUSE_MILLIS)
  }

  /** Goes on where the last look ended. */
  async function further(): Promise<void> {
    const mine = (asking = new AbortController())
    const wanted = found.value.length + PAGE
    busy.value = true
    failed.value = null
    try {
      for (let looks = 0; looks < LOOKS_MAX && found.value.length < wanted; looks++) {
        take(await ask(wanted - found.value.length, mine.signal))
        if (before === null) break
      }
      more.value = before !== null
    } catch (failure) {
      if (mine.signal.aborted) return
      failed.value = failure
      more.value = true
    } finally {
      if (mine === asking) busy.value = false
    }
  }

  async function ask(limit: number, signal: AbortSignal): Promise<Answer> {
    const where = { ...(dialog ? { DIALOG_ID: dialog } : {}), ...(before ? { BEFORE_ID: before } : {}) }
    const asked = call('confab.messenger.search', { FIND: words, LIMIT: limit, ...where }, signal)
    const answer = await meeting(asked, ({ users }) => users)
    signal.throwIfAborted()
    return answer
  }

  function take(answer: Answer): void {
    before = answer.next
    const hits = answer.found.map(({ message, dialog_id, title }) => ({
      id: message.id, dialog: dialog_id, title, author: message.author_id, date: new Date(message.date), text: message.text,
    }))
    found.value = [...found.value, ...hits]
  }

  return { found, busy, failed, more, look, further }
}
