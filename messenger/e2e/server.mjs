// A server with a portal of its own, thrown away afterwards.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { until } from './steps.mjs'

export const PEOPLE = {
  ada: { id: 1, login: 'ada', password: 'ada-secret-1', code: 'adaswebhookcode1' },
  ben: { id: 2, login: 'ben', password: 'ben-secret-1', code: 'benswebhookcode1' },
}

const SCOPES = '[im, imbot, user, disk, confab]'
const PORTAL = (host) => `
portal: { domain: "${host}", language: en, timezone: Europe/Berlin, limits: self-hosted, generalChat: true }
departments:
  - { id: 1, name: Lovelace & Sons, head: 1 }
users:
  - { id: 1, login: ada, password: ada-secret-1, name: Ada, lastName: Lovelace, workPosition: Director, gender: F, email: ada@example.com, admin: true }
  - { id: 2, login: ben, password: ben-secret-1, name: Ben, lastName: Franklin, workPosition: Printer, email: ben@example.com }
  - { id: 3, login: grace, password: grace-secret-1, name: Grace, lastName: Hopper, workPosition: Engineer, gender: F }
  - { id: 4, login: konrad, password: konrad-secret-1, name: Konrad, lastName: Zuse, workPosition: Engineer }
  - { id: 5, login: katherine, password: kath-secret-1, name: Katherine, lastName: Johnson, workPosition: Analyst, gender: F }
webhooks:
  - { user: 1, code: adaswebhookcode1, scopes: ${SCOPES} }
  - { user: 2, code: benswebhookcode1, scopes: ${SCOPES} }
`

export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Starts a server from a class path; answers how to reach and to stop it. `publicUrl` is where a proxy shows it,
 * `flags` what it is told besides. Unless a `port` is wanted it has a second try: somebody may take the first one
 * between our look at it and the server's.
 */
export async function startServer(classPath, { port, ...told } = {}) {
  if (port) return startAt(port, classPath, told)
  return startAt(await freePort(), classPath, told).catch(async () => startAt(await freePort(), classPath, told))
}

async function startAt(port, classPath, { publicUrl, flags: more = [] }) {
  const host = publicUrl ? new URL(publicUrl).host : `127.0.0.1:${port}`
  const data = mkdtempSync(join(tmpdir(), 'confab-e2e-'))
  writeFileSync(join(data, 'portal.yaml'), PORTAL(host))
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const base = `http://127.0.0.1:${port}/`
  const flags = ['-XX:+UseSerialGC', '-Xmx384m', '--enable-native-access=ALL-UNNAMED']
  const args = ['-cp', classPath, 'dev.confab.house.Main', 'serve', '--port', String(port)]
  const backups = join(data, 'backups')
  const files = ['--data', data, '--portal', join(data, 'portal.yaml'), '--backups', backups]
  if (publicUrl) files.push('--public-url', publicUrl)
  files.push(...more)
  let said = ''
  let child
  const start = async () => {
    let ended = false
    child = spawn(java, [...flags, ...args, ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.once('exit', () => (ended = true))
    child.once('error', (failure) => {
      said += failure.message
      ended = true
    })
    child.stdout.on('data', (text) => (said += text))
    child.stderr.on('data', (text) => (said += text))
    const ready = () => fetch(`${base}health/ready`).then((answer) => answer.ok, () => false)
    await until(() => ended || ready(), 100, 90_000)
    if (ended || !(await ready())) throw new Error(`the server did not start:\n${said}`)
  }
  const end = async (signal) => {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  const stop = async () => {
    await end()
    rmSync(data, { recursive: true, force: true })
  }
  /** The same server once more; `meanwhile` runs while there is none. */
  const restart = async (meanwhile) => {
    await end()
    await Promise.resolve(meanwhile()).finally(start)
  }
  /** Fills a chat, straight into the tables, while the server is away. */
  const fill = (chat, count) =>
    promisify(execFile)(java, ['-cp', classPath, fileURLToPath(new URL('Fill.java', import.meta.url)), join(data, 'confab.db'), String(chat), String(count)])
  try {
    await start()
  } catch (failure) {
    await end('SIGKILL')
    rmSync(data, { recursive: true, force: true })
    throw failure
  }
  return { fill, backups, base, classPath, stop, restart, said: () => said, call: (who, method, params) => call(base, host, who, method, params) }
}

/** Calls a method as a person, by his webhook. */
async function call(base, host, who, method, params = {}) {
  const { id, code } = PEOPLE[who]
  const answer = await fetch(`${base}rest/${id}/${code}/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-Host': host },
    body: JSON.stringify(params),
  })
  const body = await answer.json()
  if (body.error) throw new Error(`${method}: ${body.error} ${body.error_description}`)
  return body.result
}
