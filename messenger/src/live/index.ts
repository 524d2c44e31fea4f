export { keepFresh } from './fresh'
export type { Fresh } from './fresh'
export { askPresent, connection, onBack, onFrame, onReload, start, stop } from './socket'
export type { Frame } from './socket'
