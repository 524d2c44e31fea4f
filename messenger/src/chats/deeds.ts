import { Bell, BellOff, EyeOff, MailCheck, MailOpen, Pin, PinOff } from '@lucide/vue'
import { tell } from '@/design'
import type { MenuItem } from '@/design'
import { call } from '@/wire'
import { patch, reload } from './recents'
import type { Recent } from './recents'
import { t } from './words'

/** Does something, and says so when it did not work. */
export async function attempt(what: () => Promise<unknown>): Promise<boolean> {
  try {
    await what()
    return true
  } catch (failure) {
    tell(t('notDone', { why: (failure as Error).message }), 'error')
    return false
  }
}

const yes = (value: boolean) => (value ? 'Y' : 'N')

/** What can be done with a line of the list. */
export function deedsOf(one: Recent): MenuItem[] {
  const change = (now: Partial<Recent>, what: () => Promise<unknown>) => async () => {
    patch((other) => other.id === one.id, now)
    await attempt(what)
    await reload()
  }
  const isNew = one.counter > 0 || one.unread
  return [
    {
      text: one.pinned ? t('unpin') : t('pin'),
      icon: one.pinned ? PinOff : Pin,
      act: change({ pinned: !one.pinned }, () =>
        call('im.recent.pin', { DIALOG_ID: one.id, PIN: yes(!one.pinned) }),
      ),
    },
    {
      text: one.muted ? t('unmute') : t('mute'),
      icon: one.muted ? Bell : BellOff,
      act: change({ muted: !one.muted }, () =>
        call('im.chat.mute', { CHAT_ID: one.chat, MUTE: yes(!one.muted) }),
      ),
    },
    isNew
      ? {
          text: t('markRead'),
          icon: MailCheck,
          act: change({ counter: 0, unread: false }, () => call('im.dialog.read', { DIALOG_ID: one.id })),
        }
      : {
          text: t('markUnread'),
          icon: MailOpen,
          act: change({ unread: true }, () =>
            call('im.recent.unread', { DIALOG_ID: one.id, ACTION: 'Y' }),
          ),
        },
    '-',
    { text: t('hide'), icon: EyeOff, act: change({}, () => call('im.recent.hide', { DIALOG_ID: one.id })) },
  ]
}
