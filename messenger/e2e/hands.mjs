// What hands do: keys alone, pasting and dropping, buttons in all their states, links to messages.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { startFramed } from './framed.mjs'
import { freePort } from './server.mjs'
import { choose, field, line, list, message, say, talk, talking, until } from './steps.mjs'

/** By which the page of an application knows us. */
const HASH = '0e9c40cee01d6f182e9261b38b30b5c3'
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

/** Gives something to the page as the system would: pasted or dropped. */
const give = (spot, kind, { files = [], text = '' }) => spot.evaluate((target, [kind, files, text]) => {
  const data = new DataTransfer()
  if (text) data.setData('text/plain', text)
  for (const [name, type, base64] of files) {
    data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }))
  }
  const how = { bubbles: true, cancelable: true }
  const event = kind === 'paste' ? new ClipboardEvent(kind, { ...how, clipboardData: data }) : new DragEvent(kind, { ...how, dataTransfer: data })
  return target.dispatchEvent(event)
}, [kind, files, text])

export const handFlows = {
  async 'keys-alone'(world, name) {
    const page = await talking(world, 'ada', 3)
    await say(page, 'The first of three')
    await say(page, 'The second of three')
    await say(page, 'The third of three')
    await message(page, 'The third of three').getByRole('img', { name: 'Sent' }).waitFor()
    // one stop for all messages, and the arrows go from one to the next
    await field(page).focus()
    const focused = () => page.evaluate(() => document.activeElement?.closest('article')?.innerText ?? '')
    for (let i = 0; i < 8 && !(await focused()).includes('third'); i++) await page.keyboard.press('Shift+Tab')
    assert.match(await focused(), /The third of three/)
    await message(page, 'The third of three').focus()
    await page.keyboard.press('ArrowUp')
    assert.match(await focused(), /The second of three/)
    await world.shoot(page, `${name}-row`)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor()
    await world.shoot(page, name)
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor({ state: 'detached' })
    assert.match(page.url(), /chats\/3$/, 'Escape closed the menu, and not the chat')
    assert.match(await focused(), /The second of three/)
    await message(page, 'The second of three').focus()
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'React')
    await message(page, 'The second of three').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Reply' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Reply to Ada Lovelace').waitFor()
    await page.keyboard.type('Answered without a mouse')
    await page.keyboard.press('Enter')
    await message(page, 'Answered without a mouse').getByRole('button', { name: /The second of three/ }).waitFor()
    // Escape closes what is open, one after the other
    await page.keyboard.type('@Gr')
    await page.getByRole('option', { name: /Grace Hopper/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('option').first().waitFor({ state: 'detached' })
    assert.match(page.url(), /chats\/3$/)
    await field(page).fill('')
    await page.keyboard.press('Escape')
    await page.getByText('Choose a chat').waitFor()
    // and who left a chat goes on from its line
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('href')?.endsWith('/chats/3')))
    await page.keyboard.press('Enter')
    await message(page, 'Answered without a mouse').waitFor()
  },

  async 'keys-in-the-list'(world, name) {
    for (const other of [3, 4, 5]) await world.server.call('ada', 'im.message.add', { DIALOG_ID: String(other), MESSAGE: 'One of several' })
    const page = await talking(world, 'ada', 4)
    await line(page, 'Grace Hopper').waitFor()
    const at = () => page.evaluate(() => [document.activeElement?.getAttribute('data-dialog'), document.activeElement?.getAttribute('aria-label')].find(Boolean))
    const stops = () => page.locator('.side nav').locator('a, button').evaluateAll((all) => all.filter((one) => one.tabIndex === 0).length)
    // one stop for all lines: what is open
    assert.equal(await stops(), 1)
    await page.getByRole('button', { name: 'New chat' }).focus()
    await page.keyboard.press('Tab')
    assert.equal(await at(), '4')
    const all = await page.locator('.side nav a').evaluateAll((links) => links.map((one) => one.dataset.dialog))
    await page.keyboard.press('ArrowDown')
    assert.equal(await at(), all[all.indexOf('4') + 1])
    await page.keyboard.press('End')
    assert.equal(await at(), all.at(-1))
    await page.keyboard.press('Home')
    assert.equal(await at(), all[0])
    await page.keyboard.press('ArrowDown')
    // from a line its menu is the next stop, and then the list is left
    await page.keyboard.press('Tab')
    assert.match(await at(), /: …$/)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Pin' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem', { name: 'Pin' }).waitFor({ state: 'detached' })
    assert.match(await at(), /: …$/)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => !!document.activeElement?.closest('.side nav')), false)
    await page.keyboard.press('Shift+Tab')
    assert.equal(await at(), all[1], 'it is entered where it was left')
    // a grid of emoji is one stop, and arrows lead through it
    await page.getByRole('button', { name: 'Emoji' }).press('Enter')
    const picked = () => page.evaluate(() => document.activeElement?.textContent)
    await until(async () => (await picked()) === '😀')
    assert.equal(await page.getByRole('toolbar', { name: 'Emoji' }).locator('button[tabindex="0"]').count(), 1)
    await page.keyboard.press('ArrowRight')
    assert.equal(await picked(), '😃')
    const place = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON())
    const before = await place()
    await page.keyboard.press('ArrowDown')
    const below = await place()
    assert.equal(below.left, before.left)
    assert.ok(below.top > before.top)
    await world.shoot(page, name)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Home')
    assert.equal(await picked(), '😀')
    await page.keyboard.press('Control+End')
    assert.equal(await picked(), '🏠')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('textarea').value.includes('🏠'))
    // who writes goes on in the field
    await field(page).and(page.locator(':focus')).waitFor()
    await field(page).fill('')
  },

  async 'keys-in-dialogs'(world, name) {
    const page = await talking(world, 'ada', 4)
    await say(page, 'A word for others')
    const row = message(page, 'A word for others')
    await row.getByRole('img', { name: 'Sent' }).waitFor()
    const at = (what) => until(() => page.evaluate((said) => {
      const now = document.activeElement
      return [now?.getAttribute('aria-label'), now?.innerText, now?.labels?.[0]?.innerText].some((one) => one?.includes(said))
    }, what)).then((is) => assert.ok(is, `the focus is at ${what}`))
    const menu = async (item) => {
      await row.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: item }).focus()
      await page.keyboard.press('Enter')
    }
    // a dialog begins where something is to be filled in, and gives the focus back to the message
    await menu('Forward')
    await at('Search people and chats')
    await page.keyboard.type('Katherine')
    await page.getByRole('dialog').getByText('Katherine Johnson').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('dialog').getByRole('button', { name: 'Remove Katherine Johnson' })
    await chip.waitFor()
    // the next one is looked for where this one was
    await at('Search people and chats')
    await world.shoot(page, name)
    await chip.press('Enter')
    await chip.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await at('A word for others')
    await menu('Delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await at('A word for others')
    // all that can be put on it, and the focus among them
    await page.keyboard.press('Tab')
    await at('React')
    await page.keyboard.press('Enter')
    const offered = page.getByRole('toolbar', { name: 'Reactions' })
    await offered.getByRole('button', { name: 'More' }).press('Enter')
    await offered.getByRole('button', { name: '💯' }).waitFor()
    await at('👎')
    await page.keyboard.press('Enter')
    await row.getByRole('button', { name: /^👎 1/ }).waitFor()
  },

  async 'everybody'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'All of us', USERS: [2, 3] })
    const page = await talking(world, 'ada', `chat${chat}`)
    const ben = await talking(world, 'ben', `chat${chat}`)
    await field(page).pressSequentially('@')
    await page.getByRole('option', { name: /Everybody/ }).waitFor()
    await world.shoot(page, name)
    await page.getByRole('option', { name: /Everybody/ }).click()
    await field(page).pressSequentially('please read')
    await field(page).press('Enter')
    await message(ben, 'please read').locator('.mention').getByText('Everybody').waitFor()
    await message(page, 'please read').getByRole('img', { name: 'Read' }).waitFor()
    await choose(page, message(page, 'please read'), 'Read by…')
    await page.getByRole('dialog', { name: 'Read by one person' }).getByText('Ben Franklin').waitFor()
    await world.shoot(page, `${name}-read`)
  },

  async 'link-to-a-message'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Worth a link', USERS: [2] })
    for (let from = 0; from < 150; from += 50) {
      const cmd = {}
      for (let i = from; i < from + 50; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=chat${chat}&MESSAGE=Line+${i}.`
      await world.server.call('ada', 'batch', { halt: 1, cmd })
    }
    const page = await world.open('ada')
    const { messages } = await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: `chat${chat}`, LIMIT: 50, FIRST_ID: 0 })
    const early = messages.find((one) => one.text === 'Line 20.')
    await page.goto(`/chats/chat${chat}?message=${early.id}`)
    await message(page, 'Line 20.').waitFor()
    assert.match(await list(page).locator('.marked').innerText(), /Line 20\./)
    await world.shoot(page, name)
    await choose(page, message(page, 'Line 21.'), 'Copy link')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(copied, new RegExp(`/chats/chat${chat}\\?message=${early.id + 1}$`))
  },

  async 'copy-without-tls'(world, name) {
    const page = await world.open('ada')
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await talk(page, 3)
    await say(page, 'Copied the old way')
    await choose(page, message(page, 'Copied the old way'), 'Copy text')
    await page.getByRole('status').getByText('Copied', { exact: true }).waitFor()
    await field(page).focus()
    await page.keyboard.press('Control+v')
    assert.equal(await field(page).inputValue(), 'Copied the old way')
    await world.shoot(page, name)
  },

  async 'page-in-a-frame'(world, name) {
    const site = await startFramed(await freePort())
    const app = await world.server.call('ada', 'imbot.app.register', {
      BOT_ID: world.bot.id, CLIENT_ID: 'e2e', CODE: 'table', IFRAME: site.page, IFRAME_WIDTH: 420, IFRAME_HEIGHT: 260, HASH, HIDDEN: 'Y',
      LANG: [{ LANGUAGE_ID: 'en', TITLE: 'Table for two' }],
    })
    const said = await world.bot.say(1, 'Where do you want to sit?', {
      KEYBOARD: [{ TEXT: 'Choose a table', APP_ID: app, APP_PARAMS: 'window & door', DISPLAY: 'LINE' }],
    })
    const page = await world.open('ada', { also: [site.page, site.late].map((one) => new URL('/', one).href) })
    await talk(page, world.bot.id)
    const row = message(page, 'Where do you want to sit?').last()
    const open = () => row.getByRole('button', { name: 'Choose a table' }).click()
    await open()
    const dialog = page.getByRole('dialog', { name: 'Table for two' })
    const inside = page.frameLocator('iframe[title="Table for two"]')
    await inside.getByText('window & door').waitFor()
    const told = new URL(site.asked.at(-1).url, site.page)
    const { host } = new URL(world.server.base)
    const md5 = (text) => createHash('md5').update(text).digest('hex')
    assert.equal(told.searchParams.get('DOMAIN_HASH'), md5(host.split(':')[0] + HASH))
    assert.equal(told.searchParams.get('USER_HASH'), md5(`1${HASH}`))
    assert.equal(told.searchParams.get('MESSAGE_ID'), String(said))
    assert.equal(told.searchParams.get('DIALOG_ID'), String(world.bot.id))
    assert.equal(site.asked.at(-1).headers.referer, world.server.base)
    assert.deepEqual(await inside.locator('body').evaluate((body) => {
      try {
        return [String(body.ownerDocument.defaultView.parent.document.title)]
      } catch (refused) {
        return [refused.name]
      }
    }), ['SecurityError'])
    assert.equal(await dialog.getByRole('link', { name: 'Open in a new tab' }).getAttribute('target'), '_blank')
    await world.shoot(page, name)
    await inside.getByRole('button', { name: 'Put' }).click()
    await page.waitForFunction(() => document.querySelector('textarea').value === 'Table 4')
    await inside.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
    await field(page).fill('')
    await open()
    await inside.getByText('window & door').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).focus()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    // the way back closes it, and leads nowhere
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Which table?' })
    await line(page, 'Ben Franklin').click()
    await line(page, 'Robo').click()
    await open()
    await inside.getByText('window & door').waitFor()
    await page.goBack()
    await dialog.waitFor({ state: 'detached' })
    await page.waitForURL(new RegExp(`chats/${world.bot.id}$`))
    await refusedFrames(world, page, site)
    site.close()
  },

  async 'apps-of-bots'(world, name) {
    const site = await startFramed(await freePort())
    const offer = (CODE, TITLE, more) => world.server.call('ada', 'imbot.app.register', {
      BOT_ID: world.bot.id, CLIENT_ID: 'e2e', CODE, CONTEXT: 'BOT', ...more,
      LANG: [{ LANGUAGE_ID: 'en', TITLE, DESCRIPTION: `${TITLE}, as Robo does it` }, { LANGUAGE_ID: 'de', TITLE: `${TITLE} (de)` }],
    })
    const apps = [
      await offer('seat', 'Reserve a table', { IFRAME: site.page, IFRAME_WIDTH: 420, IFRAME_HEIGHT: 260, HASH, ICON_FILE: PICTURE }),
      await offer('sky', 'Ask for the weather', { JS_METHOD: 'PUT', JS_PARAM: '/weather' }),
      await offer('long', 'An application whose name goes on for longer than there is any room for it', { JS_METHOD: 'SEND', JS_PARAM: '/help' }),
      await offer('group', 'Only in groups', { JS_METHOD: 'PUT', JS_PARAM: '/group', CONTEXT: 'CHAT' }),
    ]
    const page = await world.open('ada', { also: [new URL('/', site.page).href], to: `chats/${world.bot.id}` })
    const bar = page.getByRole('toolbar', { name: 'Applications' })
    await bar.getByRole('button', { name: 'Reserve a table' }).locator('img').waitFor()
    assert.equal(await bar.getByRole('button', { name: 'Only in groups' }).count(), 0)
    await world.shoot(page, name)
    // one stop for Tab, and arrows between them
    const all = await bar.getByRole('button').count()
    await bar.getByRole('button').first().focus()
    for (let i = 0; i < all && !/weather/.test(await page.evaluate(() => document.activeElement.textContent)); i++) await page.keyboard.press('ArrowRight')
    assert.equal(await bar.locator('[tabindex="0"]').count(), 1)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('textarea').value === '/weather')
    await field(page).fill('')
    const context = () => new URL(site.asked.at(-1).url, site.page).searchParams.get('CONTEXT')
    const inside = page.frameLocator('iframe[title="Reserve a table"]')
    await bar.getByRole('button', { name: 'Reserve a table' }).click()
    await inside.getByRole('button', { name: 'Put' }).click()
    await page.waitForFunction(() => document.querySelector('textarea').value === 'Table 4')
    assert.equal(context(), 'textarea')
    await inside.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    const beside = page.getByRole('complementary')
    await beside.getByText('Reserve a table, as Robo does it').waitFor()
    await world.shoot(page, `${name}-beside`)
    await beside.getByRole('button', { name: /^Reserve a table/ }).click()
    await inside.getByText('Which table?').waitFor()
    // pages know two places, and this is none of its own
    assert.equal(site.asked.length, 2)
    assert.equal(context(), 'textarea')
    await page.keyboard.press('Escape')
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'No robots', USERS: [2] })
    await talk(page, `chat${chat}`)
    await bar.getByRole('button', { name: 'Only in groups' }).waitFor()
    assert.equal(await bar.getByRole('button', { name: 'Reserve a table' }).count(), 0)
    for (const APP_ID of apps) await world.server.call('ada', 'imbot.app.unregister', { APP_ID, CLIENT_ID: 'e2e' })
    site.close()
  },

  async 'states-of-keys'(world, name) {
    const app = await world.server.call('ada', 'imbot.app.register', {
      BOT_ID: world.bot.id, CLIENT_ID: 'e2e', CODE: 'ask', JS_METHOD: 'PUT', JS_PARAM: '/weather', CONTEXT: 'ALL', ICON_FILE: PICTURE,
      LANG: [{ LANGUAGE_ID: 'en', TITLE: 'Ask', DESCRIPTION: 'Asks', COPYRIGHT: 'We' }],
    })
    const key = (TEXT, more) => ({ TEXT, DISPLAY: 'LINE', COMMAND: 'weather', COMMAND_PARAMS: '', ...more })
    await world.bot.say(1, 'Keys in all their states', {
      KEYBOARD: [
        key('Short colour', { BG_COLOR: '#c14' }),
        key('Off with colours', { DISABLED: 'Y', OFF_BG_COLOR: '#ccd', OFF_TEXT_COLOR: '#223' }),
        key('Only on phones', { CONTEXT: 'MOBILE' }),
        key('Only on desktops', { CONTEXT: 'DESKTOP' }),
        { TYPE: 'NEWLINE' },
        { TEXT: 'The application', APP_ID: app, DISPLAY: 'LINE' },
        key('Only once', { BLOCK: 'Y', BG_COLOR_TOKEN: 'primary' }),
        key('Then not this one', {}),
      ],
      MENU: [{ TEXT: 'Not to be chosen', COMMAND: 'weather', DISABLED: 'Y' }, { TEXT: 'To be chosen', COMMAND: 'weather' }],
    })
    const page = await talking(world, 'ada', world.bot.id)
    const row = message(page, 'Keys in all their states').last()
    const button = (text) => row.getByRole('button', { name: text, exact: true })
    await button('Only on desktops').waitFor()
    assert.equal(await button('Only on phones').count(), 0)
    const ground = (text) => button(text).evaluate((one) => getComputedStyle(one).backgroundColor)
    assert.equal(await ground('Short colour'), 'rgb(204, 17, 68)')
    assert.equal(await ground('Off with colours'), 'rgb(204, 204, 221)')
    await button('The application').click()
    await page.waitForFunction(() => document.querySelector('textarea').value === '/weather')
    await field(page).fill('')
    await row.hover()
    await row.getByRole('button', { name: 'More' }).click()
    assert.equal(await page.getByRole('menuitem', { name: 'Not to be chosen' }).getAttribute('aria-disabled'), 'true')
    await page.keyboard.press('Escape')
    await button('Only once').click()
    await page.waitForFunction(() => [...document.querySelectorAll('.key')].some((one) => one.innerText === 'Then not this one' && one.disabled))
    await world.shoot(page, name)
  },

  async 'notice-that-asks'(world, name) {
    await world.server.call('ben', 'im.notify.personal.add', { USER_ID: 1, MESSAGE: 'Lunch? [send=Gladly]say yes[/send] or [put=Perhaps at noon?]name a time[/put]' })
    const page = await world.open('ada')
    await page.goto('/notifications')
    await page.getByRole('button', { name: 'name a time' }).first().waitFor()
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'name a time' }).first().click()
    await page.getByRole('heading', { name: 'Ben Franklin' }).waitFor()
    assert.equal(await field(page).inputValue(), 'Perhaps at noon?')
    await field(page).fill('')
    await page.goto('/notifications')
    await page.getByRole('button', { name: 'say yes' }).first().click()
    await message(page, 'Gladly').last().waitFor()
  },

  async 'notices-answered'(world, name) {
    const BUTTONS = [{ TITLE: 'Agree', VALUE: 'Y' }, { TITLE: 'Refuse', VALUE: 'N' }]
    for (const MESSAGE of ['First?', 'Second?', 'Third?', 'Fourth?']) await world.server.call('ben', 'confab.notify.ask', { USER_ID: 1, MESSAGE, BUTTONS })
    const page = await world.open('ada', { to: 'notifications' })
    const notice = (text) => page.getByRole('listitem').filter({ hasText: text })
    const gone = (text) => notice(text).waitFor({ state: 'detached' })
    await notice('Fourth?').waitFor()
    await world.shoot(page, name)
    // a double click answers one: the next one comes up under the cursor between its presses
    const { x, y, width, height } = await notice('Fourth?').getByRole('button', { name: 'Agree' }).boundingBox()
    await page.mouse.click(x + width / 2, y + height / 2)
    await gone('Fourth?')
    const asked = []
    page.on('request', (request) => asked.push(request.url().split('/').at(-1)))
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    // one that was answered in another tab goes here too
    const tab = await world.sibling(page)
    await tab.goto('notifications')
    await tab.getByRole('listitem').filter({ hasText: 'Second?' }).getByRole('button', { name: 'Refuse' }).click()
    await gone('Second?')
    assert.equal(asked.includes('im.notify.confirm'), false)
    // by keys one goes from one to the next, and a key that is pressed once more answers nothing
    await notice('Third?').getByRole('button', { name: 'Delete' }).press('Enter')
    await gone('Third?')
    await notice('First?').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const first = notice('First?').getByRole('button', { name: 'Agree' })
    await first.and(page.locator(':focus')).waitFor()
    assert.equal(asked.includes('im.notify.confirm'), false)
    await first.press('Enter')
    await gone('First?')
  },

  async 'paste-and-drop'(world, name) {
    const page = await talking(world, 'ada', 3)
    const picture = ['engine.png', 'image/png', PICTURE]
    const chosen = page.getByRole('list', { name: 'Files to be sent' })
    assert.equal(await give(field(page), 'paste', { files: [picture], text: 'Cells of a table' }), true, 'the words are pasted')
    assert.equal(await chosen.count(), 0)
    assert.equal(await give(field(page), 'paste', { files: [picture] }), false)
    await chosen.getByText('engine.png').waitFor()
    await give(list(page), 'dragenter', { files: [picture] })
    await page.locator('.drop').waitFor()
    await world.shoot(page, name)
    await give(list(page), 'drop', { files: [['report.txt', 'text/plain', Buffer.from('report').toString('base64')]] })
    await chosen.getByText('report.txt').waitFor()
    await page.locator('.drop').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await list(page).getByRole('img', { name: 'engine.png' }).waitFor()
    await list(page).getByText('report.txt').waitFor()
  },

  async 'pictures-in-a-row'(world, name) {
    const page = await talking(world, 'ada', 4)
    const pictures = ['one.png', 'two.png'].map((file) => ({ name: file, mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') }))
    await page.locator('input[type=file]').first().setInputFiles(pictures)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await list(page).getByRole('img', { name: 'one.png' }).click()
    await page.getByRole('dialog', { name: 'one.png' }).getByText('1 of 2').waitFor()
    await page.getByRole('button', { name: 'Next picture' }).click()
    await page.getByRole('dialog', { name: 'two.png' }).getByText('2 of 2').waitFor()
    await world.shoot(page, name)
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('dialog', { name: 'one.png' }).waitFor()
  },

  async 'format-on-a-phone'(world, name) {
    const page = await talking(world, 'ada', 3, { size: 'phone' })
    // the field has the room of what is only good for a text
    assert.equal(await page.getByRole('button', { name: 'Formatting' }).count(), 0)
    await field(page).fill('weighty')
    await page.getByRole('button', { name: 'Formatting' }).tap()
    await field(page).selectText()
    await page.getByRole('button', { name: 'Bold' }).tap()
    assert.equal(await field(page).inputValue(), '[B]weighty[/B]')
    await page.keyboard.press('Control+i')
    assert.equal(await field(page).inputValue(), '[B][I]weighty[/I][/B]')
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    await list(page).locator('strong em').getByText('weighty').waitFor()
  },

  async 'profile-of-a-bot'(world, name) {
    await world.bot.say(1, 'Ask me')
    const page = await talking(world, 'ada', world.bot.id)
    await message(page, 'Ask me').last().waitFor()
    await list(page).getByRole('button', { name: 'Robo' }).last().click()
    const panel = page.getByRole('complementary')
    await panel.getByRole('heading', { name: 'Robo' }).waitFor()
    await world.shoot(page, name)
    await panel.getByRole('button', { name: /\/weather/ }).click()
    assert.equal(await field(page).inputValue(), '/weather ')
    await field(page).fill('')
    await page.getByRole('button', { name: 'Emoji' }).click()
    await page.getByRole('button', { name: '🦊' }).click()
    await page.keyboard.press('Escape')
    assert.equal(await field(page).inputValue(), '🦊')
    await field(page).fill('')
    await page.getByRole('button', { name: 'Go to a day' }).click()
    await page.locator('input[type=date]').fill('2020-01-01')
    await list(page).locator('.marked').waitFor()
  },

  async 'told-on-the-desktop'(world, name) {
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Are you there?' })
    const page = await world.open('ada')
    await page.addInitScript(() => {
      globalThis.told = []
      globalThis.Notification = class {
        static permission = 'default'
        static requestPermission = async () => (this.permission = 'granted')
        constructor(title, options) {
          globalThis.told.push(this)
          Object.assign(this, { title, ...options })
        }
        close() {}
      }
      Object.defineProperty(document, 'visibilityState', { get: () => (globalThis.away ? 'hidden' : 'visible') })
    })
    const told = () => page.evaluate(() => globalThis.told.map(({ title, body, silent }) => ({ title, body, silent })))
    const wish = async (what) => {
      await page.locator('.me').click()
      await page.getByRole('menuitem', { name: what }).click()
    }
    const hear = async (text, count) => {
      await world.server.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: text })
      await page.waitForFunction((count) => globalThis.told.length === count, count)
    }
    await page.goto('/chats')
    await page.getByText('Choose a chat').waitFor()
    await wish('Desktop notifications')
    await page.evaluate(() => (globalThis.away = true))
    await hear('[b]Lunch[/b]?', 1)
    assert.deepEqual(await told(), [{ title: 'Ben Franklin', body: 'Lunch?', silent: false }])
    await page.locator('.me').click()
    await page.getByRole('menuitem', { name: 'Without a sound' }).waitFor()
    await world.shoot(page, name)
    await page.getByRole('menuitem', { name: 'Without a sound' }).click()
    await hear('Quietly: lunch?', 2)
    assert.equal((await told())[1].silent, true)
    await page.evaluate(() => globalThis.told[1].onclick())
    await page.getByRole('heading', { name: 'Ben Franklin' }).waitFor()
    await page.evaluate(() => (globalThis.away = false))
    await say(page, 'I am here')
    assert.equal((await told()).length, 2)
  },

  async 'pinned-messages'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Workshop', USERS: [2] })
    const page = await talking(world, 'ada', `chat${chat}`)
    const ben = await talking(world, 'ben', `chat${chat}`)
    for (const text of ['Doors open at [b]nine[/b]', 'Bring your own cogs', 'Anything else']) {
      await field(page).fill(text)
      await field(page).press('Enter')
    }
    await message(page, 'Anything else').getByRole('img', { name: /Sent|Read/ }).waitFor()
    await choose(page, message(page, 'Doors open'), 'Pin')
    const bar = page.getByRole('region', { name: 'Pinned messages' })
    await bar.getByText('Doors open at nine').waitFor()
    await choose(page, message(page, 'Bring your own'), 'Pin')
    await bar.getByText('1 of 2').waitFor()
    await bar.getByText('Bring your own cogs').waitFor()
    const bens = ben.getByRole('region', { name: 'Pinned messages' })
    await bens.getByText('Bring your own cogs').waitFor()
    assert.equal(await bens.getByRole('button', { name: 'Unpin' }).count(), 0)
    await world.shoot(page, name)
    await bar.getByRole('button', { name: /Bring your own/ }).click()
    await list(page).locator('.marked').getByText('Bring your own').waitFor()
    await bar.getByText('Doors open at nine').waitFor()
    await bar.getByRole('button', { name: 'Unpin' }).click()
    await bar.getByText('Doors open at nine').waitFor({ state: 'detached' })
    await choose(page, message(page, 'Bring your own'), 'Unpin')
    await bens.waitFor({ state: 'detached' })
  },
}

/** Pages that the browser refuses a frame, and why the messenger says that it does. */
async function refusedFrames(world, page, site) {
  const offer = async (code, address) => {
    const app = await world.server.call('ada', 'imbot.app.register', {
      BOT_ID: world.bot.id, CLIENT_ID: 'e2e', CODE: code, IFRAME: address, IFRAME_WIDTH: 420, IFRAME_HEIGHT: 260, HASH, HIDDEN: 'Y',
      LANG: [{ LANGUAGE_ID: 'en', TITLE: code }],
    })
    await world.bot.say(1, `A page that is ${code}`, { KEYBOARD: [{ TEXT: `Show what is ${code}`, APP_ID: app, DISPLAY: 'LINE' }] })
  }
  const open = (code) => message(page, `A page that is ${code}`).last().getByRole('button', { name: `Show what is ${code}` }).click()
  const dialog = page.getByRole('dialog')
  const refused = () => assert.match(page.problems.splice(0).join('\n'), /the policy had to refuse frame-src/)
  await offer('away', site.away)
  await open('away')
  await dialog.getByText('leads to another server').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Load again' }).count(), 0, 'loading again would not help')
  await world.shoot(page, 'page-refused')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  refused()
  await offer('late', site.late)
  await open('late')
  await dialog.getByText('was added after the messenger was loaded').waitFor()
  await world.shoot(page, 'page-too-late')
  await dialog.getByRole('button', { name: 'Load again' }).click()
  await dialog.waitFor({ state: 'detached' })
  refused()
  await open('late')
  await page.frameLocator('iframe[title="late"]').getByText('Which table?').waitFor()
}
