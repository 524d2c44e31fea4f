import { beforeEach, describe, expect, it, vi } from 'vitest'

const session = { user: { id: 1, firstName: 'Ann', lastName: 'Lee', workPosition: 'Printer' } }
const card = { id: 1, phones: { personal_mobile: '+49 171 1', work_phone: '+49 30 2' } }

/** What the server answers, by the end of the address; nothing: it is not reached. */
let answers: Record<string, unknown> = {}

async function profile() {
  vi.resetModules()
  const wire = await import('@/wire')
  wire.session.value = session as never
  return (await import('@/account/profile')).openProfile()
}

describe('what one says of oneself', () => {
  beforeEach(() => {
    answers = { session, 'im.user.list.get': { result: { 1: card } } }
    globalThis.fetch = (async (url: string) => {
      const name = url.slice(url.lastIndexOf('/') + 1)
      if (!(name in answers)) throw new TypeError('unreached')
      return new Response(JSON.stringify(answers[name]))
    }) as unknown as typeof fetch
  })

  it('takes no number away that was never read', async () => {
    delete answers['im.user.list.get']
    const { form, load, changed } = await profile()
    await expect(load()).rejects.toThrow()
    form.name = 'Anna'
    expect(form.mobile).toBe('')
    expect(changed().wish).toEqual({ NAME: 'Anna' })
  })

  it('is what was typed, an empty field too where there was something', async () => {
    const { form, load, changed } = await profile()
    form.position = 'Editor'
    await load()
    expect(form).toEqual({ name: 'Ann', lastName: 'Lee', position: 'Editor', mobile: '+49 171 1', work: '+49 30 2' })
    form.work = ''
    const { wish, kept } = changed()
    expect(wish).toEqual({ WORK_POSITION: 'Editor', WORK_PHONE: '' })
    form.mobile = 'typed while it is saved'
    kept()
    expect(changed().wish).toEqual({ PERSONAL_MOBILE: 'typed while it is saved' })
  })
})
