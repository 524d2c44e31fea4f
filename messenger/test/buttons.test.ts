import { describe, expect, it } from 'vitest'
import type { Actions } from '@/messages/actions'
import { hex, lines, press } from '@/messages/buttons'
import { opened } from '@/messages/frames'
import type { Message } from '@/messages/message'

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

describe('an application', () => {
  async function open(leaves: boolean) {
    let answer: (response: Response) => void = () => undefined
    globalThis.fetch = (() => new Promise((resolve) => (answer = resolve))) as unknown as typeof fetch
    let dialog = 'chat5'
    opened.value = null
    const pressed = press({ APP_ID: 3 }, { id: 1, chat: 5 } as Message, undefined, { dialog: () => dialog } as Actions)
    if (leaves) dialog = ''
    const app = { title: 'Votes', address: 'https://bot.example.com/', iframe_width: 300, iframe_height: 200 }
    answer(new Response(JSON.stringify({ result: app })))
    await pressed
    return opened.value
  }

  it('opens in the chat it was opened in', async () => {
    expect(await open(false)).toMatchObject({ title: 'Votes' })
  })

  it('opens nowhere when that chat is left meanwhile', async () => {
    expect(await open(true)).toBeNull()
  })
})

describe('a command', () => {
  async function asked(message: Partial<Message>, keyboard?: number) {
    let body = ''
    globalThis.fetch = ((_: unknown, init: { body: string }) => {
      body = init.body
      return Promise.resolve(new Response(JSON.stringify({ result: true })))
    }) as unknown as typeof fetch
    await press({ COMMAND: 'help' }, { id: 1, ...message } as Message, keyboard, {} as Actions)
    return (JSON.parse(body) as { BOT_ID: number }).BOT_ID
  }

  it('is for the bot that the keyboard or the menu names, else for whoever said it', async () => {
    expect(await asked({ author: 0 }, 9)).toBe(9)
    expect(await asked({ author: 5 })).toBe(5)
  })
})
