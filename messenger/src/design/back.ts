import { onScopeDispose, watch } from 'vue'

/** What lies over a page, the last one opened at the end. */
const open: (() => void)[] = []

/** As long as it is open, the browser's way back closes it, and leads nowhere. */
export function closesOnBack(isOpen: () => boolean, close: () => void): void {
  const end = () => {
    const at = open.lastIndexOf(close)
    if (at >= 0) open.splice(at, 1)
  }
  watch(
    isOpen,
    (now) => {
      end()
      if (now) open.push(close)
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(end)
}

/** Closes what was opened last; answers whether there was something. */
export function closeLast(): boolean {
  const close = open.pop()
  close?.()
  return close !== undefined
}
