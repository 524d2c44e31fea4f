// Drives the messenger in a real Chromium: `npm run e2e`. E2E_CLASS_PATH says where the server is.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { accountFlows } from './account.mjs'
import { adminFlows } from './admin.mjs'
import { startBot } from './bot.mjs'
import { aroundFlows } from './around.mjs'
import { careFlows } from './care.mjs'
import { chatFlows } from './chats.mjs'
import { consoleFlows } from './console.mjs'
import { dailyFlows } from './daily.mjs'
import { findingFlows } from './findings.mjs'
import { flows } from './flows.mjs'
import { habitFlows } from './habits.mjs'
import { historyFlows } from './history.mjs'
import { lineFlows } from './line.mjs'
import { lookFlows } from './looks.mjs'
import { publicFlows } from './public-bot.mjs'
import { handFlows } from './hands.mjs'
import { hostileFlows } from './hostile.mjs'
import { refusalFlows } from './refusals.mjs'
import { PEOPLE, startServer } from './server.mjs'
import { unreadFlows } from './unread.mjs'
import { watch } from './watch.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const browserPath = process.env.CHROMIUM ?? BROWSERS.find(existsSync)
if (!browserPath) {
  console.error('Chromium is missing, and the flows of the messenger need it: apt install chromium')
  process.exit(1)
}

const SIZES = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const shots = at('shots/')
mkdirSync(shots, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const only = process.argv.slice(2)

const target = at('../../server/target/')
const classPath = process.env.E2E_CLASS_PATH ?? `${target}classes:${target}lib/*`

/** Two lanes at a time, as the flows wait more than they work; what is measured comes after them, alone. */
const LANES = [
  { ...flows, ...careFlows, ...refusalFlows, ...lineFlows, ...lookFlows, ...adminFlows, ...accountFlows, ...aroundFlows, ...publicFlows },
  { ...chatFlows, ...dailyFlows, ...habitFlows, ...unreadFlows, ...handFlows, ...consoleFlows, ...findingFlows, ...hostileFlows },
]
const MEASURED = historyFlows

/** A server with its bot and a browser, which a lane has for itself: its flows find what those before them left. */
async function startStage() {
  const stops = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one().catch((failure) => console.error(`not stopped: ${failure.message}`))
  }
  try {
    // pictures of other servers come through the server, in the hostile flows too; `pictures-are-links` is without
    const server = await startServer(classPath, { flags: ['--link-pictures', 'true'] })
    stops.push(server.stop)
    const bot = await startBot(server)
    stops.push(async () => bot.stop())
    const browser = await chromium.launch({
      executablePath: browserPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    })
    stops.push(() => browser.close())
    return { server, bot, browser, stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}

/** A browser's window with somebody signed in: at his chats, or where `to` leads. */
async function open(stage, who, { size = 'laptop', scheme = 'light', locale = 'en-GB', at = stage.server.base, also = [], to } = {}) {
  const context = await stage.browser.newContext({
    viewport: SIZES[size], colorScheme: scheme, locale, baseURL: at, reducedMotion: 'reduce', ignoreHTTPSErrors: true,
    hasTouch: size === 'phone', isMobile: size === 'phone', permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.problems = []
  await watch(context, [at, ...also], context.problems)
  const page = await watched(context, { size, scheme })
  if (who) {
    // the form is what the flow `sign-in` is about
    const { login, password } = PEOPLE[who]
    const answer = await context.request.post('confab/session', { data: { login, password } })
    if (!answer.ok()) throw new Error(`${who} was not signed in: ${await answer.text()}`)
    await page.goto(to ?? 'chats')
    // on a phone a chat that is open has the page for itself
    if (!to) await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
  }
  return page
}

/** A page whose complaints are kept. */
async function watched(context, look) {
  const page = await context.newPage()
  page.look = look
  // how long a slow machine may take, and not how long people should wait
  page.setDefaultTimeout(30_000)
  page.problems = context.problems
  page.sockets = []
  page.asked = new Set()
  page.on('request', (request) => page.asked.add(request))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.asked.delete(request))
  page.on('websocket', (socket) => page.sockets.push(socket.url()))
  page.on('pageerror', (error) => page.problems.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/Failed to load resource|WebSocket|net::ERR/.test(line.text())) page.problems.push(line.text())
  })
  return page
}

/** The same state on a laptop and a phone, light and dark: a picture of each, and no serious fault in any. */
async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready)
  const found = []
  for (const size of Object.keys(SIZES)) {
    await page.setViewportSize(SIZES[size])
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
      // a colour that is handed down through elements that all change over a moment, however short, comes late: white on white
      const late = await page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length)
      if (late) found.push(`${size}, ${scheme}: ${late} colours are still on their way`)
      await page.screenshot({ path: `${shots}${name}-${size}-${scheme}.png` })
      // only colours differ between the schemes
      const rules = scheme === 'light' ? undefined : ['color-contrast']
      found.push(...(await faults(page, rules)).map((fault) => `${size}, ${scheme}: ${fault}`))
    }
  }
  // a page that a link opened looks like the first one does by default
  const { size, scheme } = page.look ?? { size: 'laptop', scheme: 'light' }
  await page.setViewportSize(SIZES[size])
  await page.emulateMedia({ colorScheme: scheme })
  if (found.length) throw new Error(found.join('\n'))
}

/** Serious faults of accessibility, as sentences. */
async function faults(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (only) => globalThis.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) }),
    rules,
  )
  return violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => `${one.id}: ${one.help} at ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
}

let failed = 0

async function run(stage, name, flow) {
  const start = Date.now()
  const pages = []
  const world = { server: stage.server, bot: stage.bot, shoot, faults, open: async (...how) => {
    const page = await open(stage, ...how)
    pages.push(page)
    return page
  }, sibling: async (page) => {
    const other = await watched(page.context(), page.look)
    pages.push(other)
    return other
  } }
  try {
    await flow(world, name)
    const problems = pages.flatMap((page) => page.problems)
    if (problems.length) throw new Error(`the page complained: ${problems.join('\n')}`)
    console.log(`ok   ${name} (${Date.now() - start} ms)`)
  } catch (failure) {
    failed++
    console.log(`FAIL ${name}: ${failure.stack ?? failure}`)
    for (const [number, page] of pages.entries()) {
      if (page.isClosed()) continue
      const waits = [...page.asked].map((request) => request.url())
      console.log(`     page ${number} was at ${page.url()}${waits.length ? ` and waited for ${waits.join(', ')}` : ''}`)
      await page.screenshot({ path: `${shots}failed-${name}-${number}.png` }).catch(() => undefined)
    }
  }
  for (const page of pages) await page.context().close()
}

/** Runs those flows of a lane that were asked for, one after another. What fails in it does not end the other lane. */
async function lane(of) {
  const chosen = Object.entries(of).filter(([name]) => !only.length || only.some((part) => name.includes(part)))
  if (!chosen.length) return
  let left = chosen.length
  let stage
  try {
    stage = await startStage()
    for (const [name, flow] of chosen) {
      await run(stage, name, flow)
      left--
    }
  } catch (failure) {
    failed += left
    console.log(`FAIL ${left} flows had no stage, from ${chosen.at(-left)[0]} on: ${failure.stack ?? failure}`)
  } finally {
    await stage?.stop()
  }
}

const began = Date.now()
await Promise.all(LANES.map(lane))
await lane(MEASURED)
if (!Object.keys(publicFlows).length && (!only.length || only.some((part) => 'public-php-bot'.includes(part)))) {
  console.log('skip public-php-bot: E2E_PHP_BOT names no checkout of github.com/bitrix24com/bots')
}
console.log(`${failed ? `${failed} flows failed` : 'all flows passed'} in ${Math.round((Date.now() - began) / 1000)} s; pictures in messenger/e2e/shots`)
process.exit(failed ? 1 : 0)
