/** Why a dialog is opened: a link to a bot carries words for it. (the API's page bot-context.md) */
export interface Opening {
  dialog: string
  /** What the bot is told, an object; null: the dialog is opened and nobody told. */
  context: object | null
}

const DIALOG = /^(?:chat)?[1-9]\d{0,17}$/
const DEEP = /^bx:\/\/v2\/([^/?#\s]+)\/botContext\/dialogId\/(\d+)\/context\/([^/?#\s]+)\/?$/i

/** What `?IM_DIALOG=…&BOT_CONTEXT=…` asks for; null: nothing that could be opened. */
export function openingOf(dialog: unknown, context: unknown): Opening | null {
  if (typeof dialog !== 'string' || !DIALOG.test(dialog)) return null
  return { dialog, context: typeof context === 'string' ? objectOf(context) : null }
}

function objectOf(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/**
 * The web address that does what a `bx://v2/{portal}/botContext/…` link of the desktop application does;
 * null: it is no such link. No page may take that scheme from the system, but links in messages need not ask it.
 */
export function webAddressOf(link: string): string | null {
  const [, portal, dialog, context] = DEEP.exec(link.trim()) ?? []
  if (!portal || !dialog || !context) return null
  const path = `/online/?IM_DIALOG=${dialog}&BOT_CONTEXT=${context}`
  return portal.toLowerCase() === location.host ? path : `https://${portal}${path}`
}
