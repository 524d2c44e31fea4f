import { describe, expect, it, vi } from 'vitest'
import { hindrance, refusal, wishOf } from '@/messages/frames'

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

describe('the load for a page', () => {
  it('is told of while the messenger is open, and not at the next load', async () => {
    const kept = new Map<string, string>()
    const reload = vi.fn()
    vi.stubGlobal('location', { reload })
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    })
    const load = async () => {
      vi.resetModules()
      return import('@/messages/frames')
    }
    const first = await load()
    expect(first.loadedFor()).toBe('')
    first.loadFor('https://bot.example.com')
    expect(reload).toHaveBeenCalledOnce()
    const second = await load()
    expect(second.loadedFor()).toBe('https://bot.example.com')
    expect(second.loadedFor()).toBe('https://bot.example.com')
    expect((await load()).loadedFor()).toBe('')
    vi.unstubAllGlobals()
  })
})

describe('a page that the browser refused its frame', () => {
  const policy = "default-src 'none'; frame-ancestors 'none'; frame-src https://bot.example.com https://other.example.com:443"

  it('came after the messenger where the policy does not name its server', () => {
    expect(refusal(policy, 'https://new.example.com/page', '')).toBe('frameLate')
    expect(refusal(policy, 'https://bot.example.com:8443/page', '')).toBe('frameLate')
    expect(refusal("default-src 'none'; frame-ancestors https://bot.example.com", 'https://bot.example.com/page', '')).toBe('frameLate')
    expect(refusal(policy, 'https://new.example.com/page', 'https://bot.example.com')).toBe('frameLate')
  })

  it('leads elsewhere where the policy names its server', () => {
    expect(refusal(policy, 'https://bot.example.com/page', '')).toBe('frameElsewhere')
    expect(refusal(policy, 'https://bot.example.com/page', 'https://bot.example.com')).toBe('frameElsewhere')
    expect(refusal(policy, 'https://other.example.com/page', '')).toBe('frameElsewhere')
  })

  it('cannot be shown where loading the messenger again did not help, or could not', () => {
    expect(refusal(policy, 'https://new.example.com/page', 'https://new.example.com')).toBe('frameNever')
    expect(refusal(policy, 'https://[::1]/page', '')).toBe('frameNever')
    expect(refusal(policy, 'http://new.example.com/page', '')).toBe('frameNever')
  })
})
