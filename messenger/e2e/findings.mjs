// What the console tells of bots and their events: moments by the clock here, sentences in the reader's language.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'

/** A bot whose handler answers with one status. */
async function answering(world, code, status) {
  const handler = createServer((asked, answer) => {
    asked.resume()
    asked.on('end', () => answer.writeHead(status).end())
  })
  await new Promise((ready) => handler.listen(0, '127.0.0.1', ready))
  const id = await world.server.call('ada', 'imbot.register', {
    CODE: code, CLIENT_ID: code, TYPE: 'B', EVENT_HANDLER: `http://127.0.0.1:${handler.address().port}/handler`, PROPERTIES: { NAME: `Bot ${code}` },
  })
  return { id, close: () => handler.close() }
}

const ISO = /\d-\d\dT\d\d:/

export const findingFlows = {
  async 'console-gone-handler'(world, name) {
    const bot = await answering(world, 'gone', 410)
    await world.server.call('ada', 'confab.delivery.set', { CLIENT_ID: 'gone', BOT_ID: bot.id, LIFE: 2 })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'Anybody there?' })
    const page = await world.open('ada')
    await page.goto(`/console/events?bot=${bot.id}`)
    const row = page.getByRole('row').filter({ hasText: /410 at/ }).first()
    await row.waitFor({ timeout: 30_000 })
    assert.doesNotMatch(await page.getByRole('table').innerText(), ISO, 'times are those of the clock here')
    await world.shoot(page, name)
    await row.getByRole('link').first().click()
    await page.getByRole('complementary').getByRole('heading', { name: 'Attempts' }).waitFor()
    assert.doesNotMatch(await page.getByRole('complementary').locator('.note, .quiet').allInnerTexts().then(String), ISO)
    await page.goto(`/console/bots/${bot.id}`)
    await page.getByText(/answered 410 at/).first().waitFor()
    assert.doesNotMatch(await page.locator('.cards').innerText(), ISO)
    bot.close()
  },
}
