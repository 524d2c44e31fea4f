// Without a line: what is opened, wished and done while there is none, and what becomes of it when it is back.
import assert from 'node:assert/strict'
import { choose, field, line, list, message, say, talking } from './steps.mjs'

/** Twenty lines of a chat, said by Ben. */
async function told(world, title, count = 20) {
  const chat = await world.server.call('ada', 'im.chat.add', { TITLE: title, USERS: [2] })
  const cmd = {}
  for (let i = 0; i < count; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=chat${chat}&MESSAGE=Said+${i}.`
  await world.server.call('ben', 'batch', { halt: 1, cmd })
  await world.server.call('ada', 'im.dialog.read', { DIALOG_ID: `chat${chat}` })
  return `chat${chat}`
}

const cut = async (page) => {
  await page.context().setOffline(true)
  await page.getByText('No connection. What you send').waitFor()
}

export const lineFlows = {
  async 'opened-without-a-line'(world, name) {
    await told(world, 'Tunnel', 50)
    await told(world, 'Daylight')
    const page = await world.open('ada')
    await line(page, 'Daylight').getByRole('link').click()
    await message(page, 'Said 19.').waitFor()
    await cut(page)
    await line(page, 'Tunnel').getByRole('link').click()
    await page.getByRole('heading', { name: 'Tunnel' }).waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await world.shoot(page, name)
    await field(page).fill('Written in the tunnel')
    await field(page).press('Enter')
    await message(page, 'Written in the tunnel').getByRole('img', { name: 'Sending…' }).waitFor()
    await page.context().setOffline(false)
    // nobody does anything: the history comes, and what was written stands once behind it
    await message(page, 'Said 49.').waitFor()
    await message(page, 'Written in the tunnel').getByRole('img', { name: /Sent|Read/ }).waitFor()
    assert.equal(await message(page, 'Written in the tunnel').count(), 1)
    await list(page).evaluate((box) => (box.scrollTop = 0))
    await message(page, 'Said 0.').waitFor()
    // who waits at the upper end while there is no line gets what is above when it is back
    const long = await told(world, 'Long tunnel', 50)
    const more = {}
    for (let i = 50; i < 100; i++) more[`m${i}`] = `im.message.add?DIALOG_ID=${long}&MESSAGE=Said+${i}.`
    await world.server.call('ada', 'batch', { halt: 1, cmd: more })
    await line(page, 'Long tunnel').getByRole('link').click()
    await message(page, 'Said 99.').waitFor()
    await page.getByRole('heading', { name: 'Long tunnel' }).waitFor()
    let asked = 0
    page.on('request', (request) => request.url().endsWith('confab.messenger.page') && asked++)
    await cut(page)
    await list(page).evaluate((box) => (box.scrollTop = 0))
    await page.waitForTimeout(1_500)
    assert.ok(asked <= 2, `asked ${asked} times while there was no line`)
    await page.context().setOffline(false)
    await message(page, 'Said 40.').waitFor({ state: 'attached' })
  },

  async 'page-without-a-line'(world, name) {
    const page = await talking(world, 'ada', 3)
    await field(page).fill('Half a sentence')
    await page.waitForLoadState('networkidle')
    await cut(page)
    // what is likely to be wanted is there already
    await page.getByRole('link', { name: /Notifications/ }).click()
    await page.getByRole('heading', { name: 'Notifications' }).waitFor()
    await page.getByRole('link', { name: /Chats/ }).first().click()
    await page.goBack()
    await page.goBack()
    await field(page).waitFor()
    // what is not stays away until the line is back, and one stays where one is
    await page.getByRole('link', { name: 'Console' }).click()
    await page.getByText('No connection. The page opens as soon as there is one.').waitFor()
    assert.equal(await field(page).inputValue(), 'Half a sentence')
    assert.match(page.url(), /chats\/3$/)
    await world.shoot(page, name)
    await page.context().setOffline(false)
    await page.waitForURL('**/console/**')
    const heading = page.getByRole('heading', { level: 1 }).first()
    await heading.waitFor()
    // its styles were asked for without a line too
    const lost = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet]')].filter((one) => !one.sheet).map((one) => one.href))
    assert.deepEqual(lost, [])
    await page.goBack()
    await field(page).waitFor()
    await field(page).fill('')
  },

  async 'pages-of-an-older-server'(world, name) {
    // the server was renewed: it has the code of this page no more
    const page = await talking(world, 'ada', 3)
    await page.waitForLoadState('networkidle')
    let loads = 0
    page.on('framenavigated', (frame) => frame === page.mainFrame() && loads++)
    let gone = true
    await page.route(/assets\/ConsolePage-[^/]*\.js/, (route) => (gone ? route.fulfill({ status: 404, body: '' }) : route.continue()))
    await page.getByRole('link', { name: 'Console' }).click()
    // loaded anew once, which did not help
    await page.getByText('This page could not be loaded.').waitFor()
    await world.shoot(page, name)
    const before = loads
    await page.waitForTimeout(1_000)
    assert.equal(loads, before, 'not again and again')
    gone = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
    await page.waitForURL('**/console/**')
  },

  async 'refused-without-a-line'(world, name) {
    const dialog = await told(world, 'Hearts')
    const page = await talking(world, 'ada', dialog)
    const row = message(page, 'Said 19.')
    const react = async (what) => {
      await row.hover()
      await row.getByRole('button', { name: 'React' }).click()
      await page.getByRole('button', { name: what, exact: true }).click()
    }
    await react('👍')
    await row.getByRole('button', { name: /👍 1/ }).waitFor()
    await cut(page)
    // a reaction that was not taken does not stay, and the one before it does
    await react('❤️')
    await page.getByRole('status').getByText(/not|No/).first().waitFor()
    await row.getByRole('button', { name: /👍 1/ }).waitFor()
    assert.equal(await row.getByRole('button', { name: /❤️/ }).count(), 0)
    // nor does a pin in the list
    const [first] = await page.getByRole('navigation', { name: 'Chats' }).locator('.line b').allInnerTexts()
    await line(page, 'Hearts').hover()
    await line(page, 'Hearts').getByRole('button', { name: 'Hearts: …' }).click()
    await page.getByRole('menuitem', { name: 'Pin' }).click()
    await page.waitForTimeout(300)
    assert.equal(await line(page, 'Hearts').getByRole('img', { name: 'Pinned' }).count(), 0)
    assert.deepEqual((await page.getByRole('navigation', { name: 'Chats' }).locator('.line b').allInnerTexts())[0], first)
    await world.shoot(page, name)
    await page.context().setOffline(false)
    await page.getByText('No connection. What you send').waitFor({ state: 'detached' })
    const { reactions } = await world.server.call('ada', 'confab.messenger.page', { DIALOG_ID: dialog })
    assert.deepEqual(Object.values(reactions), [{ like: [1] }])
    // what was seen without a line is told when it is back
    await cut(page)
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: dialog, MESSAGE: 'Said meanwhile' })
    await page.context().setOffline(false)
    await message(page, 'Said meanwhile').waitFor()
    await page.waitForFunction(async (id) => {
      const answer = await fetch('rest/im.recent.list', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })
      return (await answer.json()).result.items.find((one) => String(one.id) === id)?.counter === 0
    }, dialog)
    await choose(page, row, 'Reply')
    await page.keyboard.press('Escape')
    await say(page, 'Thank you')
  },
}
