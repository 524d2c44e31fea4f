// A small bot: says back what it hears, shows a keyboard when asked for the menu, and counts presses.
import { createServer } from 'node:http'

const keyboard = (count) => [
  { TEXT: `Pressed ${count}`, COMMAND: 'count', COMMAND_PARAMS: String(count + 1), DISPLAY: 'LINE', BG_COLOR_TOKEN: 'primary' },
  { TEXT: 'Site', LINK: 'https://example.com', DISPLAY: 'LINE' },
  { TYPE: 'NEWLINE' },
  { TEXT: 'Put a question', ACTION: 'PUT', ACTION_VALUE: 'How is the weather?', DISPLAY: 'LINE' },
  { TEXT: 'Say yes', ACTION: 'SEND', ACTION_VALUE: 'yes', DISPLAY: 'LINE', BG_COLOR: '#1eb4aa' },
  { TEXT: 'Everything else', COMMAND: 'count', COMMAND_PARAMS: '0', DISPLAY: 'BLOCK', BG_COLOR_TOKEN: 'alert' },
]

export async function startBot(server) {
  const call = (method, params) => server.call('ada', method, { ...params, CLIENT_ID: 'e2e' })

  async function hear(event) {
    const data = (name) => event.get(`data[PARAMS][${name}]`)
    if (event.get('event') === 'ONIMBOTMESSAGEADD') {
      const text = data('MESSAGE')
      const more = text === 'menu' ? { KEYBOARD: keyboard(0) } : {}
      const reply = text === 'menu' ? 'What would you like?' : `Echo: ${text}`
      await call('imbot.message.add', { DIALOG_ID: data('DIALOG_ID'), MESSAGE: reply, ...more })
    }
    if (event.get('event') === 'ONIMCOMMANDADD') {
      const entry = [...event.keys()].find((key) => key.endsWith('[MESSAGE_ID]'))
      const of = (name) => event.get(entry.replace('MESSAGE_ID', name))
      if (of('COMMAND') !== 'count') return
      await call('imbot.message.update', {
        MESSAGE_ID: of('MESSAGE_ID'),
        MESSAGE: 'What would you like now?',
        KEYBOARD: keyboard(Number(of('COMMAND_PARAMS'))),
      })
    }
  }

  const door = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.end()
    await hear(new URLSearchParams(body)).catch((failure) => console.error(`bot: ${failure.message}`))
  })
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve))
  const handler = `http://127.0.0.1:${door.address().port}/`
  const id = await call('imbot.register', {
    CODE: 'robo',
    TYPE: 'B',
    EVENT_HANDLER: handler,
    PROPERTIES: { NAME: 'Robo', WORK_POSITION: 'Always there', COLOR: 'PURPLE' },
  })
  const commands = [
    ['count', 'Counts presses', '', 'Y', 'Zählt, wie oft gedrückt wurde'],
    ['help', 'Tells what Robo can do', '[topic]', 'N', 'Sagt, was Robo kann'],
    ['weather', 'Tells the weather', '[city]', 'N', 'Sagt das Wetter'],
  ]
  for (const [COMMAND, TITLE, PARAMS, HIDDEN, german] of commands) {
    await call('imbot.command.register', {
      BOT_ID: id, COMMAND, COMMON: 'N', HIDDEN, EXTRANET_SUPPORT: 'N', EVENT_COMMAND_ADD: handler,
      LANG: [{ LANGUAGE_ID: 'en', TITLE, PARAMS }, { LANGUAGE_ID: 'de', TITLE: german, PARAMS }],
    })
  }
  return { id, say: (dialog, text, more) => call('imbot.message.add', { BOT_ID: id, DIALOG_ID: String(dialog), MESSAGE: text, ...more }), stop: () => door.close() }
}
