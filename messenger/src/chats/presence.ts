import { presenceOf } from '@/people/presence'
import type { Person } from '@/people/people'
import { ago } from '@/speech'
import { t } from './words'

/** What is said of somebody being there; of a bot nothing: it always is. */
export function presenceText(one: Person): string {
  if (one.bot) return ''
  const presence = presenceOf(one)
  if (presence.state !== 'seen') return t(presence.state)
  const { long, text } = ago(presence.at, presence.now)
  return t(long ? 'seenOn' : 'seen', { when: text })
}

/** What somebody is: a bot, a guest, his position. */
export function kindText(one: Person): string {
  if (one.bot) return t('bot')
  return [one.extranet && t('guest'), one.work_position].filter(Boolean).join(' · ')
}
