// One's own account: who one is, another password, and the browsers one is signed in with.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'

const FACE = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC'

/** Signs in as people do: by the form. */
export async function signIn(page, login, password) {
  await page.goto('sign-in')
  await page.getByLabel('Login or e-mail').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
}

/** What is told in passing lies below the head, over neither the way to elsewhere nor what is pressed below, and moves nothing. */
async function movesNothing(page) {
  const toast = page.locator('.toast').first()
  await toast.waitFor()
  for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
    await page.setViewportSize(viewport)
    const [told, room, rail] = await Promise.all(['.toast', '.room', '.rail'].map((one) => page.locator(one).first().boundingBox()))
    const beside = rail.width < viewport.width ? rail.width : 0
    assert.deepEqual(room, { x: beside, y: 0, width: viewport.width - beside, height: viewport.height - (beside ? 0 : rail.height) })
    assert.ok(told.y >= 60 && told.y + told.height <= viewport.height / 2 && told.x >= room.x, JSON.stringify({ told, room }))
  }
}

export const accountFlows = {
  async 'language-of-who-looks'(world, name) {
    /** What the page for signing in says, and what the messenger says behind it. */
    const spoken = async (locale, signIn, chats) => {
      const page = await world.open(null, { locale })
      await page.goto('sign-in')
      await page.getByRole('button', { name: signIn, exact: true }).waitFor()
      await page.locator('input[autocomplete=username]').fill('ben')
      await page.locator('input[type=password]').fill('ben-secret-1')
      await page.getByRole('button', { name: signIn, exact: true }).click()
      await page.getByRole('link', { name: chats, exact: true }).waitFor()
      return page
    }
    // the portal speaks English: that is for those whose browser speaks nothing that is known
    await spoken('de-DE', 'Anmelden', 'Mitteilungen')
    await spoken('fr-FR', 'Sign in', 'Notifications')
    await world.server.call('ada', 'confab.admin.portal.update', { LANGUAGE: 'ru', UNTIL_RESTART: 'Y' })
    await spoken('de-DE', 'Anmelden', 'Mitteilungen')
    const page = await spoken('fr-FR', 'Войти', 'Уведомления')
    // what was chosen here stays, also for signing in again
    await page.locator('.me').click()
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
    await page.getByRole('link', { name: 'Mitteilungen' }).waitFor()
    await page.context().clearCookies()
    await page.goto('sign-in')
    await page.getByRole('button', { name: 'Anmelden', exact: true }).waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de')
    await world.shoot(page, name)
    await world.server.call('ada', 'confab.admin.portal.update', { LANGUAGE: 'en', UNTIL_RESTART: 'Y' })
  },

  async 'account'(world, name) {
    const [page, elsewhere, third] = [await world.open(null), await world.open(null), await world.open(null)]
    for (const one of [third, elsewhere, page]) await signIn(one, 'grace', 'grace-secret-1')
    await page.locator('.me').click()
    await page.getByRole('menuitem', { name: 'Your account' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
    const browsers = page.getByRole('list', { name: 'Signed-in browsers' }).getByRole('listitem')
    await page.getByText('this one').waitFor()
    assert.equal(await browsers.count(), 3)
    await browsers.filter({ hasText: 'Chrome' }).first().waitFor()
    await world.shoot(page, name)

    // others see at once what one changes about oneself
    const ada = await world.open('ada')
    await ada.goto('chats/3')
    await ada.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
    await ada.getByText('online', { exact: true }).waitFor()
    await page.getByText('Your name, position and numbers stand in the portal file').waitFor()
    await page.getByLabel('First name').fill('')
    await page.getByLabel('First name').fill('Amazing')
    await page.getByLabel('Position', { exact: true }).fill('Rear admiral')
    await page.getByLabel('Mobile phone').fill('+1 202 1906')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Amazing Hopper' }).waitFor()
    await movesNothing(page)
    await ada.getByRole('heading', { name: 'Amazing Hopper' }).waitFor()
    await page.locator('main input[type=file]').setInputFiles({ name: 'face.svg', mimeType: 'image/png', buffer: Buffer.from('<svg>') })
    await page.getByRole('alert').filter({ hasText: 'This is no picture' }).waitFor()
    await page.locator('main input[type=file]').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: Buffer.from(FACE, 'base64') })
    await page.locator('main .who img').waitFor()
    await page.locator('.me img').waitFor()
    await ada.locator('header.bar .avatar img').waitFor()
    await world.shoot(page, `${name}-profile`)
    await ada.getByRole('button', { name: 'About this chat', exact: true }).click()
    await ada.getByRole('complementary').getByText('Rear admiral').waitFor()
    await ada.getByRole('complementary').getByText('+1 202 1906').waitFor()
    await page.getByRole('button', { name: 'Take the picture away' }).click()
    await ada.locator('header.bar .avatar img').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: 'Amazing Hopper' }).waitFor()
    // numbers come a little later than the name, with one's own card
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((field) => field.value === '+1 202 1906'))
    assert.equal(await page.getByLabel('Mobile phone').inputValue(), '+1 202 1906')
    await page.getByLabel('First name').fill('Grace')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
    await browsers.filter({ hasNotText: 'this one' }).first().getByRole('button', { name: /^Sign out/ }).click()
    await page.waitForFunction(() => document.querySelectorAll('main li').length === 2)

    await page.getByLabel('Password until now').fill('not-hers')
    await page.getByLabel('New password').fill('short')
    await page.getByLabel('The new one once more').fill('shorter')
    const change = page.getByRole('button', { name: 'Change password' })
    await change.click()
    await page.getByRole('alert').filter({ hasText: 'not the same' }).waitFor()
    await page.getByLabel('The new one once more').fill('short')
    await change.click()
    await page.getByRole('alert').filter({ hasText: 'not your password' }).waitFor()
    await page.getByLabel('Password until now').fill('grace-secret-1')
    await change.click()
    await page.getByRole('alert').filter({ hasText: '10 to 200 characters' }).waitFor()
    await world.shoot(page, `${name}-refused`)
    await page.getByLabel('New password').fill('grace-secret-2')
    await page.getByLabel('The new one once more').fill('grace-secret-2')
    await change.click()
    await page.getByText('The password is changed').waitFor()
    assert.equal(await page.getByLabel('Password until now').inputValue(), '')
    await page.waitForFunction(() => document.querySelectorAll('main li').length === 1)

    // the others are outside, and only the new password leads back in
    for (const one of [third, elsewhere]) {
      await one.goto('chats')
      await one.getByLabel('Login or e-mail').waitFor()
    }
    await signIn(elsewhere, 'grace', 'grace-secret-2')
  },
}
