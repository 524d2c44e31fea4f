import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { keepFresh, onBack, onFrame } from '@/live'
import type { ReactionsOf, Row } from '@/messages/message'
import { onSent } from '@/messages/outbox'
import { openTimeline } from '@/messages/timeline'
import type { Told } from '@/messages/timeline'
import { meeting, person, renew } from '@/people/people'
import { renewWhenGone } from '@/people/presence'
import { call, noneIfRefused, session, tellTabs, WireError } from '@/wire'
import { usePins } from './pins'
import { presenceText } from './presence'
import { dialogOf, patch, recent } from './recents'
import type { LiveChat } from './recents'
import { t } from './words'
import { writingIn } from './writing'

/** A dialog as `im.dialog.get` tells of it. */
export interface Dialog {
  id: number
  name: string
  owner: number
  avatar: string
  color: string
  type: string
  description: string
  role: string
  user_counter: number
  /** Whether somebody from outside the company is in it. */
  extranet: boolean
  text_field_enabled: boolean
  manager_list: number[]
  readed_list: { user_id: number; message_id: number; date: string | null }[]
}

const READ_PAUSE_MILLIS = 300
const RETRY_MILLIS_MAX = 30_000
const MEMBERS_PAGE = 100

/** One open dialog: its messages, who is in it, who writes, and what was read. */
export function openConversation(dialog: string) {
  const me = session.value?.user.id ?? 0
  const group = !/^\d+$/.test(dialog)
  const timeline = openTimeline(dialog, me)
  const info = ref<Dialog | null>(null)
  const members = ref<number[]>([])
  const moreMembers = ref(false)
  /** The chat was closed, or its user put out. */
  const gone = ref(false)
  const unopened = ref(false)
  /** The dialog that it really is: a private one has no number of a chat, but its other user's. */
  const moved = ref('')
  let readUpTo = 0
  let wanted = 0
  let readTimer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let there = true

  const other = computed(() => (group ? undefined : person(Number(dialog))))
  /** What the list of chats calls it stands for a name that is not loaded yet. */
  const title = computed(() => (group ? info.value?.name : other.value?.name) ?? recent(dialog)?.title ?? '')
  const locked = computed(() => info.value?.text_field_enabled === false)
  const manages = computed(
    () => group && ['owner', 'manager'].includes(info.value?.role.toLowerCase() ?? ''),
  )
  /** Whether an open chat is looked into from outside. */
  const guest = computed(() => group && info.value?.role.toLowerCase() === 'guest')
  /** Nobody, or no chat, is called so for this user. */
  const absent = computed(() => unopened.value && (group ? !recent(dialog) : !other.value))
  const chatId = computed(() => info.value?.id ?? timeline.chat.value)

  const status = computed(() => {
    const writing = writingIn(chatId.value)
    if (writing) return writing
    if (group) return info.value ? [t('members', { n: info.value.user_counter }), info.value.extranet && t('withGuests')].filter(Boolean).join(' · ') : ''
    if (other.value?.bot) return t('bot')
    if (Number(dialog) === me) return t('notes')
    return other.value ? [other.value.extranet && t('guest'), presenceText(other.value)].filter(Boolean).join(' · ') : ''
  })

  const details = keepFresh(async () => {
    // a dialog in which nobody has written yet is not there
    const found = await call('im.dialog.get', { DIALOG_ID: dialog }).catch(noneIfRefused)
    info.value = found as Dialog | null
    if (group || found) unopened.value = !found
    // without a date is who came in and has not read yet
    info.value?.readed_list.forEach((one) => one.date && timeline.readBy(one.user_id, one.message_id))
    if (group) {
      await loadMembers()
      if (info.value?.type === 'private') {
        // whose dialog it is could not be heard: it is asked once more
        if (!members.value.length) throw new Error('nobody is known to be in it')
        moved.value = String(members.value.find((one) => one !== me) ?? me)
      }
      return
    }
    members.value = [Number(dialog)]
    await renew(Number(dialog)).catch(noneIfRefused)
    unopened.value = !found
  })
  renewWhenGone(() => (group ? 0 : Number(dialog)))
  const loadInfo = details.now
  const pinned = usePins(dialog, mine)
  const history = keepFresh(timeline.refresh)

  // a bot may have something to say to who looks in for the first time
  watch(
    () => unopened.value && !!other.value?.bot,
    (first) => first && void call('confab.messenger.open', { DIALOG_ID: dialog }).then(loadInfo, () => undefined),
  )

  /** Loads who is in the chat anew, as far as it was loaded. */
  async function loadMembers(): Promise<void> {
    const wanted = Math.max(MEMBERS_PAGE, members.value.length)
    let all: number[] = []
    do all = [...all, ...(await membersAfter(all.at(-1) ?? 0))]
    while (moreMembers.value && all.length < wanted)
    members.value = all
  }

  /** Loads the next of them, in the order of their numbers. */
  async function loadMoreMembers(): Promise<void> {
    const known = members.value
    if (!moreMembers.value) return
    const next = await membersAfter(known.at(-1) ?? 0)
    if (members.value === known) members.value = [...known, ...next]
  }

  async function membersAfter(last: number): Promise<number[]> {
    const asked = { DIALOG_ID: dialog, LIMIT: MEMBERS_PAGE, LAST_ID: last }
    const users = await meeting(call('im.dialog.users.list', asked).catch(() => []) as Promise<{ id: number }[]>, (all) => all)
    moreMembers.value = users.length === MEMBERS_PAGE
    return users.map((one) => one.id)
  }

  /** Whether a frame is of this dialog: told by the chat, or before there is one by the name. */
  function mine(chat: number | LiveChat): boolean {
    if (typeof chat === 'number') return chat === chatId.value
    return chat.id === chatId.value || dialogOf(chat) === dialog
  }

  const offs = [
    onFrame<Told & { chat: LiveChat }>('message.add', (told) => {
      if (!mine(told.chat)) return
      timeline.tell(told)
      if (!info.value) details.soon()
    }),
    onFrame<Told & { chat: LiveChat }>('message.update', (told) => mine(told.chat) && timeline.changed(told)),
    onFrame<{ messageId: number; chatId: number; message: Row | null }>('message.delete', (told) => {
      if (!mine(told.chatId)) return
      if (told.message) timeline.changed({ message: told.message })
      else timeline.forget(told.messageId)
    }),
    onFrame<{ messageId: number; chatId: number; reactions: ReactionsOf }>(
      'message.reaction',
      (told) => mine(told.chatId) && timeline.react(told.messageId, told.reactions),
    ),
    onFrame<{ chatId: number; userId: number; lastId: number }>(
      'read',
      (told) => mine(told.chatId) && timeline.readBy(told.userId, told.lastId),
    ),
    onFrame<{ chatId: number; enabled: boolean }>('field', (told) => {
      if (mine(told.chatId) && info.value) {
        info.value = { ...info.value, text_field_enabled: told.enabled }
        if (details.busy()) details.soon()
      }
    }),
    onFrame<{ chat: LiveChat }>('chat.update', (told) => mine(told.chat) && details.soon()),
    onFrame<{ chat: LiveChat; userIds: number[]; seesFrom: number }>('member.add', (told) => {
      if (!mine(told.chat)) return
      told.userIds.forEach((user) => timeline.cameIn(user, told.seesFrom))
      details.soon()
    }),
    onFrame<{ chat: LiveChat }>('member.remove', (told) => mine(told.chat) && details.soon()),
    onFrame<{ chatId: number }>('chat.remove', (told) => mine(told.chatId) && (gone.value = true)),
    onFrame<{ chat: LiveChat }>('chat.add', ({ chat }) => {
      if (!mine(chat)) return
      gone.value = false
      if (unopened.value) details.soon()
    }),
    // what was seen without a line is told with the next one
    onBack(() => seen(wanted)),
    onSent((sending, id) => sending.dialog === dialog && timeline.sent(sending, id)),
    details.stop,
    history.stop,
  ]

  onBeforeUnmount(() => {
    there = false
    offs.forEach((off) => off())
    clearTimeout(readTimer)
    if (wanted > readUpTo) void tellRead()
  })

  /** Notes that everything up to a message was on the screen. */
  function seen(upTo: number): void {
    wanted = Math.max(wanted, upTo)
    if (wanted <= Math.max(readUpTo, timeline.lastRead.value)) return
    clearTimeout(readTimer)
    readTimer = setTimeout(() => void tellRead(), READ_PAUSE_MILLIS)
  }

  async function tellRead(): Promise<void> {
    const upTo = wanted
    readUpTo = upTo
    try {
      const read = (await call('im.dialog.read', { DIALOG_ID: dialog, MESSAGE_ID: upTo })) as {
        counter?: number
      }
      patch((one) => one.id === dialog, { counter: read?.counter ?? 0, unread: false })
      tellTabs({ kind: 'read', dialog, upTo })
      failures = 0
    } catch (failure) {
      readUpTo = 0
      if (failure instanceof WireError && failure.mayPass) tellReadLater()
    }
  }

  /** After a pause that grows; once the chat was left, when the line is back. */
  function tellReadLater(): void {
    clearTimeout(readTimer)
    if (there) {
      readTimer = setTimeout(() => void tellRead(), Math.min(RETRY_MILLIS_MAX, 1000 * 2 ** failures++))
      return
    }
    const off = onBack(() => {
      off()
      if (session.value?.user.id === me) void tellRead()
    })
  }

  return {
    dialog, me, group, timeline, info, members, moreMembers, other, title, locked, manages, guest, status, gone, absent, moved,
    loadInfo, loadMembers, loadMoreMembers, seen, pinned, mine,
  }
}

export type Conversation = ReturnType<typeof openConversation>
