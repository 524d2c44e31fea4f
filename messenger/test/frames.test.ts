import { describe, expect, it, vi } from 'vitest'
import { hindrance, wishOf } from '@/messages/frames'

const said = (data: object) => wishOf(JSON.stringify({ uniqueLoadId: 'me', ...data }), 'me')

describe('the wishes of a page in a frame', () => {
  it('are those of the documentation', () => {
    expect(said({ action: 'send', message: 'Hello' })).toEqual({ action: 'send', message: 'Hello' })
    expect(said({ action: 'put', message: '/help' })).toEqual({ action: 'put', message: '/help' })
    expect(said({ action: 'call', number: 123456 })).toEqual({ action: 'call', number: '123456' })
    expect(said({ action: 'close' })).toEqual({ action: 'close' })
  })

  it('are none where the page does not know us, or says something else', () => {
    expect(said({ action: 'close', uniqueLoadId: 'another' })).toBeNull()
    expect(said({ action: 'send', message: ' ' })).toBeNull()
    expect(said({ action: 'send', message: { text: 'Hello' } })).toBeNull()
    expect(said({ action: 'support', code: 'x' })).toBeNull()
    for (const odd of ['{', 'null', '1', '"close"', null, undefined, 7, { action: 'close', uniqueLoadId: 'me' }]) {
      expect(wishOf(odd, 'me')).toBeNull()
    }
  })
})

describe('a page', () => {
  it('of another server stands in a frame, one of our own does not', () => {
    vi.stubGlobal('location', { origin: 'https://chat.example.com', protocol: 'https:' })
    expect(hindrance('https://bot.example.com/page?a=1')).toBe('')
    expect(hindrance('https://chat.example.com/page')).toBe('frameOwn')
    expect(hindrance('http://bot.example.com/page')).toBe('frameOpen')
    vi.stubGlobal('location', { origin: 'http://localhost:8080', protocol: 'http:' })
    expect(hindrance('http://bot.example.com/page')).toBe('')
    vi.unstubAllGlobals()
  })
})
