// The console's flows of whoever runs a portal: what is made, shown once, restricted, and taken away.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { until } from './steps.mjs'

async function visit(page, path, title) {
  await page.goto(`/console/${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Goes there by the links of the page, which stays the same one. */
async function visitOpen(page, title) {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

const dialog = (page) => page.getByRole('dialog')
const row = (page, text) => page.getByRole('row').filter({ hasText: text })

/** What is told once, by its label. */
async function noted(page) {
  await page.getByText('Shown this once').waitFor()
  const found = await dialog(page).locator('dl').evaluate((list) =>
    Object.fromEntries([...list.querySelectorAll('dt')].map((one) => [one.textContent, one.nextElementSibling.querySelector('code').textContent])),
  )
  return found
}

async function goOn(page) {
  await page.getByRole('dialog', { name: 'Are you sure?' }).waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
}

/** A handler that keeps what it is sent, and answers with a status. */
async function listener(status = 200) {
  const heard = []
  const door = createServer((asked, answer) => {
    const parts = []
    asked.on('data', (part) => parts.push(part))
    asked.on('end', () => {
      heard.push({ path: asked.url, form: new URLSearchParams(Buffer.concat(parts).toString()) })
      answer.writeHead(status).end('ok')
    })
  })
  await new Promise((ready) => door.listen(0, '127.0.0.1', ready))
  const hears = async (test) => {
    const found = await until(() => heard.find(test))
    if (found) return found
    throw new Error(`it heard only ${JSON.stringify(heard.map((one) => one.form.get('event')))}`)
  }
  return { base: `http://127.0.0.1:${door.address().port}`, heard, hears, close: () => door.close() }
}

export const adminFlows = {
  async 'console-application'(world, name) {
    const ear = await listener()
    const page = await world.open('ada')
    await visit(page, 'apps', 'Applications')
    await page.getByRole('button', { name: 'Add an application' }).click()
    await page.getByLabel('Title').fill('Invoices')
    await page.getByLabel('Install address').fill(`${ear.base}/install`)
    await page.getByLabel('Its installation is finished later').check()
    await world.shoot(page, `${name}-form`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const secrets = await noted(page)
    assert.deepEqual(Object.keys(secrets), ['client_id', 'client_secret', 'application_token'])
    await world.shoot(page, `${name}-secrets`)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    assert.equal((await page.content()).includes(secrets.client_secret), false, 'a secret stays in the page')
    await row(page, 'Invoices').getByText('not installed').waitFor()

    const choose = async (deed) => {
      await page.getByRole('button', { name: 'Actions of Invoices' }).click()
      await page.getByRole('menuitem', { name: deed, exact: true }).click()
    }
    await choose('Finish installation')
    await row(page, 'Invoices').getByText('installed', { exact: true }).waitFor()
    const told = await ear.hears((one) => one.path === '/install')
    assert.equal(told.form.get('event'), 'ONAPPINSTALL')
    assert.equal(told.form.get('auth[application_token]'), secrets.application_token)
    await choose('Edit')
    // people are chosen by name, or by number
    const people = page.getByRole('combobox', { name: 'Only for these people' })
    await people.fill('Grace')
    await page.locator('datalist option[value="Grace Hopper (3)"]').waitFor({ state: 'attached' })
    await people.fill('Grace Hopper (3)')
    await page.getByRole('button', { name: 'Remove Grace Hopper' }).waitFor()
    await people.fill('2')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove Ben Franklin' }).waitFor()
    assert.equal(await people.inputValue(), '', 'the field is there for the next one')
    await world.shoot(page, `${name}-people`)
    await page.getByRole('button', { name: 'Remove Grace Hopper' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await row(page, 'Invoices').getByText('for 1 person').waitFor()
    const { apps } = await world.server.call('ada', 'confab.admin.apps.list', { LIMIT: 200 })
    assert.deepEqual(apps.find((one) => one.title === 'Invoices').allowed_users, [2])
    await choose('Block')
    await row(page, 'Invoices').getByText('blocked').waitFor()
    await world.shoot(page, name)
    await choose('Unblock')
    await row(page, 'Invoices').getByText('blocked').waitFor({ state: 'detached' })
    await choose('New secret')
    await goOn(page)
    const fresh = await noted(page)
    assert.notEqual(fresh.client_secret, secrets.client_secret)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    await choose('Remove')
    await goOn(page)
    await row(page, 'Invoices').waitFor({ state: 'detached' })
    await visit(page, 'audit', 'Audit log')
    for (const deed of ['admin.apps.add', 'admin.apps.install', 'admin.apps.update', 'admin.apps.rotate', 'app.uninstall']) {
      await page.getByRole('row').filter({ hasText: deed }).filter({ hasText: 'Invoices' }).first().waitFor()
    }
    ear.close()
  },

  async 'console-names-nobody'(world, name) {
    const { id } = await world.server.call('ada', 'confab.admin.apps.add', { TITLE: 'Only for Ben', SCOPES: ['imbot'], ALLOWED_USERS: [2] })
    const allowed = async () => (await world.server.call('ada', 'confab.admin.apps.list', { LIMIT: 200 })).apps.find((one) => one.id === id).allowed_users
    const page = await world.open('ada')
    await visit(page, 'apps', 'Applications')
    await page.getByRole('button', { name: 'Actions of Only for Ben' }).click()
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
    const people = page.getByRole('combobox', { name: 'Only for these people' })
    const save = page.getByRole('button', { name: 'Save', exact: true })
    const refused = async (words) => {
      assert.equal(await people.evaluate((one) => one.validationMessage), 'This names nobody, or more than one: choose from the list.')
      assert.equal(await people.inputValue(), words)
      assert.deepEqual(await allowed(), [2])
    }
    await page.getByRole('button', { name: 'Remove Ben Franklin' }).click()
    await people.fill('Nobody at all')
    await save.click()
    await page.waitForFunction(() => document.activeElement.matches('input[list]'))
    await refused('Nobody at all')
    await world.shoot(page, name)
    // by the key too, once it is known that there is none
    const asked = page.waitForResponse(/people\.list/)
    await people.press('Enter')
    await asked
    await refused('Nobody at all')
    // somebody is named, and it is not known yet who: the form waits
    let letGo
    const wait = new Promise((go) => (letGo = go))
    await page.route(/people\.list/, (route) => wait.then(() => route.continue()))
    await people.fill('Grace')
    await save.click()
    await refused('Grace')
    letGo()
    await page.getByRole('button', { name: 'Remove Grace Hopper' }).waitFor()
    assert.equal(await people.evaluate((one) => one.validationMessage + one.value), '')
    await save.click()
    await dialog(page).waitFor({ state: 'detached' })
    assert.deepEqual(await allowed(), [3])
  },

  async 'console-limits'(world, name) {
    await world.server.call('ada', 'confab.admin.portal.update', { LIMITS: 'cloud', UNTIL_RESTART: 'Y' })
    const page = await world.open('ada')
    for (let i = 0; i < 20; i++) await world.server.call('ben', 'user.current')
    await visit(page, 'limits', 'Limits')
    await page.getByRole('progressbar').first().waitFor()
    await world.shoot(page, name)
    await world.server.call('ada', 'confab.admin.portal.update', { LIMITS: 'self-hosted', UNTIL_RESTART: 'Y' })
    await visit(page, 'portal', 'Portal')
    const guard = page.locator('.card').filter({ hasText: 'Address guard' })
    await guard.getByText('an administrator of a portal cannot change them').waitFor()
    // what is so now, and how it would be changed
    assert.match(await guard.getByRole('region', { name: 'This machine' }).innerText(), /^--developer true\nCONFAB_DEVELOPER=true\ndeveloper: "true"$/)
    assert.match(await guard.getByRole('region', { name: 'Private addresses allowed' }).innerText(), /^--allow 10\./)
    await world.shoot(page, `${name}-guard`)
    // the time zone is one of a list, in full or by a part that only one has
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    await page.locator('datalist option[value="Asia/Tokyo"]').waitFor({ state: 'attached' })
    await zone.fill('Europe/Berlim')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    assert.match(await zone.evaluate((one) => one.validationMessage), /^There is no such time zone/)
    await zone.fill('tokyo')
    await page.keyboard.press('Tab')
    assert.equal(await zone.inputValue(), 'Asia/Tokyo')
    assert.deepEqual(await page.getByLabel('Language').locator('option').allInnerTexts(), ['English', 'Deutsch', 'Русский'])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await goOn(page)
    await page.getByText('Saved').waitFor()
    await world.shoot(page, `${name}-portal`)
    assert.equal((await world.server.call('ada', 'confab.admin.portal.get')).timezone, 'Asia/Tokyo')
    await world.server.call('ada', 'confab.admin.portal.update', { TIMEZONE: 'Europe/Berlin', UNTIL_RESTART: 'Y' })
  },

  async 'guest'(world, name) {
    const shared = await world.server.call('ada', 'im.chat.add', { TITLE: 'Fair in May', USERS: [2] })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${shared}`, MESSAGE: 'Said among us' })
    const page = await world.open('ada')
    await visit(page, 'people', 'People')
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('First name').fill('Olga')
    await page.getByLabel('Last name').fill('Outside')
    await page.getByLabel('Login', { exact: true }).fill('olga')
    await page.getByLabel('Guest', { exact: false }).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const { Password } = await noted(page)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    await row(page, 'Olga Outside').getByText('Guest').waitFor()
    const { people } = await world.server.call('ada', 'confab.admin.people.list', { FIND: 'olga' })
    await world.server.call('ada', 'im.chat.user.add', { CHAT_ID: shared, USERS: [people[0].id], HIDE_HISTORY: 'Y' })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${shared}`, MESSAGE: 'Welcome, Olga' })
    const olga = await world.open(null)
    await olga.goto('sign-in')
    await olga.getByLabel('Login or e-mail').fill('olga')
    await olga.getByLabel('Password').fill(Password)
    await olga.getByRole('button', { name: 'Sign in' }).click()
    await olga.getByRole('navigation', { name: 'Chats' }).getByText('Fair in May').waitFor()
    // she sees the chat she is in and who is in it: neither the general chat, nor strangers, nor the console
    assert.equal(await olga.getByRole('navigation', { name: 'Chats' }).getByRole('link').count(), 1)
    assert.equal(await olga.getByRole('link', { name: 'Console' }).count(), 0)
    const search = olga.getByRole('searchbox', { name: 'Search people, chats, messages' })
    await search.fill('Ben')
    await olga.getByRole('button', { name: /Ben Franklin/ }).first().waitFor()
    await search.fill('Katherine')
    await olga.getByText('Nothing was found').waitFor()
    assert.equal(await olga.getByRole('button', { name: /Katherine/ }).count(), 0)
    await search.fill('')
    await olga.goto(`chats/chat${shared}`)
    await olga.getByRole('log', { name: 'Messages' }).getByText('Welcome, Olga').waitFor()
    assert.equal(await olga.getByText('Said among us').count(), 0, 'what was said before stays among us')
    await olga.getByRole('textbox', { name: 'Write a message' }).fill('Thank you')
    await olga.getByRole('button', { name: 'Send' }).click()
    await olga.getByRole('button', { name: 'About this chat', exact: true }).click()
    await olga.getByRole('complementary').getByText('Ada Lovelace').waitFor()
    await world.shoot(olga, name)
    // nobody inside takes her for one of them
    await page.goto(`chats/chat${shared}`)
    await page.locator('header.bar').getByText(/with guests$/).waitFor()
    await page.getByRole('log', { name: 'Messages' }).getByText('Guest', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    await page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'Olga Outside' }).getByText('Guest').waitFor()
    await world.shoot(page, `${name}-seen`)
    // a chat without a name and without people is not made; hers is not for everybody
    await olga.goto('chats')
    await olga.getByRole('button', { name: 'New chat' }).click()
    await olga.getByRole('button', { name: 'Create chat' }).waitFor()
    assert.ok(await olga.getByRole('button', { name: 'Create chat' }).isDisabled())
    assert.equal(await dialog(olga).getByRole('checkbox').count(), 0)
    await olga.getByLabel('Title').fill('Stand')
    assert.ok(await olga.getByRole('button', { name: 'Create chat' }).isEnabled())
    await olga.goto('console/people')
    await olga.getByText('For administrators').waitFor()
  },

  async 'console-administrators'(world, name) {
    const ben = await world.open('ben')
    const page = await world.open('ada')
    const rail = ben.getByRole('navigation').first()
    const speak = (locale) => page.evaluate((chosen) => localStorage.setItem('confab.locale', chosen), locale)
    // makes somebody administrator, or takes it back; whom the portal file names it asks about first
    const turn = async (who, { people, edit, administrator, save, goOn }) => {
      await visit(page, 'people', people)
      await row(page, who).getByRole('button', { name: edit, exact: true }).click()
      await dialog(page).getByRole('checkbox', { name: administrator, exact: true }).click()
      await dialog(page).getByRole('button', { name: save, exact: true }).click()
      await page.getByRole('button', { name: goOn, exact: true }).click()
    }
    const words = {
      en: { people: 'People', edit: 'Edit', administrator: 'Administrator', save: 'Save', goOn: 'Go on', last: 'The portal needs an administrator who may sign in.' },
      de: { people: 'Personen', edit: 'Bearbeiten', administrator: 'Administrator', save: 'Speichern', goOn: 'Weiter', last: 'Das Portal braucht einen Administrator, der sich anmelden darf.' },
      ru: { people: 'Люди', edit: 'Изменить', administrator: 'Администратор', save: 'Сохранить', goOn: 'Продолжить', last: 'Порталу нужен администратор, который может войти.' },
    }
    for (const [locale, said] of Object.entries(words)) {
      await speak(locale)
      assert.equal(await rail.getByRole('link', { name: 'Console' }).count(), 0)
      await turn('Ben Franklin', said)
      await row(page, 'Ben Franklin').getByText(said.administrator, { exact: true }).waitFor()
      // his open page shows what he may now, and what he may no more
      await rail.getByRole('link', { name: 'Console' }).click()
      await visitOpen(ben, 'People')
      await row(ben, 'Ada Lovelace').waitFor()
      await turn('Ben Franklin', said)
      await ben.getByText('For administrators').waitFor()
      await rail.getByRole('link', { name: 'Chats' }).click()
      // the last one stays: neither stepping down nor being blocked leaves a portal that nobody runs
      await turn('Ada Lovelace', said)
      await page.getByText(said.last).waitFor()
      if (locale === 'de') await world.shoot(page, name)
      await page.keyboard.press('Escape')
      await dialog(page).waitFor({ state: 'detached' })
      await row(page, 'Ada Lovelace').getByText(said.administrator, { exact: true }).waitFor()
    }
    await speak('en')
    await visit(page, 'people', 'People')
    await row(page, 'Ada Lovelace').getByRole('button', { name: 'Block' }).click()
    await goOn(page)
    await page.getByText(words.en.last).waitFor()
    // one of two may go, and sees at once that the console is no more hers; the other one brings her back
    await turn('Ben Franklin', words.en)
    await row(page, 'Ben Franklin').getByText('Administrator', { exact: true }).waitFor()
    await turn('Ada Lovelace', words.en)
    await page.getByText('For administrators').waitFor()
    await world.shoot(page, `${name}-no-more`)
    const back = await world.open('ben', { to: 'console/people' })
    const restore = async (who) => {
      await row(back, who).getByRole('button', { name: 'Edit' }).click()
      await dialog(back).getByRole('checkbox', { name: 'Administrator' }).click()
      await dialog(back).getByRole('button', { name: 'Save', exact: true }).click()
      await goOn(back)
    }
    await restore('Ada Lovelace')
    await row(back, 'Ada Lovelace').getByText('Administrator', { exact: true }).waitFor()
    await visitOpen(page, 'People')
    await restore('Ben Franklin')
    await back.getByText('For administrators').waitFor()
  },

  async 'console-outgoing'(world, name) {
    const ear = await listener()
    const page = await world.open('ada')
    await visit(page, 'outgoing', 'Outgoing webhooks')
    await page.getByRole('button', { name: 'Add an outgoing webhook' }).click()
    await page.getByLabel('Name').fill('Book-keeping')
    await page.getByLabel('Address').fill(`${ear.base}/crm`)
    await world.shoot(page, `${name}-form`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const { application_token } = await noted(page)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    await row(page, 'Book-keeping').waitFor()
    await world.shoot(page, name)
    await world.server.call('ada', 'confab.admin.people.add', { LOGIN: 'lise', NAME: 'Lise', LAST_NAME: 'Meitner' })
    const told = await ear.hears((one) => one.form.get('event') === 'ONUSERADD')
    assert.equal(told.form.get('auth[application_token]'), application_token)
    await row(page, 'Book-keeping').getByRole('button', { name: 'Remove' }).click()
    await goOn(page)
    await row(page, 'Book-keeping').waitFor({ state: 'detached' })
    await page.getByText('No outgoing webhooks').waitFor()
    // what is wrong with an address is found out after it was made, and shown to whoever looks at the list
    const add = (NAME, URL) => world.server.call('ada', 'confab.admin.outgoing.add', { NAME, URL, EVENTS: ['ONUSERADD'] })
    await page.getByRole('button', { name: 'Add an outgoing webhook' }).click()
    await page.getByLabel('Name').fill('Inner')
    await page.getByLabel('Address').fill('http://10.0.0.5/crm')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'I have noted it' }).click()
    await row(page, 'Inner').getByText('refused: 10.0.0.5 is not a public address; to call it, start with --allow 10.0.0.5').waitFor()
    const gone = await listener(410)
    await add('Gone', `${gone.base}/crm`)
    await visit(page, 'outgoing', 'Outgoing webhooks')
    await world.server.call('ada', 'confab.admin.people.add', { LOGIN: 'emmy', NAME: 'Emmy', LAST_NAME: 'Noether' })
    await row(page, 'Gone').getByText(/^It answered 410 at \d\d:\d\d:\d\d/).waitFor()
    await world.shoot(page, `${name}-warned`)
    for (const [language, words] of [['de', /^abgelehnt: 10\.0\.0\.5 ist keine/], ['ru', /^отказано: 10\.0\.0\.5 — не/]]) {
      await page.evaluate((chosen) => localStorage.setItem('confab.locale', chosen), language)
      await page.reload()
      await row(page, 'Inner').getByText(words).waitFor()
    }
    const { outgoing } = await world.server.call('ada', 'confab.admin.outgoing.list')
    for (const { id } of outgoing) await world.server.call('ada', 'confab.admin.outgoing.remove', { ID: id })
    gone.close()
    ear.close()
  },

  async 'console-browsers'(world, name) {
    const ben = await world.open('ben')
    const page = await world.open('ada')
    await visit(page, 'people', 'People')
    await page.route(/confab\.sessions\.list/, (route) => route.abort(), { times: 1 })
    await row(page, 'Ben Franklin').getByRole('button', { name: 'Browsers signed in' }).click()
    await dialog(page).getByText('The browsers could not be loaded').waitFor()
    await world.shoot(page, `${name}-not-loaded`)
    await dialog(page).getByRole('button', { name: 'Try again' }).click()
    const list = dialog(page).getByRole('list', { name: 'Signed-in browsers' })
    await list.getByText(/Chrome \d+, Linux/).first().waitFor()
    await list.getByText(/last used 1 minute ago/).first().waitFor()
    // pointed at, the moment is told by the clock here
    assert.match(await list.locator('time').first().getAttribute('title'), /\d\d:\d\d:\d\d/)
    assert.doesNotMatch(await dialog(page).innerText(), /\d-\d\dT\d\d:/)
    await world.shoot(page, name)
    const all = await list.getByRole('listitem').count()
    await list.getByRole('button', { name: /^Sign out/ }).first().click()
    await page.waitForFunction((left) => document.querySelectorAll('[role=dialog] li').length === left, all - 1)
    await ben.waitForURL(/sign-in/)
    // who did it is told by name, with the picture that the messenger shows too
    await visit(page, 'audit', 'Audit log')
    const line = row(page, 'sessions.revoke').first()
    await line.getByText('Ada Lovelace', { exact: true }).waitFor()
    await line.getByText(/^Browser of Ada Lovelace/).waitFor()
    const color = (where) => page.locator(`${where} .avatar`).first().evaluate((one) => getComputedStyle(one).backgroundColor)
    assert.equal(await color('tbody tr'), await color('.me'))
    const who = page.getByRole('combobox', { name: 'Who' })
    await who.fill('Ben')
    await page.locator('datalist option[value="Ben Franklin (2)"]').waitFor({ state: 'attached' })
    await who.fill('Ben Franklin (2)')
    // what he did may have been done to her
    const doers = page.locator('tbody td:nth-child(2)')
    await doers.filter({ hasText: 'Ada Lovelace' }).first().waitFor({ state: 'detached' })
    await who.fill('ada')
    await page.keyboard.press('Tab')
    await row(page, 'sessions.revoke').first().waitFor()
    assert.equal(await who.inputValue(), 'Ada Lovelace (1)')
    await world.shoot(page, `${name}-audit`)
    await page.evaluate(() => localStorage.setItem('confab.locale', 'de'))
    await visit(page, 'audit', 'Protokoll')
    await row(page, 'sessions.revoke').first().getByText('Browser von Ada Lovelace').waitFor()
  },

  async 'console-webhook-life'(world, name) {
    const page = await world.open('ada')
    const status = async (url) => (await fetch(`${url.replace(/\/$/, '')}/profile`)).status
    await visit(page, 'webhooks', 'Incoming webhooks')
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await page.getByLabel('Title').fill('Night shift')
    // whom it acts for is found by name; oneself, unless another is chosen
    const whom = page.getByRole('combobox', { name: 'Acts for' })
    assert.equal(await whom.inputValue(), 'Ada Lovelace (1)')
    await whom.fill('franklin')
    await page.locator('datalist option[value="Ben Franklin (2)"]').waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('input[required][list]').value === 'Ben Franklin (2)')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const first = await noted(page)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    assert.equal(await status(first.Address), 200)
    assert.match(first.Address, /\/rest\/2\//)
    await row(page, 'Night shift').getByRole('button', { name: 'New code' }).click()
    await goOn(page)
    const second = await noted(page)
    await page.getByRole('button', { name: 'I have noted it' }).click()
    assert.equal(await status(first.Address), 401, 'the old code is out')
    assert.equal(await status(second.Address), 200)
    await row(page, 'Night shift').getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Title').fill('Day shift')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await row(page, 'Day shift').waitFor()
    await world.shoot(page, name)
    await row(page, 'Day shift').getByRole('button', { name: 'Remove' }).click()
    await goOn(page)
    await row(page, 'Day shift').waitFor({ state: 'detached' })
    assert.equal(await status(second.Address), 401)
  },
}
