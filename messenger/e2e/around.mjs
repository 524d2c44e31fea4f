// What stands around the server: a proxy with TLS and a path, and a provider of identities.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { signIn } from './account.mjs'
import { startPictures } from './pictures.mjs'
import { startProvider } from './provider.mjs'
import { startProxy } from './proxy.mjs'
import { freePort, PEOPLE, startServer } from './server.mjs'
import { message, until } from './steps.mjs'

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

export const aroundFlows = {
  async 'sign-in-elsewhere'(world, name) {
    const [port, providerPort] = [await freePort(), await freePort()]
    const provider = await startProvider(providerPort, `http://127.0.0.1:${port}/confab/oidc/callback`)
    const inner = await startServer(world.server.classPath, { port, flags: provider.flags })
    try {
      const page = await world.open(null, { at: inner.base, also: provider.homes })
      await page.context().route(provider.fonts, (route) => route.abort())
      await page.goto('chats/2')
      await page.getByRole('link', { name: 'Sign in with your organisation' }).waitFor()
      await world.shoot(page, name)
      await page.getByRole('link', { name: 'Sign in with your organisation' }).click()
      await through(page, 'ada@example.com')
      await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
      assert.equal(page.url(), `${inner.base}chats/2`, 'back where she was')
      const { result } = await page.evaluate(async () => (await fetch('rest/user.current', { method: 'POST' })).json())
      assert.equal(result.LOGIN ?? result.EMAIL, 'ada@example.com')
      // whom the portal does not know stays outside, and is told so
      const stranger = await world.open(null, { at: inner.base, also: provider.homes })
      await stranger.context().route(provider.fonts, (route) => route.abort())
      await stranger.goto('sign-in')
      await stranger.getByRole('link', { name: 'Sign in with your organisation' }).click()
      await through(stranger, 'mallory@example.com')
      await stranger.getByRole('alert').filter({ hasText: 'with your organisation did not work' }).waitFor()
      assert.ok(stranger.url().startsWith(`${inner.base}sign-in`), stranger.url())
      await world.shoot(stranger, `${name}-refused`)
    } finally {
      provider.close()
      await inner.stop()
    }
  },

  async 'pictures-are-links'(world, name) {
    // as a server is unless its operator wants pictures of others
    const inner = await startServer(world.server.classPath)
    const site = await startPictures()
    try {
      await inner.call('ben', 'im.message.add', {
        DIALOG_ID: '1', MESSAGE: `A picture: [img]${site.at('/cog.png')}[/img] and one more: [icon=${site.at('/icon.png')} title=Cog]`,
        ATTACH: { BLOCKS: [{ IMAGE: { NAME: 'The engine', LINK: site.at('/engine.png') } }, { USER: { NAME: 'Babbage', AVATAR: site.at('/face.png') } }] },
      })
      const page = await world.open('ada', { at: inner.base, to: 'chats/2' })
      const row = message(page, 'A picture:')
      await row.waitFor()
      const links = await row.getByRole('link').evaluateAll((all) => all.map((one) => one.href))
      assert.ok([site.at('/cog.png'), site.at('/engine.png')].every((one) => links.includes(one)), String(links))
      await row.getByText('Babbage').waitFor()
      await page.waitForLoadState('networkidle')
      assert.equal(await row.locator('img').count(), 0)
      assert.deepEqual(site.asked, [], 'nothing is asked, neither by the page nor by our server')
      await world.shoot(page, name)
    } finally {
      site.close()
      await inner.stop()
    }
  },

  async 'behind-a-proxy'(world, name) {
    const port = await freePort()
    const inner = await startServer(world.server.classPath, { publicUrl: `https://127.0.0.1:${port}/house` })
    const proxy = await startProxy(port, Number(new URL(inner.base).port), '/house')
    const heard = []
    const handler = createServer((asked, answer) => {
      let body = ''
      asked.on('data', (part) => (body += part))
      asked.on('end', () => { heard.push(new URLSearchParams(body)); answer.end('ok') })
    })
    await new Promise((ready) => handler.listen(0, '127.0.0.1', ready))
    try {
      const page = await world.open(null, { at: proxy.base })
      await signIn(page, PEOPLE.ada.login, PEOPLE.ada.password)
      assert.equal(page.url(), `${proxy.base}chats`)
      const [cookie] = (await page.context().cookies()).filter((one) => one.name === 'confab_session')
      assert.deepEqual([cookie.path, cookie.secure, cookie.httpOnly, cookie.sameSite], ['/house/', true, true, 'Lax'])
      // one's own picture is asked for below the path too
      await page.route('**/file/own/1', (route) => route.fulfill({ contentType: 'image/png', body: Buffer.from(PIXEL, 'base64') }))
      await page.route('**/confab/session', async (route) => {
        if (route.request().method() !== 'GET') return route.fallback()
        const answer = await route.fetch()
        const session = await answer.json()
        return route.fulfill({ response: answer, json: { ...session, user: { ...session.user, avatar: '/file/own/1' } } })
      })
      await page.goto(`${proxy.base}chats/2`)
      assert.equal(await page.locator('.me img').getAttribute('src'), `${proxy.base}file/own/1`)
      await page.unroute('**/confab/session') // nobody answers a question that is asked while all ends
      await page.getByRole('textbox', { name: 'Write a message' }).fill('Through the proxy')
      await page.getByRole('button', { name: 'Send' }).click()
      const log = page.getByRole('log', { name: 'Messages' })
      await log.getByText('Through the proxy').waitFor()
      const picture = { name: 'engine.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') }
      await page.locator('input[type=file]').first().setInputFiles([picture])
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      const shown = log.getByRole('img', { name: 'engine.png' })
      await shown.waitFor()
      assert.ok(await shown.evaluate(async (image) => { await image.decode(); return image.naturalWidth }) > 0)
      assert.ok((await shown.getAttribute('src')).startsWith(`${proxy.base}disk/`))
      await inner.call('ben', 'im.message.add', { DIALOG_ID: '1', MESSAGE: 'Told by the socket' })
      await log.getByText('Told by the socket').waitFor()
      assert.ok(page.sockets.some((one) => one.startsWith(`wss://127.0.0.1:${port}/house/confab/live`)), String(page.sockets))
      await inner.call('ada', 'imbot.register', { CODE: 'p', CLIENT_ID: 'p', TYPE: 'B', EVENT_HANDLER: `http://127.0.0.1:${handler.address().port}/`, PROPERTIES: { NAME: 'Proxied' } })
      await page.goto(`${proxy.base}console/calls`)
      await page.getByText('imbot.register').first().waitFor()
      await page.goto(`${proxy.base}console/reference?method=user.current`)
      await page.getByRole('button', { name: 'Call', exact: true }).click()
      await page.getByText('"LAST_NAME": "Lovelace"').first().waitFor()
      await page.goto(`${proxy.base}console/bots`)
      await page.getByRole('row').filter({ hasText: 'Proxied' }).waitFor()
      await world.shoot(page, name)
      const { result } = await page.evaluate(async () => {
        const asked = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
        return (await fetch(new URL('rest/confab.sessions.list', document.baseURI), asked)).json()
      })
      assert.equal(result[0].ADDRESS, '203.0.113.7', 'whoever stands behind the proxy')
      const { bots } = await inner.call('ada', 'confab.bots.list', {})
      await inner.call('ada', 'im.message.add', { DIALOG_ID: String(bots.find((one) => one.name === 'Proxied').id), MESSAGE: 'Hello' })
      const event = await until(() => heard.find((one) => one.get('event') === 'ONIMBOTMESSAGEADD'))
      assert.ok([...event.values()].includes(`${proxy.base}rest/`), 'the bot is told where it finds us')
      await page.locator('.me').click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByLabel('Login or e-mail').waitFor()
      assert.ok(page.url().startsWith(`${proxy.base}sign-in`))
      assert.deepEqual(proxy.strays, [], 'something was asked beside the path')
    } finally {
      proxy.close()
      handler.close()
      await inner.stop()
    }
  },
}

/** What the provider's own pages ask: who one is, and whether the client may know. */
async function through(page, login) {
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
