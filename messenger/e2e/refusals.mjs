// What the server refuses is told to people in their language.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'

/** What a flow goes by, and the sentences that it is about. */
const LANGUAGES = {
  de: {
    field: 'Nachricht schreiben', send: 'Senden', more: 'Mehr', edit: 'Bearbeiten', pin: 'Anheften', addPeople: 'Personen hinzufügen', add: 'Hinzufügen',
    login: 'Anmeldename oder E-Mail', password: 'Passwort', signIn: 'Anmelden', person: 'Person anlegen', accountName: 'Anmeldename', firstName: 'Vorname', save: 'Speichern',
    inFlight: 'Versuche gleichzeitig', resend: 'Bearbeiten und senden', sendNow: 'Speichern und senden',
    late: 'Diese Nachricht kann nicht mehr geändert werden: Es ist zu lange her, oder sie ist nicht von dir.',
    outside: 'Nicht gesendet. In diesem Chat darfst du nicht schreiben.',
    stranger: 'Du darfst diesem Chat niemanden hinzufügen.',
    full: 'Ein Chat kann 20 angeheftete Nachrichten haben. Löse erst eine.',
    noPicture: 'Das ist kein Bild, das hier genommen wird: PNG, JPEG, GIF oder WebP.',
    tooLarge: /large.bin hat .*; eine Datei darf .* haben\./,
    notKept: 'Nicht gesendet. Der Server konnte diese Datei nicht behalten: Sie ist zu groß, oder sie kam nicht ganz an.',
    wrong: 'Anmeldename und Passwort passen nicht zusammen.',
    general: 'Der Server hat das abgelehnt.',
    fault: 'Im Server ist etwas schiefgegangen.', request: 'INTERNAL_SERVER_ERROR · Anfrage 4f2a',
    taken: 'Diesen Anmeldenamen hat schon jemand.',
    limits: 'Gleichzeitige Versuche: von 1 bis 1000.',
    noJson: 'Das ist kein JSON.',
  },
  ru: {
    field: 'Напишите сообщение', send: 'Отправить', more: 'Ещё', edit: 'Изменить', pin: 'Закрепить', addPeople: 'Добавить людей', add: 'Добавить',
    login: 'Логин или эл. почта', password: 'Пароль', signIn: 'Войти', person: 'Добавить человека', accountName: 'Логин', firstName: 'Имя', save: 'Сохранить',
    inFlight: 'Одновременных попыток', resend: 'Изменить и отправить', sendNow: 'Сохранить и отправить',
    late: 'Это сообщение уже нельзя изменить: прошло слишком много времени или оно не ваше.',
    outside: 'Не отправлено. В этот чат вам писать нельзя.',
    stranger: 'Вы не можете добавлять людей в этот чат.',
    full: 'В чате может быть 20 закреплённых сообщений. Сначала открепите одно.',
    noPicture: 'Такие изображения не принимаются: нужен PNG, JPEG, GIF или WebP.',
    tooLarge: /Размер large.bin — .*, а файл может быть не больше/,
    notKept: 'Не отправлено. Сервер не смог сохранить файл: он слишком велик или дошёл не полностью.',
    wrong: 'Логин и пароль не подходят.',
    general: 'Сервер отказал.',
    fault: 'На сервере что-то пошло не так.', request: 'INTERNAL_SERVER_ERROR · запрос 4f2a',
    taken: 'Этот логин уже занят.',
    limits: 'Одновременных попыток может быть от 1 до 1000.',
    noJson: 'Это не JSON.',
  },
}

const message = (page, text) => page.getByRole('log').getByRole('article').filter({ hasText: text })

/** A page in a language. */
async function speaking(world, who, language, to) {
  const page = await world.open(who, { to: 'chats' })
  await page.addInitScript((chosen) => localStorage.setItem('confab.locale', chosen), language)
  if (to) await page.goto(to)
  return page
}

/** What is told in passing stays from now on until its pictures are taken; the page was loaded by its own clock. */
const lasting = (page) => page.evaluate(() => {
  const later = window.setTimeout
  window.setTimeout = (what, millis, ...more) => later(what, millis === 5000 || millis === 10_000 ? 120_000 : millis, ...more)
})

/** Waits until a chat is shown to its newest message. */
async function shown(page, newest) {
  await page.getByRole('log').and(page.locator('[aria-busy=false]')).waitFor()
  await message(page, newest).last().waitFor()
  await lasting(page)
}

/** Waits for what is told in passing, takes its pictures and sends it away. */
async function told(world, page, text, name, detail) {
  const toast = page.locator('.toast').filter({ hasText: text })
  await toast.waitFor()
  assert.equal((await toast.locator('small').allInnerTexts()).join(), detail ?? '')
  if (name) await world.shoot(page, name)
  await toast.dispatchEvent('click')
  await toast.waitFor({ state: 'detached' })
}

/** Does something right before a call reaches the server. */
const before = (page, method, deed) => page.route(`**/rest/${method}`, async (route) => {
  await deed()
  await route.continue()
}, { times: 1 })

async function choose(page, row, words, item) {
  await row.hover()
  await row.getByRole('button', { name: words.more }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

export const refusalFlows = {
  async 'refusals'(world, name) {
    for (const [language, words] of Object.entries(LANGUAGES)) {
      const shot = (what) => `${name}-${language}-${what}`
      const ask = (who, method, params) => world.server.call(who, method, params)
      const chat = await ask('ada', 'im.chat.add', { TITLE: `No entry, ${language}`, USERS: [2, 3] })
      const page = await speaking(world, 'ben', language, `chats/chat${chat}`)
      const field = page.getByRole('textbox', { name: words.field })

      // what he edits is gone in the same moment
      const id = await ask('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Made of brass' })
      await shown(page, 'Made of brass')
      await choose(page, message(page, 'Made of brass').last(), words, words.edit)
      await field.fill('Made of steel')
      await before(page, 'im.message.update', () => ask('ben', 'im.message.delete', { MESSAGE_ID: id }))
      await field.press('Enter')
      await told(world, page, words.late, shot('edit'))
      await field.press('Escape')

      // one pin too many
      const texts = Array.from({ length: 21 }, (_, at) => `Cog ${at}.`)
      const cogs = []
      for (const MESSAGE of texts) cogs.push(await ask('ada', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE }))
      await ask('ada', 'im.chat.setOwner', { CHAT_ID: chat, USER_ID: 2 })
      for (const MESSAGE_ID of cogs.slice(0, 20)) await ask('ben', 'confab.messenger.pin', { MESSAGE_ID })
      await page.route('**/confab/session', async (route) => {
        const answer = await (await route.fetch()).json()
        await route.fulfill({ json: { ...answer, portal: { ...answer.portal, fileBytesMax: 1000 } } })
      })
      await page.reload()
      await shown(page, 'Cog 20.')
      await choose(page, message(page, 'Cog 20.'), words, words.pin)
      await told(world, page, words.full, shot('pin'))

      // a file that is too large, for the page and for the server
      const files = page.locator('input[type=file]').first()
      await files.setInputFiles({ name: 'large.bin', mimeType: 'text/plain', buffer: Buffer.alloc(2000) })
      await told(world, page, words.tooLarge, shot('large'))
      await files.setInputFiles({ name: 'cog.txt', mimeType: 'text/plain', buffer: Buffer.from('cog') })
      await page.route('**/rest/upload.json*', (route) => route.fulfill({ status: 400, json: { error: 'ERROR_COULD_NOT_SAVE_FILE', error_description: 'Could not save file' } }), { times: 1 })
      await page.getByRole('button', { name: words.send, exact: true }).click()
      await page.getByText(words.notKept).waitFor()
      await world.shoot(page, shot('file'))

      // no picture, whatever it is called
      await page.locator('button.details').click()
      await page.getByRole('complementary').locator('input[type=file]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
      await told(world, page, words.noPicture)

      // what no page knows, and a fault of the server
      await page.route('**/rest/im.chat.mute', (route) => route.fulfill({ status: 400, json: { error: 'BRAND_NEW', error_description: 'Nobody has heard of this yet' } }), { times: 1 })
      const mute = page.getByRole('complementary').locator('.deeds').first().getByRole('button').nth(1)
      await mute.click()
      await told(world, page, words.general, shot('unknown'), 'BRAND_NEW: Nobody has heard of this yet')
      await page.route('**/rest/im.chat.mute', (route) => route.fulfill({
        status: 500, headers: { 'X-Request-Id': '4f2a' }, json: { error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' },
      }), { times: 1 })
      await mute.click()
      await told(world, page, words.fault, shot('fault'), words.request)

      // he is put out of the chat while he adds somebody to it
      await ask('ben', 'im.chat.setOwner', { CHAT_ID: chat, USER_ID: 1 })
      await page.getByRole('complementary').getByRole('button', { name: words.addPeople }).click()
      await page.getByRole('dialog').getByRole('searchbox').fill('Konrad')
      await page.getByRole('dialog').getByText('Konrad Zuse').click()
      await before(page, 'im.chat.user.add', () => ask('ada', 'im.chat.user.delete', { CHAT_ID: chat, USER_ID: 2 }))
      await page.getByRole('dialog').getByRole('button', { name: words.add, exact: true }).click()
      await told(world, page, words.stranger, shot('add'))
      await page.close()

      // and while he writes
      await ask('ada', 'im.chat.user.add', { CHAT_ID: chat, USERS: [2] })
      const writing = await speaking(world, 'ben', language, `chats/chat${chat}`)
      const put = writing.getByRole('textbox', { name: words.field })
      await put.fill('Let me in')
      await writing.route('**/rest/im.message.add', (route) => route.fulfill({ status: 403, json: { error: 'ACCESS_ERROR', error_description: 'Action unavailable' } }), { times: 1 })
      await put.press('Enter')
      await writing.getByText(words.outside).waitFor()
      await world.shoot(writing, shot('message'))
      await writing.evaluate(() => localStorage.clear())
      await writing.close()
    }
  },

  async 'refusals-outside'(world, name) {
    for (const [language, words] of Object.entries(LANGUAGES)) {
      const page = await world.open(null)
      await page.addInitScript((chosen) => localStorage.setItem('confab.locale', chosen), language)
      await page.goto('/')
      await page.getByLabel(words.login).fill('ada')
      await page.getByLabel(words.password).fill('no idea')
      await page.getByRole('button', { name: words.signIn }).click()
      await page.getByRole('alert').getByText(words.wrong).waitFor()
      await page.getByLabel(words.password).fill('no idea')
      await page.route('**/confab/session', (route) => route.fulfill({ status: 503, json: { error: 'SERVICE_UNAVAILABLE', error_description: 'The server cannot read or keep anything at the moment' } }), { times: 1 })
      await page.getByRole('button', { name: words.signIn }).click()
      await page.getByRole('alert').filter({ hasNotText: words.wrong }).waitFor()
      await world.shoot(page, `${name}-${language}`)
      await page.close()
    }
  },

  async 'refusals-console'(world, name) {
    const bot = world.bot
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(bot.id), MESSAGE: 'A word to be edited' })
    for (const [language, words] of Object.entries(LANGUAGES)) {
      const shot = (what) => `${name}-${language}-${what}`
      const page = await speaking(world, 'ada', language, 'console/people')
      await page.getByRole('button', { name: words.person }).click()
      await lasting(page)
      const form = page.getByRole('dialog')
      await form.getByLabel(words.accountName).fill('ben')
      await form.getByLabel(words.firstName).first().fill('Another')
      await form.getByRole('button', { name: words.save }).click()
      await told(world, page, words.taken, shot('login'))
      await page.keyboard.press('Escape')
      await page.goto(`console/bots/${bot.id}`)
      await page.getByLabel(words.inFlight).fill('5000')
      await lasting(page)
      await page.locator('form').filter({ has: page.getByLabel(words.inFlight) }).getByRole('button', { name: words.save }).click()
      await told(world, page, words.limits, shot('terms'))
      const { events } = await world.server.call('ada', 'confab.events.list', { BOT_ID: bot.id, LIMIT: 1 })
      await page.goto(`console/events/${events[0].id}`)
      await page.getByRole('button', { name: words.resend }).click()
      await lasting(page)
      await page.getByRole('dialog').getByRole('textbox').fill('{ "data": ')
      await page.getByRole('dialog').getByRole('button', { name: words.sendNow }).click()
      await page.locator('.toast').filter({ hasText: words.noJson }).waitFor()
      await world.shoot(page, shot('data'))
      await page.close()
    }
  },
}
