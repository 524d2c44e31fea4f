import { createRouter, createWebHistory } from 'vue-router'
import type { RouteRecordRaw } from 'vue-router'
import { carry } from '@/chats/opening'
import { consoleRoutes } from '@/console/routes'
import { closeLast } from '@/design'
import { openingOf } from '@/messages/opening'
import { findSession, session } from '@/wire'

/** Pages that somebody goes to without a thought, and then without a line too: they are loaded while nothing else is. */
const account = () => import('@/account/AccountPage.vue')
const chats = () => import('@/chats/ChatsPage.vue')
const notifications = () => import('@/notifications/NotificationsPage.vue')

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('@/account/SignIn.vue'), meta: { open: true } },
  {
    path: '/',
    component: () => import('./Shell.vue'),
    children: [
      { path: '', redirect: '/chats' },
      { path: 'chats/:dialog?', name: 'chats', component: chats },
      { path: 'notifications', name: 'notifications', component: notifications },
      { path: 'account', component: account },
      {
        path: 'console',
        component: () => import('@/console/ConsolePage.vue'),
        children: consoleRoutes,
      },
    ],
  },
  { path: '/:rest(.*)*', redirect: '/chats' },
]

/**
 * The same, with nothing to be heard of a page's code beside what the router says: it asks for the code of a page and of the
 * page in it at once, and listens to the second only when the first is there.
 */
function heard(all: RouteRecordRaw[]): RouteRecordRaw[] {
  return all.map((route) => {
    const component = route.component
    const load = typeof component === 'function' ? (component as () => Promise<unknown>) : undefined
    const asked = () => {
      const code = load?.()
      code?.catch(() => undefined)
      return code
    }
    return { ...route, ...(load ? { component: asked } : {}), ...(route.children ? { children: heard(route.children) } : {}) } as RouteRecordRaw
  })
}

const history = createWebHistory(new URL(document.baseURI).pathname)
/** Whether the next way was taken by the browser's button, or a swipe. */
let goesBack = false
history.listen((_to, _from, how) => (goesBack = how.direction === 'back'))

export const router = createRouter({ history, routes: heard(routes) })

router.beforeEach(() => {
  const back = goesBack
  goesBack = false
  return !(back && closeLast())
})

/** Loads the pages that are likely to be wanted, so that they are there when the line is not. */
export function loadAhead(): void {
  const load = () => void Promise.all([chats(), notifications(), account()]).catch(() => undefined)
  // not every browser says when it is idle
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 10_000 })
  else setTimeout(load, 3_000)
}

let asked = false

router.beforeEach(async (to) => {
  if (!asked) {
    await findSession()
    asked = true
  }
  if (!session.value && !to.meta.open) {
    const { signin, ...query } = to.query // how a sign-in elsewhere ended
    const after = router.resolve({ path: to.path, query, hash: to.hash }).fullPath
    return { path: '/sign-in', query: { to: after, ...(signin ? { signin } : {}) } }
  }
  if (session.value && to.path === '/sign-in') return { path: '/chats' }
  // a link from elsewhere, on any page; what it says goes out of the address with it
  const opening = openingOf(to.query.IM_DIALOG, to.query.BOT_CONTEXT)
  if (opening && session.value) {
    carry(opening)
    return { path: `/chats/${opening.dialog}`, replace: true }
  }
  return true
})
