// What people are used to: the way back, what is said in passing, who writes, and addresses that lead nowhere.
import assert from 'node:assert/strict'
import { choose, field, line, list, message, press, say, talking } from './steps.mjs'

const shown = (page, selector) => page.locator(selector).first().boundingBox()

/** The way back closes something, and the page stays where it is. */
async function back(page, open, where = /chats\/2$/) {
  await open.waitFor()
  await page.goBack()
  await open.waitFor({ state: 'detached' })
  await page.waitForURL(where)
}

export const habitFlows = {
  async 'way-back'(world, name) {
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Back and forth' })
    const page = await world.open('ada', { size: 'phone' })
    await line(page, 'Ben Franklin').tap()
    await message(page, 'Back and forth').last().waitFor()
    await page.getByRole('button', { name: /Ben Franklin/ }).first().tap()
    const said = message(page, 'Back and forth').last()
    await back(page, page.getByRole('complementary'))
    await said.waitFor()
    await page.getByRole('button', { name: 'Search in this chat' }).tap()
    await page.getByRole('searchbox', { name: 'Search in this chat' }).waitFor()
    await world.shoot(page, name)
    await back(page, page.getByRole('searchbox', { name: 'Search in this chat' }))
    // a menu too, and what was chosen is let go
    await press(page, said.locator('.bubble'))
    await back(page, page.getByRole('menu'))
    await page.getByRole('button', { name: 'Emoji' }).tap()
    await back(page, page.getByRole('dialog', { name: 'Emoji' }))
    await press(page, said.locator('.bubble'))
    await page.getByRole('menuitem', { name: 'Select', exact: true }).tap()
    await back(page, page.getByRole('toolbar', { name: 'Selected messages' }))
    await said.waitFor()
    await page.goBack()
    await line(page, 'Ben Franklin').waitFor()
    assert.match(page.url(), /chats$/)
    // with a page behind this one that it could lead to
    await line(page, 'Ben Franklin').tap()
    await page.getByRole('button', { name: 'Back to the list' }).tap()
    await page.getByRole('button', { name: 'New chat' }).tap()
    await back(page, page.getByRole('dialog'), /chats$/)
    await line(page, 'Ben Franklin').waitFor()
    await page.goBack()
    await page.waitForURL(/chats\/2$/)
  },

  async 'notes-for-oneself'(world, name) {
    const page = await world.open('ben')
    await page.locator('.me').click()
    await page.getByRole('menuitem', { name: 'Notes for yourself' }).click()
    await page.locator('header.bar').getByText('Notes, only for you').waitFor()
    await page.getByText('What you write here only you can read.').waitFor()
    await world.shoot(page, name)
    await say(page, 'Look up the plan')
    await line(page, 'Ben Franklin').getByText('You', { exact: true }).waitFor()
    // an address over words makes a link of them
    await page.evaluate(() => navigator.clipboard.writeText('https://example.com/plan'))
    await field(page).fill('Here is the plan')
    await field(page).evaluate((box) => box.setSelectionRange(12, 16))
    await page.keyboard.press('Control+v')
    assert.equal(await field(page).inputValue(), 'Here is the [URL=https://example.com/plan]plan[/URL]')
    await page.keyboard.press('Enter')
    await message(page, 'Here is the plan').getByRole('link', { name: 'plan' }).waitFor()
    await world.shoot(page, `${name}-written`)
    // who leaves a chat that has no line goes on from the list all the same
    await page.goto('/chats/5')
    await field(page).focus()
    assert.equal(await line(page, 'Katherine Johnson').count(), 0)
    await page.keyboard.press('Escape')
    await page.getByText('Choose a chat').waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('.side nav'))
  },

  async 'way-back-on-a-laptop'(world) {
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Back and forth' })
    const page = await world.open('ada')
    await line(page, 'Ben Franklin').click()
    const said = message(page, 'Back and forth').last()
    await said.hover()
    await said.getByRole('button', { name: 'React' }).click()
    await back(page, page.getByRole('dialog', { name: 'React' }))
    await choose(page, said, 'Select')
    await back(page, page.getByRole('toolbar', { name: 'Selected messages' }))
    // what stands beside the chat is closed as soon as it lies over it
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    const panel = page.getByRole('complementary')
    await panel.waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    await back(page, panel)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    await panel.waitFor()
    await page.goBack()
    await page.waitForURL(/chats$/)
  },

  async 'told-over-the-page'(world, name) {
    const page = await talking(world, 'ada', 5, { size: 'phone' })
    // it stays until it is sent away, however long the pictures take
    await page.addInitScript(() => {
      const later = window.setTimeout
      window.setTimeout = (what, millis, ...more) => later(what, millis === 5000 ? 120_000 : millis, ...more)
    })
    await page.reload()
    await field(page).fill('Copied on a phone')
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    await message(page, 'Copied on a phone').last().getByRole('img', { name: 'Sent' }).waitFor()
    const before = [await shown(page, '.composer'), await shown(page, 'header.bar')]
    await message(page, 'Copied on a phone').last().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Copy text' }).tap()
    await page.locator('.toast').waitFor()
    await page.locator('.toast').evaluate((toast) => Promise.all(toast.getAnimations().map((one) => one.finished)))
    const told = await shown(page, '.toast')
    assert.deepEqual([await shown(page, '.composer'), await shown(page, 'header.bar')], before, 'nothing moves')
    assert.ok(told.y >= before[1].y + before[1].height && told.y + told.height <= before[0].y, JSON.stringify({ told, before }))
    await world.shoot(page, name)
    await page.locator('.toast').tap()
    await page.locator('.toast').waitFor({ state: 'detached' })
    // however much is told, enough of a dialog is left
    await page.getByRole('button', { name: 'Back to the list' }).tap()
    await page.getByRole('button', { name: 'New chat' }).tap()
    const { height } = await shown(page, '.dialog')
    await page.evaluate(() => document.documentElement.style.setProperty('--toasts', '600px'))
    assert.equal((await shown(page, '.dialog')).height, Math.min(height, 320))
  },

  async 'writes-no-more'(world) {
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: '2', MESSAGE: 'Are you writing?' })
    const ada = await talking(world, 'ada', 2)
    const ben = await talking(world, 'ben', 1)
    const told = ada.locator('header.bar').getByText('Ben Franklin is writing…')
    await field(ben).pressSequentially('Hm')
    await told.waitFor()
    await field(ben).fill('')
    await told.waitFor({ state: 'detached', timeout: 8_000 })
    await field(ben).pressSequentially('Yes')
    await field(ben).press('Enter')
    await message(ada, 'Yes').last().waitFor()
    assert.equal(await told.count(), 0)
    await ada.waitForTimeout(500)
    assert.equal(await told.count(), 0, 'what came late is not believed')
  },

  async 'deleted-in-the-list'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Taken back', USERS: [2] })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'The first one' })
    const id = await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Said too much' })
    const page = await world.open('ada')
    await page.addInitScript(() => localStorage.setItem('confab.locale', 'de'))
    await page.reload()
    const row = page.getByRole('navigation', { name: 'Chats' }).locator('.line').filter({ hasText: 'Taken back' })
    await row.getByText('Said too much').waitFor()
    await world.server.call('ben', 'im.message.delete', { MESSAGE_ID: id })
    await row.getByText('Diese Nachricht wurde gelöscht').waitFor()
    await world.shoot(page, name)
    await page.reload()
    await row.getByText('Diese Nachricht wurde gelöscht').waitFor()
  },

  async 'no-such-chat'(world, name) {
    const page = await world.open('ada')
    for (const nowhere of ['chat99999', '99999']) {
      await page.goto(`chats/${nowhere}`)
      await page.getByText('This chat is not here').waitFor()
      assert.equal(await field(page).count(), 0)
      if (nowhere === 'chat99999') await world.shoot(page, name)
    }
    await page.getByRole('button', { name: 'To the list of chats' }).click()
    await page.getByText('Choose a chat').waitFor()
    // a private dialog by the number of its chat is the dialog with its other user
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: '3', MESSAGE: 'Only for us two' })
    const { chat_id } = await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: '3', LIMIT: 1 })
    // whose it is may be heard only at the second time
    let unheard = 0
    await page.route(/im\.dialog\.users\.list/, (route) => {
      unheard++
      return route.abort()
    }, { times: 1 })
    await page.goto(`chats/chat${chat_id}`)
    await page.waitForURL(/chats\/\d+$/)
    assert.match(page.url(), /chats\/3$/)
    assert.equal(unheard, 1)
    await message(page, 'Only for us two').last().waitFor()
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    assert.equal(await page.getByRole('button', { name: 'Leave the chat' }).count(), 0)
  },

  async 'day-at-rest'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'A long day', USERS: [2] })
    const cmd = {}
    for (let i = 0; i < 45; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=chat${chat}&MESSAGE=Hour+${i}.`
    await world.server.call('ada', 'batch', { halt: 1, cmd })
    const page = await talking(world, 'ada', `chat${chat}`)
    await message(page, 'Hour 44.').waitFor()
    const day = list(page).locator('.day').last()
    const seen = (want) => page.waitForFunction((want) => getComputedStyle([...document.querySelectorAll('.day')].at(-1)).opacity === want, want)
    await list(page).hover()
    await page.mouse.wheel(0, -300)
    await seen('1')
    await seen('0')
    await world.shoot(page, name)
    await list(page).evaluate((box) => (box.scrollTop = 0))
    await day.waitFor()
    await seen('1')
    await page.waitForTimeout(1200)
    await seen('1')
  },
}
