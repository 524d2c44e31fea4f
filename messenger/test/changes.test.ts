import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { changed, CHANGES, valued } from '@/console/words/changes'
import { meet } from '@/people/people'
import { setLocale } from '@/speech'

const server = new URL('../../server/src/main/java/dev/confab/', import.meta.url)
const texts = readdirSync(server, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.java'))
  .map((name) => readFileSync(new URL(name, server), 'utf8'))

/** Names of the code: what a client is called by, and what a backup and a portal file say of themselves. */
const CODE = ['client_id', 'client_secret', 'clean']

describe('what the audit log says was changed', () => {
  afterEach(() => setLocale('en'))

  it('has a word for each change that the server notes', () => {
    const noted = new Set(texts.flatMap((text) => [...text.matchAll(/\.(?:changing|setting)\(\s*"([a-z_]+)"/g)].map(([, name = '']) => name)))
    expect(noted.size).toBeGreaterThan(30)
    expect([...noted].filter((name) => !Object.hasOwn(CHANGES, name) && !CODE.includes(name))).toEqual([])
    expect(Object.keys(CHANGES).filter((name) => !noted.has(name))).toEqual([])
  })

  it('is said in the language of the reader', () => {
    setLocale('de')
    expect([changed('last_name'), changed('client_secret'), changed('constructor')]).toEqual(['Nachname', 'client_secret', 'constructor'])
    expect([valued('admin', 'true'), valued('admin', 'false'), valued('title', ''), valued('title', null), valued('scopes', 'imbot, im')]).toEqual([
      'ja', 'nein', '∅', '∅', 'imbot, im',
    ])
    expect(valued('browser', 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0')).toBe('Firefox 141, Linux')
    meet([{ id: 2, name: 'Ben Franklin' }])
    expect([valued('allowed_users', '2'), valued('user', '2'), valued('life', '2')]).toEqual(['Ben Franklin', 'Ben Franklin', '2'])
  })
})
