import { ref } from 'vue'
import type { Router } from 'vue-router'
import { tell } from '@/design'
import { onBack } from '@/live'
import { findSession } from '@/wire'
import { t } from './words'

/** What kept a page from being shown where there is none yet; empty: nothing. */
export const hindrance = ref<'' | 'unreached' | 'gone'>('')

/** The page that was loaded anew for, so that it is done once. */
const KEY = 'confab.loaded-anew'
const PAUSE_MILLIS_MAX = 15_000
/** Who has waited longer than this does something else by now, and is not taken away from it. */
const PATIENCE_MILLIS = 120_000
/** How long a page waits for styles that are asked for once more. */
const STYLES_MILLIS_MAX = 5_000

/**
 * What is done where the code of a page cannot be loaded. Without a line one stays where one is, and goes on when the line
 * is back. A server that has other pages than it had when this one was opened gives the old code no more: the page is loaded
 * anew, once; if that did not help, it is said.
 */
export function watchUnreached(router: Router): void {
  /** Where somebody wanted to go; empty: nowhere, or he went elsewhere since. */
  let wanted = ''
  let since = 0
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts what failed and where one came to: what is found out of an older failure is of no use any more. */
  let turn = 0
  const mendStyles = watchStyles()

  async function goOn(): Promise<void> {
    clearTimeout(timer)
    // where there is no page yet, there is nothing else to do
    if (!wanted || (!hindrance.value && Date.now() - since > PATIENCE_MILLIS)) return
    // what fails now is heard below as well
    await router.push(wanted).catch(() => undefined)
  }

  router.onError(async (failure, to, from) => {
    console.warn(failure)
    const first = from.matched.length === 0
    const mine = ++turn
    const reached = await findSession().then(() => true, () => false)
    if (mine !== turn) return
    if (reached && sessionStorage.getItem(KEY) !== to.fullPath) {
      sessionStorage.setItem(KEY, to.fullPath)
      location.assign(router.resolve(to.fullPath).href)
      return
    }
    if (first) hindrance.value = reached ? 'gone' : 'unreached'
    else if (reached) tell(t('pageGone'), 'error')
    else if (wanted !== to.fullPath) tell(t('noLineYet'), 'error')
    if (wanted !== to.fullPath) since = Date.now()
    wanted = reached ? '' : to.fullPath
    // the socket, which says when the line is back, is not there before the first page
    if (first && wanted) timer = setTimeout(() => void goOn(), Math.min(PAUSE_MILLIS_MAX, 1000 * 2 ** tries++))
  })
  // a page that is shown already has its styles
  router.beforeResolve((to, from) => (to.matched.every((one) => from.matched.includes(one)) ? undefined : mendStyles()))
  router.afterEach((_to, _from, failure) => {
    if (failure) return
    turn++
    wanted = ''
    hindrance.value = ''
    tries = 0
    clearTimeout(timer)
    sessionStorage.removeItem(KEY)
  })
  onBack(() => void mendStyles().then(goOn))
  window.addEventListener('online', () => hindrance.value && void goOn())
}

/**
 * Notes which styles could not be loaded, and returns how to ask for them once more: whoever loads a page's code asks for them
 * the first time only. Those that are on their way are left alone, as somebody waits for them.
 */
function watchStyles(): () => Promise<void> {
  const lost = new Set([...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((one) => !one.sheet))
  const heard = ({ target }: Event) => target instanceof HTMLLinkElement && target.rel === 'stylesheet' && lost.add(target)
  // such an event goes down to its element, and not up again
  window.addEventListener('error', heard, true)
  return async () => {
    if (!lost.size) return
    const all = [...lost].filter((one) => one.isConnected)
    lost.clear()
    const asked = all.map((one) => new Promise<void>((done) => {
      const again = one.cloneNode() as HTMLLinkElement
      again.onload = again.onerror = () => done()
      one.replaceWith(again)
    }))
    await Promise.race([Promise.all(asked), new Promise((over) => setTimeout(over, STYLES_MILLIS_MAX))])
  }
}
