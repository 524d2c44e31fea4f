import { computed, ref } from 'vue'
import { dialogOf, recent } from '@/chats/recents'
import type { LiveChat } from '@/chats/recents'
import { onFrame } from '@/live'
import { parse, plain } from '@/messages/markup'
import { messageOf } from '@/messages/message'
import type { Row } from '@/messages/message'
import { isMe, nameOf } from '@/people/people'
import { t } from './words'

const KEY = 'confab.alerts'
const SILENT_KEY = 'confab.alerts.silent'
const TEXT_MAX = 200

const wanted = ref(localStorage.getItem(KEY) === 'on')
const known = typeof Notification !== 'undefined'
const allowed = ref(known && Notification.permission === 'granted')

/** Whether the browser tells of messages while nobody looks at the page. */
export const alerting = computed(() => wanted.value && allowed.value)

/** Whether this browser could: some do only over TLS, and some not at all. */
export const alertsPossible = known && (globalThis.isSecureContext ?? false)

/** Whether it tells so without a sound. */
export const silent = ref(localStorage.getItem(SILENT_KEY) === 'on')

export function setSilent(on: boolean): void {
  silent.value = on
  localStorage.setItem(SILENT_KEY, on ? 'on' : 'off')
}

/** Turns it on or off; answers whether it is as it was wished. */
export async function setAlerts(on: boolean): Promise<boolean> {
  if (on) allowed.value = (await Notification.requestPermission()) === 'granted'
  wanted.value = on
  localStorage.setItem(KEY, on ? 'on' : 'off')
  return alerting.value === on
}

/** Tells of what is posted while the page is out of sight; a click on it leads to `open`. */
export function watchAlerts(open: (dialog: string) => void): () => void {
  return onFrame<{ message: Row; chat: LiveChat }>('message.add', ({ message, chat }) => {
    const told = messageOf(message)
    const dialog = dialogOf(chat)
    const quiet = !told.author || isMe(told.author) || told.params.NOTIFY === 'N' || recent(dialog)?.muted
    if (!alerting.value || quiet || document.visibilityState === 'visible') return
    const name = nameOf(told.author)
    // several tabs name it alike, so the browser shows it once
    const alert = new Notification(chat.type === 'private' ? name : chat.title, {
      tag: `confab-${dialog}`,
      silent: silent.value,
      body: (chat.type === 'private' ? '' : `${name}: `) + (plain(parse(told.text)) || t('attachment')).slice(0, TEXT_MAX),
    })
    alert.onclick = () => {
      window.focus()
      open(dialog)
      alert.close()
    }
  })
}
