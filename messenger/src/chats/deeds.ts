import { Bell, BellOff, EyeOff, MailCheck, MailOpen, Pin, PinOff } from '@lucide/vue'
import { tell } from '@/design'
import type { MenuItem } from '@/design'
import { explain, tellRefused } from '@/refusals'
import { call, WireError } from '@/wire'
import { patch, reload } from './recents'
import type { Recent } from './recents'
import { t } from './words'

/** Does something, and says so when it did not work. */
export async function attempt(what: () => Promise<unknown>): Promise<boolean> {
  try {
    await what()
    return true
  } catch (failure) {
    tellRefused(failure)
    return false
  }
}

/**
 * Does something with each of several, in their order: one that is refused holds up none of the others. Says how many
 * were; answers whether anything was done and nothing is left that may work later.
 */
export async function attemptEach<T>(all: T[], what: (one: T) => Promise<unknown>): Promise<boolean> {
  const refused: unknown[] = []
  for (const one of all) {
    try {
      await what(one)
    } catch (failure) {
      refused.push(failure)
      if (!(failure instanceof WireError) || failure.mayPass) {
        tellRefused(failure)
        return false
      }
    }
  }
  if (!refused.length) return true
  const none = refused.length === all.length
  const { text, detail } = explain(refused[0])
  tell(none ? text : t('notAll', { n: refused.length, why: text }), 'error', detail)
  return !none
}

const yes = (value: boolean) => (value ? 'Y' : 'N')

/** What can be done with a line of the list. */
export function deedsOf(one: Recent): MenuItem[] {
  const change = (now: Partial<Recent>, what: () => Promise<unknown>) => async () => {
    const before = Object.fromEntries(Object.keys(now).map((key) => [key, one[key as keyof Recent]])) as Partial<Recent>
    patch((other) => other.id === one.id, now)
    if (!(await attempt(what))) patch((other) => other.id === one.id, before)
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
