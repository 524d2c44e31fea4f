import { beforeEach, describe, expect, it, vi } from 'vitest'
import { discard, drain, onSent, outbox, resend, send } from '@/messages/outbox'
import { explain } from '@/refusals'

type Reply = { status: number; body: object } | 'cut'

/** A server that answers as it is told, and remembers what it was asked. */
function server(...replies: Reply[]) {
  const asked: Record<string, string>[] = []
  globalThis.fetch = (async (_url: unknown, init: { body: string }) => {
    asked.push(JSON.parse(init.body))
    const reply = replies.shift() ?? { status: 200, body: { result: 1000 + asked.length } }
    if (reply === 'cut') throw new TypeError('cut off')
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  }) as unknown as typeof fetch
  return asked
}

describe('the outbox', () => {
  beforeEach(() => {
    outbox.splice(0)
    localStorage.clear()
    vi.useFakeTimers()
  })

  it('sends in order and names each message', async () => {
    const asked = server()
    const heard: number[] = []
    const off = onSent((_, id) => heard.push(id))
    send('5', 'one')
    send('5', 'two')
    await vi.runAllTimersAsync()
    off()
    expect(asked.map((one) => one.MESSAGE)).toEqual(['one', 'two'])
    expect(new Set(asked.map((one) => one.TEMPLATE_ID)).size).toBe(2)
    expect(heard).toEqual([1001, 1002])
    expect(outbox).toHaveLength(0)
  })

  it('sends again under the same name when the answer is lost', async () => {
    const asked = server('cut', { status: 503, body: { error: 'X' } })
    send('5', 'once')
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map((one) => one.TEMPLATE_ID)).size).toBe(1)
    expect(outbox).toHaveLength(0)
  })

  it('keeps what was refused until somebody decides, and goes on with the rest', async () => {
    const asked = server({ status: 403, body: { error: 'ACCESS_ERROR', error_description: 'Action unavailable' } })
    const refused = send('5', 'no')
    send('5', 'yes')
    await vi.runAllTimersAsync()
    expect(outbox.map((one) => one.failed && explain(one.failed).text)).toEqual(['You may not write in this chat.'])
    resend(refused?.uuid ?? '')
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(3)
    expect(outbox).toHaveLength(0)
  })

  it('survives the page', async () => {
    server('cut')
    const sending = send('5', 'later')
    await drain()
    vi.resetModules()
    const next = await import('@/messages/outbox')
    expect(next.outbox.map((one) => one.text)).toEqual(['later'])
    discard(sending?.uuid ?? '')
    expect(Object.keys(localStorage)).toHaveLength(0)
  })

  it('knows why a message was refused after the page was loaded again', async () => {
    server({ status: 403, body: { error: 'ACCESS_ERROR', error_description: 'Action unavailable' } })
    send('5', 'no')
    await vi.runAllTimersAsync()
    localStorage.setItem('confab.outbox.old', JSON.stringify({ uuid: 'old', user: 0, dialog: '5', text: 'older', since: 1, failed: 'As an older page kept it' }))
    vi.resetModules()
    const next = await import('@/messages/outbox')
    expect(next.outbox.map((one) => one.failed && explain(one.failed))).toEqual([
      { text: 'The server refused this.', detail: 'As an older page kept it' },
      { text: 'You may not write in this chat.', detail: '' },
    ])
  })

  it('takes nothing from the store that another tab put there', async () => {
    server('cut', 'cut')
    send('5', 'of this tab')
    localStorage.setItem('confab.outbox.other', JSON.stringify({ uuid: 'other', text: 'of another tab', since: 1 }))
    await vi.runAllTimersAsync()
    expect(outbox).toHaveLength(0)
    expect(Object.keys(localStorage)).toEqual(['confab.outbox.other'])
  })

  it('says so when it takes no more', () => {
    server(...Array(300).fill('cut'))
    for (let i = 0; i < 200; i++) expect(send('5', `${i}`)).not.toBeNull()
    expect(send('5', 'one too many')).toBeNull()
    expect(outbox).toHaveLength(200)
  })
})
