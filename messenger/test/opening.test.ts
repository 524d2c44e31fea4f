import { describe, expect, it } from 'vitest'
import { safeAddress } from '@/messages/markup'
import { openingOf, webAddressOf } from '@/messages/opening'

describe('a link to a bot', () => {
  it('names a dialog and says why', () => {
    expect(openingOf('1459503', '{"pairCode":"13bd"}')).toEqual({
      dialog: '1459503',
      context: { pairCode: '13bd' },
    })
    expect(openingOf('chat5', undefined)).toEqual({ dialog: 'chat5', context: null })
  })

  it('opens a dialog and tells nobody what is no object', () => {
    for (const context of ['', 'pair', '"pair"', '[1]', 'null', '{"a":', ['{}', '{}']]) {
      expect(openingOf('7', context)).toEqual({ dialog: '7', context: null })
    }
  })

  it('opens nothing that is no dialog', () => {
    for (const dialog of [undefined, '', '0', '-1', 'chat', '../console', '7/x', ['7', '8']]) {
      expect(openingOf(dialog, '{}')).toBeNull()
    }
  })

  it('is known in the form of the desktop application', () => {
    const words = '%7B%22a%22%3A1%7D'
    expect(webAddressOf(`bx://v2/${location.host}/botContext/dialogId/7/context/${words}`)).toBe(
      `/online/?IM_DIALOG=7&BOT_CONTEXT=${words}`,
    )
    expect(safeAddress(`bx://v2/portal.example.com/botContext/dialogId/7/context/${words}`)).toBe(
      `https://portal.example.com/online/?IM_DIALOG=7&BOT_CONTEXT=${words}`,
    )
  })

  it('is no address in any other form', () => {
    expect(safeAddress('bx://v2/p/botContext/dialogId/7/context/')).toBeNull()
    expect(safeAddress('bx://v1/p/botContext/dialogId/7/context/x')).toBeNull()
    expect(safeAddress('bx://v2/p/botContext/dialogId/7/context/x?a#b')).toBeNull()
    expect(safeAddress('bx://anything')).toBeNull()
  })
})
