// What somebody's hands do all day, who came from another messenger.
import assert from 'node:assert/strict'
import { field, line, list, message, say, talk, talking } from './steps.mjs'

const CODE = '[code]const answer = 42\nconsole.log("a line that is so long that it has to be broken somewhere, or nobody sees where it ends", answer)[/code]'

export const dailyFlows = {
  async 'unread-only'(world, name) {
    const chats = []
    for (const TITLE of ['Daily one', 'Daily two', 'Daily three']) chats.push(await world.server.call('ada', 'im.chat.add', { TITLE, USERS: [2] }))
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chats[1]}`, MESSAGE: 'News for Ada' })
    const page = await world.open('ada')
    await line(page, 'Daily one').waitFor()
    const filter = page.getByRole('button', { name: 'Unread only' })
    await filter.click()
    await line(page, 'Daily two').waitFor()
    assert.equal(await line(page, 'Daily one').count(), 0)
    assert.equal(await filter.getAttribute('aria-pressed'), 'true')
    await world.shoot(page, name)
    // what is read meanwhile stays as long as it is open
    await line(page, 'Daily two').click()
    await message(page, 'News for Ada').waitFor()
    await line(page, 'Daily two').locator('.count').waitFor({ state: 'detached' })
    assert.equal(await line(page, 'Daily two').count(), 1)
    await filter.click()
    await line(page, 'Daily one').waitFor()
    // Alt and an arrow open the next one, also while one writes
    await field(page).fill('Half a word')
    const order = await page.getByRole('navigation', { name: 'Chats' }).locator('a').evaluateAll((all) => all.map((one) => new URL(one.href).pathname))
    const at = order.indexOf(new URL(page.url()).pathname)
    await field(page).press('Alt+ArrowDown')
    await page.waitForURL((now) => now.pathname === order[at + 1])
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForURL((now) => now.pathname === order[at])
    await field(page).waitFor()
    assert.equal(await field(page).inputValue(), 'Half a word')
    await field(page).fill('')
  },

  async 'rest-not-loaded'(world, name) {
    const page = await world.open('ada')
    const rest = page.getByRole('region', { name: 'Chats' }).getByRole('status').filter({ hasText: 'Chats could not be loaded' })
    let lost = true
    await page.route(/im\.recent\.list/, async (route) => {
      if (!lost) return route.continue()
      const answer = await route.fetch()
      const body = await answer.json()
      if (body.result.items.length === 0 || /"OFFSET":[1-9]/.test(route.request().postData() ?? '')) return route.abort()
      // read, and not all there are
      const items = body.result.items.map((one) => ({ ...one, counter: 0, unread: false }))
      return route.fulfill({ response: answer, json: { ...body, result: { ...body.result, items, has_more: true, hasMore: true } } })
    })
    await page.reload()
    // below the lines that are there, also where nothing is left out
    const lines = page.getByRole('navigation', { name: 'Chats' }).locator('.line')
    await lines.first().waitFor()
    const list = page.locator('section.side .scroll')
    const down = () => list.evaluate((box) => {
      box.scrollTop = box.scrollHeight
      box.dispatchEvent(new Event('scroll'))
    })
    await down()
    await rest.waitFor()
    await down()
    await world.shoot(page, `${name}-plain`)
    await page.getByRole('button', { name: 'Unread only' }).click()
    await page.getByText('Chats could not be loaded').waitFor()
    assert.equal(await rest.count(), 0, 'said once')
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Unread only' }).click()
    await rest.waitFor()
    lost = false
    await rest.getByRole('button', { name: 'Try again' }).click()
    await rest.waitFor({ state: 'detached' })
    lost = true
    await page.reload()
    await page.getByRole('button', { name: 'Unread only' }).click()
    await page.getByText('Chats could not be loaded').waitFor()
    lost = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Everything is read').waitFor()
  },

  async 'ready-hands'(world, name) {
    const page = await world.open('ada', { to: `chats/${world.bot.id}` })
    await page.getByRole('button', { name: 'Commands', exact: true }).click()
    await page.getByRole('option', { name: /\/help/ }).waitFor()
    await page.keyboard.press('Escape')
    await field(page).fill('')
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Hands', USERS: [2, 5] })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: CODE })
    await talk(page, `chat${chat}`)
    assert.equal(await page.getByRole('button', { name: 'Commands', exact: true }).count(), 0, 'no bot is here')
    const pre = list(page).locator('pre')
    await pre.waitFor()
    assert.ok(await pre.evaluate((one) => one.scrollWidth <= one.clientWidth), 'code is seen to its end')
    await list(page).getByRole('button', { name: 'Copy the code' }).click()
    await page.getByRole('status').getByText('Copied', { exact: true }).waitFor()
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^const answer = 42\nconsole\.log\(.*answer\)$/)
    // what was picked lately comes first the next time
    const emoji = page.getByRole('button', { name: 'Emoji' })
    await emoji.click()
    await page.getByRole('button', { name: '🚀' }).click()
    await field(page).click()
    await emoji.click()
    await page.getByRole('group', { name: 'Used lately' }).getByRole('button', { name: '🚀' }).waitFor()
    await world.shoot(page, name)
    await field(page).click()
    await field(page).fill('')
    await say(page, 'A needle in the haystack')
    await page.getByRole('button', { name: 'Search in this chat' }).click()
    await page.getByRole('searchbox', { name: 'Search in this chat' }).fill('needle')
    await page.getByRole('complementary').locator('mark').getByText('needle').waitFor()
    await world.shoot(page, `${name}-found`)
    // people one has met are found by their first letter, here and where a chat is begun
    await page.getByRole('searchbox', { name: /Search people/ }).fill('k')
    await page.getByRole('button', { name: /^Katherine Johnson/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'New chat' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Katherine Johnson/ }).waitFor()
    await world.shoot(page, `${name}-new-chat`)
  },

  async 'written-anywhere'(world, name) {
    const page = await talking(world, 'ada', 4)
    await say(page, 'Clicked on, and then written')
    const row = message(page, 'Clicked on').last()
    await row.getByRole('img', { name: 'Sent' }).waitFor()
    await row.locator('.text').click()
    await page.keyboard.type('a word or two')
    assert.equal(await field(page).inputValue(), 'a word or two')
    assert.equal(await page.getByRole('toolbar', { name: 'Selected messages' }).count(), 0, 'nothing is selected')
    await field(page).fill('')
    // the same by keys alone, and from a button; what is pasted too
    await row.focus()
    await page.keyboard.press('Space')
    await page.keyboard.type('/')
    assert.equal(await field(page).inputValue(), '/')
    await field(page).fill('')
    await page.evaluate(() => navigator.clipboard.writeText('carried here'))
    await page.getByRole('button', { name: 'Formatting' }).click()
    await page.keyboard.press('Control+v')
    assert.equal(await field(page).inputValue(), 'carried here')
    await page.getByRole('button', { name: 'Formatting' }).click()
    await field(page).fill('')
    // who writes elsewhere goes on there
    await page.getByRole('searchbox', { name: /Search people/ }).click()
    await page.keyboard.type('Ben')
    assert.equal(await page.getByRole('searchbox', { name: /Search people/ }).inputValue(), 'Ben')
    await page.keyboard.press('Escape')
    await row.locator('.text').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    const [menu, bubble] = [await page.getByRole('menu').boundingBox(), await row.locator('.text').boundingBox()]
    assert.ok(Math.abs(menu.x - (bubble.x + bubble.width / 2)) < menu.width + 20, 'the menu is where the pointer is')
    await page.keyboard.type('re')
    assert.equal(await field(page).inputValue(), '', 'a menu is chosen from by letters')
    await world.shoot(page, name)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    // a link and chosen words have the browser's own menu
    await say(page, 'A page: https://example.com/page')
    const other = message(page, 'A page:').last()
    await other.getByRole('link').click({ button: 'right' })
    assert.equal(await page.getByRole('menu').count(), 0)
    const words = () => page.evaluate(() => getSelection().toString())
    await row.locator('.text').evaluate((text) => getSelection().selectAllChildren(text))
    await row.locator('.text').click({ button: 'right' })
    assert.equal(await words(), 'Clicked on, and then written')
    assert.equal(await page.getByRole('menu').count(), 0)
    // but not the words of other messages
    await other.locator('.text').click({ button: 'right', position: { x: 5, y: 5 } })
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    // a Mac chooses the word under the pointer before it asks for the menu
    await page.evaluate(() => {
      getSelection().removeAllRanges()
      window.addEventListener('contextmenu', (event) => getSelection().selectAllChildren(event.target), { capture: true, once: true })
    })
    await row.locator('.text').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    assert.equal(await words(), 'Clicked on, and then written')
  },
}
