// What the flows of the messenger have in common: where things are, and the steps people take.
export const field = (page) => page.getByRole('textbox', { name: 'Write a message' })
export const list = (page) => page.getByRole('log', { name: 'Messages' })
export const message = (page, text) => list(page).getByRole('article').filter({ hasText: text })
export const line = (page, name) => page.getByRole('navigation', { name: 'Chats' }).locator('.line').filter({ has: page.locator('b').filter({ hasText: name }) })

export async function talk(page, dialog) {
  await page.goto(`/chats/${dialog}`)
  await field(page).waitFor()
}

/** A window in which somebody looks at a dialog. */
export async function talking(world, who, dialog, how) {
  const page = await world.open(who, { ...how, to: `chats/${dialog}` })
  await field(page).waitFor()
  return page
}

export async function say(page, text) {
  await field(page).fill(text)
  await field(page).press('Enter')
  await message(page, text).last().waitFor()
}

/** Waits for what no page tells of, as long as a slow machine may take; answers what came true, or what there is then. */
export async function until(come, every = 50, most = 30_000) {
  const end = Date.now() + most
  for (;;) {
    const found = await come()
    if (found || Date.now() > end) return found
    await new Promise((again) => setTimeout(again, every))
  }
}

/** Opens the menu of a message and chooses from it. */
export async function choose(page, row, name) {
  await row.hover()
  await row.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** A finger that stays. */
export async function press(page, spot, millis = 700) {
  const box = await spot.boundingBox()
  const touch = await page.context().newCDPSession(page)
  const at = { x: box.x + Math.min(60, box.width / 2), y: box.y + Math.min(20, box.height / 2) }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await page.waitForTimeout(millis)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Keeps the next answer to an address back; what it returns lets it go. */
export async function holdBack(page, address) {
  let letGo
  const wait = new Promise((go) => (letGo = go))
  await page.route(address, (route) => wait.then(() => route.continue()), { times: 1 })
  return letGo
}
