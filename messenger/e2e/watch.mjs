// Watches a browser's window: nothing may run that the page did not bring, and nothing be asked of anybody else.

/** Notes in `problems` what may not happen in any flow. `homes` are the addresses that may be asked. */
export async function watch(context, homes, problems) {
  const isHome = (address) => /^(data|blob|about):/.test(address) || homes.some((home) => address.startsWith(home))
  const sockets = homes.map((home) => home.replace(/^http/, 'ws'))
  await context.exposeFunction('hit', () => void problems.push('a script ran that somebody slipped in'))
  await context.exposeFunction('refusedByPolicy', (what) => void problems.push(`the policy had to refuse ${what}`))
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt']) globalThis[name] = () => void globalThis.hit()
    document.addEventListener('securitypolicyviolation', (found) => {
      globalThis.refusedByPolicy(`${found.violatedDirective} ${found.blockedURI} ${found.sample}`)
    })
  })
  context.on('request', (request) => {
    if (!isHome(request.url())) problems.push(`somebody else was asked: ${request.url().slice(0, 200)}`)
  })
  context.on('page', (page) => page.on('websocket', (socket) => {
    if (!sockets.some((home) => socket.url().startsWith(home))) problems.push(`a socket to ${socket.url()}`)
  }))
}
