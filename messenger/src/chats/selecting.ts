import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { tell } from '@/design'
import { onFrame } from '@/live'
import { parse, plain } from '@/messages/markup'
import { isDeleted, isNotice } from '@/messages/message'
import type { Message } from '@/messages/message'
import type { Timeline } from '@/messages/timeline'
import { nameOf } from '@/people/people'
import { exactly } from '@/speech'
import { t } from './words'

const choosable = (message: Message) => message.id > 0 && message.state === 'sent' && !isDeleted(message) && !isNotice(message)

/** Messages of one dialog chosen to do something with all of them. They stay chosen where the window moves on. */
export function useSelection(timeline: Timeline) {
  /** Null: nothing is being chosen. */
  const chosen = shallowRef<ReadonlyMap<number, Message> | null>(null)
  const on = computed(() => chosen.value !== null)
  /** In the order in which they were said. */
  const messages = computed(() => [...(chosen.value?.values() ?? [])].sort((one, other) => one.id - other.id))
  const ids = computed(() => (chosen.value ? new Set(chosen.value.keys()) : null))
  let last = 0

  function begin(message: Message): void {
    if (!choosable(message)) return
    chosen.value = new Map([[message.id, message]])
    last = message.id
  }

  function end(): void {
    chosen.value = null
    last = 0
  }

  /**
   * Chooses a message, or lets go of it; `through`: whatever stands between it and the last one is chosen with it,
   * where all of that is at hand.
   */
  function toggle(message: Message, through = false): void {
    if (!choosable(message)) return
    if (!chosen.value) return begin(message)
    const now = new Map(chosen.value)
    const stretch = through && last > 0
    const atHand = stretch && timeline.has(last)
    if (atHand) range(last, message.id).forEach((one) => now.set(one.id, one))
    else if (stretch) {
      now.set(message.id, message)
      tell(t('tooFar'))
    } else if (!now.delete(message.id)) now.set(message.id, message)
    last = message.id
    chosen.value = now
  }

  function range(one: number, other: number): Message[] {
    const [from, to] = one < other ? [one, other] : [other, one]
    return timeline.settled.value.filter((message) => message.id >= from && message.id <= to && choosable(message))
  }

  // what is gone is not chosen any more; what is only out of the window is
  watch(timeline.settled, (all) => {
    const first = all[0]?.id ?? Infinity
    const end = all.at(-1)?.id ?? 0
    const isBeyond = ({ id }: Message) => (id < first && timeline.before.value) || (id > end && timeline.after.value)
    const shown = new Map(all.map((message) => [message.id, message]))
    const left = messages.value.flatMap((message) => {
      const now = shown.get(message.id)
      if (now) return choosable(now) ? [now] : []
      return isBeyond(message) ? [message] : []
    })
    if (chosen.value) chosen.value = new Map(left.map((message) => [message.id, message]))
  })

  // out of the window too
  const off = onFrame<{ messageId: number }>('message.delete', ({ messageId }) => {
    if (messageId === last) last = 0
    if (chosen.value?.has(messageId)) chosen.value = new Map([...chosen.value].filter(([id]) => id !== messageId))
  })
  onScopeDispose(off)

  return { on, messages, ids, begin, toggle, end, last: () => last }
}

/** The words of several messages, each under who said it and when. */
export function wordsOf(messages: Message[], timeline: Timeline): string {
  if (messages.length === 1) return said(messages[0] as Message, timeline)
  return messages
    .map((message) => `${nameOf(message.author)} (${exactly(message.date)}):\n${said(message, timeline)}`)
    .join('\n\n')
}

function said(message: Message, timeline: Timeline): string {
  const files = (message.params.FILE_ID ?? []).map((id) => timeline.files.get(id)?.name ?? '')
  return [plain(parse(message.text)), ...files].filter(Boolean).join('\n')
}
