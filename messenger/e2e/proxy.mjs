// A proxy as operators put in front: TLS, and the server shown under a path that it takes away.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate that nobody vouches for; the JDK's own tool makes it. */
export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'confab-tls-'))
  const file = join(folder, 'proxy.p12')
  const tool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/keytool') : 'keytool'
  const secret = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keyalg', 'EC']
  execFileSync(tool, ['-genkeypair', '-keystore', file, '-alias', 'proxy', '-dname', 'CN=127.0.0.1', '-validity', '2', ...secret], { stdio: 'ignore' })
  const pfx = readFileSync(file)
  rmSync(folder, { recursive: true })
  return { pfx, passphrase: 'changeit' }
}

/** Shows the server on `target` under `https://127.0.0.1:port/prefix/`. What does not begin with it is nobody's. */
export async function startProxy(port, target, prefix) {
  const strays = []
  const inside = (url) => (url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : null)
  const headers = (asked) => ({
    ...asked.headers,
    host: `127.0.0.1:${target}`,
    'x-forwarded-host': asked.headers.host,
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.7',
  })
  const door = createServer(certificate(), (asked, answer) => {
    const path = inside(asked.url)
    if (path === null) {
      strays.push(asked.url)
      answer.writeHead(404).end()
      return
    }
    const onward = request({ port: target, host: '127.0.0.1', method: asked.method, path, headers: headers(asked) }, (reply) => {
      answer.writeHead(reply.statusCode, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  door.on('upgrade', (asked, socket) => {
    const path = inside(asked.url)
    if (path === null) return void socket.destroy()
    const onward = connect(target, '127.0.0.1', () => {
      const lines = Object.entries(headers(asked)).map(([name, value]) => `${name}: ${value}`)
      onward.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [onward, socket]) end.on('error', () => { onward.destroy(); socket.destroy() })
  })
  await new Promise((ready) => door.listen(port, '127.0.0.1', ready))
  return { base: `https://127.0.0.1:${port}${prefix}/`, strays, close: () => { door.closeAllConnections(); door.close() } }
}
