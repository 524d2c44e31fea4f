import { onScopeDispose } from 'vue'

const PAUSE_MILLIS = 250

/** Does it once nobody has typed for a moment, so that a list follows what is looked for without asking at every letter. */
export function afterPause(deed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    timer = setTimeout(deed, PAUSE_MILLIS)
  }
}
