import { tell } from '@/design'
import { call } from '@/wire'
import type { Actions } from './actions'
import { safeAddress } from './markup'
import { here } from './message'
import type { Button, Message } from './message'
import { t } from './words'

/** Does what a button or an item of a menu is there for. */
export async function press(
  button: Button,
  message: Message,
  bot: number | undefined,
  actions: Actions,
): Promise<void> {
  if (button.LINK) return open(button.LINK)
  if (button.ACTION) return act(button, actions)
  if (button.COMMAND) {
    await call('im.message.command', {
      MESSAGE_ID: message.id,
      BOT_ID: bot ?? message.author,
      COMMAND: button.COMMAND,
      COMMAND_PARAMS: button.COMMAND_PARAMS ?? '',
    }).catch((failure: Error) => tell(t('notDone', { why: failure.message }), 'error'))
  }
}

function open(link: string): void {
  const safe = safeAddress(link)
  if (safe) window.open(here(safe), '_blank', 'noopener,noreferrer')
}

async function act(button: Button, actions: Actions): Promise<void> {
  const value = button.ACTION_VALUE ?? ''
  switch (button.ACTION) {
    case 'PUT':
      return actions.put(value)
    case 'SEND':
      return actions.send(value)
    case 'COPY':
      await navigator.clipboard.writeText(value)
      return tell(t('copied'))
    case 'CALL':
      location.href = `tel:${value.replace(/[^\d+#*]/g, '')}`
      return
    case 'DIALOG':
      return actions.openDialog(value)
    default:
      return
  }
}

/** Buttons in their lines: those of a line side by side, a block alone, a new line where one is asked for. */
export function lines(buttons: Button[]): Button[][] {
  const all: Button[][] = [[]]
  for (const button of buttons) {
    const last = all[all.length - 1] as Button[]
    if (button.TYPE === 'NEWLINE') all.push([])
    else if (button.DISPLAY === 'LINE') last.push(button)
    else if (last.length) all.push([button], [])
    else {
      last.push(button)
      all.push([])
    }
  }
  return all.filter((line) => line.length > 0)
}
