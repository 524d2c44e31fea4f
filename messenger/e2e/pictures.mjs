// Another server, whose pictures stand in messages.
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { deflateSync, crc32 } from 'node:zlib'

const SIDE = 48

function chunk(kind, data) {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length)
  whole.write(kind, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/** A square that goes from one colour to another. */
function png() {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 2], 8)
  const rows = Buffer.alloc(SIDE * (SIDE * 3 + 1))
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) rows.set([40 + 4 * x, 90, 240 - 4 * y], y * (SIDE * 3 + 1) + 1 + 3 * x)
  }
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** Shows a picture at every address but one that only says so, and keeps what was asked for. */
export async function startPictures() {
  const asked = []
  let known = ''
  const site = createServer((request, answer) => {
    asked.push(request.url)
    known = `${request.headers.cookie} ${request.headers.referer}`
    answer.writeHead(200, { 'Content-Type': 'image/png' })
    answer.end(request.url === '/page.png' ? '<script>hit()</script>' : png())
  })
  await new Promise((ready) => site.listen(0, '127.0.0.1', ready))
  const { port } = site.address()
  return { at: (path) => `http://127.0.0.1:${port}${path}`, asked, known: () => known, close: () => { site.closeAllConnections(); site.close() } }
}
