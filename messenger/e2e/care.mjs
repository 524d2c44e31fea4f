// Nothing is lost: what is refused, what is begun, what was cut off; and how much a page weighs.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { gzipSync } from 'node:zlib'
import { choose, field, line, list, message, say, talk, talking, until } from './steps.mjs'

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'
const WEIGHT_MAX = 500_000

export const careFlows = {
  async 'weight'(world, name) {
    const page = await world.open('ada')
    const sizes = new Map()
    page.on('response', async (answer) => {
      const body = await answer.body().catch(() => Buffer.alloc(0))
      const packed = /font|image/.test(answer.headers()['content-type'] ?? '') ? body.length : gzipSync(body).length
      sizes.set(answer.url(), packed)
    })
    await page.goto('/chats')
    await page.getByText('Choose a chat').waitFor()
    await page.waitForLoadState('networkidle')
    const sum = [...sizes.values()].reduce((all, one) => all + one, 0)
    console.log(`     the first page weighs ${Math.round(sum / 1000)} KB in ${sizes.size} answers`)
    assert.ok(sum > 50_000 && sum <= WEIGHT_MAX, [...sizes].map((one) => one.join(' ')).join('\n'))
    await world.shoot(page, name)
  },

  async 'refused-message'(world, name) {
    const page = await talking(world, 'ada', 3)
    await say(page, 'To be answered')
    await message(page, 'To be answered').getByRole('img', { name: 'Sent' }).waitFor()
    await page.route('**/rest/im.message.add', (route) => route.fulfill({
      status: 400, json: { error: 'MESSAGE_TOO_LONG', error_description: 'The message is too long' },
    }), { times: 1 })
    await choose(page, message(page, 'To be answered').last(), 'Reply')
    await say(page, 'Much too long')
    const row = message(page, 'Much too long')
    await row.getByText('Not sent. The server refused this. MESSAGE_TOO_LONG: The message is too long').waitFor()
    await world.shoot(page, name)
    await field(page).fill('Something else')
    await row.getByRole('button', { name: 'Edit' }).click()
    await row.waitFor({ state: 'detached' })
    assert.equal(await field(page).inputValue(), 'Much too long\nSomething else')
    await page.getByText('Reply to Ada Lovelace').waitFor()
    await say(page, 'Short enough')
    await message(page, 'Short enough').getByRole('img', { name: 'Sent' }).waitFor()
    await message(page, 'Short enough').getByRole('button', { name: /To be answered/ }).waitFor()
  },

  async 'outbox-full'(world, name) {
    const page = await talking(world, 'ada', 3)
    await page.route('**/rest/im.message.add', (route) => route.abort())
    await page.evaluate(() => {
      for (let i = 0; i < 200; i++) {
        localStorage.setItem(`confab.outbox.full${i}`, JSON.stringify({ uuid: `full${i}`, user: 1, dialog: '5', text: `waits ${i}`, since: i }))
      }
    })
    await page.reload()
    await field(page).fill('One more')
    await field(page).press('Enter')
    await page.getByText('Too many messages wait to be sent.').first().waitFor()
    assert.equal(await field(page).inputValue(), 'One more')
    await world.shoot(page, name)
    await page.evaluate(() => localStorage.clear())
  },

  async 'longer-than-a-message'(world, name) {
    const page = await talking(world, 'ada', 3)
    await field(page).fill(`Begins here ${'🙂'.repeat(20_000)}`)
    await field(page).press('Enter')
    await page.getByText('A message holds 20,000 letters. This one has 12 more.').first().waitFor()
    assert.match(await field(page).inputValue(), /^Begins here/)
    await world.shoot(page, name)
    // as many as it holds are sent, and none of them is cut off
    await field(page).fill('🙂'.repeat(20_000))
    await field(page).press('Enter')
    await page.waitForFunction(() => document.querySelector('textarea').value === '')
    const newest = async () => (await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: '3', LIMIT: 1 })).messages[0].text
    assert.ok(await until(async () => [...(await newest())].length === 20_000))
  },

  async 'upload-goes-on'(world, name) {
    const page = await talking(world, 'ada', 3)
    await page.context().setOffline(true)
    await page.locator('input[type=file]').first().setInputFiles({ name: 'later.txt', mimeType: 'text/plain', buffer: Buffer.from('later') })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Not sent. The server cannot be reached.').waitFor()
    await world.shoot(page, name)
    await page.context().setOffline(false)
    await list(page).getByText('later.txt').waitFor({ timeout: 20_000 })
    await page.getByText('Not sent. The server cannot be reached.').waitFor({ state: 'detached' })
  },

  async 'begun-and-kept'(world, name) {
    await world.bot.say(1, 'Here I am')
    const page = await talking(world, 'ada', 2)
    await say(page, 'To come back to')
    await choose(page, message(page, 'To come back to').last(), 'Reply')
    await page.locator('input[type=file]').first().setInputFiles({ name: 'engine.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') })
    await field(page).fill('Half a reply')
    await line(page, 'Robo').getByRole('link').click()
    await page.getByRole('heading', { name: 'Robo' }).waitFor()
    assert.equal(await page.getByText('engine.png').count(), 0)
    await line(page, 'Ben Franklin').getByRole('link').click()
    await page.getByText('Reply to Ada Lovelace').waitFor()
    await page.getByRole('list', { name: 'Files to be sent' }).getByText('engine.png').waitFor()
    assert.equal(await field(page).inputValue(), 'Half a reply')
    await world.shoot(page, name)
    // each tab writes its own drafts, and hears of the other's
    const other = await world.sibling(page)
    await talk(other, world.bot.id)
    await field(other).fill('To Robo')
    await line(page, 'Robo').getByText('To Robo').waitFor()
    await line(other, 'Ben Franklin').getByText('Half a reply').waitFor()
    await page.reload()
    await line(page, 'Robo').getByText('To Robo').waitFor()
    assert.equal(await field(page).inputValue(), 'Half a reply')
    await field(page).fill('')
    await field(other).fill('')
    await line(page, 'Robo').getByText('Draft:').waitFor({ state: 'detached' })
  },

  async 'join-an-open-chat'(world, name) {
    const chat = await world.server.call('ben', 'im.chat.add', { TYPE: 'OPEN', TITLE: 'Almanac', USERS: [3] })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Everybody may read this' })
    const page = await world.open('ada')
    await page.goto(`/chats/chat${chat}`)
    await message(page, 'Everybody may read this').waitFor()
    await page.getByText('You are reading this open chat as a guest.').waitFor()
    assert.equal(await field(page).count(), 0)
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    assert.equal(await page.getByRole('button', { name: 'Leave the chat' }).count(), 0)
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Join' }).click()
    await say(page, 'Now I may write')
    await line(page, 'Almanac').waitFor()
  },

  async 'many-members'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Whole company', USERS: [2] })
    const page = await world.open('ada')
    const card = (id) => ({ id, name: `Member ${id}`, first_name: 'Member', last_name: String(id), bot: false, active: true, status: 'offline', color: '#5b6ee1', avatar: '', work_position: '', phones: false })
    await page.route('**/rest/im.dialog.users.list', (route) => {
      const { LAST_ID, LIMIT } = route.request().postDataJSON()
      const all = Array.from({ length: 230 }, (_, at) => card(1001 + at)).filter((one) => one.id > LAST_ID)
      return route.fulfill({ json: { result: all.slice(0, LIMIT), total: 230 } })
    })
    await talk(page, `chat${chat}`)
    await page.getByRole('heading', { name: 'Whole company' }).waitFor()
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    const panel = page.getByRole('complementary')
    await panel.getByText('Member 1100').waitFor()
    assert.equal(await panel.getByText('Member 1101').count(), 0)
    for (const last of ['Member 1100', 'Member 1200', 'Member 1230']) {
      await panel.getByText(last).waitFor()
      await panel.getByText(last).scrollIntoViewIfNeeded()
    }
    await world.shoot(page, name)
  },
}
