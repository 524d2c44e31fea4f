/** What the tabs of one browser tell each other. */
export type TabNews =
  | { kind: 'read'; dialog: string; upTo: number }
  | { kind: 'signedOut' }

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('confab')
const listeners = new Set<(news: TabNews) => void>()

channel?.addEventListener('message', (event: { data: unknown }) => {
  listeners.forEach((listener) => listener(event.data as TabNews))
})

/** Tells the other tabs. */
export function tellTabs(news: TabNews): void {
  channel?.postMessage(news)
}

/** Hears of the other tabs. */
export function onTabNews(listener: (news: TabNews) => void): void {
  listeners.add(listener)
}
