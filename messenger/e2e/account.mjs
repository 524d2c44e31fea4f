// One's own account: who one is, another password, and the browsers one is signed in with.
import assert from 'node:assert/strict'

async function signIn(page, login, password) {
  await page.goto('sign-in')
  await page.getByLabel('Login or e-mail').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
}

export const accountFlows = {
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
    await page.getByRole('alert').filter({ hasText: 'at least 10 characters' }).waitFor()
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
