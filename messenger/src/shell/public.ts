import { carry } from '@/chats/opening'
import { openingOf } from '@/messages/opening'
import { router } from './router'

/** What scripts of the page may call, under the name they know: `BX.Messenger.Public`. */
const Public = {
  /** Opens a dialog. */
  async openChat(dialogId: string): Promise<void> {
    await Public.openChatWithBotContext(dialogId, null)
  },

  /** Opens a dialog with a bot, which is told `context` once the dialog stands. */
  async openChatWithBotContext(dialogId: string, context: object | null): Promise<void> {
    const opening = openingOf(String(dialogId), context && JSON.stringify(context))
    if (!opening) throw new TypeError(`no dialog: ${dialogId}`)
    carry(opening)
    await router.push(`/chats/${opening.dialog}`)
  },
}

declare global {
  interface Window {
    BX?: { Messenger?: { Public?: typeof Public } }
  }
}

/** Makes them known. */
export function publish(): void {
  window.BX = { ...window.BX, Messenger: { ...window.BX?.Messenger, Public } }
}
