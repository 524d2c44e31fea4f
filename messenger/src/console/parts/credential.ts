import { nameOf } from '@/people/people'
import { t } from '../words'

/** What somebody called with, in words: `webhook:3` is webhook 3, `session:1/ab…` the browser of that person. */
export function credentialName(credential: string | null): string {
  const [, kind = '', rest = ''] = /^(\w+):(.*)$/.exec(credential ?? '') ?? []
  if (kind === 'webhook') return t('webhookN', { id: rest })
  const user = kind === 'session' ? Number(rest.split('/')[0]) : 0
  return user ? t('browserOf', { name: nameOf(user) || t('userN', { id: user }) }) : (credential ?? '—')
}
