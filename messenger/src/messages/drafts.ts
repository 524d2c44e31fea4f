import { ref } from 'vue'
import { session } from '@/wire'

const KEY = 'confab.drafts'
const KEPT_MAX = 100

/** Texts begun and not sent, by user and dialog; kept in this browser. */
const drafts = ref<Record<string, string>>(load())

function load(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

const keyOf = (dialog: string): string => `${session.value?.user.id ?? 0}/${dialog}`

export function draftOf(dialog: string): string {
  return drafts.value[keyOf(dialog)] ?? ''
}

/** Keeps what was begun; the oldest ones go when there are many. */
export function keepDraft(dialog: string, text: string): void {
  const left = Object.entries(drafts.value).filter(([one]) => one !== keyOf(dialog))
  if (text.trim()) left.push([keyOf(dialog), text])
  drafts.value = Object.fromEntries(left.slice(-KEPT_MAX))
  localStorage.setItem(KEY, JSON.stringify(drafts.value))
}
