import { describe, expect, it } from 'vitest'
import { hex, lines } from '@/messages/buttons'

const texts = (buttons: object[]) => lines(buttons).map((line) => line.map((one) => one.TEXT))

describe('the lines of a keyboard', () => {
  it('puts buttons of a line side by side and blocks alone', () => {
    expect(
      texts([
        { TEXT: '1', DISPLAY: 'LINE' },
        { TEXT: '2', DISPLAY: 'LINE' },
        { TYPE: 'NEWLINE' },
        { TEXT: '3', DISPLAY: 'LINE' },
        { TEXT: 'all', DISPLAY: 'BLOCK' },
        { TEXT: '4', DISPLAY: 'LINE' },
      ]),
    ).toEqual([['1', '2'], ['3'], ['all'], ['4']])
  })

  it('takes a button without a display for a block', () => {
    expect(texts([{ TEXT: 'a' }, { TEXT: 'b' }])).toEqual([['a'], ['b']])
  })

  it('leaves out what is for phones where there is none', () => {
    const buttons = ['MOBILE', 'DESKTOP', 'ALL'].map((CONTEXT) => ({ TEXT: CONTEXT, CONTEXT, DISPLAY: 'LINE' }))
    expect(texts(buttons)).toEqual([['DESKTOP', 'ALL']])
  })
})

describe('the colour of a button', () => {
  it('is read with three digits and with six', () => {
    expect([hex('#abc'), hex('#A0b1C2'), hex('#abcd'), hex('red'), hex(undefined)]).toEqual(['#aabbcc', '#A0b1C2', undefined, undefined, undefined])
  })
})
