import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COLORS } from '@/chats/colors'
import { deepened, tint } from '@/design/avatar'

const READABLE = 4.5
const tokens = readFileSync(new URL('../src/design/tokens.css', import.meta.url), 'utf8')

/** A token's colour in a scheme: of light-dark(), the first or the second. */
function token(name: string, scheme: 'light' | 'dark'): string {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens)
  const found = pair?.[scheme === 'light' ? 1 : 2]
  if (!found) throw new Error(`no token ${name}`)
  return found
}

function lightness(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low, high] = [lightness(one), lightness(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Where names of people and chats stand, and what they are written in there. */
const NAMES = {
  text: ['surface', 'raised', 'ground', 'sunken', 'accent-soft', 'bubble'],
  accent: ['surface', 'raised', 'bubble', 'accent-soft'],
  'accent-strong': ['bubble', 'bubble-own'],
  'text-2': ['surface', 'raised', 'ground', 'sunken', 'accent-soft'],
  'text-3': ['surface', 'raised', 'ground'],
}

describe('the colours of names', () => {
  it.each(['light', 'dark'] as const)('are read on every ground they stand on, when it is %s', (scheme) => {
    for (const [ink, grounds] of Object.entries(NAMES)) {
      for (const ground of grounds) {
        const seen = contrast(token(ink, scheme), token(ground, scheme))
        expect(seen, `${ink} on ${ground}`).toBeGreaterThanOrEqual(READABLE)
      }
    }
  })

  it('leave the letters of a picture readable, whatever colour somebody has', () => {
    const names = Array.from({ length: 500 }, (_, at) => `Name ${at}`)
    const all = new Set([...names.map(tint), ...Object.values(COLORS), '#ffffff', '#ffff00', '#fefefe'])
    for (const color of all) expect(contrast('#ffffff', deepened(color)), color).toBeGreaterThanOrEqual(READABLE)
  })
})
