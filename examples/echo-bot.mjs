// An echo bot in plain JavaScript, no packages. Start it with the address of an incoming webhook:
//   node echo-bot.mjs http://127.0.0.1:8080/rest/1/code/ 9000
// It registers itself, hears what people write to it and says it back.
import { createServer } from 'node:http'

const [webhook, port] = process.argv.slice(2)

async function call(method, params) {
  const answer = await fetch(webhook + method, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...params, CLIENT_ID: 'echo-js' })
  })
  return answer.json()
}

const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const event = new URLSearchParams(body)
  if (event.get('event') === 'ONIMBOTMESSAGEADD') {
    await call('imbot.message.add', {
      DIALOG_ID: event.get('data[PARAMS][DIALOG_ID]'),
      MESSAGE: `Echo: ${event.get('data[PARAMS][MESSAGE]')}`
    })
  }
  response.end() // 200; anything else, and the event comes again
})

server.listen(Number(port), '127.0.0.1', async () => {
  const handler = `http://127.0.0.1:${server.address().port}/`
  const { result, error } = await call('imbot.register', {
    CODE: 'echo',
    EVENT_HANDLER: handler,
    PROPERTIES: { NAME: 'JavaScript echo' }
  })
  console.log(error ?? `bot ${result}`)
  console.log('ready')
})
