// The console's flows: what an administrator and a developer do, and what they then see.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { until } from './steps.mjs'

const NAV = { name: 'Console' }

async function visit(page, path, title) {
  await page.goto(`/console/${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function noFaults(world, page) {
  assert.deepEqual(await world.faults(page), [])
}

/** A bot whose handler breaks at every text with `poison` in it. */
async function breakingBot(world, code) {
  const handler = createServer((asked, answer) => {
    const parts = []
    asked.on('data', (part) => parts.push(part))
    asked.on('end', () => {
      const broken = Buffer.concat(parts).includes('poison')
      answer.writeHead(broken ? 500 : 200, { 'Content-Type': 'text/plain' })
      answer.end(broken ? 'TypeError: cannot read DIALOG_ID' : 'ok')
    })
  })
  await new Promise((ready) => handler.listen(0, '127.0.0.1', ready))
  const id = await world.server.call('ada', 'imbot.register', {
    CODE: code,
    CLIENT_ID: code,
    TYPE: 'B',
    EVENT_HANDLER: `http://127.0.0.1:${handler.address().port}/handler`,
    PROPERTIES: { NAME: `Lunch ${code}` },
  })
  return { id, url: `http://127.0.0.1:${handler.address().port}/handler`, close: () => handler.close() }
}

/** What the console's links are called, by where they lead. */
const navigation = async (page) =>
  new Map(await page.locator('.console > nav a').evaluateAll((all) => all.map((one) => [one.pathname, one.innerText.trim()])))

/** What a page of the console says itself, without what people and the server say in it. */
const ownWords = (page) =>
  page.locator('.console > main').evaluate((main) =>
    [...main.querySelectorAll('h1, h2, h3, h1 + p, .empty p, th, label, summary, button:not(li button), .note')].map((one) => one.innerText.trim()).filter(Boolean))

export const consoleFlows = {
  async 'console-inspector'(world, name) {
    const bot = await breakingBot(world, 'inspected')
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'a poison for the handler' })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'and what waits behind it' })
    const page = await world.open('ada')
    await visit(page, `events?bot=${bot.id}`, 'Deliveries')
    await page.getByRole('row').filter({ hasText: 'next attempt' }).getByRole('link').first().click()
    await page.getByText('TypeError: cannot read DIALOG_ID').first().waitFor()
    // what was asked and what was answered stand beside each other, each with its headers and its body
    const life = page.getByRole('complementary')
    const asked = life.getByRole('region', { name: 'Form' })
    const answered = life.getByRole('region', { name: 'Body' })
    assert.match(await asked.innerText(), /data\[PARAMS\]\[MESSAGE\] = a poison for the handler/)
    const [left, right] = [await asked.boundingBox(), await answered.boundingBox()]
    assert.ok(right.x >= left.x + left.width, 'the answer stands beside the request')
    assert.equal(await life.getByRole('region', { name: 'Headers' }).count(), 2)
    await world.shoot(page, name)
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByText('Copied').first().waitFor()
    assert.match(await copied(), /^curl .*event=ONIMBOTMESSAGEADD/s)
    await page.getByRole('button', { name: 'Copy as fixture' }).click()
    // the word "Copied" stands there already, so the clipboard itself is asked
    await until(async () => (await copied()).startsWith('{'))
    assert.equal(JSON.parse(await copied()).event, 'ONIMBOTMESSAGEADD')
    await page.getByRole('button', { name: 'Edit and resend' }).click()
    const data = page.getByRole('textbox', { name: 'Data' })
    await data.fill((await data.inputValue()).replaceAll('poison', 'pizza'))
    await world.shoot(page, `${name}-edit`)
    await page.getByRole('button', { name: 'Save and send' }).click()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    // each attempt is shown with the form it carried
    assert.match(await asked.innerText(), /a pizza for the handler/)
    await life.getByRole('list', { name: 'Attempts' }).getByRole('button').first().click()
    assert.match(await asked.innerText(), /a poison for the handler/)
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByRole('button', { name: 'Replayed', exact: true }).waitFor()
    await page.getByRole('row').filter({ hasText: '↺' }).waitFor()
    await world.shoot(page, `${name}-replayed`)
    // one whose life is over is followed by another with other data
    await page.getByRole('button', { name: 'Edit and resend' }).click()
    await data.fill((await data.inputValue()).replaceAll('pizza', 'pasta'))
    await page.getByRole('button', { name: 'Save and send' }).click()
    await page.getByText('Sent with the new data').last().waitFor()
    const repeats = page.getByRole('row').filter({ hasText: '↺' })
    await repeats.nth(1).waitFor()
    await repeats.first().getByRole('link').first().click()
    await page.getByText(/pasta/).first().waitFor()
    // the list follows by the socket: nobody asks again by himself
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'more poison' })
    await page.getByRole('row').filter({ hasText: 'next attempt' }).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Skip' }).click()
    await page.getByText('Skipped: the dialog goes on').waitFor()
    await page.getByRole('complementary').getByText('withdrawn').first().waitFor()
    await world.shoot(page, `${name}-skipped`)
    bot.close()
  },

  async 'console-long-list'(world, name) {
    const bot = await breakingBot(world, 'listed')
    for (let from = 0; from < 400; from += 50) {
      const cmd = {}
      for (let i = from; i < from + 50; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=${bot.id}&MESSAGE=Line+${i}`
      await world.server.call('ada', 'batch', { cmd })
    }
    const page = await world.open('ada')
    await visit(page, `events?bot=${bot.id}`, 'Deliveries')
    const rows = page.getByRole('table').locator('tbody tr[data-row]')
    await rows.first().waitFor()
    const seen = new Set()
    await until(async () => {
      for (const id of await rows.evaluateAll((all) => all.map((row) => row.dataset.row))) seen.add(id)
      assert.ok((await rows.count()) <= 130, `${await rows.count()} rows stand in the document`)
      await page.locator('[data-scroller]').evaluate((box) => box.scrollBy(0, 700))
      return seen.size >= 401
    })
    // one for each line, and one for the chat that was opened
    assert.equal(seen.size, 401)
    await world.shoot(page, name)
    bot.close()
  },

  async 'console-beside'(world, name) {
    const page = await world.open('ada')
    await visit(page, `beside/${world.bot.id}`, 'Chat and traffic')
    await page.getByRole('textbox', { name: 'Write a message' }).fill('What do you hear?')
    await page.getByRole('button', { name: 'Send' }).click()
    const said = page.getByRole('list', { name: 'Messages' })
    await said.getByText('Echo: What do you hear?').waitFor()
    assert.match(await said.innerText(), /\d\d:\d\d:\d\d\n/, 'messages have no milliseconds')
    // others of before stand below it, and may stand there alone for a moment
    const { events } = await world.server.call('ada', 'confab.events.list', { BOT_ID: world.bot.id, EVENT: 'ONIMBOTMESSAGEADD', LIMIT: 1 })
    const event = page.getByRole('region', { name: 'Raw traffic' }).getByRole('button', { name: new RegExp(`ONIMBOTMESSAGEADD.*#${events[0].id}\\b`, 's') })
    await event.getByText('acknowledged').waitFor()
    await event.click()
    await page.getByText('"MESSAGE": "What do you hear?"').first().waitFor()
    await page.getByRole('region', { name: 'Raw traffic' }).getByRole('button', { name: /imbot\.message\.add/ }).first().waitFor()
    // what others write appears by itself, and what happens elsewhere does not
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: String(world.bot.id), MESSAGE: 'elsewhere' })
    await world.bot.say('1', 'by itself')
    const newest = page.getByRole('region', { name: 'Chat', exact: true }).getByText('by itself')
    await newest.waitFor()
    // the newest is seen, above the field and not behind it
    const isSeen = () => newest.evaluate((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === one
    })
    assert.ok(await isSeen(), 'on a laptop')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.waitForTimeout(100)
    assert.ok(await isSeen(), 'on a phone')
    await world.shoot(page, name)
    // what is no dialog, and one that is not there, are said to be that
    const asked = page.getByRole('combobox', { name: 'Dialog: 7 or chat12' })
    await asked.fill('nonsense/of 7')
    await asked.press('Enter')
    await page.getByRole('alert').getByText('“nonsense/of 7” is no dialog').waitFor()
    await world.shoot(page, `${name}-nonsense`)
    await asked.fill(' chat99999 ')
    await asked.press('Enter')
    await page.getByRole('alert').getByText('This chat is not there').waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Write a message' }).count(), 0)
    await asked.fill(String(world.bot.id))
    await asked.press('Enter')
    await newest.waitFor()
  },

  async 'console-calls'(world, name) {
    const page = await world.open('ada')
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: "it's time", MESAGE: 'a slip' })
    await world.server.call('ben', 'imbot.bot.list')
    await visit(page, 'calls', 'REST calls')
    const rows = page.getByRole('table').locator('tbody tr')
    await rows.filter({ hasText: 'imbot.v2.Bot.list instead' }).first().waitFor()
    const slip = rows.filter({ hasText: "'MESAGE' means nothing to this method - did you mean 'MESSAGE'?" }).first()
    await slip.waitFor()
    assert.equal(await rows.filter({ hasText: 'Browser of' }).count(), 0, 'what this page calls is not shown')
    await slip.getByRole('link').first().click()
    const shown = page.getByRole('complementary')
    await shown.getByText('127.0.0.1').first().waitFor()
    assert.match(await shown.getByRole('region', { name: 'Headers' }).innerText(), /content-type: application\/json/i)
    assert.match(await shown.getByRole('region', { name: 'Parameters' }).innerText(), /"MESAGE": "a slip"/)
    await world.shoot(page, name)
    await shown.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByText('Copied').first().waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.ok(copied.startsWith(`curl -X POST '${world.server.base}rest/2/***/im.message.add'`), copied)
    assert.ok(copied.includes("it'\\''s time"), copied)
    await shown.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('combobox', { name: 'Credential' }).selectOption('SESSION')
    await rows.filter({ hasText: 'Browser of Ada Lovelace' }).first().waitFor()
  },

  async 'console-doctor'(world, name) {
    const bot = await breakingBot(world, 'examined')
    await world.server.call('ada', 'imbot.command.register', {
      BOT_ID: bot.id, CLIENT_ID: 'examined', COMMAND: 'menu', COMMON: 'N', HIDDEN: 'N', EXTRANET_SUPPORT: 'N',
      EVENT_COMMAND_ADD: bot.url, LANG: [{ LANGUAGE_ID: 'en', TITLE: "Shows today's menu", PARAMS: '' }],
    })
    const team = await world.server.call('ada', 'im.chat.add', { TITLE: 'Team', USERS: [bot.id, 2] })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${team}`, MESSAGE: 'Where do we eat?' })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'poison' })
    const page = await world.open('ada', { scheme: 'dark' })
    await visit(page, `bots/${bot.id}`, 'Lunch examined')
    await page.getByRole('button', { name: 'Examine' }).click()
    await page.getByText(/hangs on event [0-9]+, ONIMBOTMESSAGEADD .* last 500, .*: skip, edit or retry it/).waitFor()
    await page.getByText('NOT_MENTIONED').waitFor()
    const found = await page.locator('.card.wide').textContent()
    assert.match(found, /\d\d:\d\d:\d\d/)
    assert.doesNotMatch(found, /\d-\d\dT\d\d:/, 'times are those of the clock here')
    await world.shoot(page, name)
    bot.close()
  },

  async 'console-filters'(world, name) {
    const [one, other] = [await breakingBot(world, 'filtered'), await breakingBot(world, 'quietened')]
    for (const text of ['poison for one', 'fine']) await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(one.id), MESSAGE: text })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: String(other.id), MESSAGE: 'for another' })
    const page = await world.open('ada')
    await visit(page, 'events', 'Deliveries')
    const rows = page.getByRole('table').locator('tbody tr[data-row]')
    const only = async (text) => {
      await page.waitForFunction((wanted) => {
        const all = [...document.querySelectorAll('tbody tr[data-row]')]
        return all.length > 0 && all.every((row) => row.textContent.includes(wanted))
      }, text)
    }
    await page.getByRole('combobox', { name: 'Bot', exact: true }).fill('quiet')
    const option = `Lunch quietened (${other.id})`
    await page.locator(`datalist option[value="${option}"]`).waitFor({ state: 'attached' })
    await page.getByRole('combobox', { name: 'Bot', exact: true }).fill(option)
    await only('Lunch quietened')
    await page.getByRole('combobox', { name: 'Event' }).selectOption('ONIMBOTJOINCHAT')
    await only('ONIMBOTJOINCHAT')
    await page.getByRole('combobox', { name: 'Event' }).selectOption('')
    await page.getByRole('combobox', { name: 'Bot', exact: true }).fill(String(one.id))
    await page.keyboard.press('Tab')
    await only('Lunch filtered')
    await page.getByRole('combobox', { name: 'State' }).selectOption('WAITING')
    await only('waiting')
    const lane = (await rows.first().locator('small').first().textContent()).split('·')[1].trim()
    await page.getByRole('searchbox', { name: 'Dialog (bot7/chat12)' }).fill(lane)
    await page.keyboard.press('Tab')
    await only(lane)
    await page.getByLabel('Since').fill('2099-01-01T00:00')
    await page.keyboard.press('Tab')
    await page.getByText('No events').waitFor()
    await world.shoot(page, name)
    one.close()
    other.close()
  },

  async 'console-not-told'(world, name) {
    const bot = await breakingBot(world, 'outside')
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Without a bot', USERS: [2] })
    const message = await world.server.call('ada', 'im.message.add', {
      DIALOG_ID: `chat${chat}`, MESSAGE: `[USER=${bot.id}]Lunch outside[/USER], are you there?`,
    })
    const page = await world.open('ada')
    await visit(page, 'events', 'Deliveries')
    await page.getByRole('searchbox', { name: 'Message ID' }).fill(String(message))
    await page.keyboard.press('Enter')
    const life = page.getByRole('region', { name: `Message ${message}` })
    await life.getByText('NOT_MEMBER').waitFor()
    await life.getByText('No bot was told of it.').waitFor()
    await world.shoot(page, name)
    await life.getByRole('link', { name: 'Lunch outside' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lunch outside' }).waitFor()
    // and a bot that nobody wants any more is taken away
    await page.getByRole('button', { name: 'Remove this bot' }).click()
    await page.getByRole('dialog', { name: 'Are you sure?' }).getByText('Remove Lunch outside?').waitFor()
    await world.shoot(page, `${name}-remove`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bots' }).waitFor()
    assert.equal(await page.getByRole('row').filter({ hasText: 'outside' }).count(), 0)
    await visit(page, 'audit', 'Audit log')
    await page.getByText('bots.remove').first().waitFor()
    bot.close()
    // its page says so once, and leads back; so do those of events and calls that are not kept
    for (const [path, why] of [[`bots/${bot.id}`, 'This bot is not there any more'], ['events/987654', 'There is no such event'], ['calls/987654', 'There is no such call']]) {
      await page.goto(`/console/${path}`)
      await page.getByRole('alert').filter({ hasText: why }).waitFor()
      assert.equal(await page.getByText(why).count(), 1)
      await page.getByRole('button', { name: 'Back' }).last().click()
      await page.getByRole('heading', { level: 1 }).waitFor()
    }
    // a handler at an address that this server may not call keeps its bot from hearing, and says so
    const id = await world.server.call('ada', 'imbot.register', {
      CODE: 'inward', CLIENT_ID: 'inward', TYPE: 'B', EVENT_HANDLER: 'http://10.0.0.1/handler', PROPERTIES: { NAME: 'Inward' },
    })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(id), MESSAGE: 'Do you hear me?' })
    await visit(page, `events?bot=${id}`, 'Deliveries')
    await page.getByRole('row').filter({ hasText: 'Address refused' }).first().getByRole('link').first().click()
    await page.getByRole('complementary').getByText('Address refused').waitFor()
    await page.getByRole('complementary').getByText(/10\.0\.0\.1 is not a public address/).first().waitFor()
  },

  async 'console-people'(world, name) {
    const page = await world.open('ada')
    await visit(page, 'people', 'People')
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('First name').fill('Emmy')
    await page.getByLabel('Last name').fill('Noether')
    await page.getByLabel('Login', { exact: true }).fill('emmy')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Shown this once').waitFor()
    await noFaults(world, page)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    const row = page.getByRole('row').filter({ hasText: 'Emmy Noether' })
    await row.getByRole('button', { name: 'Block' }).click()
    await page.getByRole('dialog', { name: 'Are you sure?' }).getByText('Block Emmy Noether?').waitFor()
    await world.shoot(page, `${name}-sure`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await row.getByText('blocked').waitFor()
    await world.shoot(page, name)
    // the list follows what is typed; who stands in the portal file is blocked by name as well
    await page.getByPlaceholder('Name or login').fill('konr')
    await row.waitFor({ state: 'detached' })
    await page.getByRole('row').filter({ hasText: 'Konrad Zuse' }).getByRole('button', { name: 'Block' }).click()
    await page.getByRole('dialog').getByText(/^Block Konrad Zuse\?.*portal file/).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await visit(page, 'audit', 'Audit log')
    await page.getByText('admin.people.update').first().waitFor()
    await world.shoot(page, `${name}-audit`)
  },

  async 'console-webhook'(world, name) {
    const page = await world.open('ada', { size: 'phone', scheme: 'dark' })
    await visit(page, 'webhooks', 'Incoming webhooks')
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await page.getByLabel('Title').fill('Deployments')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Shown this once').waitFor()
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    await page.getByText('Deployments').first().waitFor()
    await noFaults(world, page)
  },

  async 'console-backup'(world, name) {
    const page = await world.open('ada', { scheme: 'dark' })
    await visit(page, 'portal', 'Portal')
    await page.getByText('Address guard').waitFor()
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByText('complete', { exact: true }).waitFor()
    await page.getByText(/^confab-\d{8}-\d{6}$/).first().waitFor()
    await world.shoot(page, name)
    // where its folder cannot be made it says so, in the reader's language
    renameSync(world.server.backups, `${world.server.backups}-kept`)
    writeFileSync(world.server.backups, 'no folder')
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByText('failed', { exact: true }).waitFor()
    await page.getByText(/: cannot be made/).waitFor()
    await world.shoot(page, `${name}-failed`)
    const german = await world.open('ada', { locale: 'de-DE', to: 'console/portal' })
    await german.getByText(/: kann nicht angelegt werden/).waitFor()
    rmSync(world.server.backups)
    renameSync(`${world.server.backups}-kept`, world.server.backups)
    await visit(page, 'audit', 'Audit log')
    await page.getByText('admin.backup.start').first().waitFor()
  },

  async 'console-reference'(world, name) {
    const page = await world.open('ada')
    await page.goto('/console/reference?method=user.current')
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.getByText('"LAST_NAME": "Lovelace"').first().waitFor()
    await world.shoot(page, name)
  },

  async 'console-try-it'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Tried', USERS: [2] })
    const page = await world.open('ada')
    const answer = page.getByRole('region', { name: 'Answer' }).first()
    const field = (param) => page.getByLabel(new RegExp(`^${param}\\b`))
    const status = page.locator('form .result')
    await page.goto('/console/reference?method=im.dialog.get')
    await page.locator('.param').filter({ hasText: 'DIALOG_ID' }).getByText('required', { exact: true }).waitFor()
    // without what it needs it is refused, and the refusal is shown as a bot gets it
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await status.getByText('400').waitFor()
    assert.match(await answer.innerText(), /"error": "DIALOG_ID_EMPTY"/)
    await world.shoot(page, `${name}-refused`)
    await field('DIALOG_ID').fill(`chat${chat}`)
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await status.getByText('200').waitFor()
    await answer.getByText('"Tried"').waitFor()
    // one that writes has written
    await page.goto('/console/reference?method=im.message.add')
    await field('DIALOG_ID').fill(`chat${chat}`)
    await field('MESSAGE').fill('Said by trying')
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await status.getByText('200').waitFor()
    const id = Number(/\d+/.exec(await answer.innerText())[0])
    await world.shoot(page, name)
    const { messages } = await world.server.call('ben', 'im.dialog.messages.get', { DIALOG_ID: `chat${chat}`, LIMIT: 1 })
    assert.deepEqual([messages[0].id, messages[0].text, messages[0].author_id], [id, 'Said by trying', 1])
    assert.match(await page.getByRole('region', { name: 'curl' }).innerText(), /im\.message\.add\.json/)
  },

  async 'console-every-page'(world, name) {
    const page = await world.open('ada')
    await visit(page, 'events', 'Deliveries')
    const links = await page.getByRole('navigation', NAV).getByRole('link').all()
    assert.equal(links.length, 13)
    for (const [at, link] of links.entries()) {
      await link.click()
      await page.waitForLoadState('networkidle')
      await page.locator('.spinner').first().waitFor({ state: 'detached' })
      await world.shoot(page, `${name}-${at}`)
      await page.setViewportSize({ width: 390, height: 844 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= 390, `${page.url()} is ${wide} pixels wide on a phone`)
      // the link that leads here is seen, also where the page became so narrow only now
      await page.waitForFunction(() => {
        const { left, right } = document.querySelector('.console > nav .here').getBoundingClientRect()
        return left >= 0 && right <= innerWidth
      })
      await page.setViewportSize({ width: 1440, height: 900 })
    }
  },

  async 'console-ledger'(world, name) {
    const bot = await breakingBot(world, 'counted')
    const ids = []
    for (let from = 0; from < 120; from += 40) {
      const register = {}
      for (let i = from; i < from + 40; i++) {
        const fields = { CODE: `tally${i}`, CLIENT_ID: `tally${i}`, TYPE: 'B', EVENT_HANDLER: bot.url, 'PROPERTIES[NAME]': `Tally ${i}` }
        register[`r${i}`] = `imbot.register?${new URLSearchParams(fields)}`
      }
      const { result } = await world.server.call('ada', 'batch', { halt: 1, cmd: register })
      assert.equal(Object.keys(result).length, 40)
      const cmd = Object.fromEntries(Object.values(result).map((id) => [`m${id}`, `im.message.add?DIALOG_ID=${id}&MESSAGE=count`]))
      await world.server.call('ada', 'batch', { halt: 1, cmd })
      for (let i = from; i < from + 40; i++) ids.push(result[`r${i}`])
    }
    await world.server.call('ada', 'imbot.unregister', { BOT_ID: ids[0], CLIENT_ID: 'tally0' })
    const page = await world.open('ada')
    await visit(page, 'ledger', 'Ledger')
    const rows = page.getByRole('table').locator('tbody tr[data-row]')
    await rows.first().waitFor()
    await world.shoot(page, name)
    await page.setViewportSize({ width: 390, height: 844 })
    const [cell, whole] = await rows.first().evaluate((row) => [row.querySelector('td').clientWidth, row.clientWidth])
    assert.ok(cell > whole - 10, `a name has ${cell} of ${whole} pixels on a phone`)
    await page.setViewportSize({ width: 1440, height: 900 })
    const seen = new Map()
    await until(async () => {
      for (const [id, words] of await rows.evaluateAll((all) => all.map((row) => [row.dataset.row, row.innerText]))) seen.set(id, words)
      await page.locator('[data-scroller]').evaluate((box) => box.scrollBy(0, 700))
      return seen.has(String(ids.at(-1)))
    })
    assert.deepEqual(ids.filter((id) => !seen.has(String(id))), [], 'each of them is there, behind the first page too')
    assert.match(seen.get(String(ids.at(-1))), /Tally 119/)
    assert.match(seen.get(String(ids[0])), new RegExp(`Removed bot ${ids[0]}`))
    // what happens to the last one is seen while it is looked at
    await page.getByRole('row', { name: /Tally 119/ }).getByText('2 in all').waitFor()
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(ids.at(-1)), MESSAGE: 'once more' })
    await page.getByRole('row', { name: /Tally 119/ }).getByText('3 in all').waitFor()
    for (const [at, BOT_ID] of ids.entries()) if (at) await world.server.call('ada', 'imbot.unregister', { BOT_ID, CLIENT_ID: `tally${at}` })
    bot.close()
  },

  async 'console-languages'(world, name) {
    const bot = await breakingBot(world, 'spoken')
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'poison' })
    const { events } = await world.server.call('ada', 'confab.events.list', { BOT_ID: bot.id, STATE: 'WAITING', LIMIT: 1 })
    const page = await world.open('ada')
    await visit(page, 'events', 'Deliveries')
    const english = { links: await navigation(page), words: new Map() }
    const all = [...english.links.keys(), `/console/bots/${bot.id}`, `/console/events/${events[0].id}`]
    assert.equal(all.length, 15)
    for (const link of all) {
      await page.goto(link)
      await page.waitForLoadState('networkidle')
      english.words.set(link, await ownWords(page))
    }
    for (const [language, short, heading, same] of [['Deutsch', 'de', 'Zustellungen', ['Bots', 'Portal']], ['Русский', 'ru', 'Доставка', []]]) {
      await page.goto('/console/events')
      await page.locator('.me').click()
      await page.getByRole('menuitemradio', { name: language }).click()
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      for (const [link, name] of await navigation(page)) assert.equal(name === english.links.get(link), same.includes(name), `${link} is called ${name}, in ${language}`)
      for (const [at, link] of all.entries()) {
        await page.goto(link)
        await page.waitForLoadState('networkidle')
        const words = await ownWords(page)
        assert.ok(words.length, `${link} says nothing`)
        assert.notDeepEqual(words, english.words.get(link), `${link} speaks English, in ${language}`)
        const left = words.filter((one) => one.split(' ').length > 2 && !one.includes('·') && english.words.get(link).includes(one))
        assert.deepEqual(left, [], `${link}, in ${language}`)
        if (at === 14) await page.locator('.note').filter({ hasText: /\d/ }).waitFor()
        assert.doesNotMatch(await page.locator('.console > main').innerText(), /[^.]\.\.(?!\.)/, `${link}, in ${language}`)
        if ([0, 1, 5, 6, 7, 11, 13, 14].includes(at)) await world.shoot(page, `${name}-${short}-${at}`)
        await page.setViewportSize({ width: 390, height: 844 })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= 390, `${link} is ${wide} pixels wide on a phone, in ${language}`)
        await page.setViewportSize({ width: 1440, height: 900 })
      }
    }
    bot.close()
  },

  async 'console-is-not-for-everybody'(world, name) {
    const page = await world.open('ben')
    await page.goto('/console/people')
    await page.getByText('For administrators').waitFor()
    await world.shoot(page, name)
    // so nobody is led there who would be refused
    const rail = page.getByRole('navigation', { name: 'Main navigation' })
    await rail.getByRole('link', { name: 'Notifications' }).waitFor()
    assert.equal(await rail.getByRole('link', { name: 'Console' }).count(), 0)
    const admins = await world.open('ada')
    await admins.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Console' }).waitFor()
  },
}
