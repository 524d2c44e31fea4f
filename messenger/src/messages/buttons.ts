import { copyText, tell } from '@/design'
import { tellRefused } from '@/refusals'
import { locale } from '@/speech'
import { call } from '@/wire'
import type { Actions } from './actions'
import { opened } from './frames'
import { safeAddress } from './markup'
import { here } from './message'
import type { Button, Message } from './message'
import { t } from './words'

/** Does what a button or an item of a menu is there for; answers whether a command of it arrived. */
export async function press(
  button: Button,
  message: Message,
  bot: number | undefined,
  actions: Actions,
): Promise<boolean> {
  if (button.LINK) open(button.LINK)
  else if (button.APP_ID) await openApp(button.APP_ID, actions, { message, params: button.APP_PARAMS ?? '' })
  else if (button.ACTION) await act(button, actions)
  else if (button.COMMAND) return command(button, message, bot)
  return true
}

async function command(button: Button, message: Message, bot: number | undefined): Promise<boolean> {
  try {
    await call('im.message.command', {
      MESSAGE_ID: message.id,
      BOT_ID: bot ?? message.author,
      COMMAND: button.COMMAND ?? '',
      COMMAND_PARAMS: button.COMMAND_PARAMS ?? '',
    })
    return true
  } catch (failure) {
    tellRefused(failure)
    return false
  }
}

/** A colour as bots write it, `#abc` or `#aabbcc`, in six digits. */
export function hex(color: string | undefined): string | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color ?? '')?.[1]
  return digits && `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
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
      return copy(value)
    case 'CALL':
      return dial(value)
    case 'DIALOG':
      return actions.openDialog(value)
    default:
      return
  }
}

/** The button of a message by which an application is opened. */
interface From {
  message: Message
  params: string
}

/** Does what a bot's application does; its page opens in a frame. */
export async function openApp(id: number, actions: Actions, from?: From): Promise<void> {
  const dialog = actions.dialog()
  const asked = call('confab.botapps.open', {
    APP_ID: id,
    DIALOG_ID: dialog || `chat${from?.message.chat ?? 0}`,
    ...(from ? { MESSAGE_ID: from.message.id, BUTTON_PARAMS: from.params } : {}),
    LANGUAGE_ID: locale.value,
    IS_CHROME: /Chrome\//.test(navigator.userAgent) ? 'Y' : 'N',
  })
  const app = await asked.catch((failure: unknown) => tellRefused(failure))
  if (!app) return
  if (app.js_method === 'PUT') actions.put(app.js_param)
  else if (app.js_method === 'SEND') actions.send(app.js_param)
  else if (app.js_method === 'CALL') dial(app.js_param)
  // what is said in the frame goes into the dialog that is looked at, and that is another one now
  else if (app.address && actions.dialog() !== dialog) return
  else if (app.address) opened.value = { title: app.title, address: app.address, width: app.iframe_width, height: app.iframe_height }
  else tell(t('noApp'), 'error')
}

/** Calls a number, with whatever this device calls by. */
export function dial(number: string): void {
  location.href = `tel:${number.replace(/[^\d+#*]/g, '')}`
}

/** Copies a text, and says what came of it. */
export async function copy(text: string): Promise<void> {
  if (await copyText(text)) tell(t('copied'))
  else tell(t('notCopied'), 'error')
}

/** Whether a button is for this device. (chats/messages/keyboards.md, CONTEXT) */
export function isHere(button: Button): boolean {
  if (button.CONTEXT !== 'MOBILE' && button.CONTEXT !== 'DESKTOP') return true
  return (button.CONTEXT === 'MOBILE') === matchMedia('(max-width: 760px)').matches
}

/** Buttons in their lines: those of a line side by side, a block alone, a new line where one is asked for. */
export function lines(buttons: Button[]): Button[][] {
  const all: Button[][] = [[]]
  for (const button of buttons.filter(isHere)) {
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
