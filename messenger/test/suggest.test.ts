import { describe, expect, it } from 'vitest'
import { replaced, wishAt, wrapped } from '@/messages/suggest'

describe('what is being typed', () => {
  it('is a command at the beginning only', () => {
    expect(wishAt('/he', 3)).toEqual({ kind: 'command', typed: 'he', from: 0, to: 3 })
    expect(wishAt('a /he', 5)).toBeNull()
    expect(wishAt('/help me', 8)).toBeNull()
  })

  it('is a name behind an @', () => {
    expect(wishAt('Hi @An', 6)).toEqual({ kind: 'person', typed: 'An', from: 3, to: 6 })
    expect(wishAt('Hi @Ада', 7)?.typed).toBe('Ада')
    expect(wishAt('a@b.c', 5)).toBeNull()
  })

  it('is replaced where it stands', () => {
    expect(replaced('Hi @An!', 3, 6, '[USER=1]Anna[/USER] ')).toEqual({
      text: 'Hi [USER=1]Anna[/USER] !',
      cursor: 23,
    })
  })

  it('is wrapped and unwrapped', () => {
    const once = wrapped('say hello', 4, 9, 'B')
    expect(once).toEqual({ text: 'say [B]hello[/B]', from: 7, to: 12 })
    expect(wrapped(once.text, 4, 16, 'B').text).toBe('say hello')
  })
})
