import { ref, watch } from 'vue'
import { findPeople, isMe, person } from '@/people/people'
import { locale } from '@/speech'
import { call } from '@/wire'
import type { Result } from '@/wire'
import type { useMentions } from './mentions'
import { replaced, wishAt } from './suggest'
import type { Wish } from './suggest'
import type { Suggestion } from './SuggestionList.vue'
import { t } from './words'

type Command = Result<'confab.commands.list'>[number]

const SUGGESTED_MAX = 8
const LETTERS_MIN = 3

/** What may be meant by what stands before the cursor, and the keys that choose from it. */
export function useSuggestions(
  where: { dialog: string; members: number[]; group: boolean },
  { text, called, written }: ReturnType<typeof useMentions>,
  cursor: () => number,
) {
  const items = ref<Suggestion[]>([])
  const chosen = ref(0)
  const commands = ref<Command[]>([])
  let wish: Wish | null = null
  let search: AbortController | undefined

  async function load(): Promise<void> {
    commands.value = await call('confab.commands.list', { DIALOG_ID: where.dialog, LANGUAGE_ID: locale.value }).catch(() => [])
    // who types fast has asked for them already
    if (text.value) await suggest()
  }

  watch(locale, load)

  async function suggest(): Promise<void> {
    wish = wishAt(text.value, cursor())
    // behind a name that was chosen the sentence goes on
    if (wish?.kind === 'person' && [...called.value.keys()].some((name) => wish?.typed.startsWith(`${name} `))) wish = null
    search?.abort()
    chosen.value = 0
    if (!wish) items.value = []
    else if (wish.kind === 'command') items.value = fitting(wish.typed)
    else await suggestPeople(wish.typed)
  }

  function fitting(start: string): Suggestion[] {
    return commands.value
      .filter((one) => one.command.toLowerCase().startsWith(start.toLowerCase()))
      .slice(0, SUGGESTED_MAX)
      .map((one) => ({
        key: `c${one.id}`,
        title: `/${one.command}`,
        detail: [one.params, one.title].filter(Boolean).join(' — '),
        person: one.bot_id,
        insert: `/${one.command} `,
      }))
  }

  async function suggestPeople(start: string): Promise<void> {
    const fits = (name: string) => name.toLowerCase().split(/\s+/).some((word) => word.startsWith(start.toLowerCase()))
    const here = where.members.filter((id) => !isMe(id)).map((id) => person(id)).filter((one) => one && (!start || fits(one.name)))
    let found = here
    if (start.length >= LETTERS_MIN && here.length < SUGGESTED_MAX) {
      search = new AbortController()
      const others = await findPeople(start, search.signal).catch(() => [])
      found = [...here, ...others.filter((one) => !where.members.includes(one.id) && !isMe(one.id))]
    }
    if (wish?.kind !== 'person') return
    const people = found.map((one) => ({
      key: `p${one?.id}`,
      title: one?.name ?? '',
      detail: one?.work_position ?? '',
      person: one?.id ?? 0,
      insert: `[USER=${one?.id}]${one?.name}[/USER] `,
    }))
    const all = { key: 'all', title: t('all'), detail: '@all', person: 0, insert: `[USER=all]${t('all')}[/USER] ` }
    const everybody = where.group && (!start || fits(t('all')) || 'all'.startsWith(start.toLowerCase())) ? [all] : []
    items.value = [...people.slice(0, SUGGESTED_MAX - everybody.length), ...everybody]
  }

  /** The text with what was chosen, and where the cursor is then. */
  function take(suggestion: Suggestion): { text: string; cursor: number } | null {
    if (!wish) return null
    const next = replaced(text.value, wish.from, wish.to, written(suggestion.insert))
    clear()
    return next
  }

  function clear(): void {
    items.value = []
    wish = null
  }

  /** Whether a key was meant for the list; `choose` hears what was taken. */
  function key(event: KeyboardEvent, choose: (suggestion: Suggestion) => void): boolean {
    const count = items.value.length
    if (!count) return false
    if (event.key === 'ArrowDown') chosen.value = (chosen.value + 1) % count
    else if (event.key === 'ArrowUp') chosen.value = (chosen.value + count - 1) % count
    else if (event.key === 'Escape') items.value = []
    else if (event.key === 'Tab' || event.key === 'Enter') {
      const suggestion = items.value[chosen.value]
      // a command that is typed out is sent, not completed once more
      if (event.key === 'Enter' && suggestion?.insert.trim() === text.value.trim()) return false
      if (suggestion) choose(suggestion)
    } else return false
    return true
  }

  return { items, chosen, commands, load, suggest, take, clear, key }
}
