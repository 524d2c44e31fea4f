import type { RouteRecordRaw } from 'vue-router'

/** The pages below `/console`. */
export const consoleRoutes: RouteRecordRaw[] = [
  { path: '', redirect: '/console/events' },
  { path: 'events/:id?', component: () => import('./develop/EventsPage.vue') },
  { path: 'bots', component: () => import('./develop/BotsPage.vue') },
  { path: 'bots/:id', component: () => import('./develop/BotPage.vue') },
  { path: 'calls/:id?', component: () => import('./develop/CallsPage.vue') },
  { path: 'beside/:dialog?', component: () => import('./develop/BesidePage.vue') },
  { path: 'ledger', component: () => import('./develop/LedgerPage.vue') },
  { path: 'limits', component: () => import('./develop/LimitsPage.vue') },
  { path: 'reference', component: () => import('./develop/ReferencePage.vue') },
  { path: 'people', component: () => import('./admin/PeoplePage.vue') },
  { path: 'webhooks', component: () => import('./admin/WebhooksPage.vue') },
  { path: 'outgoing', component: () => import('./admin/OutgoingPage.vue') },
  { path: 'apps', component: () => import('./admin/AppsPage.vue') },
  { path: 'portal', component: () => import('./admin/PortalPage.vue') },
  { path: 'audit', component: () => import('./admin/AuditPage.vue') },
]
