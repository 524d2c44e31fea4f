import { address } from '@/wire'
import type { Result } from '@/wire'

type Shown = Result<'confab.calls.show'>

/** Where the caller's own secret goes: what is kept has none. */
const SECRET = '***'

/** A call as a command of a Unix shell that makes it again. */
export function curlOf({ call, params }: Shown): string {
  const byWebhook = call.auth === 'WEBHOOK'
  const path = byWebhook ? `${call.user_id}/${SECRET}/${call.method}` : call.method
  const body = byWebhook ? params : { auth: SECRET, ...(params as object) }
  return [
    `curl -X POST ${quoted(address(`rest/${path}`))}`,
    `  -H 'Content-Type: application/json'`,
    `  --data-raw ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
