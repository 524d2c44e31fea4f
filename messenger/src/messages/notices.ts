import { LOCALES, locale } from '@/speech'
import type { Locale } from '@/speech'

/**
 * What the system says of a chat. It is written once for all, in the portal's language, so that every client and bot reads the same;
 * the words are those of the server's `chats/Phrases`, in its order.
 */
export const PHRASES: readonly (Record<Locale, string> & { code: string })[] = [
  { code: 'CHAT_JOIN', en: '%s joined the chat', de: '%s ist dem Chat beigetreten', ru: '%s теперь участвует в чате' },
  { code: 'CHAT_JOIN', en: '%s invited %s to the chat', de: '%s hat %s in den Chat eingeladen', ru: '%s: приглашение в чат для %s' },
  { code: 'CHAT_LEAVE', en: '%s left the chat', de: '%s hat den Chat verlassen', ru: '%s больше не участвует в чате' },
  { code: 'CHAT_LEAVE', en: '%s removed %s from the chat', de: '%s hat %s aus dem Chat entfernt', ru: '%s: исключение из чата для %s' },
  { code: 'CHAT_CHANGE', en: '%s changed the chat title to "%s"', de: '%s hat den Chat in "%s" umbenannt', ru: '%s: новое название чата — "%s"' },
  { code: 'CHAT_CHANGE', en: '%s changed the chat color to "%s"', de: '%s hat die Chatfarbe zu "%s" geändert', ru: '%s: новый цвет чата — "%s"' },
  { code: 'CHAT_CHANGE', en: '%s updated the chat icon', de: '%s hat das Chatbild geändert', ru: '%s: новый аватар чата' },
  { code: 'CHAT_CHANGE', en: '%s made %s the chat owner', de: '%s hat %s zum Besitzer des Chats gemacht', ru: '%s: новый владелец чата — %s' },
  { code: 'CHAT_CHANGE', en: '%s is the chat owner now', de: '%s ist jetzt Besitzer des Chats', ru: 'Новый владелец чата — %s' },
]

const PATTERNS = PHRASES.flatMap((phrase) =>
  LOCALES.map((language) => ({ phrase, pattern: patternOf(phrase[language]), named: phrase[language].startsWith('%s') })),
)

function patternOf(words: string): RegExp {
  const parts = words.split('%s').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 's')
}

/**
 * What the system said, in the reader's language; words it does not say of chats stay as they are. `codes` tells its kind, where
 * that is known. Of several sentences it was the one whose own words begin first: those of another stand in the name of a chat.
 */
export function noticeWords(text: string, codes?: string[]): string {
  let said = text
  let first = Infinity
  for (const { phrase, pattern, named } of PATTERNS) {
    const found = codes && !codes.includes(phrase.code) ? null : pattern.exec(text)
    if (!found) continue
    const names = found.slice(1)
    const begins = named ? (names[0] ?? '').length : 0
    if (begins >= first) continue
    first = begins
    said = phrase[locale.value].replaceAll('%s', () => names.shift() ?? '')
  }
  return said
}
