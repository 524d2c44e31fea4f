import { describe, expect, it } from 'vitest'
import { curlOf } from '@/console/develop/curl'

type Shown = Parameters<typeof curlOf>[0]
const shown = (auth: string | null, params: object) =>
  ({ call: { auth, user_id: 7, method: 'im.message.add' }, params, answer: {} }) as unknown as Shown

describe('a call as a command', () => {
  it('is made with the address of a webhook, whose code nobody knows any more', () => {
    const command = curlOf(shown('WEBHOOK', { MESSAGE: 'hello' }))
    expect(command).toContain('/rest/7/***/im.message.add')
    expect(command).toContain(`--data-raw '{"MESSAGE":"hello"}'`)
  })

  it('is made with a token by whoever else calls', () => {
    expect(curlOf(shown('APPLICATION', { A: 1 }))).toContain(`--data-raw '{"auth":"***","A":1}'`)
    expect(curlOf(shown(null, {}))).toContain('/rest/im.message.add')
  })

  it('leaves nothing to the shell', () => {
    expect(curlOf(shown('WEBHOOK', { MESSAGE: `it's $HOME` }))).toContain(`"it'\\''s $HOME"`)
  })
})
