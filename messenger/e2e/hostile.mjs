// Whatever people name, write and upload stays words: nothing of it runs, nothing is asked of anybody outside.
// Every page of the flows is watched for that (`watch.mjs`); these drive the corpus through all of them.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { startServer } from './server.mjs'
import { startPictures } from './pictures.mjs'
import { addresses, blocks, markup, styled, texts, uploads } from './payloads.mjs'
import { until } from './steps.mjs'

const SAFE = /^(https?|tel|mailto|sms):/
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

const field = (page) => page.getByRole('textbox', { name: 'Write a message' })
const list = (page) => page.getByRole('log', { name: 'Messages' })

/** A chat begins at its end for whom nothing is new in it: what stands there is to be seen. */
const readAll = (server, who, dialog) => server.call(who, 'im.dialog.read', { DIALOG_ID: dialog })

async function batched(world, who, method, all) {
  for (let from = 0; from < all.length; from += 50) {
    const cmd = {}
    all.slice(from, from + 50).forEach((params, at) => {
      cmd[`c${at}`] = `${method}?${new URLSearchParams(params)}`
    })
    const { result_error } = await world.server.call(who, 'batch', { cmd })
    const [first] = Object.values(result_error)
    assert.equal(first, undefined, `${method}: ${JSON.stringify(first)}`)
  }
}

/** Every address on the page is one that may be followed, and nothing stands in it that texts cannot make. */
async function onlySafeAddresses(page) {
  const bad = await page.evaluate((safe) => {
    const scheme = new RegExp(safe)
    const found = []
    for (const one of document.querySelectorAll('[href], [src], [action], [formaction]')) {
      if (one.namespaceURI.endsWith('svg')) continue
      const address = one.href || one.src || one.action || ''
      if (!scheme.test(address) && !/^blob:http/.test(address)) found.push(`${one.tagName} ${address}`)
    }
    const { length } = document.body.querySelectorAll('script, iframe, object, embed, base, meta, link, style, math, marquee')
    if (length !== document.body.querySelectorAll(':scope > script[src]').length) found.push(`${length} elements that nobody made`)
    const handlers = [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes].filter((name) => name.name.startsWith('on')))
    return [...found, ...handlers.map((one) => one.name)]
  }, SAFE.source)
  assert.deepEqual(bad, [])
}

/** What a press of each button would open, without going there. */
async function pressAll(page, buttons) {
  await page.evaluate(() => {
    globalThis.opened = []
    globalThis.open = (address) => void globalThis.opened.push(String(address))
  })
  for (const button of await buttons.all()) await button.click({ timeout: 3000 }).catch(() => undefined)
  return page.evaluate(() => globalThis.opened)
}

async function visit(page, path) {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await onlySafeAddresses(page)
}

/** A handler that answers every event with something that would like to run in the console. */
async function hostileHandler() {
  const door = createServer((asked, answer) => {
    asked.resume()
    asked.on('end', () => {
      answer.writeHead(500, { 'Content-Type': 'text/html', 'X-Evil': markup[1] })
      answer.end(markup.join('\n'))
    })
  })
  await new Promise((ready) => door.listen(0, '127.0.0.1', ready))
  return { address: `http://127.0.0.1:${door.address().port}/?x=%3Cimg%20src=x%20onerror=hit()%3E`, close: () => door.close() }
}

export const hostileFlows = {
  async 'the-watch-sees'(world) {
    const page = await world.open(null)
    await page.goto('/sign-in')
    await page.evaluate(() => {
      new Image().src = 'https://evil.example/x.png'
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="hit()">')
      globalThis.alert()
    })
    await page.waitForTimeout(200)
    const seen = page.problems.splice(0).join('\n')
    for (const what of ['a script ran', 'had to refuse img-src', 'had to refuse script-src-attr']) assert.match(seen, new RegExp(what))
    // what goes out without the policy, as a form or a link does
    await page.goto('http://127.0.0.1:9/').catch(() => undefined)
    assert.match(page.problems.splice(0).join('\n'), /somebody else was asked/)
  },

  async 'hostile-texts'(world, name) {
    const all = texts()
    assert.ok(all.length >= 300)
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Hostile texts', USERS: [2] })
    const page = await world.open('ben')
    await batched(world, 'ada', 'im.message.add', all.map((text) => ({ DIALOG_ID: `chat${chat}`, MESSAGE: text })))
    let kept = 0
    for (const block of blocks()) {
      const said = { DIALOG_ID: `chat${chat}`, MESSAGE: 'a block', ...block }
      if (await world.server.call('ada', 'im.message.add', said).catch(() => 0)) kept++
    }
    assert.ok(kept > 0, 'no block at all was taken')
    await readAll(world.server, 'ben', `chat${chat}`)
    await page.goto(`/chats/chat${chat}`)
    await field(page).waitFor()
    const opened = await pressAll(page, page.locator('.attach button, .keyboard button'))
    assert.deepEqual(opened.filter((one) => !SAFE.test(one)), [])
    await world.shoot(page, `${name}-blocks`)
    const shown = new Set()
    await until(async () => {
      for (const id of await list(page).getByRole('article').evaluateAll((rows) => rows.map((row) => row.closest('[data-id]')?.dataset.id))) shown.add(id)
      await onlySafeAddresses(page)
      await list(page).evaluate((box) => (box.scrollTop = 0))
      return shown.size >= all.length
    })
    assert.ok(shown.size >= all.length, `only ${shown.size} were shown`)
    await world.shoot(page, name)
    // and while it is looked at, as the socket tells it
    await page.getByRole('button', { name: 'To the newest message' }).click()
    const told = all.filter((_, at) => at % 12 === 0)
    await batched(world, 'ada', 'im.message.add', [...told, 'That was all'].map((text) => ({ DIALOG_ID: `chat${chat}`, MESSAGE: text })))
    await list(page).getByText('That was all', { exact: true }).waitFor()
    await onlySafeAddresses(page)
    await page.getByRole('button', { name: 'Search in this chat' }).click()
    await page.getByRole('searchbox', { name: 'Search in this chat' }).fill('onerror')
    await page.getByRole('complementary').getByText('onerror').first().waitFor()
    await onlySafeAddresses(page)
    await world.shoot(page, `${name}-search`)
  },

  async 'hostile-styles'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Hostile styles', USERS: [2] })
    const kept = { text: 0, ATTACH: 0, KEYBOARD: 0 }
    for (const said of styled()) {
      const carrier = Object.keys(kept).find((one) => one in said) ?? 'text'
      if (await world.server.call('ada', 'im.message.add', { DIALOG_ID: `chat${chat}`, ...said }).catch(() => 0)) kept[carrier]++
    }
    // none is refused: whatever carries them, pages are given all of them
    const all = styled().length / 3
    assert.deepEqual(kept, { text: all, ATTACH: all, KEYBOARD: all })
    await readAll(world.server, 'ben', `chat${chat}`)
    const page = await world.open('ben')
    await visit(page, `/chats/chat${chat}`)
    await list(page).getByText('styled').last().waitFor()
    for (let i = 0; i < 3; i++) {
      const bad = await page.evaluate(() => {
        const box = document.querySelector('[role=log]').getBoundingClientRect()
        return [...document.querySelectorAll('[role=log] *')].flatMap((one) => {
          const { backgroundImage, position, zIndex } = getComputedStyle(one)
          const { left, right } = one.getBoundingClientRect()
          const out = right > box.right + 1 || left < box.left - 1
          return /url|image-set/.test(backgroundImage) || position === 'fixed' || Number(zIndex) > 99 || out ? [one.outerHTML.slice(0, 200)] : []
        })
      })
      assert.deepEqual(bad, [])
      await list(page).evaluate((box) => (box.scrollTop = 0))
      await page.waitForTimeout(100)
    }
    await world.shoot(page, name)
  },

  async 'hostile-pages'(world, name) {
    // what other servers' pages say of themselves, and pictures that are none
    const inner = await startServer(world.server.classPath, { flags: ['--link-previews', 'true', '--link-pictures', 'true'] })
    const asked = []
    const site = createServer((request, answer) => {
      const at = Number(/\d+/.exec(request.url)?.[0] ?? 0)
      asked.push(request.url)
      const meta = (key, value) => `<meta property="og:${key}" content="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`
      const page = `<!doctype html><title>x</title>${meta('title', markup[at])}${meta('description', markup[at])}${meta('image', addresses[at] ?? '/x.svg')}<script>hit()</script>`
      const picture = /svg/.test(request.url)
      answer.writeHead(200, { 'Content-Type': picture ? 'image/svg+xml' : 'text/html' }).end(picture ? uploads()[0][1] : page)
    })
    await new Promise((ready) => site.listen(0, '127.0.0.1', ready))
    const home = `http://127.0.0.1:${site.address().port}`
    const pictures = await startPictures()
    try {
      for (let at = 0; at < markup.length; at++) await inner.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: `${home}/page${at}` })
      await inner.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: `[img]${home}/x.svg[/img] is none`, ATTACH: { BLOCKS: [{ IMAGE: { NAME: 'evil', LINK: `${home}/y.svg` } }, { USER: { NAME: 'evil', AVATAR: `${home}/z.svg` } }] } })
      await until(() => asked.filter((one) => /page/.test(one)).length >= markup.length)
      await readAll(inner, 'ada', '2')
      const page = await world.open('ada', { at: inner.base, to: 'chats/2' })
      await list(page).getByText('is none').waitFor()
      await until(() => asked.filter((one) => /^\/[xyz]\.svg$/.test(one)).length >= 3)
      for (const svg of ['/x.svg', '/y.svg', '/z.svg']) assert.ok(asked.includes(svg), `${svg} was not asked for: ${asked}`)
      await list(page).getByText('<img src=x onerror=hit()>', { exact: true }).first().waitFor()
      await page.waitForLoadState('networkidle')
      await onlySafeAddresses(page)
      const shown = () => list(page).locator('img').evaluateAll((all) => all.filter((one) => one.naturalWidth > 0).map((one) => one.src))
      for (let i = 0; i < 6; i++) {
        assert.deepEqual(await shown(), [], 'no such picture is shown')
        await list(page).evaluate((box) => box.scrollBy(0, -800))
        await page.waitForTimeout(150)
      }
      // one that is a picture is shown: nothing else kept the others away
      await inner.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: `[img]${pictures.at('/good.png')}[/img] is one` })
      await page.goto('/chats/2')
      await list(page).getByText('is one').waitFor()
      await page.waitForFunction(() => [...document.querySelectorAll('[role=log] img')].filter((one) => one.naturalWidth > 0).length === 1)
      assert.ok(pictures.asked.includes('/good.png'), 'through our server')
      await world.shoot(page, name)
    } finally {
      pictures.close()
      site.closeAllConnections()
      site.close()
      await inner.stop()
    }
  },

  async 'hostile-names'(world, name) {
    const { call } = world.server
    await batched(world, 'ada', 'im.chat.add', markup.map((TITLE) => ({ TITLE, DESCRIPTION: TITLE, 'USERS[0]': 2 })))
    await batched(world, 'ada', 'confab.admin.people.add', markup.map((bad, at) => ({ LOGIN: `hostile${at}`, NAME: bad.slice(0, 50), LAST_NAME: 'Hostile', WORK_POSITION: bad })))
    await call('ada', 'confab.admin.webhooks.add', { TITLE: markup[1], USER_ID: 1, SCOPES: ['im'] })
    await call('ada', 'confab.admin.apps.add', { TITLE: markup[1], SCOPES: ['im'], ONLY_API: true, INSTALLED: true })
    await call('ada', 'confab.admin.outgoing.add', { NAME: 'hostile', URL: 'http://127.0.0.1:9/?%3Cimg%20src=x%20onerror=hit()%3E', EVENTS: ['ONUSERADD'] })
    const handler = await hostileHandler()
    const bot = await call('ada', 'imbot.register', {
      CODE: 'hostile', CLIENT_ID: 'hostile', TYPE: 'B', EVENT_HANDLER: handler.address,
      PROPERTIES: { NAME: markup[1], WORK_POSITION: markup[2] },
    })
    await call('ada', 'imbot.command.register', {
      CLIENT_ID: 'hostile', BOT_ID: bot, COMMAND: 'evil', COMMON: 'Y', HIDDEN: 'N', EXTRANET_SUPPORT: 'N', EVENT_COMMAND_ADD: handler.address,
      LANG: [{ LANGUAGE_ID: 'en', TITLE: markup[1], PARAMS: markup[2] }],
    })
    // a bot's application: what stands on it, and a picture that is none
    for (const [at, bad] of markup.entries()) {
      await call('ada', 'imbot.app.register', {
        BOT_ID: bot, CLIENT_ID: 'hostile', CODE: `evil${at}`, CONTEXT: 'ALL', JS_METHOD: 'PUT', JS_PARAM: '/evil',
        ...(at % 2 ? {} : { ICON_FILE: Buffer.from(uploads()[at % uploads().length][1], 'latin1').toString('base64') }),
        LANG: [{ LANGUAGE_ID: 'en', TITLE: bad, DESCRIPTION: bad }],
      }).catch((failure) => assert.match(failure.message, /ICON/))
    }
    for (const bad of markup) await call('ben', 'im.notify.personal.add', { USER_ID: 1, MESSAGE: bad })
    await call('ben', 'confab.notify.ask', { USER_ID: 1, MESSAGE: markup[1], BUTTONS: [{ TITLE: markup[1], VALUE: 'Y' }, { TITLE: markup[2], VALUE: 'N' }] })
    const { ID: folder } = await call('ben', 'im.disk.folder.get', { DIALOG_ID: '1' })
    for (const bad of markup) {
      const file = await call('ben', 'disk.folder.uploadfile', { id: folder, data: { NAME: bad.replaceAll('/', '\u2215') }, fileContent: ['x', 'eA=='], generateUniqueName: true })
      await call('ben', 'im.disk.file.commit', { DIALOG_ID: '1', FILE_ID: file.ID })
    }
    const page = await world.open('ada')
    await visit(page, '/chats')
    await page.getByText('<img src=x onerror=hit()>').first().waitFor()
    await world.shoot(page, `${name}-chats`)
    await page.getByRole('searchbox', { name: 'Search people, chats, messages' }).fill('hostile')
    await page.getByText('Hostile', { exact: false }).nth(3).waitFor()
    await onlySafeAddresses(page)
    await visit(page, '/chats/2')
    await list(page).getByText('onerror').first().waitFor()
    await world.shoot(page, `${name}-files`)
    await visit(page, `/chats/${bot}`)
    await page.getByRole('toolbar', { name: 'Applications' }).getByText('onerror').first().waitFor()
    await page.getByRole('button', { name: 'About this chat', exact: true }).click()
    await onlySafeAddresses(page)
    await page.getByRole('complementary').getByRole('button', { name: 'Close', exact: true }).click()
    await field(page).pressSequentially('/ev')
    await page.getByRole('option', { name: /evil/ }).waitFor()
    await onlySafeAddresses(page)
    await field(page).fill('')
    await field(page).pressSequentially('@Hostile')
    await page.getByRole('option').first().waitFor()
    await onlySafeAddresses(page)
    await visit(page, '/notifications')
    await page.getByRole('listitem').filter({ hasText: 'onerror' }).first().waitFor()
    await world.shoot(page, `${name}-notifications`)
    for (const path of ['people', 'apps', 'webhooks', 'outgoing', 'bots', `bots/${bot}`, 'audit', 'ledger', 'limits', 'portal']) {
      await visit(page, `/console/${path}`)
    }
    await visit(page, '/console/people')
    await world.shoot(page, `${name}-people`)
    handler.close()
  },

  async 'hostile-traffic'(world, name) {
    const { call, base } = world.server
    const handler = await hostileHandler()
    const bot = await call('ada', 'imbot.register', {
      CODE: 'traffic', CLIENT_ID: 'traffic', TYPE: 'B', EVENT_HANDLER: handler.address, PROPERTIES: { NAME: 'Traffic' },
    })
    await call('ada', 'im.message.add', { DIALOG_ID: String(bot), MESSAGE: markup.join('\n') })
    for (const bad of markup) {
      const query = new URLSearchParams({ [bad]: bad, DIALOG_ID: bad, MESSAGE: bad })
      await fetch(`${base}rest/1/adaswebhookcode1/im.message.add?${query}`, { headers: { Referer: 'http://evil.example/' } })
      await fetch(`${base}rest/1/adaswebhookcode1/${encodeURIComponent(bad).replaceAll('%2F', '.')}`)
    }
    const page = await world.open('ada')
    await visit(page, `/console/events?bot=${bot}`)
    await page.getByRole('row').filter({ hasText: 'ONIMBOTMESSAGEADD' }).getByRole('link').first().click()
    await page.getByRole('complementary').getByText('<script>hit()</script>').first().waitFor()
    await onlySafeAddresses(page)
    await page.getByRole('row').filter({ hasText: 'next attempt' }).getByRole('link').first().click()
    await page.getByRole('complementary').getByText('X-Evil').first().waitFor()
    await onlySafeAddresses(page)
    await world.shoot(page, `${name}-event`)
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByText('Copied').first().waitFor()
    await visit(page, `/console/bots/${bot}`)
    await visit(page, `/console/beside/${bot}`)
    await page.getByText('<script>hit()</script>').first().waitFor()
    await page.getByRole('button', { name: /ONIMBOTMESSAGEADD/ }).first().click()
    await onlySafeAddresses(page)
    await visit(page, '/console/calls')
    const rows = page.getByRole('row').filter({ hasText: 'onerror' })
    await rows.first().waitFor()
    await rows.first().getByRole('link').first().click()
    await page.getByRole('complementary').getByText('onerror').first().waitFor()
    await onlySafeAddresses(page)
    await world.shoot(page, `${name}-call`)
    handler.close()
  },

  async 'hostile-files'(world, name) {
    const { call, base } = world.server
    const { ID: folder } = await call('ada', 'im.disk.folder.get', { DIALOG_ID: '2' })
    const page = await world.open('ben')
    const links = []
    for (const [file, bytes] of uploads()) {
      const put = await call('ada', 'disk.folder.uploadfile', { id: folder, data: { NAME: file }, fileContent: [file, Buffer.from(bytes, 'latin1').toString('base64')], generateUniqueName: true })
      await call('ada', 'im.disk.file.commit', { DIALOG_ID: '2', FILE_ID: put.ID })
    }
    const { files } = await call('ben', 'im.dialog.messages.get', { DIALOG_ID: '1', LIMIT: 50 })
    for (const file of files) links.push(...[file.urlShow, file.urlDownload, file.urlPreview].filter(Boolean))
    assert.ok(links.length >= uploads().length, `${links.length} addresses`)
    for (const link of links) {
      const address = new URL(link, base).href
      const { headers } = await page.request.get(address).then((reply) => ({ headers: reply.headers() }))
      const type = headers['content-type']
      assert.ok(type === 'application/octet-stream' || PICTURES.includes(type), `${link} is sent as ${type}`)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(headers['content-security-policy'], /default-src 'none'; sandbox/)
      if (!PICTURES.includes(type)) assert.match(headers['content-disposition'], /^attachment/)
      await page.goto(address).catch((failure) => assert.match(String(failure), /Download is starting|ERR_ABORTED/))
    }
    await visit(page, '/chats/1')
    await list(page).getByText('evil.svg').first().waitFor()
    await world.shoot(page, name)
    await framed(world, links.map((link) => new URL(link, base).href))
    const chat = await call('ada', 'im.chat.add', { TITLE: 'Pictured', USERS: [2] })
    for (const [, bytes] of uploads()) {
      const AVATAR = Buffer.from(bytes, 'latin1').toString('base64')
      await call('ada', 'im.chat.updateAvatar', { CHAT_ID: chat, AVATAR }).catch(() => undefined)
    }
    const { avatar } = await call('ada', 'im.dialog.get', { DIALOG_ID: `chat${chat}` })
    assert.equal(avatar, '', 'no picture, and yet it was taken')
  },

  async 'hostile-addresses'(world, name) {
    const { base } = world.server
    const page = await world.open('ada')
    const all = [...markup, ...addresses]
    const plain = ['rest/1/adaswebhookcode1/', 'rest/', 'file/', 'disk/', 'confab/', 'oauth/authorize/?client_id=', 'confab/oidc/start?return=', 'assets/']
    for (const bad of all) {
      for (const path of plain) {
        const reply = await page.request.get(`${base}${path}${encodeURIComponent(bad)}`, { maxRedirects: 0, headers: { Accept: 'text/html' } })
        const body = await reply.text()
        const headers = reply.headers()
        if (/html/.test(headers['content-type'] ?? '')) {
          assert.match(headers['content-security-policy'], /default-src 'none'/)
          assert.ok(!body.includes(bad) || !/[<"']/.test(bad), `${path} says ${bad} again`)
        }
        assert.ok(!/evil|javascript/i.test(headers.location ?? ''), `${path}${bad} leads to ${headers.location}`)
      }
    }
    const inside = ['chats/', 'console/beside/', 'console/bots/', 'console/reference?method=', 'console/events?bot=', 'console/events?lane=', 'sign-in?to=', 'sign-in?signin=', '#']
    for (const path of inside) {
      for (const bad of ['<img src=x onerror=hit()>', `"><script>hit()</script>`, ...addresses.slice(0, 3), '//evil.example/']) {
        await page.goto(`/${path}${encodeURIComponent(bad).replaceAll('%2F', '/')}`)
        await page.getByRole('navigation').first().waitFor()
        await page.waitForTimeout(50)
        await onlySafeAddresses(page)
        assert.ok(page.url().startsWith(base), `${path}${bad} leads to ${page.url()}`)
      }
    }
    const stranger = await world.open(null)
    for (const bad of ['javascript:hit()', '//evil.example/', 'https://evil.example/', '/\\evil.example']) {
      await stranger.goto(`/sign-in?to=${encodeURIComponent(bad)}`)
      await stranger.getByLabel('Login or e-mail').fill('ben')
      await stranger.getByLabel('Password').fill('ben-secret-1')
      await stranger.getByRole('button', { name: 'Sign in' }).click()
      await stranger.getByRole('navigation', { name: 'Main navigation' }).waitFor()
      assert.ok(stranger.url().startsWith(base), `after signing in: ${stranger.url()}`)
      await stranger.context().clearCookies()
    }
    await world.shoot(page, name)
  },
}

/** A page of somebody else that makes a frame, an object, a picture and a script of each address. */
async function framed(world, links) {
  const html = links
    .map((link) => `<iframe src="${link}"></iframe><object data="${link}"></object><img src="${link}"><script src="${link}"></script>`)
    .join('')
  const door = createServer((asked, answer) => {
    asked.resume()
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>evil</title>${html}`)
  })
  await new Promise((ready) => door.listen(0, '127.0.0.1', ready))
  const home = `http://127.0.0.1:${door.address().port}/`
  const page = await world.open('ben', { also: [home] })
  await page.goto(home)
  await page.waitForTimeout(1000)
  // that it had to is the proof that scripts of others get nothing
  const refused = page.problems.filter((one) => /strict MIME type checking/.test(one)).length
  assert.ok(refused > links.length / 3, `only ${refused} scripts were refused`)
  page.problems.splice(0, page.problems.length, ...page.problems.filter((one) => !/strict MIME type checking/.test(one)))
  const seen = await page.frames().slice(1).map((frame) => frame.evaluate(() => document.body?.innerHTML.length ?? 0).catch(() => 0))
  assert.ok((await Promise.all(seen)).every((length) => length < 500), 'a frame of somebody else shows a file')
  door.close()
}
