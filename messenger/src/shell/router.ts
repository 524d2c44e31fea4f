import { createRouter, createWebHistory } from 'vue-router'
import type { RouteRecordRaw } from 'vue-router'
import { carry } from '@/chats/opening'
import { consoleRoutes } from '@/console/routes'
import { openingOf } from '@/messages/opening'
import { findSession, session } from '@/wire'

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('@/account/SignIn.vue'), meta: { open: true } },
  {
    path: '/',
    component: () => import('./Shell.vue'),
    children: [
      { path: '', redirect: '/chats' },
      { path: 'chats/:dialog?', name: 'chats', component: () => import('@/chats/ChatsPage.vue') },
      {
        path: 'notifications',
        name: 'notifications',
        component: () => import('@/notifications/NotificationsPage.vue'),
      },
      { path: 'account', component: () => import('@/account/AccountPage.vue') },
      {
        path: 'console',
        component: () => import('@/console/ConsolePage.vue'),
        children: consoleRoutes,
      },
    ],
  },
  { path: '/:rest(.*)*', redirect: '/chats' },
]

export const router = createRouter({
  history: createWebHistory(new URL(document.baseURI).pathname),
  routes,
})

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
