// What people are used to: the way back, what is said in passing, who writes, and addresses that lead nowhere.
import assert from 'node:assert/strict'
import { field, message, talking } from './steps.mjs'

export const habitFlows = {
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
}
