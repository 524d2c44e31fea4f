import { ref, shallowRef } from 'vue'
import { tell } from '@/design'
import { tellRefused } from '@/refusals'
import { t } from '../words'
import { sure } from './sure'

/** Runs what a button asks for; tells what went wrong. Answers whether it was done. */
export async function attempt(deed: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await deed()
    if (done) tell(done)
    return true
  } catch (failure) {
    tellRefused(failure)
    return false
  }
}

/**
 * Changes something that may be declared in the portal file: asks before a change that a restart
 * undoes, and tells the server that it is meant.
 *
 * @param ask what is asked before any such change, declared or not
 */
export async function change(
  declared: boolean,
  deed: (untilRestart: boolean) => Promise<unknown>,
  { done, ask }: { done?: string; ask?: string } = {},
): Promise<boolean> {
  const question = [ask, declared && t('untilRestart')].filter(Boolean).join(' ')
  if (question && !(await sure(question))) return false
  return attempt(() => deed(declared), done)
}

export type Pages<R, N> = ReturnType<typeof usePages<R, N>>

/** A list that is fetched page by page, each page telling where the next begins. */
export function usePages<R, N>(fetchPage: (after: N | undefined) => Promise<[R[], N | null]>) {
  const rows = shallowRef<R[]>([])
  const next = shallowRef<N | null>(null)
  const loading = ref(false)
  let turn = 0

  async function load(after?: N) {
    const mine = ++turn
    loading.value = true
    await attempt(async () => {
      const [page, following] = await fetchPage(after)
      if (mine !== turn) return
      rows.value = after === undefined ? page : [...rows.value, ...page]
      next.value = following
    })
    if (mine === turn) loading.value = false
  }
  return { rows, next, loading, load }
}
