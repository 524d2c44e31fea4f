import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, effectScope } from 'vue'

const COG = 'https://pictures.example.com/cog.png'

describe('where a picture is loaded from', () => {
  let asked: { MESSAGE_ID: number; ADDRESS: string }[][] = []

  beforeEach(() => {
    asked = []
    vi.resetModules()
    vi.useFakeTimers()
    globalThis.fetch = (async (_url: unknown, init: { body: string }) => {
      const { PICTURES } = JSON.parse(init.body)
      asked.push(PICTURES)
      const result = PICTURES.map(({ ADDRESS }: { ADDRESS: string }) => (ADDRESS.endsWith('.png') ? `/picture/${asked.length}` : ''))
      return new Response(JSON.stringify({ result }))
    }) as unknown as typeof fetch
  })

  /** Shows pictures, all in message 5, where the operator wants those of other servers or not. */
  async function shown(pictures: boolean, ...sources: string[]) {
    const wire = await import('@/wire')
    wire.session.value = { user: { id: 1 }, portal: { pictures } } as never
    const { SOURCE, usePicture } = await import('@/messages/remote')
    const app = createApp({})
    app.provide(SOURCE, () => 5)
    const all = effectScope().run(() => app.runWithContext(() => sources.map((src) => usePicture(() => src))))
    await vi.advanceTimersByTimeAsync(1)
    return all?.map((one) => one.value)
  }

  it('is nowhere for one of another server, unless the operator wants it, and nobody is asked', async () => {
    expect(await shown(false, COG, '//pictures.example.com/cog.png', 'http://127.0.0.1/cog.png')).toEqual(['', '', ''])
    expect(asked).toEqual([])
  })

  it('is our server for one of another, and everything is asked for in one call', async () => {
    expect(await shown(true, COG, 'https://pictures.example.com/page')).toEqual(['http://localhost/picture/1', ''])
    expect(asked).toEqual([[{ MESSAGE_ID: 5, ADDRESS: COG }, { MESSAGE_ID: 5, ADDRESS: 'https://pictures.example.com/page' }]])
  })

  it('is its own address for one of the portal', async () => {
    expect(await shown(false, '/disk/1', 'http://localhost/disk/2')).toEqual(['http://localhost/disk/1', 'http://localhost/disk/2'])
    expect(asked).toEqual([])
  })

  it('is nowhere for what is no address of a picture', async () => {
    expect(await shown(true, 'javascript:hit()', 'data:text/html,<script>hit()</script>', '')).toEqual(['', '', ''])
    expect(asked).toEqual([])
  })
})
