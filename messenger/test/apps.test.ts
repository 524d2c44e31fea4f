import { describe, expect, it } from 'vitest'
import { isShown } from '@/messages/apps'

describe('an application of a bot', () => {
  const stands = { bot: { dialog: '7', group: false }, person: { dialog: '2', group: false }, group: { dialog: 'chat5', group: true } }
  const where = (context: string) =>
    Object.entries(stands).filter(([, stand]) => isShown({ bot_id: 7, context }, stand)).map(([name]) => name)

  it.each([
    ['ALL', ['bot', 'person', 'group']],
    ['ALL-admin', ['bot', 'person', 'group']],
    ['USER', ['bot', 'person']],
    ['CHAT', ['group']],
    ['CHAT-admin', ['group']],
    ['BOT', ['bot']],
    ['LINES', []],
    ['CALL', []],
  ])('of the context %s is shown where it says', (context, shown) => {
    expect(where(context)).toEqual(shown)
  })
})
