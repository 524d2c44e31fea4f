// The page of an application, as its author would write it: by the example in the API's page iframe.md.
import { createServer } from 'node:https'
import { certificate } from './proxy.mjs'

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Table for two</title>
<style>body { margin: 0; padding: 24px; font: 16px system-ui; color: #223; background: #f4f6ff } button { padding: 8px 16px }</style>
<h1>Which table?</h1><p id="told"></p><button id="put">Put</button> <button id="close">Close</button>
<script>
const told = new URLSearchParams(location.search)
document.getElementById('told').textContent = told.get('BUTTON_PARAMS')
const waiting = []
let parent = null
const send = (data) => (parent ? parent.source.postMessage(JSON.stringify({ ...data, uniqueLoadId: parent.id }), parent.origin) : waiting.push(data))
addEventListener('message', (event) => {
  const data = JSON.parse(event.data)
  if (data.action !== 'init') return
  parent = { source: event.source, origin: event.origin, id: data.uniqueLoadId }
  waiting.splice(0).forEach(send)
})
document.getElementById('put').onclick = () => send({ action: 'put', message: 'Table 4' })
document.getElementById('close').onclick = () => send({ action: 'close' })
</script>`

/** Shows the page over TLS, and keeps what was asked for; `/away` leads to the same under another name. */
export async function startFramed(port) {
  const asked = []
  const site = createServer(certificate(), (request, answer) => {
    if (request.url.startsWith('/table')) asked.push({ url: request.url, headers: request.headers })
    if (request.url.startsWith('/away')) return answer.writeHead(302, { Location: `https://localhost:${port}/table` }).end()
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE)
  })
  await new Promise((ready) => site.listen(port, '127.0.0.1', ready))
  return { page: `https://127.0.0.1:${port}/table`, away: `https://127.0.0.1:${port}/away`, late: `https://localhost:${port}/table`, asked, close: () => { site.closeAllConnections(); site.close() } }
}
