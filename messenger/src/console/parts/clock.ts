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

/**
 * `14:05:09.120`, which sorts and compares as logs have it, or the whole date when it was not today. What is known to
 * the second only, as the time of a message, is shown to the second.
 */
export function moment(text: string | null): string {
  if (!text) return ''
  const date = new Date(text)
  if (date.toDateString() !== new Date().toDateString()) return exactly(date)
  const two = (part: number) => String(part).padStart(2, '0')
  const millis = /\d\.\d/.test(text) ? `.${String(date.getMilliseconds()).padStart(3, '0')}` : ''
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${millis}`
}

const ISO = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g

/** A sentence of the server's with its moments as this browser's clock says them. */
export function timed(sentence: string): string {
  return sentence.replace(ISO, moment)
}

/** How far away a moment is: `12 sec`, `3 min`. */
export function distance(text: string | null): string {
  if (!text) return ''
  const seconds = Math.round(Math.abs(new Date(text).getTime() - Date.now()) / 1000)
  if (seconds < 90) return lasting(seconds, 'second')
  return seconds < 5400 ? lasting(Math.round(seconds / 60), 'minute') : lasting(Math.round(seconds / 3600), 'hour')
}
