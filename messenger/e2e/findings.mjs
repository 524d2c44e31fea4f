// What the console tells of bots and their events: moments by the clock here, sentences in the reader's language.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { until } from './steps.mjs'

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

/** What a flow goes by in a language. */
const LANGUAGES = {
  de: { command: 'Plant das Essen', stuck: /hängt an Ereignis \d+, ONIMBOT\w+ von .* zuletzt 500.*: überspringe, bearbeite oder wiederhole es\./, missed: /erwähnt den Bot nicht/, hint: '„MESAGE“ bedeutet dieser Methode nichts – war „MESSAGE“ gemeint?', old: /wird abgeschafft; rufe stattdessen imbot\.v2\.Bot\.list auf/ },
  ru: { command: 'Выбирает обед', stuck: /стоит на событии \d+, ONIMBOT\w+ от .* последний ответ: 500.*: пропустите, измените или повторите его\./, missed: /Бот не упомянут/, hint: '«MESAGE» для этого метода ничего не значит — может быть, «MESSAGE»?', old: /выводится из употребления; вызывайте imbot\.v2\.Bot\.list/ },
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

  async 'console-healthy-bot'(world, name) {
    const bot = await answering(world, 'healthy', 200)
    const page = await world.open('ada')
    const found = page.locator('.card.wide')
    const looksWell = async (words) => {
      await page.goto(`/console/bots/${bot.id}`)
      await found.getByText('Nothing is wrong as far as can be seen from here.').waitFor()
      await found.getByRole('list', { name: 'What may keep it silent' }).getByText(words).waitFor()
      assert.equal(await found.locator('[data-weight=FAULT], [data-weight=WARNING]').count(), 0)
    }
    // a bot that was never told anything is not ill, and neither is one that took all it was told
    await looksWell(/^Nothing happened that it is told of/)
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'Are you well?' })
    const waits = async () => (await world.server.call('ada', 'confab.events.list', { BOT_ID: bot.id, STATE: 'WAITING' })).events.length > 0
    await until(async () => !(await waits()))
    await looksWell(/^Its handler took the newest event/)
    await world.shoot(page, name)
    bot.close()
  },

  async 'console-doctor-languages'(world, name) {
    const bot = await answering(world, 'babel', 500)
    const team = await world.server.call('ada', 'im.chat.add', { TITLE: 'Team', USERS: [bot.id, 2] })
    await world.server.call('ada', 'imbot.command.register', {
      BOT_ID: bot.id, CLIENT_ID: 'babel', COMMAND: 'lunch', COMMON: 'N', HIDDEN: 'N', EXTRANET_SUPPORT: 'N', EVENT_COMMAND_ADD: 'http://127.0.0.1:9/',
      LANG: [['en', 'Plans lunch'], ['de', 'Plant das Essen'], ['ru', 'Выбирает обед']].map(([LANGUAGE_ID, TITLE]) => ({ LANGUAGE_ID, TITLE })),
    })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${team}`, MESSAGE: 'Where do we eat?' })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'Anybody there?' })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'a message', MESAGE: 'a slip' })
    await world.server.call('ben', 'imbot.bot.list')
    // the doctor is asked once what came of it
    const tried = async () => (await world.server.call('ada', 'confab.events.list', { BOT_ID: bot.id, STATE: 'WAITING' })).events.some((one) => one.attempts > 0)
    await until(tried)
    const page = await world.open('ada')
    for (const [language, words] of Object.entries(LANGUAGES)) {
      await page.evaluate((chosen) => localStorage.setItem('confab.locale', chosen), language)
      await page.goto(`/console/bots/${bot.id}`)
      const found = page.locator('.card.wide')
      await found.getByText(words.stuck).first().waitFor()
      await found.locator('summary').click()
      const all = await found.locator('li').allInnerTexts()
      assert.ok(all.length > 8, `${all.length} findings`)
      assert.deepEqual(all.filter((one) => /\b(is|its|the|are|of|not)\b/i.test(one)), [], language)
      assert.doesNotMatch(String(all), ISO)
      await page.locator('small').filter({ hasText: words.missed }).first().waitFor()
      await page.locator('.facts').getByText(words.command).waitFor()
      await world.shoot(page, `${name}-${language}`)
      await page.goto('/console/calls')
      await page.getByText(words.hint).first().waitFor()
      await page.getByText(words.old).first().waitFor()
      await world.shoot(page, `${name}-${language}-hints`)
    }
    bot.close()
  },
}
