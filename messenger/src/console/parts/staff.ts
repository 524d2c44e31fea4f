import { call } from '@/wire'

const OFFERED = 20

/** People of the portal, the blocked ones too, by the beginnings of their names, or by a login. */
export async function findStaff(words: string): Promise<{ id: number; name: string }[]> {
  const { people } = await call('confab.admin.people.list', { FIND: words, LIMIT: OFFERED })
  return people.map((one) => ({ id: Number(one.id), name: `${one.name} ${one.last_name}`.trim() || one.login || String(one.id) }))
}
