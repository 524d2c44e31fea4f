import { ref } from 'vue'

const KEY = 'confab.emoji'
/** One line of them. */
const KEPT_MAX = 9

/** What was picked last, newest first; for this browser. */
export const lately = ref(remembered())

/** Remembers what was picked. */
export function noteEmoji(emoji: string): void {
  lately.value = [emoji, ...lately.value.filter((one) => one !== emoji)].slice(0, KEPT_MAX)
  try {
    localStorage.setItem(KEY, JSON.stringify(lately.value))
  } catch {
    // a full store forgets them with the page
  }
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, KEPT_MAX) : []
  } catch {
    return []
  }
}
