// A provider of identities that is not ours: the certified `oidc-provider`, as it is out of the box.
import { createServer } from 'node:http'

/** It says at length that it is not set up for real identities, which here is true. */
async function quietly(deed) {
  const { warn, info } = console
  console.warn = console.info = () => undefined
  try {
    return await deed()
  } finally {
    Object.assign(console, { warn, info })
  }
}

/** Starts one; `flags` tell a server of it. Whoever signs in there is called what he says. */
export async function startProvider(port, callback) {
  const issuer = `http://127.0.0.1:${port}`
  const client = { client_id: 'confab', client_secret: 'a-secret-of-both', redirect_uris: [callback] }
  const { Provider } = await quietly(() => import('oidc-provider'))
  const provider = await quietly(() => new Provider(issuer, {
    clients: [client],
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  }))
  const door = createServer(provider.callback())
  await new Promise((ready) => door.listen(port, '127.0.0.1', ready))
  const flags = ['--oidc-issuer', issuer, '--oidc-client-id', client.client_id, '--oidc-client-secret', client.client_secret]
  // its own pages ask for a font
  const fonts = 'https://fonts.googleapis.com/**'
  return { homes: [issuer, fonts.slice(0, -2)], fonts, flags, close: () => { door.closeAllConnections(); door.close() } }
}
