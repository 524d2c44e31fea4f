/** The letter that a shortcut means: the one that is written, or where the alphabet has other ones, the one at its place. */
export function letterOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const sign = event.key.toLowerCase()
  return /^[a-z]$/.test(sign) ? sign : (/^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? sign)
}
