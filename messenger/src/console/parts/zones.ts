/** The time zones that the browser can name, `UTC` among them. */
export function zones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort()
}

/**
 * The zone that these words name: in full, however it is written, or by a part that only one of them has, as `berlin`
 * or `new york`. Empty: none, or more than one.
 */
export function zoneOf(words: string, known: string[]): string {
  const wanted = words.trim().toLowerCase().replaceAll(' ', '_')
  if (!wanted) return ''
  const whole = known.find((zone) => zone.toLowerCase() === wanted)
  if (whole) return whole
  const fitting = known.filter((zone) => zone.toLowerCase().includes(wanted))
  if (fitting.length === 1) return fitting[0] ?? ''
  // a former name of a zone is none that is listed: Europe/Kiev
  return fitting.length === 0 && /^[A-Z]\w*(\/[\w+-]+)+$/.test(words.trim()) && knows(words.trim()) ? words.trim() : ''
}

function knows(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
