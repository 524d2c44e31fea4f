import { reactive, shallowReactive } from 'vue'
import { session } from '@/wire'
import type { Message } from './message'

/** Each draft has an entry of its own: tabs share the store, and none overwrites what another one keeps. */
const KEY = 'confab.draft.'
const KEPT_MAX = 100
const PAUSE_MILLIS = 300

interface Draft {
  text: string
  at: number
}

/** What stands beside the text of a draft: as long as the page lives, for a browser keeps no chosen files. */
export interface Aside {
  reply: Message | null
  files: File[]
}

/** Texts begun and not sent, by user and dialog; kept in this browser. */
const drafts = reactive(new Map<string, Draft>())
const asides = new Map<string, Aside>()
const unsaved = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined

for (const key of Object.keys(localStorage)) {
  if (key.startsWith(KEY)) take(key.slice(KEY.length), localStorage.getItem(key))
}

const keyOf = (dialog: string): string => `${session.value?.user.id ?? 0}/${dialog}`

export function draftOf(dialog: string): string {
  return drafts.get(keyOf(dialog))?.text ?? ''
}

/** What was chosen for a dialog beside the text: the same object each time. */
export function asideOf(dialog: string): Aside {
  const known = asides.get(keyOf(dialog)) ?? shallowReactive<Aside>({ reply: null, files: [] })
  asides.set(keyOf(dialog), known)
  return known
}

/** Keeps what was begun: here at once, in the store within a moment. */
export function keepDraft(dialog: string, text: string): void {
  const key = keyOf(dialog)
  const now = text.trim() ? text : ''
  if ((drafts.get(key)?.text ?? '') === now) return
  if (now) drafts.set(key, { text, at: Date.now() })
  else drafts.delete(key)
  unsaved.add(key)
  timer ??= setTimeout(saveDrafts, PAUSE_MILLIS)
}

/** Writes what is not in the store yet; the oldest drafts go when there are many. */
export function saveDrafts(): void {
  clearTimeout(timer)
  timer = undefined
  const old = [...drafts].sort(([, one], [, other]) => other.at - one.at).slice(KEPT_MAX)
  for (const [key] of old) {
    drafts.delete(key)
    unsaved.add(key)
  }
  for (const key of unsaved) {
    const draft = drafts.get(key)
    try {
      if (draft) localStorage.setItem(KEY + key, JSON.stringify(draft))
      else localStorage.removeItem(KEY + key)
    } catch {
      // a full store keeps no more: the draft lives as long as the page
    }
  }
  unsaved.clear()
}

function take(key: string, json: string | null): void {
  try {
    if (json) drafts.set(key, JSON.parse(json) as Draft)
    else drafts.delete(key)
  } catch {
    drafts.delete(key)
  }
}

window.addEventListener('pagehide', saveDrafts)
window.addEventListener('storage', (event) => {
  const { key, newValue } = event as StorageEvent
  // what is being typed here is newer
  if (key?.startsWith(KEY) && !unsaved.has(key.slice(KEY.length))) take(key.slice(KEY.length), newValue)
})
