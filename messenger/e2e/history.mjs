// Long and measured: a chat of a hundred thousand messages, and what it costs to move in it.
import assert from 'node:assert/strict'
import { field, list, message, say } from './steps.mjs'

const COUNT = 100_000

/** Keeps what the browser says of each of its answers to a person, and of whatever held it up. */
function watch() {
  globalThis.seen = { events: [], tasks: [] }
  new PerformanceObserver((all) => all.getEntries().forEach((one) => one.interactionId && globalThis.seen.events.push([one.duration, one.name, one.processingEnd - one.startTime])))
    .observe({ type: 'event', durationThreshold: 16, buffered: true })
  new PerformanceObserver((all) => all.getEntries().forEach((one) => globalThis.seen.tasks.push(one.duration)))
    .observe({ type: 'longtask', buffered: true })
}

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
    let nodes = 0
    let rows = 0
    const count = async () => {
      nodes = Math.max(nodes, await page.evaluate(() => document.querySelectorAll('*').length))
      rows = Math.max(rows, await list(page).getByRole('article').count())
    }
    const numbers = () =>
      list(page).evaluate((box) => [...box.querySelectorAll('article')].map((row) => Number(/Message (\d+)/.exec(row.innerText)?.[1] ?? 0)))
    await list(page).hover()
    for (let i = 0; i < 40; i++) {
      await page.mouse.wheel(0, -1_400)
      await page.waitForTimeout(40)
      if (i % 8 === 0) await count()
    }
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
    await count()
    await field(page).pressSequentially('Typed in a long chat', { delay: 25 })
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await message(page, `Message ${COUNT}`).waitFor()
    await field(page).fill('')
    await say(page, 'The newest of all')
    await count()
    const { events, tasks } = await page.evaluate(() => globalThis.seen)
    events.sort((one, other) => one[0] - other[0])
    const [worst, what] = events.at(-1) ?? [0, '']
    const handled = events.map((one) => one[2]).sort((one, other) => one - other)[Math.floor(events.length * 0.98)] ?? 0
    const usual = events[Math.floor(events.length * 0.98)]?.[0] ?? 0
    console.log(`     100,000 messages: first paint after ${paint} ms, the newest message after ${opened} ms; ` +
      `${events.length} interactions over 16 ms, 98 % handled within ${Math.round(handled)} ms and shown within ${usual} ms, the longest ${worst} ms (${what}); ` +
      `longest task ${Math.round(Math.max(0, ...tasks))} ms; at most ${rows} messages and ${nodes} elements in the document`)
    // only the message that is looked at has its tools
    assert.ok(rows <= 151 && nodes < 3_500, `${rows} rows, ${nodes} elements`)
    await world.shoot(page, name)
  },
}
