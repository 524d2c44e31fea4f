import { ref, shallowRef } from 'vue'
import { keepFresh, onFrame } from '@/live'
import type { Attach } from '@/messages/message'
import { meeting } from '@/people/people'
import { call } from '@/wire'

export interface Notice {
  id: number
  author_id: number
  date: string
  notify_type: number
  text: string
  notify_read: 'Y' | 'N'
  notify_buttons?: string
  params: { ATTACH?: Attach[] } | null
}

export interface NoticeButton {
  TITLE: string
  VALUE: string
}

const PAGE = 30
const PAUSE_MILLIS = 250

export const notices = shallowRef<Notice[]>([])
export const unreadNotices = ref(0)
export const loaded = ref(false)
let listening = false
const fresh = keepFresh(loadFirst, PAUSE_MILLIS)

/** Keeps the notifications up to date from now on. */
export function watchNotices(): void {
  if (!listening) {
    listening = true
    onFrame('notification', fresh.soon)
  }
  void reload()
}

export const reload = (): Promise<void> => fresh.now()

async function loadFirst(): Promise<void> {
  const page = await ask({})
  notices.value = page.notifications
  unreadNotices.value = page.total_unread_count
  loaded.value = true
}

/** Loads older ones. */
export async function loadMore(): Promise<boolean> {
  const last = notices.value.at(-1)
  if (!last) return false
  const page = await ask({ LAST_ID: last.id, LAST_TYPE: last.notify_type })
  const known = new Set(notices.value.map((one) => one.id))
  const fresh = page.notifications.filter((one) => !known.has(one.id))
  notices.value = [...notices.value, ...fresh]
  return fresh.length > 0
}

async function ask(more: object) {
  const asked = call('im.notify.get', { LIMIT: PAGE, ...more }) as Promise<{
    notifications: Notice[]
    users: object[]
    total_unread_count: number
  }>
  return meeting(asked, ({ users }) => users)
}
