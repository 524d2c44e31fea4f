import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  kind: 'note' | 'error'
}

const SHOWN_MILLIS = 5000
const SHOWN_MAX = 4
let last = 0

/** What is told in passing, oldest first. */
export const toasts = ref<Toast[]>([])

/** Tells something in passing. */
export function tell(text: string, kind: Toast['kind'] = 'note'): void {
  const id = ++last
  toasts.value = [...toasts.value, { id, text, kind }].slice(-SHOWN_MAX)
  setTimeout(() => dismiss(id), SHOWN_MILLIS)
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}
