import { ref } from 'vue'
import { locale } from '@/speech'
import { call } from '@/wire'
import type { Result } from '@/wire'

/** An application that a bot put into the messenger. */
export type BotApp = Result<'confab.botapps.list'>[number]

/** Where an application stands. */
export interface Stand {
  dialog: string
  group: boolean
}

/** Bots seldom bring another one; whoever opens a chat after this time sees it. */
const KEPT_MILLIS = 30_000

const all = ref<BotApp[]>([])
let loaded = -Infinity
let language = ''

/** Loads what there is, unless it was loaded just now. */
export async function loadApps(): Promise<void> {
  if (language === locale.value && performance.now() - loaded < KEPT_MILLIS) return
  loaded = performance.now()
  language = locale.value
  try {
    all.value = await call('confab.botapps.list', { LANGUAGE_ID: language })
  } catch {
    loaded = -Infinity
  }
}

/** Those that are shown in a dialog. */
export const appsOf = (stand: Stand): BotApp[] => all.value.filter((app) => isShown(app, stand))

/** Open lines and calls, where the others are shown, are not ours. (imbot.app.register, CONTEXT) */
export function isShown(app: Pick<BotApp, 'bot_id' | 'context'>, { dialog, group }: Stand): boolean {
  switch (app.context.replace(/-admin$/i, '').toUpperCase()) {
    case 'ALL':
      return true
    case 'CHAT':
      return group
    case 'USER':
      return !group
    case 'BOT':
      return dialog === String(app.bot_id)
    default:
      return false
  }
}
