export { connection, onFrame, onReload, start, stop } from './socket'
