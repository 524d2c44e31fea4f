// The flows: what a person does, and what he then sees. Each ends in a picture.
import assert from 'node:assert/strict'
import { startPictures } from './pictures.mjs'
import { field, holdBack, line, list, message, say, talk, talking, until } from './steps.mjs'

const SHOWCASE = {
  ATTACH: {
    COLOR_TOKEN: 'primary',
    BLOCKS: [
      { MESSAGE: 'Order [b]4711[/b] is [color=#1a7f37]on its way[/color].' },
      { USER: { NAME: 'Grace Hopper', USER_ID: 3 } },
      { DELIMITER: { SIZE: 300 } },
      { GRID: [
        { NAME: 'Customer', VALUE: 'Ada Lovelace', DISPLAY: 'ROW', WIDTH: 110 },
        { NAME: 'Due', VALUE: 'Friday', DISPLAY: 'ROW', WIDTH: 110 },
        { NAME: 'Items', VALUE: '3', DISPLAY: 'LINE', WIDTH: 90 },
        { NAME: 'Sum', VALUE: '€ 120', DISPLAY: 'LINE', WIDTH: 90, COLOR_TOKEN: 'alert' },
        { NAME: 'Engine', VALUE: 'Difference', DISPLAY: 'TABLE', WIDTH: 110 },
        { NAME: 'Cogs', VALUE: '25,000', DISPLAY: 'TABLE', WIDTH: 110 },
        { NAME: 'Note', VALUE: 'Handle with care', DISPLAY: 'BLOCK' },
      ] },
      { LINK: { NAME: 'Track the parcel', DESC: 'Where it is right now', LINK: 'https://example.com/track' } },
      { FILE: { NAME: 'invoice.pdf', LINK: 'https://example.com/invoice.pdf', SIZE: 48120 } },
      { IMAGE: { NAME: 'The engine', LINK: 'https://example.com/engine.png' } },
      { HTML: 'Words <b>of an old kind</b><br>in two lines' },
      { RICH_LINK: { NAME: 'The almanac', DESC: 'Printed every year', LINK: 'https://example.com/almanac', PREVIEW: 'https://pictures.example.com/almanac.png' } },
      { VIDEO: { NAME: 'The engine turns', LINK: 'https://example.com/engine.mp4', SIZE: 1048576 } },
    ],
  },
}

const MARKUP = `[b]Bold[/b], [i]italic[/i], [u]underlined[/u], [s]struck[/s], [color=#c2185b]coloured[/color], [size=20]large[/size]
[url=https://example.com]A link[/url], [user=2]Ben Franklin[/user], [call=+49 30 1]call us[/call], [send=yes]say yes[/send], [put=/help]ask for help[/put]
>>A quoted line
[code]const answer = 42
console.log(answer)[/code]
Inline [code]code[/code] and https://example.com/page.`

export const flows = {
  async 'sign-in'(world, name) {
    const page = await world.open(null)
    await page.goto('/')
    await page.getByLabel('Login or e-mail').fill('ada')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Login and password do not fit.').waitFor()
    await world.shoot(page, name)
    await page.getByLabel('Password').fill('ada-secret-1')
    const letIn = await holdBack(page, '**/confab/session')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('button[aria-busy=true]').getByText('Sign in').waitFor()
    letIn()
    await page.getByText('Choose a chat').waitFor()
    await page.reload()
    await page.getByText('Choose a chat').waitFor()
    // the browser tells of a paint a moment after it
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    console.log(`     first paint of the messenger after ${Math.round(await paint.jsonValue())} ms`)
    await page.locator('.me').click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('Login or e-mail').waitFor()
  },

  async 'echo-bot'(world, name) {
    const page = await talking(world, 'ada', world.bot.id)
    await say(page, 'Good morning, Robo')
    await message(page, 'Echo: Good morning, Robo').waitFor()
    await world.shoot(page, name)
  },

  async 'bot-context'(world, name) {
    const door = { botToken: 'door-token' }
    const bot = await world.server.call('ada', 'imbot.v2.Bot.register', {
      ...door, fields: { code: 'door', properties: { name: 'Porter' } },
    }).then((answer) => answer.bot.id)
    const act = (method, params) => world.server.call('ada', method, { ...door, botId: bot, ...params })
    const contexts = async (count) => {
      const told = await until(async () => {
        const { events } = await act('imbot.v2.Event.get', {})
        const found = events.filter((one) => one.type === 'ONIMBOTV2CONTEXTGET').map((one) => one.data)
        return found.length >= count && { events, found }
      })
      if (!told) throw new Error(`the bot was not told ${count} times`)
      return told
    }
    const json = (context) => encodeURIComponent(JSON.stringify(context))
    const pairing = { pairCode: '13bd812901b295c50adbc', text: 'ö & + #' }

    // a link from elsewhere, followed before signing in
    const page = await world.open(null)
    await page.goto(`/online/?IM_DIALOG=${bot}&BOT_CONTEXT=${json(pairing)}`)
    await page.getByLabel('Login or e-mail').fill('ada')
    await page.getByLabel('Password').fill('ada-secret-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await field(page).waitFor()
    const first = await contexts(1)
    assert.equal(first.events[0].type, 'ONIMBOTV2JOINCHAT')
    assert.deepEqual(first.found[0].context, pairing)
    assert.equal(first.found[0].user.id, 1)
    assert.equal(first.found[0].dialogId, '1')
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, `/chats/${bot}`)
    await page.reload()
    await field(page).waitFor()

    // the call of a script, while the dialog is open
    await page.evaluate((id) => window.BX.Messenger.Public.openChatWithBotContext(String(id), { action: 'openTask' }), bot)
    assert.deepEqual((await contexts(2)).found.map((one) => one.context), [pairing, { action: 'openTask' }])

    // the desktop application's link, in a message
    const { host } = new URL(page.url())
    const deep = `bx://v2/${host}/botContext/dialogId/${bot}/context/${json({ table: 42 })}`
    await act('imbot.v2.Chat.Message.send', {
      dialogId: '1', fields: { message: `[url=${deep}]Your table[/url]` },
    })
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      message(page, 'Your table').getByRole('link', { name: 'Your table' }).click(),
    ])
    await field(opened).waitFor()
    assert.deepEqual((await contexts(3)).found[2].context, { table: 42 })
    assert.equal(new URL(opened.url()).search, '')
    await act('imbot.v2.Chat.Message.send', { dialogId: '1', fields: { message: 'Table 42: what may I bring?' } })
    await message(opened, 'Table 42').waitFor()
    await world.shoot(opened, name)
    assert.equal((await contexts(3)).found.length, 3)
    await act('imbot.v2.Bot.unregister', {})
  },

  async 'keyboard-bot'(world, name) {
    const page = await talking(world, 'ada', world.bot.id, { scheme: 'dark' })
    await say(page, 'menu')
    const last = message(page, 'What would you like').last()
    await last.getByRole('button', { name: 'Pressed 0' }).click()
    await last.getByRole('button', { name: 'Pressed 1' }).waitFor()
    await last.getByRole('button', { name: 'Put a question' }).click()
    assert.equal(await field(page).inputValue(), 'How is the weather?')
    await field(page).fill('')
    await last.getByRole('button', { name: 'Say yes' }).click()
    await message(page, 'Echo: yes').waitFor()
    await world.shoot(page, name)
  },

  async 'attachments'(world, name) {
    await world.bot.say('1', 'All blocks at once:', SHOWCASE)
    const page = await talking(world, 'ada', world.bot.id)
    await list(page).getByText('Track the parcel').last().waitFor()
    await list(page).getByText('Words of an old kind\nin two lines').last().waitFor()
    assert.equal(await list(page).getByRole('link', { name: 'The engine turns' }).last().getAttribute('href'), 'https://example.com/engine.mp4')
    assert.equal(await list(page).getByRole('link', { name: 'pictures.example.com' }).last().getAttribute('href'), 'https://pictures.example.com/almanac.png')
    assert.equal(await list(page).getByRole('link', { name: 'The almanac' }).last().getAttribute('href'), 'https://example.com/almanac')
    await world.shoot(page, name)
    // a picture of another server comes through ours, in a text, in a block and as a face; no page is one
    const site = await startPictures()
    await world.bot.say('1', `A picture: [img]${site.at('/cog.png')}[/img] and none: [img]${site.at('/page.png')}[/img]`, {
      ATTACH: { BLOCKS: [{ IMAGE: { NAME: 'The engine', LINK: site.at('/engine.png') } }, { USER: { NAME: 'Babbage', AVATAR: site.at('/face.png') } }] },
    })
    const row = message(page, 'A picture:').last()
    await row.waitFor()
    const loaded = (name) => row.getByRole('img', { name }).evaluate((one) => one.decode().then(() => [one.naturalWidth, new URL(one.src).pathname.split('/')[1]]))
    assert.deepEqual(await loaded(site.at('/cog.png')), [48, 'picture'])
    assert.deepEqual(await loaded('The engine'), [48, 'picture'])
    await row.getByRole('button', { name: 'Babbage' }).locator('img').evaluate((one) => one.decode())
    assert.equal(await row.getByRole('link', { name: site.at('/cog.png') }).getAttribute('href'), site.at('/cog.png'))
    await row.getByRole('link', { name: new URL(site.at('/')).host, exact: true }).waitFor()
    assert.deepEqual(site.asked.toSorted(), ['/cog.png', '/engine.png', '/face.png', '/page.png'])
    assert.equal(site.known(), 'undefined undefined', 'the other server learns neither page nor person')
    // pictures that come late do not push the end out of sight
    await page.waitForFunction(() => {
      const box = document.querySelector('[role=log]')
      return box.scrollHeight - box.scrollTop - box.clientHeight < 2
    })
    await world.shoot(page, `${name}-pictures`)
    site.close()
  },

  async 'formatting'(world, name) {
    const page = await talking(world, 'ben', 3)
    await say(page, 'Bold')
    await world.server.call('ben', 'im.message.add', { DIALOG_ID: '3', MESSAGE: MARKUP })
    await list(page).getByText('console.log(answer)').waitFor()
    await world.shoot(page, name)
  },

  async 'two-people'(world, name) {
    const ada = await world.open('ada')
    const ben = await world.open('ben', { size: 'phone', scheme: 'dark' })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: '2', MESSAGE: 'Ben?' })
    await talk(ada, 2)
    await talk(ben, 1)
    await message(ben, 'Ben?').waitFor()
    await field(ada).pressSequentially('Lunch')
    await ben.locator('header.bar').getByText('Ada Lovelace is writing…').waitFor()
    await field(ada).fill('')
    await say(ada, 'Lunch at one?')
    await message(ben, 'Lunch at one?').waitFor()
    await message(ada, 'Lunch at one?').getByRole('img', { name: 'Read' }).waitFor()
    // the list of chats says so too, until it is said
    await field(ben).pressSequentially('Gl')
    await line(ada, 'Ben Franklin').getByText('Ben Franklin is writing…').waitFor()
    await world.shoot(ada, `${name}-writes`)
    await field(ben).fill('Gladly!')
    await ben.getByRole('button', { name: 'Send' }).click()
    await message(ben, 'Gladly!').waitFor()
    await message(ada, 'Gladly!').waitFor()
    await line(ada, 'Ben Franklin').getByText('Gladly!').waitFor()
    await ada.locator('header.bar').getByText('online', { exact: true }).waitFor()
    await world.shoot(ada, `${name}-ada`)
    await world.shoot(ben, `${name}-ben`)
    // who closes his last page was there until then
    await ben.goto('about:blank')
    await ada.locator('header.bar').getByText('last seen 1 minute ago').waitFor()
    await ada.getByRole('button', { name: 'About this chat', exact: true }).click()
    await ada.getByRole('complementary').getByText('last seen 1 minute ago').waitFor()
    await world.shoot(ada, `${name}-gone`)
  },

  async 'edit-reply-react-delete'(world, name) {
    const page = await talking(world, 'ada', 3)
    await say(page, 'First thought')
    // what is still on its way is not edited
    await message(page, 'First thought').getByRole('img', { name: 'Sent' }).waitFor()
    await field(page).press('ArrowUp')
    await page.getByText('Editing a message').waitFor()
    await field(page).fill('Second thought')
    await field(page).press('Enter')
    await message(page, 'Second thought').getByText('edited').waitFor()
    const row = message(page, 'Second thought').first()
    await row.hover()
    await row.getByRole('button', { name: 'React' }).click()
    await page.getByRole('button', { name: '❤️' }).click()
    await row.getByRole('button', { name: /❤️ 1/ }).waitFor()
    await row.hover()
    await row.getByRole('button', { name: 'Reply' }).click()
    await say(page, 'And a third')
    await message(page, 'And a third').getByRole('button', { name: /Second thought/ }).waitFor()
    await say(page, 'A slip of the tongue')
    const slip = message(page, 'A slip of the tongue')
    await slip.hover()
    await slip.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('dialog', { name: 'Delete this message?' }).getByText('A slip of the tongue').waitFor()
    await world.shoot(page, `${name}-sure`)
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await slip.waitFor({ state: 'detached' })
    await world.shoot(page, name)
  },

  async 'group-chat'(world, name) {
    const page = await world.open('ada')
    await page.getByRole('button', { name: 'New chat' }).first().click()
    await page.getByLabel('Title').fill('Analytical engine')
    await page.getByRole('textbox', { name: 'Description' }).fill('What it may be for')
    await page.getByPlaceholder('Add people').fill('Konrad')
    await page.getByRole('button', { name: /Konrad Zuse/ }).click()
    // he stands right above the field, which is there for the next one
    const next = page.getByPlaceholder('Add people')
    await next.and(page.locator(':focus')).waitFor()
    assert.equal(await next.inputValue(), '')
    const chosen = await page.getByRole('button', { name: 'Remove Konrad Zuse' }).boundingBox()
    assert.ok((await next.boundingBox()).y - chosen.y - chosen.height < 20)
    await world.shoot(page, `${name}-new`)
    await page.getByRole('button', { name: 'Create chat' }).click()
    await page.getByRole('heading', { name: 'Analytical engine' }).waitFor()
    await say(page, 'Welcome, everybody!')
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    await page.getByRole('button', { name: 'Name and description' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Difference engine')
    assert.equal(await page.getByRole('textbox', { name: 'Description' }).inputValue(), 'What it may be for')
    await page.getByRole('textbox', { name: 'Description' }).fill('Tables without an error')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('complementary').getByText('Tables without an error').waitFor()
    await page.getByRole('heading', { name: 'Difference engine', level: 1 }).waitFor()
    await world.shoot(page, name)
  },

  async 'mentions-and-commands'(world, name) {
    const page = await talking(world, 'ada', world.bot.id)
    await field(page).pressSequentially('/he')
    await page.getByRole('option', { name: /help/ }).waitFor()
    await world.shoot(page, name)
    await field(page).press('Tab')
    assert.equal(await field(page).inputValue(), '/help ')
    // in the language that was chosen
    await page.locator('.me').click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await page.getByRole('textbox', { name: 'Nachricht schreiben' }).fill('/he')
    await page.getByRole('option', { name: /Sagt, was Robo kann/ }).waitFor()
    await world.shoot(page, `${name}-de`)
    await page.locator('.me').click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await field(page).fill('')
    await field(page).pressSequentially('@Rob')
    await page.getByRole('option', { name: /Robo/ }).click()
    // it is written as people write it, kept as it was meant, and told so
    assert.equal(await field(page).inputValue(), '@Robo ')
    await page.keyboard.type('are you there, robot@example.com?')
    assert.equal(await page.getByRole('option').count(), 0)
    await page.reload()
    assert.equal(await field(page).inputValue(), '@Robo are you there, robot@example.com?')
    await world.shoot(page, `${name}-called`)
    await field(page).press('Enter')
    await message(page, 'are you there').first().locator('.mention', { hasText: 'Robo' }).waitFor()
    const said = (await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: String(world.bot.id), LIMIT: 5 })).messages.map((one) => one.text)
    assert.ok(said.includes(`[USER=${world.bot.id}]Robo[/USER] are you there, robot@example.com?`), String(said))
    await field(page).press('ArrowUp')
    assert.equal(await field(page).inputValue(), '@Robo are you there, robot@example.com?')
    await page.keyboard.press('Escape')
  },

  async 'search'(world, name) {
    const page = await world.open('ada')
    await page.getByRole('searchbox', { name: 'Search people, chats, messages' }).fill('Katherine')
    await page.getByRole('button', { name: /Katherine Johnson/ }).click()
    await page.getByRole('heading', { name: 'Katherine Johnson' }).waitFor()
    await say(page, 'The trajectory is right')
    await page.getByRole('button', { name: 'Search in this chat' }).click()
    await page.getByRole('searchbox', { name: 'Search in this chat' }).fill('trajectory')
    await page.getByRole('complementary').getByText('The trajectory is right').waitFor()
    await world.shoot(page, name)
    await page.getByRole('complementary').getByRole('button', { name: /The trajectory is right/ }).click()
    await list(page).locator('.marked').getByText('The trajectory is right').waitFor()
  },

  async 'search-everywhere'(world, name) {
    const { call } = world.server
    const chat = await call('ben', 'im.chat.add', { TITLE: 'Kites', USERS: [1] })
    await call('ben', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'The kite needs a [b]longer tail[/b]' })
    for (let from = 0; from < 120; from += 40) {
      const cmd = {}
      for (let i = from; i < from + 40; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=chat${chat}&MESSAGE=Gust+${i}`
      await call('ben', 'batch', { halt: 1, cmd })
    }
    await call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Longer tails fly better' })
    const page = await world.open('ada')
    const search = page.getByRole('searchbox', { name: 'Search people, chats, messages' })
    // a look that finds nothing says where it came to, and that there is more
    await page.route('**/rest/confab.messenger.search', (route) => route.fulfill({ json: { result: { found: [], next: 1_000_000, users: [] } } }), { times: 10 })
    await search.fill('longer tail')
    await page.getByRole('button', { name: 'Look further back' }).click()
    await page.getByRole('button', { name: /Ben Franklin.*Longer tails fly better/ }).waitFor()
    await page.getByRole('button', { name: /Ben Franklin · Kites.*The kite needs a longer tail/ }).waitFor()
    await world.shoot(page, name)
    await page.getByRole('button', { name: /The kite needs a longer tail/ }).click()
    await list(page).locator('.marked').getByText('longer tail').waitFor()
    assert.equal(await search.inputValue(), 'longer tail')
    await page.route('**/rest/confab.messenger.search', (route) => route.abort())
    await search.fill('something else')
    await page.getByRole('alert').getByText('The server cannot be reached.').waitFor()
    await world.shoot(page, `${name}-cut`)
  },

  async 'notifications'(world, name) {
    await world.server.call('ben', 'im.notify.personal.add', { USER_ID: 1, MESSAGE: 'The [b]press[/b] is running.' })
    await world.server.call('ben', 'confab.notify.ask', {
      USER_ID: 1, MESSAGE: 'May I print the almanac?', BUTTONS: [{ TITLE: 'Print it', VALUE: 'Y' }, { TITLE: 'Not yet', VALUE: 'N' }],
    })
    const page = await world.open('ada', { size: 'phone' })
    await page.getByRole('link', { name: /Notifications/ }).click()
    await page.getByText('is running.').first().waitFor()
    await world.shoot(page, name)
    await page.getByRole('button', { name: 'Print it' }).click()
    await page.getByRole('button', { name: 'Print it' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('button', { name: 'Mark all as read' }).waitFor({ state: 'detached' })
  },

  async 'thinking-bot'(world, name) {
    const { call } = world.server
    const botToken = 'thinkers-token-1'
    const fields = { code: 'thinker', botToken, type: 'bot', eventMode: 'fetch', properties: { name: 'Thinker' } }
    const { bot } = await call('ada', 'imbot.v2.Bot.register', { fields })
    const as = (method, more) => call('ada', method, { botId: bot.id, botToken, dialogId: '1', ...more })
    await as('imbot.v2.Chat.Message.send', { fields: { message: 'Ask me anything' } })
    const page = await talking(world, 'ada', bot.id, { size: 'phone', scheme: 'dark' })
    await message(page, 'Ask me anything').waitFor()
    // what passes is told to those who have a line: it is said again until the page has one
    assert.ok(await until(async () => {
      await as('imbot.v2.Chat.InputAction.notify', { statusMessageCode: 'IMBOT_AGENT_ACTION_THINKING' })
      return page.locator('header.bar').getByText('Thinker: thinking…').isVisible()
    }, 500))
    await field(page).focus()
    await as('imbot.v2.Chat.TextField.enabled', { enabled: 'N' })
    await page.getByText('Writing is switched off here.').waitFor()
    await world.shoot(page, name)
    await as('imbot.v2.Chat.TextField.enabled', { enabled: 'Y' })
    // whoever was writing goes on where he was
    await field(page).and(page.locator(':focus')).waitFor()
  },

  async 'offline-and-back'(world, name) {
    const page = await talking(world, 'ada', 5)
    await page.context().setOffline(true)
    await say(page, 'Sent without a line')
    await page.getByText('No connection.').waitFor()
    await world.shoot(page, name)
    await page.context().setOffline(false)
    await message(page, 'Sent without a line').getByRole('img', { name: 'Sent' }).waitFor({ timeout: 20_000 })
    assert.equal(await message(page, 'Sent without a line').count(), 1)
    const { messages } = await world.server.call('ada', 'im.dialog.messages.get', { DIALOG_ID: '5' })
    assert.equal(messages.filter((one) => one.text === 'Sent without a line').length, 1)
  },

  async 'long-history'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Long story', USERS: [2] })
    for (let from = 0; from < 600; from += 50) {
      const cmd = {}
      for (let i = from; i < from + 50; i++) cmd[`m${i}`] = `im.message.add?DIALOG_ID=chat${chat}&MESSAGE=Line+${i}`
      await world.server.call('ada', 'batch', { halt: 1, cmd })
    }
    const page = await talking(world, 'ada', `chat${chat}`)
    await message(page, 'Line 599').waitFor()
    const letCome = await holdBack(page, '**/rest/confab.messenger.page')
    await list(page).evaluate((box) => (box.scrollTop = 0))
    // who hears the list is told that it is not whole yet
    await page.locator('[role=log][aria-busy=true]').waitFor()
    letCome()
    await page.locator('[role=log][aria-busy=false]').waitFor()
    for (let i = 0; i < 14; i++) {
      const first = await list(page).evaluate((box) => {
        box.scrollTop = 0
        return box.querySelector('[data-id]')?.getAttribute('data-id')
      })
      await page.waitForTimeout(150)
      const place = await list(page).evaluate((box, id) => {
        const row = box.querySelector(`[data-id="${id}"]`)
        return row ? row.getBoundingClientRect().top - box.getBoundingClientRect().top : 0
      }, first)
      assert.ok(place >= -5 && place < 200, `the place was lost: ${place}`)
    }
    assert.ok((await list(page).getByRole('article').count()) <= 151)
    await page.getByRole('button', { name: 'To the newest message' }).click()
    await message(page, 'Line 599').waitFor()
    await world.shoot(page, name)
  },

  async 'phone'(world, name) {
    await world.bot.say(1, 'Here I am')
    const page = await world.open('ada', { size: 'phone' })
    await page.getByRole('link', { name: /Robo/ }).waitFor()
    await world.shoot(page, `${name}-list`)
    await page.getByRole('link', { name: /Robo/ }).click()
    await field(page).waitFor()
    await world.shoot(page, `${name}-chat`)
    await page.getByRole('button', { name: 'Back to the list' }).click()
  },

  async 'languages'(world, name) {
    const chat = await world.server.call('ben', 'im.chat.add', { TITLE: 'Tower of Babel', USERS: [1, 3, world.bot.id] })
    await world.server.call('ben', 'im.chat.user.add', { CHAT_ID: chat, USERS: [4] })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${chat}`, MESSAGE: 'Hello, everybody' })
    const quiet = await world.server.call('ben', 'im.chat.add', { TITLE: 'Babel at rest', USERS: [1] })
    await world.server.call('ben', 'im.chat.user.add', { CHAT_ID: quiet, USERS: [4] })
    const posted = await world.server.call('ben', 'im.chat.add', { TITLE: 'Babel by hand', USERS: [1] })
    await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${posted}`, MESSAGE: 'Here' })
    // what the system says stands there in the portal's language, and is read in one's own
    const invited = { de: 'Ben Franklin hat Konrad Zuse in den Chat eingeladen', ru: 'Ben Franklin: приглашение в чат для Konrad Zuse' }
    const page = await world.open('ben')
    for (const [language, chats, short] of [['Deutsch', 'Mitteilungen', 'de'], ['Русский', 'Уведомления', 'ru'], ['English', 'Notifications', 'en']]) {
      await page.goto('/chats')
      await page.locator('.me').click()
      await page.getByRole('menuitemradio', { name: language }).click()
      await page.getByRole('link', { name: chats }).waitFor()
      // what the server writes itself follows the choice, also where a link from elsewhere leads
      assert.match(await (await page.request.get('oauth/authorize/?client_id=nobody')).text(), new RegExp(`<html lang="${short}">`))
      if (language === 'English') continue
      await world.shoot(page, `${name}-${short}`)
      await page.goto(`/chats/chat${chat}`)
      await page.getByText('Hello, everybody').last().waitFor()
      await page.getByRole('log').getByText(invited[short]).waitFor()
      await page.locator('.line').filter({ hasText: 'Babel at rest' }).getByText(invited[short]).waitFor()
      // what only reads like it is nobody's to translate
      await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${posted}`, MESSAGE: 'Alice left the chat', SYSTEM: 'Y' })
      await page.locator('.line').filter({ hasText: 'Babel by hand' }).getByText('Alice left the chat').waitFor()
      await page.locator('header.bar .name').click()
      await page.getByRole('complementary').getByText('Ada Lovelace').waitFor()
      await world.shoot(page, `${name}-${short}-about`)
      await page.getByRole('complementary').locator('header button').click()
      const row = page.getByRole('log').getByRole('article').last()
      await row.hover()
      await row.locator('.tools button').last().click()
      await page.getByRole('menuitem').first().waitFor()
      await world.shoot(page, `${name}-${short}-menu`)
      await page.keyboard.press('Escape')
      for (const path of ['notifications', 'account']) {
        await page.goto(`/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        await world.shoot(page, `${name}-${short}-${path}`)
      }
    }
  },

  async 'chosen-scheme'(world, name) {
    const page = await world.open('ada')
    let chosen
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const choose = async (scheme) => {
      await page.locator('.me').click()
      await page.getByRole('menuitemradio', { name: scheme, exact: true }).waitFor()
      chosen = await page.getByRole('menuitemradio', { checked: true }).allInnerTexts()
      if (scheme === 'Dark') await world.shoot(page, name)
      await page.getByRole('menuitemradio', { name: scheme, exact: true }).click()
    }
    const [light, dark] = ['rgb(243, 244, 248)', 'rgb(17, 19, 24)']
    assert.equal(await ground(), light)
    await choose('Dark')
    assert.equal(await ground(), dark)
    await page.reload()
    await page.getByText('Choose a chat').waitFor()
    assert.equal(await ground(), dark, 'remembered')
    await page.emulateMedia({ colorScheme: 'dark' })
    await choose('Light')
    assert.equal(await ground(), light, 'whatever the system wishes')
    await choose('Like the system')
    assert.equal(await ground(), dark)
    assert.deepEqual(chosen.map((one) => one.trim()), ['Light', 'English'], 'what is chosen says so')
  },
}
