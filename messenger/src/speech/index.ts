import { computed, ref } from 'vue'

/** The languages the application speaks. */
export const LOCALES = ['en', 'de', 'ru'] as const
export type Locale = (typeof LOCALES)[number]
/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', de: 'Deutsch', ru: 'Русский' }

/** A text with `{places}`, or one for each plural form of the number `n`. */
export type Phrase = string | { one: string; few?: string; many?: string; other: string }
export type Values = Record<string, string | number>

const KEY = 'confab.locale'
const COOKIE = 'confab_language'
const YEAR_SECONDS = 365 * 86_400

/**
 * The language of the pages, by one rule for all of them, before anybody is signed in as after: what was chosen here,
 * else the first of the browser's that is spoken, else the portal's, else English.
 */
export const locale = ref<Locale>(remembered() ?? ofBrowser() ?? 'en')

/** Changes the language, here and for the next time. */
export function setLocale(next: Locale): void {
  locale.value = next
  localStorage.setItem(KEY, next)
  document.documentElement.lang = next
  tellServer()
}

/**
 * Lets the pages that the server writes itself, as where people let an application in, speak the language chosen here: they
 * cannot look into the browser's store. Another site may have led there, so the cookie goes with links from elsewhere.
 */
export function tellServer(): void {
  const chosen = remembered()
  const { pathname, protocol } = new URL(document.baseURI)
  const safe = protocol === 'https:' ? '; Secure' : ''
  if (chosen) document.cookie = `${COOKIE}=${chosen}; Path=${pathname}; SameSite=Lax; Max-Age=${YEAR_SECONDS}${safe}`
}

/** Takes the portal's language where neither a choice nor the browser says which one is wanted. */
export function suggestLocale(language: string): void {
  const known = fit(language)
  if (!known || remembered() || ofBrowser()) return
  locale.value = known
  document.documentElement.lang = known
}

/** `de`, `de-AT` and `de_AT` are German; `den` is not. */
function fit(language: string): Locale | undefined {
  const primary = language.toLowerCase().split(/[-_]/)[0]
  return LOCALES.find((known) => known === primary)
}

function ofBrowser(): Locale | undefined {
  const wanted = navigator.languages?.length ? navigator.languages : [navigator.language]
  return wanted.map(fit).find((known) => known !== undefined)
}

function remembered(): Locale | undefined {
  return LOCALES.find((known) => known === localStorage.getItem(KEY))
}

/**
 * The phrases of one room, by typed keys. The compiler refuses a catalogue that lacks one.
 * A room calls this once and uses the function it gets: `t('send')`, `t('unread', { n: 3 })`.
 */
export function speak<K extends string>(
  catalogues: Record<Locale, Record<K, Phrase>>,
): (key: K, values?: Values) => string {
  return (key, values = {}) => fill(catalogues[locale.value][key], values, locale.value)
}

/** Puts values into a phrase. */
export function fill(phrase: Phrase, values: Values, language: Locale): string {
  let text = phrase
  if (typeof text !== 'string') {
    const form = new Intl.PluralRules(language).select(Number(values.n ?? 0))
    text = text[form as 'one'] ?? text.other
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A British reader of English wants British times. */
const manner = computed(() => navigator.languages?.find((one) => one.startsWith(locale.value)) ?? locale.value)

const formats = computed(() => {
  const language = manner.value
  return {
    clock: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }),
    day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }),
    dayOfYear: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }),
    short: new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', year: '2-digit' }),
    weekday: new Intl.DateTimeFormat(language, { weekday: 'short' }),
    full: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' }),
    number: new Intl.NumberFormat(language),
    decimal: new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    millisecond: lastingIn(language, 'millisecond'),
    second: lastingIn(language, 'second'),
    minute: lastingIn(language, 'minute'),
    hour: lastingIn(language, 'hour'),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
  }
})

type Unit = 'millisecond' | 'second' | 'minute' | 'hour'

function lastingIn(language: string, unit: Unit): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'millisecond' ? 1 : 3 })
}

const DAY_MILLIS = 86_400_000

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function daysAgo(date: Date, now = Date.now()): number {
  return Math.round((midnight(new Date(now)) - midnight(date)) / DAY_MILLIS)
}

/** `14:05`. */
export function clock(date: Date): string {
  return formats.value.clock.format(date)
}

/** What time it is now in that zone: `14:05`; empty where the browser does not know the zone. */
export function clockIn(zone: string, now = new Date()): string {
  try {
    return new Intl.DateTimeFormat(manner.value, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now)
  } catch {
    return ''
  }
}

/** `today`, `yesterday`, `3 March`, `3 March 2024`. */
export function dayName(date: Date): string {
  const ago = daysAgo(date)
  if (ago === 0 || ago === 1) return capital(formats.value.relative.format(-ago, 'day'))
  const thisYear = date.getFullYear() === new Date().getFullYear()
  return thisYear ? formats.value.day.format(date) : formats.value.dayOfYear.format(date)
}

/** As short as a list wants it: a time, a weekday, or a date. */
export function briefly(date: Date): string {
  const ago = daysAgo(date)
  if (ago === 0) return clock(date)
  return ago > 0 && ago < 7 ? formats.value.weekday.format(date) : formats.value.short.format(date)
}

const MINUTE_MILLIS = 60_000
const HOURS_SHOWN = 12
const DAYS_SHOWN = 6

/** `5 minutes ago`, `3 hours ago`, `yesterday`; or the day, when it is so long ago that it needs one. */
export function ago(date: Date, now = Date.now()): { long: boolean; text: string } {
  const minutes = Math.max(1, Math.floor((now - date.getTime()) / MINUTE_MILLIS))
  const say = (value: number, unit: 'minute' | 'hour' | 'day') => ({ long: false, text: formats.value.relative.format(-value, unit) })
  const hours = Math.floor(minutes / 60)
  const days = daysAgo(date, now)
  if (minutes < 60) return say(minutes, 'minute')
  if (hours < HOURS_SHOWN || days < 1) return say(hours, 'hour')
  return days <= DAYS_SHOWN ? say(days, 'day') : { long: true, text: dayName(date) }
}

/** The whole date and time. */
export function exactly(date: Date): string {
  return formats.value.full.format(date)
}

/** A number in the language's form. */
export function count(value: number): string {
  return formats.value.number.format(value)
}

/** A number with one digit behind the point, or the comma. */
export function decimal(value: number): string {
  return formats.value.decimal.format(value)
}

/** How long something takes, in the language's form: `12 sec`, `1.5 ms`. */
export function lasting(value: number, unit: Unit): string {
  return formats.value[unit].format(value)
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1)
}
