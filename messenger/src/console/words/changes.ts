import { browserName } from '@/people/browser'
import { nameOf } from '@/people/people'
import { t } from '.'

/** Changes whose values are numbers of people. */
const PEOPLE = ['allowed_users', 'user']

/** What the audit log says was changed, and how the pages call it. What is not here is a name of the code. */
export const CHANGES = {
  active: 'activeAccount',
  admin: 'administrator',
  allowed_users: 'allowedUsers',
  blocked: 'blocked',
  browser: 'browser',
  closed: 'browsersOut',
  code: 'code',
  data: 'data',
  email: 'email',
  events: 'events',
  extranet: 'guest',
  handler_url: 'handlerUrl',
  https_only: 'httpsOnly',
  in_flight_max: 'inFlightMax',
  inline_reply: 'inlineReply',
  install_url: 'installUrl',
  installed: 'installed',
  language: 'language',
  last_name: 'lastName',
  life: 'lifeSeconds',
  limits: 'limits',
  login: 'login',
  name: 'name',
  password: 'password',
  per_second_max: 'perSecondMax',
  personal_mobile: 'mobile',
  picture: 'picture',
  plan: 'plan',
  profile: 'profile',
  receive: 'receive',
  replayed: 'replayed',
  replayed_as: 'replayedAs',
  scopes: 'scopes',
  state: 'state',
  timezone: 'timezone',
  title: 'title',
  url: 'address',
  user: 'actsFor',
  work_phone: 'workPhone',
  work_position: 'workPosition',
} as const

/** What was changed, in the reader's language. */
export function changed(what: string): string {
  const known = Object.hasOwn(CHANGES, what) ? CHANGES[what as keyof typeof CHANGES] : undefined
  return known ? t(known) : what
}

/** What it was or is: people by name, browsers by what they are called. */
export function valued(what: string, value: string | null): string {
  if (!value) return '∅'
  if (value === 'true') return t('yes')
  if (value === 'false') return t('no')
  if (what === 'browser') return browserName(value)
  return PEOPLE.includes(what) ? value.replace(/\d+/g, (id) => nameOf(Number(id)) || id) : value
}
