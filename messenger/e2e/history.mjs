// Long and measured: a chat of a hundred thousand messages, and what it costs to move in it.
import assert from 'node:assert/strict'
import { field, list, message, say } from './steps.mjs'

const COUNT = 100_000

/**
 * Keeps how long a key took until a picture with it was handed over, what held the page up, how often the layout was asked
 * for a place, how many tools of messages were made, and how much stood in the document at most. When a picture is shown the browser does not know without a screen:
 * behind the first turn of a wheel it says seconds, of the emptiest page too.
 */
function watch() {
  const seen = (globalThis.seen = { keys: [], handled: [], tasks: [], looks: 0, scrolls: 0, rests: 0, tools: 0, rows: 0, nodes: 0 })
  new PerformanceObserver((all) => all.getEntries().forEach((one) => one.interactionId && seen.handled.push(one.processingEnd - one.startTime)))
    .observe({ type: 'event', durationThreshold: 16, buffered: true })
  new PerformanceObserver((all) => all.getEntries().forEach((one) => seen.tasks.push(one.duration)))
    .observe({ type: 'longtask', buffered: true })
  const painted = new MessageChannel()
  const waiting = []
  painted.port1.onmessage = () => seen.keys.push(...waiting.splice(0).map((since) => performance.now() - since))
  addEventListener('keydown', (event) => {
    const since = event.timeStamp
    requestAnimationFrame(() => {
      waiting.push(since)
      painted.port2.postMessage('')
    })
  }, true)
  let scrolled = Infinity
  // on a slow machine the list rests between two turns of the wheel: where it stood this long, tools are right
  addEventListener('scroll', () => {
    const now = performance.now()
    seen.scrolls++
    if (now - scrolled > 150) seen.rests++
    scrolled = now
  }, true)
  const { getBoundingClientRect } = Element.prototype
  Element.prototype.getBoundingClientRect = function () {
    seen.looks++
    return getBoundingClientRect.call(this)
  }
  const everything = document.getElementsByTagName('*')
  const articles = document.getElementsByTagName('article')
  new MutationObserver((all) => {
    // several tools come to one message at once
    const tooled = all.filter((one) => one.target.className === 'tools' && [...one.addedNodes].some((node) => node.nodeType === 1))
    seen.tools += new Set(tooled.map((one) => one.target)).size
    seen.nodes = Math.max(seen.nodes, everything.length)
    seen.rows = Math.max(seen.rows, articles.length)
  }).observe(document, { childList: true, subtree: true })
}

const late = (all) => Math.round(all.sort((one, other) => one - other)[Math.floor(all.length * 0.98)] ?? 0)

export const historyFlows = {
  async 'hundred-thousand'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'A long year', USERS: [2, 3] })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'The very first' })
    await world.server.restart(() => world.server.fill(chat, COUNT))
    const page = await world.open('ada')
    await page.addInitScript(watch)
    const start = Date.now()
    await page.goto(`/chats/chat${chat}`)
    await message(page, `Message ${COUNT}`).waitFor()
    const opened = Date.now() - start
    const paint = await page.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime))
    const numbers = () =>
      list(page).evaluate((box) => [...box.querySelectorAll('article')].map((row) => Number(/Message (\d+)/.exec(row.innerText)?.[1] ?? 0)))
    await list(page).hover()
    for (let i = 0; i < 40; i++) {
      await page.mouse.wheel(0, -1_400)
      await page.waitForTimeout(40)
    }
    const moved = await page.evaluate(() => globalThis.seen)
    // where the list comes to rest, the message below the pointer gets its tools
    const below = list(page).locator('article:hover')
    for (let i = 0; i < 5 && !(await below.count()); i++) await page.mouse.wheel(0, -10).then(() => page.waitForTimeout(100))
    await below.getByRole('button', { name: 'Reply' }).waitFor()
    const up = await numbers()
    assert.ok((up[0] ?? COUNT) < COUNT - 200, `scrolled to ${up[0]} only`)
    up.forEach((number, at) => assert.ok(at === 0 || number === up[at - 1] + 1, `a gap behind ${up[at - 1]}`))
    const half = new Date(Date.now() - (COUNT / 2) * 315_000).toISOString().slice(0, 10)
    await page.locator('input[type=date]').evaluate((input, day) => {
      input.value = day
      input.dispatchEvent(new Event('change', { bubbles: true }))
    }, half)
    await list(page).locator('.marked').waitFor()
    const middle = await numbers()
    assert.ok(Math.abs((middle[0] ?? 0) - COUNT / 2) < 1_000, `the day began at ${middle[0]}`)
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, i % 3 ? 1_400 : -1_000)
      await page.waitForTimeout(40)
    }
    await field(page).pressSequentially('Typed in a long chat', { delay: 25 })
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await message(page, `Message ${COUNT}`).waitFor()
    await field(page).fill('')
    await say(page, 'The newest of all')
    const { keys, handled, tasks, rows, nodes } = await page.evaluate(() => globalThis.seen)
    console.log(`     100,000 messages: first paint after ${paint} ms, the newest message after ${opened} ms; ` +
      `of ${keys.length} keys 98 % handled within ${late(handled)} ms and painted within ${late(keys)} ms, the slowest ${Math.round(Math.max(...keys))} ms; ` +
      `longest task ${Math.round(Math.max(0, ...tasks))} ms; ${(moved.looks / moved.scrolls).toFixed(1)} places asked for a step, ${moved.tools} messages got tools in ${moved.scrolls} of them; ` +
      `at most ${rows} messages and ${nodes} elements in the document`)
    assert.ok(keys.length >= 20, `${keys.length} keys`)
    // where the list stands is found by asking for a few places, and messages that only pass get no tools
    assert.ok(moved.scrolls >= 20 && moved.looks < 60 * moved.scrolls, `${moved.looks} places in ${moved.scrolls} steps`)
    assert.ok(moved.tools < 20 + 2 * moved.rests, `${moved.tools} messages got tools in ${moved.scrolls} steps and ${moved.rests} rests`)
    // only the message that is looked at has its tools; and no step on the way has more than a window in the document
    assert.ok(rows <= 151 && nodes < 3_500, `${rows} rows, ${nodes} elements`)
    await world.shoot(page, name)
  },
}
