import { onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { connection, onFrame, onReload } from '@/live'

/** What an administrator's page is told of: the log of events changed, or the log of calls. */
export type Subject = 'deliveries' | 'calls'

/**
 * Runs something at once and whenever the server says that its subject changed, while the page is
 * looked at; never twice at the same time. Answers the switch that pauses it.
 */
export function useNews(subject: Subject, deed: () => Promise<void>) {
  const live = ref(true)
  let busy = false
  let missed = false

  async function run() {
    if (busy || !live.value || document.hidden) {
      missed = true
      return
    }
    busy = true
    try {
      do {
        missed = false
        await deed()
      } while (missed)
    } finally {
      busy = false
    }
  }
  const catchUp = () => void (missed && run())
  const offs = [
    onFrame<Record<Subject, boolean>>('activity', (changed) => void (changed[subject] && run())),
    onReload(() => void run()),
  ]
  onMounted(() => {
    document.addEventListener('visibilitychange', catchUp)
    void run()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', catchUp)
    offs.forEach((off) => off())
    live.value = false
  })
  watch(live, catchUp)
  // what happened before the first hello is told by nobody
  watch(connection, (now) => void (now === 'live' && run()))
  return live
}

/** A list that grows at its head while somebody looks, and is fetched page by page below. */
export function useLiveList<R extends { id: number }>(
  subject: Subject,
  fetchPage: (before: number | undefined) => Promise<[R[], number | null]>,
) {
  const rows = shallowRef<R[]>([])
  const next = ref<number | null>(null)
  const loading = ref(true)
  /** What the last page was refused for. */
  const trouble = shallowRef<unknown>(null)
  let turn = 0

  async function attempt(deed: (mine: number) => Promise<void>) {
    const mine = turn
    try {
      await deed(mine)
      trouble.value = null
    } catch (failure) {
      trouble.value = failure
    }
    if (mine === turn) loading.value = false
  }

  const load = () =>
    attempt(async (mine) => {
      const [page, following] = await fetchPage(undefined)
      if (mine !== turn) return
      // older pages that were asked for stay below the fresh one, unless there is a gap between
      const oldest = page.at(-1)?.id ?? 0
      const joined = rows.value.some((row) => row.id >= oldest)
      const older = following !== null && joined ? rows.value.filter((row) => row.id < oldest) : []
      if (!older.length) next.value = following
      rows.value = [...page, ...older]
    })

  const more = () =>
    attempt(async (mine) => {
      if (next.value === null) return
      const [page, following] = await fetchPage(next.value)
      if (mine !== turn) return
      const last = rows.value.at(-1)?.id ?? Infinity
      rows.value = [...rows.value, ...page.filter((row) => row.id < last)]
      next.value = following
    })

  /** Begins anew, with other filters. */
  function restart() {
    turn++
    rows.value = []
    loading.value = true
    void load()
  }
  return { rows, next, loading, trouble, live: useNews(subject, load), load, more, restart }
}
