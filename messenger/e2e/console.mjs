// The console's flows: what an administrator and a developer do, and what they then see.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'

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
  return { id, close: () => handler.close() }
}

export const consoleFlows = {
  async 'console-inspector'(world, name) {
    const bot = await breakingBot(world, 'inspected')
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'a poison for the handler' })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'and what waits behind it' })
    const page = await world.open('ada')
    await visit(page, `events?bot=${bot.id}`, 'Deliveries')
    await page.getByRole('row').filter({ hasText: '500' }).getByRole('link').first().click()
    await page.getByText('TypeError: cannot read DIALOG_ID').first().waitFor()
    await noFaults(world, page)
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Edit and resend' }).click()
    const data = page.getByRole('textbox', { name: 'Data' })
    await data.fill((await data.inputValue()).replaceAll('poison', 'pizza'))
    await page.getByRole('button', { name: 'Save and send' }).click()
    await page.getByRole('button', { name: 'Replay' }).waitFor()
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByText('Replayed').waitFor()
    bot.close()
  },

  async 'console-doctor'(world, name) {
    const bot = await breakingBot(world, 'examined')
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'poison' })
    const page = await world.open('ada', { scheme: 'dark' })
    await visit(page, `bots/${bot.id}`, 'Lunch examined')
    await page.getByRole('button', { name: 'Examine' }).click()
    await page.getByText('Its handler does not take events. The last answer was: 500.').waitFor()
    await noFaults(world, page)
    await world.shoot(page, name)
    bot.close()
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
    await noFaults(world, page)
    await world.shoot(page, `${name}-sure`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await row.getByText('blocked').waitFor()
    await world.shoot(page, name)
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
    await noFaults(world, page)
    await world.shoot(page, name)
    await visit(page, 'audit', 'Audit log')
    await page.getByText('admin.backup.start').first().waitFor()
  },

  async 'console-reference'(world, name) {
    const page = await world.open('ada')
    await page.goto('/console/reference?method=user.current')
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.getByText('"LAST_NAME": "Lovelace"').first().waitFor()
    await noFaults(world, page)
    await world.shoot(page, name)
  },

  async 'console-every-page'(world, name) {
    const page = await world.open('ada')
    await visit(page, 'events', 'Deliveries')
    const links = await page.getByRole('navigation', NAV).getByRole('link').all()
    assert.equal(links.length, 13)
    for (const [at, link] of links.entries()) {
      await link.click()
      await page.waitForLoadState('networkidle')
      await noFaults(world, page)
      await world.shoot(page, `${name}-${at}`)
    }
  },

  async 'console-is-not-for-everybody'(world, name) {
    const page = await world.open('ben')
    await page.goto('/console/people')
    await page.getByText('For administrators').waitFor()
    await world.shoot(page, name)
  },
}
