import { beforeEach, describe, expect, it, vi } from 'vitest'

describe('emoji that were picked lately', () => {
  beforeEach(() => {
    vi.resetModules()
    localStorage.clear()
  })

  it('are kept for the next time, each once, the newest first', async () => {
    const { lately, noteEmoji } = await import('@/messages/emoji')
    for (const one of ['🔥', '👍', '🔥']) noteEmoji(one)
    expect(lately.value).toEqual(['🔥', '👍'])
    vi.resetModules()
    expect((await import('@/messages/emoji')).lately.value).toEqual(['🔥', '👍'])
  })

  it('are one line at most, and none where what was kept is nothing of the kind', async () => {
    const { lately, noteEmoji } = await import('@/messages/emoji')
    for (const one of 'abcdefghijkl') noteEmoji(one)
    expect(lately.value).toHaveLength(9)
    expect(lately.value[0]).toBe('l')
    localStorage.setItem('confab.emoji', '{"a":')
    vi.resetModules()
    expect((await import('@/messages/emoji')).lately.value).toEqual([])
  })
})
