import { beforeEach, describe, expect, it, vi } from 'vitest'

const asked: string[] = []
let reached = false

/** A server that is not reached until it is. */
globalThis.fetch = (async (url: string) => {
  asked.push(String(url).split('/').at(-1) ?? '')
  if (!reached) throw new TypeError('cut off')
  return new Response(JSON.stringify({ error: 'ACCESS_ERROR', error_description: 'No' }), { status: 403 })
}) as unknown as typeof fetch

describe('an upload', () => {
  beforeEach(() => {
    asked.length = 0
  })

  it('that was cut off goes on when there is a connection again, and one that was refused does not', async () => {
    const { upload, uploads } = await import('@/messages/upload')
    upload('5', [new File(['x'], 'x.txt')], '')
    await vi.waitFor(() => expect(uploads[0]?.failed).not.toBeNull())
    expect(asked).toHaveLength(1)
    reached = true
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(uploads[0]?.failed).toMatchObject({ code: 'ACCESS_ERROR', method: 'im.disk.folder.get' }))
    expect(asked).toHaveLength(2)
    window.dispatchEvent(new Event('online'))
    await Promise.resolve()
    expect(asked).toHaveLength(2)
  })
})
