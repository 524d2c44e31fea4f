// The public EchoBot in PHP, unchanged: `E2E_PHP_BOT=folder` says where github.com/bitrix24com/bots was fetched to.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './server.mjs'
import { list, message, say, until } from './steps.mjs'

export const publicFlows = process.env.E2E_PHP_BOT
  ? {
      async 'public-php-bot'(world, name) {
        const folder = mkdtempSync(join(tmpdir(), 'confab-php-'))
        cpSync(process.env.E2E_PHP_BOT, folder, { recursive: true })
        const port = await freePort()
        const php = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', folder], { stdio: 'ignore', env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' } })
        try {
          const app = await world.server.call('ada', 'confab.admin.apps.add', {
            TITLE: 'EchoBot', SCOPES: ['imbot', 'im'], INSTALL_URL: `http://127.0.0.1:${port}/bot.php`, INSTALLED: 'N',
          })
          await world.server.call('ada', 'confab.admin.apps.install', { ID: app.id })
          await until(() => existsSync(join(folder, 'config.php')))
          const page = await world.open('ada')
          await page.getByRole('searchbox', { name: 'Search people, chats, messages' }).fill('EchoBot')
          await page.getByRole('button', { name: /EchoBot/ }).first().click()
          await say(page, 'Does the bot of 2016 still speak?')
          await message(page, 'reply: Does the bot of 2016 still speak?').waitFor()
          await say(page, '/help')
          await message(page, 'My name is EchoBot').last().getByRole('button', { name: 'List' }).click()
          await message(page, 'List of colors').last().getByRole('button', { name: '3', exact: true }).click()
          await list(page).getByText('PURPLE').waitFor()
          await world.shoot(page, name)
        } finally {
          php.kill()
          rmSync(folder, { recursive: true })
        }
      },
    }
  : {}
