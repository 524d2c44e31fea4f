import { ref } from 'vue'
import { tell } from '@/design'
import type { Opening } from '@/messages/opening'
import { explain } from '@/refusals'
import { call } from '@/wire'
import { t } from './words'

/** What bots are still to be told, by their dialogs. */
const waiting = ref(new Map<string, object>())

/** Keeps what an opened dialog's bot is told until the dialog stands. */
export function carry(opening: Opening): void {
  if (opening.context) waiting.value = new Map(waiting.value).set(opening.dialog, opening.context)
}

/** Whether somebody followed a link to this dialog that its bot was not told of. */
export function isCarried(dialog: string): boolean {
  return waiting.value.has(dialog)
}

/** Tells the bot of a dialog why it was opened, once. */
export async function deliver(dialog: string): Promise<void> {
  const context = waiting.value.get(dialog)
  if (!context) return
  const left = new Map(waiting.value)
  left.delete(dialog)
  waiting.value = left
  await call('im.v2.Chat.Bot.sendContext', { dialogId: dialog, context }).catch((failure: unknown) => {
    const { text, detail } = explain(failure)
    tell(t('contextNotSent', { why: text }), 'error', detail)
  })
}
