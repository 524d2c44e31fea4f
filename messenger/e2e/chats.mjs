// Flows of chats and of what hangs on a message: menus, keyboards, forwarding, files, drafts, tabs, touch.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { choose, field, line, list, message, press, say, talk, talking } from './steps.mjs'

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'
const everyKey = (site) => [
  { TEXT: 'Copy the code', ACTION: 'COPY', ACTION_VALUE: '4711', DISPLAY: 'LINE' },
  { TEXT: 'To Ben', ACTION: 'DIALOG', ACTION_VALUE: '2', DISPLAY: 'LINE', BG_COLOR_TOKEN: 'secondary' },
  { TEXT: 'Call', ACTION: 'CALL', ACTION_VALUE: '+49 30 1234', DISPLAY: 'LINE' },
  { TYPE: 'NEWLINE' },
  { TEXT: 'Put', ACTION: 'PUT', ACTION_VALUE: 'Put here', DISPLAY: 'LINE', WIDTH: 120 },
  { TEXT: 'Send', ACTION: 'SEND', ACTION_VALUE: 'Sent by a key', DISPLAY: 'LINE', WIDTH: 120, BG_COLOR: '#1eb4aa' },
  { TEXT: 'Not now', COMMAND: 'count', COMMAND_PARAMS: '0', DISABLED: 'Y', DISPLAY: 'LINE' },
  { TYPE: 'NEWLINE' },
  { TEXT: 'Open the site', LINK: site, DISPLAY: 'BLOCK', BG_COLOR_TOKEN: 'primary' },
  { TEXT: 'Cancel the order', COMMAND: 'count', COMMAND_PARAMS: '5', DISPLAY: 'BLOCK', BG_COLOR_TOKEN: 'alert' },
]

/** Until this has the focus. */
const focused = async (page, place) => page.waitForFunction((one) => document.activeElement === one, await place.elementHandle())

/** Begins to select, from the menu that Enter opens. */
async function selectByKeys(page, row) {
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Select' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('toolbar', { name: 'Selected messages' }).waitFor()
  await focused(page, row)
}

const group = (world, title, users = [2, 3]) => world.server.call('ada', 'im.chat.add', { TITLE: title, USERS: users })

export const chatFlows = {
  async 'keys-of-every-kind'(world, name) {
    await world.bot.say(1, 'Every kind of key:', { KEYBOARD: everyKey(`${world.server.base}icon.svg`) })
    const page = await talking(world, 'ada', world.bot.id)
    const last = message(page, 'Every kind of key').last()
    const key = (text) => last.getByRole('button', { name: text, exact: true })
    await key('Copy the code').click()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '4711')
    await key('Put').click()
    assert.equal(await field(page).inputValue(), 'Put here')
    await field(page).fill('')
    await key('Send').click()
    await message(page, 'Echo: Sent by a key').waitFor()
    assert.ok(await key('Not now').isDisabled())
    const opened = page.context().waitForEvent('page')
    await last.getByRole('button', { name: 'Open the site' }).click()
    await (await opened).close()
    await world.shoot(page, name)
    await key('Cancel the order').click()
    await message(page, 'What would you like now?').last().getByRole('button', { name: 'Pressed 5' }).waitFor()
    await world.bot.say(1, 'Every kind of key:', { KEYBOARD: everyKey(`${world.server.base}icon.svg`) })
    await message(page, 'Every kind of key').last().getByRole('button', { name: 'To Ben' }).click()
    await page.getByRole('heading', { name: 'Ben Franklin' }).waitFor()
  },

  async 'menu-of-a-message'(world, name) {
    await world.bot.say(1, 'There is more behind this one', {
      MENU: [
        { TEXT: 'Count from ten', COMMAND: 'count', COMMAND_PARAMS: '10' },
        { TEXT: 'Read about it', LINK: 'https://example.com/menu' },
        { TEXT: 'Say it for me', ACTION: 'SEND', ACTION_VALUE: 'Said by a menu' },
      ],
    })
    const page = await talking(world, 'ada', world.bot.id)
    const row = message(page, 'There is more behind this one').last()
    await choose(page, row, 'Say it for me')
    await message(page, 'Echo: Said by a menu').waitFor()
    await row.hover()
    await row.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Read about it' }).waitFor()
    await world.shoot(page, name)
    await page.getByRole('menuitem', { name: 'Count from ten' }).click()
    await message(page, 'What would you like now?').getByRole('button', { name: 'Pressed 10' }).waitFor()
  },

  async 'forward'(world, name) {
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'What is new?' })
    const page = await talking(world, 'ada', 3)
    await say(page, 'Worth telling others')
    await choose(page, message(page, 'Worth telling others'), 'Forward')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Ben Franklin/ }).click()
    await dialog.getByRole('searchbox').fill('Konrad')
    await dialog.getByRole('button', { name: /Konrad Zuse/ }).click()
    await world.shoot(page, name)
    await dialog.getByRole('button', { name: 'Forward' }).click()
    await page.getByRole('status').getByText('Forwarded').waitFor()
    await talk(page, 4)
    await message(page, 'Worth telling others').getByText('Forwarded from Ada Lovelace').waitFor()
    await talk(page, 2)
    await message(page, 'Worth telling others').getByText('Forwarded from Ada Lovelace').waitFor()
  },

  async 'several-messages'(world, name) {
    const chat = await group(world, 'Minutes')
    const to = await group(world, 'Archive')
    const dialog = `chat${chat}`
    for (const [who, MESSAGE] of [['ada', 'First: the budget'], ['ben', 'Second: the printer'], ['ada', 'Third: the [b]engine[/b]'], ['ada', 'Not this one']]) {
      await world.server.call(who, 'im.message.add', { DIALOG_ID: dialog, MESSAGE })
    }
    const page = await world.open('ada')
    await talk(page, dialog)
    const bar = page.getByRole('toolbar', { name: 'Selected messages' })
    await choose(page, message(page, 'Third:'), 'Select')
    await bar.getByText('1 selected').waitFor()
    assert.equal(await field(page).isVisible(), false)
    await message(page, 'Second:').click()
    await message(page, 'First:').getByRole('checkbox', { name: /^Select the message of Ada Lovelace/ }).click()
    await bar.getByText('3 selected').waitFor()
    await world.shoot(page, name)
    await bar.getByRole('button', { name: 'Copy the selected messages' }).click()
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Ada Lovelace \(.+\):\nFirst: the budget\n\nBen Franklin \(.+\):\nSecond: the printer\n\nAda.+:\nThird: the engine$/)
    await bar.waitFor({ state: 'detached' })
    await field(page).waitFor()
    await focused(page, message(page, 'First:'))

    // by keys alone: from message to message, and several at once
    await selectByKeys(page, message(page, 'Third:'))
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+Space')
    await bar.getByText('3 selected').waitFor()
    await bar.getByRole('button', { name: 'Forward the selected messages' }).click()
    const found = page.getByRole('dialog', { name: 'Forward to…' })
    await page.keyboard.press('Escape')
    await found.waitFor({ state: 'detached' })
    await bar.getByText('3 selected').waitFor()
    await focused(page, bar.getByRole('button', { name: 'Forward the selected messages' }))
    await bar.getByRole('button', { name: 'Forward the selected messages' }).click()
    await found.getByRole('button', { name: 'Archive' }).click()
    await found.getByRole('button', { name: 'Forward', exact: true }).click()
    await page.getByText('Forwarded', { exact: true }).waitFor()
    await focused(page, message(page, 'First:'))
    const { messages } = await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: `chat${to}`, LIMIT: 3 })
    assert.deepEqual(messages.map((one) => one.text.slice(0, 5)), ['Third', 'Secon', 'First'])

    // only what is one's own is deleted
    await selectByKeys(page, message(page, 'Second:'))
    await message(page, 'Not this one').click()
    // the key is for the dialog, then for the field; only then for those that are chosen
    await page.getByRole('button', { name: 'New chat' }).click()
    await page.getByRole('dialog', { name: 'New chat' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('searchbox', { name: 'Search people, chats, messages' }).press('Escape')
    await bar.getByText('2 selected').waitFor()
    await message(page, 'Not this one').focus()
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    await focused(page, message(page, 'Not this one'))
    await selectByKeys(page, message(page, 'Not this one'))
    await bar.getByRole('button', { name: 'End selecting' }).click()
    await focused(page, message(page, 'Not this one'))
    const ben = await world.open('ben', { size: 'phone' })
    await talk(ben, dialog)
    await press(ben, message(ben, 'Second:').locator('.bubble'))
    await ben.getByRole('menuitem', { name: 'Select' }).tap()
    await message(ben, 'Not this one').tap()
    const bens = ben.getByRole('toolbar', { name: 'Selected messages' })
    await bens.getByText('2 selected').waitFor()
    await world.shoot(ben, `${name}-ben`)
    await bens.getByRole('button', { name: 'Delete the selected messages' }).tap()
    await ben.getByRole('dialog', { name: 'Delete this message?' }).getByText('1 more stays: not yours, or older than three days.').waitFor()
    await ben.getByRole('dialog').getByRole('button', { name: 'Delete' }).tap()
    await message(page, 'Second:').waitFor({ state: 'detached' })
    await message(page, 'Not this one').waitFor()
    await field(ben).waitFor()
    await focused(ben, message(ben, 'Not this one'))
  },

  async 'line-of-the-list'(world, name) {
    await group(world, 'Quiet corner')
    const page = await world.open('ada')
    const act = async (what) => {
      await line(page, 'Quiet corner').hover()
      await line(page, 'Quiet corner').getByRole('button', { name: '…' }).click()
      await page.getByRole('menuitem', { name: what, exact: true }).click()
    }
    await line(page, 'Quiet corner').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Pin' }).waitFor()
    await world.shoot(page, name)
    await page.getByRole('menuitem', { name: 'Pin' }).click()
    await line(page, 'Quiet corner').getByRole('img', { name: 'Pinned' }).waitFor()
    assert.match(await page.locator('.line').first().innerText(), /Quiet corner/)
    await act('Mute')
    await line(page, 'Quiet corner').getByRole('img', { name: 'Muted' }).waitFor()
    await act('Mark as unread')
    await line(page, 'Quiet corner').locator('.count').waitFor()
    await page.reload()
    await line(page, 'Quiet corner').getByRole('img', { name: 'Pinned' }).waitFor()
    await line(page, 'Quiet corner').getByRole('img', { name: 'Muted' }).waitFor()
    await act('Unpin')
    await act('Unmute')
    await line(page, 'Quiet corner').getByRole('img', { name: 'Muted' }).waitFor({ state: 'detached' })
    await act('Hide from the list')
    await line(page, 'Quiet corner').waitFor({ state: 'detached' })
  },

  async 'touch'(world, name) {
    const chat = await group(world, 'By hand')
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Touch me and see what happens' })
    const page = await world.open('ada', { size: 'phone' })
    await press(page, line(page, 'By hand'))
    await page.getByRole('menuitem', { name: 'Pin' }).waitFor()
    await world.shoot(page, `${name}-line`)
    await page.getByRole('menuitem', { name: 'Pin' }).click()
    await line(page, 'By hand').getByRole('img', { name: 'Pinned' }).waitFor()
    assert.match(page.url(), /chats\/?$/)
    await line(page, 'By hand').tap()
    await message(page, 'Touch me').waitFor()
    await press(page, message(page, 'Touch me').locator('.bubble'))
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    await world.shoot(page, `${name}-message`)
    await page.getByRole('menuitem', { name: '🔥' }).tap()
    await message(page, 'Touch me').getByRole('button', { name: /🔥 1/ }).waitFor()
    await press(page, message(page, 'Touch me').locator('.bubble'))
    await page.getByRole('menuitem', { name: 'Reply' }).tap()
    await field(page).fill('I was touched')
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    await message(page, 'I was touched').getByRole('button', { name: /Touch me/ }).waitFor()
    // drawn aside a message is answered; drawn a little it is not, and goes back to where it was
    const said = message(page, 'Touch me').first()
    const box = await said.locator('.bubble').boundingBox()
    const touch = await page.context().newCDPSession(page)
    const finger = (type, by) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: by === undefined ? [] : [{ x: box.x + box.width - 10 - by, y: box.y + 15 }] })
    const draw = async (far) => {
      await finger('touchStart', 0)
      for (let by = 8; by <= far; by += 8) await finger('touchMove', by)
    }
    await draw(32)
    await page.waitForFunction(() => [...document.querySelectorAll('.column')].some((one) => one.style.translate))
    await finger('touchEnd')
    await page.waitForFunction(() => [...document.querySelectorAll('.column')].every((one) => !one.style.translate))
    assert.equal(await page.getByText('Reply to Ben Franklin').count(), 0)
    // nor is one whose menu the finger opened by resting, before it went on towards an item
    await finger('touchStart', 0)
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    for (let by = 8; by <= 96; by += 8) await finger('touchMove', by)
    await finger('touchEnd')
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))))
    assert.equal(await page.getByText('Reply to Ben Franklin').count(), 0)
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor({ state: 'detached' })
    await draw(96)
    await finger('touchEnd')
    await page.getByText('Reply to Ben Franklin').waitFor()
    await world.shoot(page, `${name}-drawn`)
  },

  async 'run-a-chat'(world, name) {
    const chat = await group(world, 'Steering', [2, 3])
    const page = await talking(world, 'ada', `chat${chat}`)
    const ben = await talking(world, 'ben', `chat${chat}`)
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    const panel = page.getByRole('complementary')
    const member = (who) => panel.getByRole('listitem').filter({ hasText: who })
    const deed = async (who, what) => {
      await member(who).getByRole('button', { name: `${who}: …` }).click()
      await page.getByRole('menuitem', { name: what }).click()
    }
    await deed('Ben Franklin', 'Make manager')
    await member('Ben Franklin').getByText('Manager').waitFor()
    await panel.locator('input[type=file]').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') })
    await panel.locator('.top img').waitFor()
    await panel.getByRole('button', { name: 'Colour: mint' }).click()
    await panel.getByRole('button', { name: 'Colour: mint', pressed: true }).waitFor()
    await world.shoot(page, name)
    await deed('Grace Hopper', 'Remove from the chat')
    await member('Grace Hopper').waitFor({ state: 'detached' })
    await deed('Ben Franklin', 'Make owner')
    await member('Ben Franklin').getByText('Owner').waitFor()
    await panel.getByRole('button', { name: 'Leave the chat' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the chat' }).click()
    await page.getByText('Choose a chat').waitFor()
    await line(page, 'Steering').waitFor({ state: 'detached' })
    await ben.getByText('1 member').waitFor()
  },

  async 'put-out-of-a-chat'(world, name) {
    const chat = await group(world, 'Short visit')
    const ben = await talking(world, 'ben', `chat${chat}`)
    await ben.getByText('3 members').waitFor()
    await world.server.call('ada', 'im.chat.user.delete', { CHAT_ID: chat, USER_ID: 2 })
    await ben.getByText('You are no longer in “Short visit”.').waitFor()
    await line(ben, 'Short visit').waitFor({ state: 'detached' })
    await world.shoot(ben, name)
  },

  async 'go-to-a-day'(world, name) {
    await world.bot.say(1, 'Here I am')
    const page = await talking(world, 'ada', world.bot.id)
    await message(page, 'Here I am').last().waitFor()
    await page.locator('input[type=date]').evaluate((input) => {
      input.value = '2020-01-01'
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await list(page).locator('.marked').waitFor()
    assert.equal(await list(page).evaluate((box) => box.querySelector('.marked') === box.querySelector('article')), true)
    await world.shoot(page, name)
  },

  async 'draft'(world, name) {
    await world.bot.say(1, 'Here I am')
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'And I am here' })
    const page = await talking(world, 'ada', 2)
    await field(page).fill('[b]Half[/b] a thought')
    await line(page, 'Robo').getByRole('link').click()
    await line(page, 'Ben Franklin').getByText('Draft: Half a thought').waitFor()
    await world.shoot(page, name)
    await page.reload()
    await line(page, 'Ben Franklin').getByRole('link').click()
    await page.getByRole('heading', { name: 'Ben Franklin' }).waitFor()
    assert.equal(await field(page).inputValue(), '[b]Half[/b] a thought')
    await field(page).fill('')
    await line(page, 'Robo').getByRole('link').click()
    await line(page, 'Ben Franklin').getByText('Draft:').waitFor({ state: 'detached' })
  },

  async 'scrolled-up'(world, name) {
    const chat = await group(world, 'Much to read')
    for (let i = 0; i < 40; i++) await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: `Line ${i}` })
    const page = await world.open('ada')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Much')
    await page.getByRole('button', { name: /Much to read/ }).waitFor()
    await page.keyboard.press('Enter')
    await message(page, 'Line 39').waitFor()
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Seen at once' })
    await message(page, 'Seen at once').waitFor()
    assert.equal(await line(page, 'Much to read').locator('.count').count(), 0)
    await list(page).evaluate((box) => (box.scrollTop = 0))
    await page.getByRole('button', { name: 'To the newest message' }).waitFor()
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Not seen yet' })
    await page.getByRole('button', { name: 'To the newest message' }).getByText('1').waitFor()
    await line(page, 'Much to read').locator('.count').waitFor()
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await line(page, 'Much to read').locator('.count').waitFor({ state: 'detached' })
  },

  async 'two-tabs'(world, name) {
    const first = await world.open('ada')
    const second = await world.sibling(first)
    await second.goto('/chats')
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'In which tab?' })
    await line(second, 'Ben Franklin').locator('.count').waitFor()
    await line(first, 'Ben Franklin').locator('.count').waitFor()
    await world.shoot(second, name)
    await line(first, 'Ben Franklin').getByRole('link').click()
    await message(first, 'In which tab?').waitFor()
    await line(second, 'Ben Franklin').locator('.count').waitFor({ state: 'detached' })
    await talk(second, 2)
    await say(second, 'In this one')
    await message(first, 'In this one').waitFor()
    await first.locator('.me').click()
    await first.getByRole('menuitem', { name: 'Sign out' }).click()
    await second.getByLabel('Login or e-mail').waitFor()
  },

  async 'files'(world, name) {
    const page = await talking(world, 'ada', 3)
    const picture = { name: 'engine.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') }
    const report = { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 report') }
    await say(page, 'Do you have a picture?')
    await message(page, 'Do you have a picture?').getByRole('img', { name: 'Sent' }).waitFor()
    await choose(page, message(page, 'Do you have a picture?'), 'Reply')
    await page.getByRole('button', { name: 'Attach files of up to 105 MB each' }).waitFor()
    await page.locator('input[type=file]').first().setInputFiles([picture, report])
    await page.getByRole('list', { name: 'Files to be sent' }).getByText('report.pdf').waitFor()
    await world.shoot(page, `${name}-chosen`)
    await field(page).fill('The engine, and what is said of it')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    const sent = message(page, 'The engine, and what is said of it')
    await sent.getByRole('img', { name: 'engine.png' }).waitFor()
    await sent.getByText('report.pdf').waitFor()
    await sent.getByRole('button', { name: /Do you have a picture/ }).waitFor()
    await sent.getByRole('img', { name: 'engine.png' }).click()
    await page.getByRole('dialog', { name: 'engine.png' }).getByRole('img').waitFor()
    await world.shoot(page, `${name}-picture`)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await world.shoot(page, name)
    // all that was sent here stands beside it
    const panel = page.getByRole('complementary')
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    await panel.getByRole('tab', { name: 'Pictures' }).click()
    await panel.getByRole('list', { name: 'Pictures' }).getByRole('img', { name: 'engine.png' }).first().waitFor()
    await world.shoot(page, `${name}-pictures`)
    await panel.getByRole('tab', { name: 'Pictures' }).press('ArrowRight')
    const kept = panel.getByRole('list', { name: 'Files' })
    await kept.getByText('report.pdf').first().waitFor()
    await page.locator('input[type=file]').first().setInputFiles({ ...report, name: 'errata.pdf' })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await kept.getByText('errata.pdf').waitFor()
    assert.match(await kept.getByRole('listitem').first().innerText(), /errata\.pdf/)
    const [saved] = await Promise.all([page.waitForEvent('download'), kept.getByRole('link', { name: 'Download errata.pdf' }).click()])
    assert.equal(saved.suggestedFilename(), 'errata.pdf')
    await world.shoot(page, `${name}-list`)
    await kept.getByRole('button', { name: 'Show report.pdf in the chat' }).first().click()
    await list(page).locator('.marked').getByText('The engine, and what is said of it').waitFor()
    await panel.getByRole('tab', { name: 'Pictures' }).click()
    await panel.getByRole('img', { name: 'engine.png' }).first().click()
    await page.getByRole('dialog', { name: 'engine.png' }).getByRole('button', { name: 'Show engine.png in the chat' }).click()
    await list(page).locator('.marked').getByRole('img', { name: 'engine.png' }).waitFor()
    await choose(page, message(page, 'errata.pdf'), 'Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await panel.getByRole('tab', { name: 'Files' }).click()
    await kept.getByText('report.pdf').first().waitFor()
    assert.equal(await kept.getByText('errata.pdf').count(), 0)
  },

  async 'large-files'(world, name) {
    const folder = mkdtempSync(join(tmpdir(), 'confab-files-'))
    const huge = join(folder, 'huge.bin')
    const large = join(folder, 'large.bin')
    const fair = join(folder, 'fair.bin')
    for (const [file, size] of [[huge, 200_000_000], [large, 100_000_000], [fair, 8_000_000]]) {
      writeFileSync(file, '')
      truncateSync(file, size)
    }
    const page = await talking(world, 'ada', 3)
    const pick = (file) => page.locator('input[type=file]').first().setInputFiles(file)
    const send = () => page.getByRole('button', { name: 'Send', exact: true }).click()
    await pick(huge)
    await page.getByText('huge.bin has 200 MB; a file may have 105 MB.').waitFor()
    assert.equal(await page.getByRole('list', { name: 'Files to be sent' }).count(), 0)
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const speed = (uploadThroughput) =>
      network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput })
    await speed(1_000_000)
    await pick(large)
    await send()
    const bar = page.getByRole('progressbar', { name: 'Uploading large.bin' })
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0.01)
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Do not send large.bin' }).click()
    await bar.waitFor({ state: 'detached' })
    await page.route('**/rest/upload.json*', (route) => route.abort(), { times: 1 })
    await speed(-1)
    await pick(fair)
    await send()
    await page.getByText('Not sent. ').waitFor()
    await world.shoot(page, `${name}-failed`)
    await page.getByRole('button', { name: 'Send again' }).click()
    await list(page).getByText('fair.bin').waitFor()
    assert.equal(await list(page).getByText('fair.bin').count(), 1)
    rmSync(folder, { recursive: true })
  },

  async 'server-comes-back'(world, name) {
    const page = await talking(world, 'ada', 2)
    await say(page, 'Before the pause')
    await world.server.restart(async () => {
      await field(page).fill('Said while nobody listened')
      await field(page).press('Enter')
      await page.getByText('Connecting…').or(page.getByText('No connection.')).first().waitFor()
      await world.shoot(page, name)
    })
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Said after it' })
    await message(page, 'Said while nobody listened').getByRole('img', { name: /Sent|Read/ }).waitFor({ timeout: 40_000 })
    await message(page, 'Said after it').waitFor({ timeout: 40_000 })
    assert.equal(await message(page, 'Said while nobody listened').count(), 1)
  },
}
