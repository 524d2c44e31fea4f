import { decimal, locale } from '@/speech'
import type { Locale } from '@/speech'
import { address } from '@/wire'
import type { Refusal } from '@/wire'

/** A message as `im.dialog.messages.get` and the live frames tell it. */
export interface Row {
  id: number
  chat_id: number
  author_id: number
  date: string
  text: string
  unread: boolean
  uuid: string | null
  params: unknown
}

export interface Params {
  ATTACH?: Attach[]
  /** What the page says of itself that the text links to. */
  URL_ATTACH?: Attach[]
  KEYBOARD?: { BUTTONS: Button[]; BOT_ID?: number }
  MENU?: { ITEMS: Button[]; BOT_ID?: number }
  FILE_ID?: number[]
  REPLY_ID?: number
  FORWARD_ID?: number
  FORWARD_USER_ID?: number
  IS_EDITED?: string
  IS_DELETED?: string
  NOTIFY?: string
  /** What the system says of the chat: who came, who went. */
  CODE?: string[]
  LIKE?: number[]
}

export interface Attach {
  COLOR?: string
  COLOR_TOKEN?: string
  BLOCKS: Block[]
}

export type Block = Record<string, unknown>

export interface Button {
  TYPE?: string
  TEXT?: string
  LINK?: string
  ACTION?: 'PUT' | 'SEND' | 'COPY' | 'CALL' | 'DIALOG'
  ACTION_VALUE?: string
  COMMAND?: string
  COMMAND_PARAMS?: string
  APP_ID?: number
  /** What the application's page is told of the button. */
  APP_PARAMS?: string
  /** Whether one press is the last one, of this button and of those beside it. */
  BLOCK?: string
  DISABLED?: string
  DISPLAY?: string
  WIDTH?: number
  BG_COLOR?: string
  BG_COLOR_TOKEN?: string
  TEXT_COLOR?: string
  OFF_BG_COLOR?: string
  OFF_TEXT_COLOR?: string
  CONTEXT?: string
}

/** A file as messages carry it. */
export interface FileCard {
  id: number
  name: string
  type: string
  extension: string
  size: number
  image: { width: number; height: number } | false
  urlPreview: string
  urlShow: string
  urlDownload: string
}

export type ReactionsOf = Record<string, number[]>

export interface Message {
  /** 0 while it has not been answered. */
  id: number
  uuid: string
  chat: number
  /** 0: the system. */
  author: number
  date: Date
  text: string
  params: Params
  reactions: ReactionsOf
  state: 'sent' | 'waiting' | 'failed'
  /** Why it was refused. */
  why?: Refusal
}

/** A message of the wire as it is shown. */
export function messageOf(row: Row, reactions?: ReactionsOf): Message {
  const params = Array.isArray(row.params) ? {} : (row.params as Params)
  return {
    id: row.id,
    uuid: row.uuid ?? '',
    chat: row.chat_id,
    author: row.author_id,
    date: new Date(row.date),
    text: row.text,
    params,
    reactions: reactions ?? (params.LIKE ? { like: params.LIKE } : {}),
    state: 'sent',
  }
}

/** Letters that a message holds, an emoji one of them; the server cuts the rest off. */
export const TEXT_MAX = 20_000

/** How many letters a text has more than a message holds. */
export function lettersOver(text: string): number {
  return text.length > TEXT_MAX ? Math.max(0, [...text].length - TEXT_MAX) : 0
}

export const isDeleted = (message: Message): boolean => Boolean(message.params.IS_DELETED)

/** How long the server lets a message be changed or deleted. (chat-bots/outdated/messages/imbot-message-update.md) */
const OPEN_MILLIS = 3 * 86_400_000

/** Whether a message is young enough to be changed or deleted. */
export const isOpen = (message: Message): boolean => Date.now() - message.date.getTime() <= OPEN_MILLIS

export const isNotice = (message: Message): boolean => message.author === 0

/** An address of a file below this page's base, whatever way the server was told to call itself. */
export function here(url: string): string {
  try {
    const parsed = new URL(url, document.baseURI)
    const path = /\/(?:file|disk)\/.*/.exec(parsed.pathname + parsed.search)?.[0]
    const ours = url.startsWith('/') || parsed.hostname === location.hostname
    return path && ours ? address(path.slice(1)) : parsed.href
  } catch {
    return ''
  }
}

const UNITS: Record<Locale, string[]> = {
  en: ['B', 'KB', 'MB', 'GB'],
  de: ['B', 'KB', 'MB', 'GB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ'],
}

/** `1.4 MB`, in the language of the pages. */
export function sizeText(bytes: number): string {
  const units = UNITS[locale.value]
  let at = 0
  let size = bytes
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000
    at++
  }
  return `${size < 10 && at > 0 ? decimal(size) : Math.round(size)} ${units[at]}`
}
