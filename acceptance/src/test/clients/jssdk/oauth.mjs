// The public JavaScript SDK, unmodified, with an access token that the server no longer takes: the
// SDK must hear why, refresh by itself and repeat the call.
//   node oauth.mjs ADDRESS CLIENT_ID CLIENT_SECRET ACCESS_TOKEN REFRESH_TOKEN
import { B24OAuth } from '@bitrix24/b24jssdk'

const [address, clientId, clientSecret, accessToken, refreshToken] = process.argv.slice(2)
const b24 = new B24OAuth(
  {
    applicationToken: '',
    userId: 1,
    memberId: '',
    accessToken,
    refreshToken,
    expires: Math.floor(Date.now() / 1000) + 3600,
    expiresIn: 3600,
    scope: 'im,imbot',
    domain: address,
    clientEndpoint: `${address}/rest/`,
    serverEndpoint: `${address}/rest/`,
    status: 'L',
    issuer: 'store'
  },
  { clientId, clientSecret }
)
let refreshed = 0
b24.setCallbackRefreshAuth(async () => {
  refreshed++
})
const info = await b24.callMethod('app.info', {})
const profile = await b24.callMethod('profile', {})
console.log(
  JSON.stringify({
    code: info.getData().result.CODE,
    user: profile.getData().result.ID,
    refreshed
  })
)
