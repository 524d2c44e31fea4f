// How what is sent looks, on a screen of any width.
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { field, list, message, say, talking } from './steps.mjs'

/** A picture as a camera makes it, and a second of silence. */
const picture = (page, width, height) => page.evaluate(([width, height]) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const ground = canvas.getContext('2d')
  const sky = ground.createLinearGradient(0, 0, width, height)
  sky.addColorStop(0, '#2b5876')
  sky.addColorStop(1, '#f5b041')
  ground.fillStyle = sky
  ground.fillRect(0, 0, width, height)
  return canvas.toDataURL('image/png').split(',')[1]
}, [width, height]).then((base64) => Buffer.from(base64, 'base64'))

function silence() {
  const data = Buffer.alloc(8000, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** Whether one stands within the other, from side to side. */
async function within(inner, outer) {
  const [one, other] = [await inner.boundingBox(), await outer.boundingBox()]
  assert.ok(one.x >= other.x && one.x + one.width <= other.x + other.width + 0.5, `${JSON.stringify(one)} in ${JSON.stringify(other)}`)
}

/** The fonts that draw what stands in an element. */
async function fontsOf(page, selector) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('DOM.enable')
  await tools.send('CSS.enable')
  const { root } = await tools.send('DOM.getDocument')
  const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts.map((one) => one.familyName)
}

export const lookFlows = {
  async 'wide-files'(world, name) {
    const chat = await world.server.call('ada', 'im.chat.add', { TITLE: 'Sights', USERS: [2] })
    const page = await talking(world, 'ada', `chat${chat}`, { size: 'phone' })
    const files = [
      ['panorama.png', 'image/png', await picture(page, 1600, 400)], ['tower.png', 'image/png', await picture(page, 300, 1500)],
      ['A walk through the old town and down to the river.wav', 'audio/wav', silence()],
      ['The turning of the great engine, filmed from above.mp4', 'video/mp4', Buffer.from('no film')],
      ['A report whose name is so long that nobody who reads it on a phone has room for all of it.txt', 'text/plain', Buffer.from('x')],
    ]
    await page.locator('input[type=file]').first().setInputFiles(files.map(([name, mimeType, buffer]) => ({ name, mimeType, buffer })))
    await field(page).fill('What I saw')
    await page.getByRole('button', { name: 'Send', exact: true }).tap()
    const bubble = list(page).locator('.bubble').last()
    await bubble.getByRole('img', { name: 'panorama.png' }).waitFor()
    await bubble.locator('audio, video').nth(1).waitFor()
    for (const one of await bubble.locator('.files > *').all()) await within(one, bubble)
    for (const one of await bubble.locator('.files audio, .files video, .files img').all()) await within(one, bubble)
    // what is heard and seen is called by its name, and can be kept
    await bubble.getByText('A walk through the old town').waitFor()
    assert.match(await bubble.getByRole('link', { name: 'Download The turning of the great engine, filmed from above.mp4' }).getAttribute('href'), /\/(file|disk)\//)
    await world.shoot(page, name)
  },

  async 'wider-than-a-phone'(world, name) {
    const page = await talking(world, 'ada', world.bot.id, { size: 'phone' })
    const words = 'A choice whose words are longer than any phone is wide, wherever one holds it'
    await world.bot.say(1, 'Wide things', {
      KEYBOARD: [{ TEXT: 'Wide', WIDTH: 900, COMMAND: 'weather' }, { TEXT: words, DISPLAY: 'LINE', COMMAND: 'weather' }, { TEXT: words, COMMAND: 'weather' }],
      ATTACH: [{ GRID: [
        { NAME: 'Below', VALUE: words, DISPLAY: 'BLOCK', WIDTH: 500 }, { NAME: 'Beside', VALUE: 'seen', DISPLAY: 'ROW', WIDTH: 500 },
        { NAME: 'Line', VALUE: words, DISPLAY: 'LINE', WIDTH: 500 },
      ] }],
    })
    const row = message(page, 'Wide things').last()
    await row.getByRole('button', { name: 'Wide', exact: true }).waitFor()
    for (const one of await row.locator('.key, dt, dd').all()) await within(one, list(page))
    for (const one of await row.locator('dt, dd').all()) await within(one, row.locator('.bubble'))
    assert.ok((await row.locator('dd', { hasText: 'seen' }).boundingBox()).width > 30, 'what it names has room too')
    await world.shoot(page, name)
  },

  async 'emoji-in-colour'(world, name) {
    const page = await talking(world, 'ada', 4)
    await say(page, '😀👍🏽🇩🇪')
    await message(page, '😀').last().evaluate((row) => row.querySelector('.text').setAttribute('id', 'drawn'))
    const fonts = await fontsOf(page, '#drawn')
    assert.ok(fonts.length && fonts.every((one) => /emoji/i.test(one)), `drawn with ${fonts.join(', ')}`)
    await say(page, 'It is 5 past 12, № 7 © 😂 and all is ✅ — с любовью ❤️')
    await page.getByRole('button', { name: 'Emoji' }).click()
    await page.getByRole('button', { name: '🦊' }).waitFor()
    await world.shoot(page, name)
  },
}
