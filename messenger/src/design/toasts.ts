import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  /** What stands behind it in small letters. */
  detail: string
  kind: 'note' | 'error'
}

const SHOWN_MILLIS = 5000
/** What went wrong is more to read, and is looked for. */
const ERROR_MILLIS = 10_000
const SHOWN_MAX = 4
let last = 0

/** What is told in passing, oldest first. */
export const toasts = ref<Toast[]>([])

/** Tells something in passing; what stands there already is told anew, not twice. */
export function tell(text: string, kind: Toast['kind'] = 'note', detail = ''): void {
  const id = ++last
  const others = toasts.value.filter((toast) => toast.text !== text || toast.detail !== detail)
  toasts.value = [...others, { id, text, detail, kind }].slice(-SHOWN_MAX)
  setTimeout(() => dismiss(id), kind === 'error' ? ERROR_MILLIS : SHOWN_MILLIS)
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** Takes away what went wrong: it is mended, or given up. */
export function dismissErrors(): void {
  toasts.value = toasts.value.filter((toast) => toast.kind !== 'error')
}
