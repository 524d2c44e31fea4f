import { onBeforeUnmount, onMounted, ref } from 'vue'
import { exactly, lasting } from '@/speech'

/** Runs something at once and then every so often, while the page is looked at. */
export function useEvery(millis: number, deed: () => void) {
  const live = ref(true)
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    deed()
    timer = setInterval(() => live.value && !document.hidden && deed(), millis)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return live
}

/** `14:05:09.120`, which sorts and compares as logs have it, or the whole date when it was not today. */
export function moment(text: string | null): string {
  if (!text) return ''
  const date = new Date(text)
  if (date.toDateString() !== new Date().toDateString()) return exactly(date)
  const two = (part: number) => String(part).padStart(2, '0')
  const millis = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${millis}`
}

/** How far away a moment is: `12 sec`, `3 min`. */
export function distance(text: string | null): string {
  if (!text) return ''
  const seconds = Math.round(Math.abs(new Date(text).getTime() - Date.now()) / 1000)
  if (seconds < 90) return lasting(seconds, 'second')
  return seconds < 5400 ? lasting(Math.round(seconds / 60), 'minute') : lasting(Math.round(seconds / 3600), 'hour')
}
