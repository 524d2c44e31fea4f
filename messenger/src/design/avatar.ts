const TINTS = ['#5b6ee1', '#c2557b', '#2f8f83', '#b5651d', '#7a5bc7', '#3b83bd', '#a04b4b', '#5c8a2f']

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = words.map((word) => [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? '')
  const picked = letters.length > 1 ? [letters[0], letters.at(-1)] : letters
  return picked.join('').toLocaleUpperCase() || '·'
}

/** A colour for a name that brings none; the same every time. */
export function tint(name: string): string {
  let sum = 0
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return TINTS[sum % TINTS.length] ?? '#5b6ee1'
}

/** A colour dark enough that white letters on it are read easily. */
export function deepened(color: string): string {
  let now = color
  for (let i = 0; i < 12 && lightness(now) > WHITE_READS_BELOW; i++) now = darker(now)
  return now
}

/** Contrast of white on a colour of this lightness is 4.5. */
const WHITE_READS_BELOW = 0.183

function darker(color: string): string {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(color.slice(at, at + 2), 16) * 0.93))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** Black or white, whichever is read better on a colour written as `#rrggbb`. */
export function inkOn(color: string): string {
  return lightness(color) > WHITE_READS_BELOW ? '#14161c' : '#fff'
}

function lightness(color: string): number {
  const digits = /^#([0-9a-f]{6})$/i.exec(color)?.[1]
  if (!digits) return 0
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
