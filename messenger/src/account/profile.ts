import { reactive } from 'vue'
import { person, renew } from '@/people/people'
import { findSession, session } from '@/wire'

/** The fields, and what the server calls them. */
const NAMES = {
  name: 'NAME',
  lastName: 'LAST_NAME',
  position: 'WORK_POSITION',
  mobile: 'PERSONAL_MOBILE',
  work: 'WORK_PHONE',
} as const
type Field = keyof typeof NAMES
const FIELDS = Object.keys(NAMES) as Field[]
type Wish = Partial<Record<(typeof NAMES)[Field], string>>

function known(): Record<Field, string> {
  const me = session.value?.user
  const phones = (me && person(me.id)?.phones) || {}
  return {
    name: me?.firstName ?? '',
    lastName: me?.lastName ?? '',
    position: me?.workPosition ?? '',
    mobile: phones.personal_mobile ?? '',
    work: phones.work_phone ?? '',
  }
}

/** What one says of oneself, as it is being changed. */
export function openProfile() {
  const form = reactive(known())
  /** What stood in the fields when nobody had typed into them. */
  let shown = { ...form }

  /** Reads it anew. The numbers come only with one's own card; what was typed meanwhile stays. */
  async function load(): Promise<void> {
    await Promise.all([findSession(), renew(session.value?.user.id ?? 0)])
    const now = known()
    for (const field of FIELDS) if (form[field] === shown[field]) form[field] = now[field]
    shown = now
  }

  /** What was typed, and nothing else: an empty field may be one whose number was never read. `kept`: it was saved. */
  function changed(): { wish: Wish; kept: () => void } {
    const typed = { ...form }
    const fields = FIELDS.filter((field) => typed[field] !== shown[field])
    const wish: Wish = Object.fromEntries(fields.map((field) => [NAMES[field], typed[field]]))
    return { wish, kept: () => (shown = typed) }
  }

  return { form, load, changed }
}
