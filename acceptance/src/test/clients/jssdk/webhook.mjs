// The public JavaScript SDK, unmodified, through an incoming webhook. It insists on https, so a small
// proxy with a certificate of the test stands between, as a real one does in production.
//   node webhook.mjs ADDRESS USER CODE KEYSTORE PASSWORD
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { B24Hook } from '@bitrix24/b24jssdk'

const [address, userId, secret, keystore, passphrase] = process.argv.slice(2)
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
const proxy = createServer({ pfx: readFileSync(keystore), passphrase }, (incoming, answer) => {
  const { method, headers, url } = incoming
  const outgoing = request(address + url, { method, headers }, (inner) => {
    answer.writeHead(inner.statusCode, inner.headers)
    inner.pipe(answer)
  })
  incoming.pipe(outgoing)
})
await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve))
const b24Url = `https://127.0.0.1:${proxy.address().port}`
const b24 = new B24Hook({ b24Url, userId: Number(userId), secret })
const call = async (method, params) => (await b24.callMethod(method, params)).getData().result

const bot = await call('imbot.register', {
  CODE: 'jssdk',
  CLIENT_ID: 'jssdk',
  EVENT_HANDLER: 'http://127.0.0.1:1/handler',
  PROPERTIES: { NAME: 'Бот-эхо 🤖' }
})
const batch = await b24.callBatch(
  {
    me: { method: 'profile', params: {} },
    chat: {
      method: 'imbot.chat.add',
      params: { BOT_ID: bot, CLIENT_ID: 'jssdk', TITLE: 'Проба 📦', USERS: ['$result[me][ID]'] }
    },
    said: {
      method: 'imbot.message.add',
      params: {
        BOT_ID: bot,
        CLIENT_ID: 'jssdk',
        DIALOG_ID: 'chat$result[chat]',
        MESSAGE: 'a+b=c & Привет'
      }
    }
  },
  true
)
const answers = batch.getData()
const read = await call('im.dialog.messages.get', { DIALOG_ID: `chat${answers.chat}` })
const bots = await call('imbot.bot.list', { CLIENT_ID: 'jssdk' })
console.log(JSON.stringify({ bot, listed: Object.keys(bots), text: read.messages[0].text }))
proxy.close()
proxy.closeAllConnections()
