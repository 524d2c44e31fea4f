// What is new: where a chat begins, who has read, who was called, and finding something in it by keys.
import assert from 'node:assert/strict'
import { choose, field, holdBack, line, list, message, say, talk, talking, until } from './steps.mjs'

/** Ben says so many lines. */
async function lines(world, dialog, count, word = 'News') {
  for (let from = 0; from < count; from += 50) {
    const cmd = {}
    for (let i = from; i < Math.min(count, from + 50); i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=${dialog}&MESSAGE=${word}+${i}.`
    await world.server.call('ben', 'batch', { halt: 1, cmd })
  }
}

const counter = async (world, dialog) => (await world.server.call('ada', 'im.recent.list', {})).items.find((one) => String(one.id) === dialog)?.counter

/** Where the line of what is new stands in the list, and how far the list is from its end; pixels. */
const places = (page) => list(page).evaluate((box) => {
  const top = box.getBoundingClientRect().top
  const line = box.querySelector('.new-line')
  return { line: line ? Math.round(line.getBoundingClientRect().top - top) : null, below: Math.round(box.scrollHeight - box.scrollTop - box.clientHeight), room: box.clientHeight }
})

/** Until the list has stood still for a moment. */
async function rest(page) {
  for (let last = '', now = ' '; last !== now; ) {
    last = now
    await page.waitForTimeout(250)
    now = JSON.stringify(await places(page))
  }
  return places(page)
}

export const unreadFlows = {
  async 'begins-at-what-is-new'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Gazette', USERS: [2] })
    const dialog = `chat${chat}`
    await lines(world, dialog, 60, 'Old')
    const page = await world.open('ada')
    const open = async () => {
      await line(page, 'Gazette').getByRole('link').click()
      await list(page).locator('.new-line').waitFor()
      return rest(page)
    }
    await world.server.call('ada', 'im.dialog.read', { DIALOG_ID: dialog })
    for (const count of [3, 30, 90]) {
      await page.goto('/chats')
      await lines(world, dialog, count, `Batch${count}`)
      if (count === 30) await page.reload()
      await line(page, 'Gazette').getByText(String(count), { exact: true }).waitFor()
      const { line: top, below, room } = await open()
      // the first one that is new stands right behind the line
      const next = await list(page).evaluate((box) => box.querySelector('.new-line').nextElementSibling.innerText)
      assert.match(next, new RegExp(`Batch${count} 0\\.`))
      if (count === 3) {
        assert.ok(below < 3 && top > 0 && top < room, `all is seen: ${top} ${below}`)
      } else {
        assert.ok(top >= 0 && top < 120, `the line stands at ${top}`)
        assert.ok(below > 200, `${below} pixels are below`)
        const left = await counter(world, dialog)
        assert.ok(left > 0 && left < count, `${left} of ${count} are left`)
        await line(page, 'Gazette').getByText(String(left), { exact: true }).waitFor()
        if (count === 30) await world.shoot(page, name)
        if (count === 90) {
          // what is scrolled to is read
          await list(page).evaluate((box) => (box.scrollTop += box.clientHeight))
          await page.waitForFunction((was) => Number(document.querySelector('.line .count [aria-hidden]')?.textContent) < was, left)
          assert.ok((await counter(world, dialog)) > 0)
        }
        await page.getByRole('button', { name: 'To the newest message' }).click()
        await message(page, `Batch${count} ${count - 1}.`).waitFor()
      }
      await line(page, 'Gazette').locator('.count').waitFor({ state: 'detached' })
      assert.equal(await counter(world, dialog), 0)
    }
    // who answers has seen what was new
    await lines(world, dialog, 2, 'Last')
    await say(page, 'An answer')
    await page.goto('/chats')
    await lines(world, '1', 12, 'Between us')
    await talk(page, 2)
    await message(page, 'Between us 0.').waitFor()
    await list(page).locator('.new-line').waitFor()
    await say(page, 'All read')
    await list(page).locator('.new-line').waitFor({ state: 'detached' })
  },

  async 'begins-where-nobody-spoke'(world, name) {
    // what the system said is nothing to begin at
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Minutes', USERS: [2] })
    await lines(world, `chat${chat}`, 60, 'Old')
    await world.server.call('ada', 'im.dialog.read', { DIALOG_ID: `chat${chat}` })
    await lines(world, `chat${chat}&SYSTEM=Y`, 70, 'Noted')
    const page = await talking(world, 'ada', `chat${chat}`)
    await list(page).getByText('Noted 69.').waitFor()
    const { line: top, below } = await rest(page)
    assert.ok(top === null && below < 3, `${top} ${below}`)
    await world.shoot(page, name)
    // a screen that holds more than is loaded at once gets the rest without being scrolled
    await page.setViewportSize({ width: 1280, height: 5_000 })
    await page.reload()
    await message(page, 'Old 10.').waitFor({ state: 'attached' })
    // a chat that is refused is not asked for again and again
    let asked = 0
    page.on('request', (request) => request.url().endsWith('confab.messenger.page') && asked++)
    await page.goto('/chats/chat99999')
    await page.getByText('This chat is not here').waitFor()
    await page.waitForTimeout(4_000)
    assert.ok(asked <= 2, `asked ${asked} times`)
  },

  async 'read-told-again'(world, name) {
    const told = async (title) => {
      const chat = await world.server.call('ada', 'im.chat.add', { TITLE: title, USERS: [2] })
      await lines(world, `chat${chat}`, 120, title)
      await world.server.call('ada', 'im.dialog.read', { DIALOG_ID: `chat${chat}` })
      await lines(world, `chat${chat}`, 2, 'Fresh')
      return `chat${chat}`
    }
    const isRead = async (dialog) => {
      await until(async () => (await counter(world, dialog)) === 0, 250)
      assert.equal(await counter(world, dialog), 0)
    }
    const [first, second] = [await told('Post'), await told('Relay')]
    const page = await world.open('ada')
    // nobody moves, and the line is there all the time
    let refused = 0
    await page.route('**/rest/im.dialog.read', (route) => (++refused, route.abort()), { times: 1 })
    await line(page, 'Post').getByRole('link').click()
    await message(page, 'Fresh 1.').waitFor()
    await isRead(first)
    assert.equal(refused, 1)
    // who goes to a message while a chat is opened stays there
    const letGo = await holdBack(page, '**/rest/confab.messenger.page')
    const [{ id }] = (await world.server.call('ada', 'im.dialog.messages.search', { CHAT_ID: Number(second.slice(4)), SEARCH_MESSAGE: 'Relay 5.' })).messages
    await line(page, 'Relay').getByRole('link').click()
    await page.getByRole('heading', { name: 'Relay' }).waitFor()
    // as a link to a message of the same chat does
    await page.evaluate(([to]) => { history.pushState(history.state, '', to); dispatchEvent(new PopStateEvent('popstate', { state: history.state })) }, [`/chats/${second}?message=${id}`])
    await list(page).locator('.marked').getByText('Relay 5.').waitFor()
    letGo()
    await page.waitForTimeout(1_500)
    const { below } = await rest(page)
    assert.ok(below > 1_000, `${below} pixels are below`)
    assert.ok((await counter(world, second)) > 0, 'what was not shown was not read')
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await message(page, 'Fresh 1.').waitFor()
    await isRead(second)
  },

  async 'bots-do-not-read'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Unseen', USERS: [2, world.bot.id] })
    const page = await talking(world, 'ada', `chat${chat}`)
    await say(page, 'Has anybody seen this?')
    await world.bot.say(`chat${chat}`, 'I only work here')
    await message(page, 'I only work here').waitFor()
    await message(page, 'Has anybody seen this?').getByRole('img', { name: 'Sent' }).waitFor()
    await page.reload()
    await message(page, 'I only work here').waitFor()
    await page.waitForLoadState('networkidle')
    await message(page, 'Has anybody seen this?').getByRole('img', { name: 'Sent' }).waitFor()
    await choose(page, message(page, 'Has anybody seen this?'), 'Read by…')
    await page.getByRole('dialog', { name: 'Nobody has read it yet.' }).waitFor()
    await world.shoot(page, name)
    await page.keyboard.press('Escape')
    await world.server.call('ben', 'im.dialog.read', { DIALOG_ID: `chat${chat}` })
    await message(page, 'Has anybody seen this?').getByRole('img', { name: 'Read' }).waitFor()
  },

  async 'called-by-name'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Workshop', USERS: [2, 3] })
    const dialog = `chat${chat}`
    const page = await talking(world, 'ada', 5)
    const row = line(page, 'Workshop')
    const mark = row.getByRole('img', { name: 'You are mentioned' })
    const post = (MESSAGE) => world.server.call('ben', 'im.message.add', { DIALOG_ID: dialog, MESSAGE })
    const none = async (MESSAGE, count) => {
      await post(MESSAGE)
      await row.getByText(String(count), { exact: true }).waitFor()
      assert.equal(await mark.count(), 0, MESSAGE)
    }
    // somebody else, and what calls nobody
    await world.server.call('ada', 'im.dialog.read', { DIALOG_ID: dialog })
    await none('[USER=3]Grace[/USER], please', 1)
    await none('[CODE][USER=1]Ada[/USER][/CODE]', 2)
    await none('>>[USER=1]Ada[/USER] said so', 3)
    const id = await post('[USER=1]Ada[/USER], could you look?')
    await mark.waitFor()
    // as it is told, and as it is found when the page is loaded anew
    await page.goto('/chats')
    await mark.waitFor()
    await world.shoot(page, `${name}-list`)
    await world.server.call('ben', 'im.message.update', { MESSAGE_ID: id, MESSAGE: 'Never mind' })
    await mark.waitFor({ state: 'detached' })
    await post('[USER=all]Everybody[/USER], come here')
    await mark.waitFor()
    await page.reload()
    await mark.waitFor()
    await post('[USER=1]Ada[/USER] first')
    await row.getByText('6', { exact: true }).waitFor()
    await row.getByRole('link').click()
    const called = list(page).locator('.bubble.called')
    await called.filter({ hasText: 'first' }).waitFor()
    assert.equal(await called.count(), 2)
    await called.first().getByText('Mentions you').waitFor()
    await mark.waitFor({ state: 'detached' })
    await world.shoot(page, name)
    await field(page).fill('[USER=1]Ada[/USER] answers herself')
    await field(page).press('Enter')
    await message(page, 'answers herself').waitFor()
    assert.equal(await called.count(), 2)
  },

  async 'search-by-keys'(world, name) {
    const focused = (page) => page.evaluate(() => {
      const one = document.activeElement
      return one === document.body ? 'nothing' : one.getAttribute('aria-label') || one.innerText || one.tagName
    })
    for (const size of ['laptop', 'phone']) {
      const page = await talking(world, 'ada', 5, { size })
      if (size === 'laptop') await say(page, 'A thimble among the cogs')
      const open = page.getByRole('button', { name: 'Search in this chat' })
      await open.click()
      // nobody clicks into the field
      await page.keyboard.type('thimble')
      assert.equal(await page.getByRole('searchbox', { name: 'Search in this chat' }).inputValue(), 'thimble')
      await page.getByRole('complementary').getByRole('button', { name: /A thimble/ }).waitFor()
      if (size === 'laptop') await world.shoot(page, name)
      await page.keyboard.press('Tab')
      for (let i = 0; i < 4 && !/A thimble/.test(await focused(page)); i++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await list(page).locator('.marked').getByText('A thimble').waitFor()
      if (size === 'phone') {
        assert.match(await focused(page), /^Ada Lovelace|A thimble/, 'the message has it, as the panel is gone')
        // the text does not take the focus there: the key goes on to the list
        await open.focus()
        await page.keyboard.press('Escape')
        await page.waitForURL(/chats$/)
        continue
      }
      await page.keyboard.press('Escape')
      assert.equal(await focused(page), 'Search in this chat')
      // one step back for each key, and none of them closes the chat at once
      await page.keyboard.press('Escape')
      assert.match(page.url(), /chats\/5$/)
      assert.equal(await focused(page), 'Write a message')
      await open.click()
      await page.keyboard.press('Escape')
      assert.match(page.url(), /chats\/5$/)
      await open.click()
      await open.click()
      await page.keyboard.press('Escape')
      assert.match(page.url(), /chats\/5$/)
      await field(page).focus()
      await page.keyboard.press('Escape')
      await page.getByText('Choose a chat').waitFor()
    }
  },
}
