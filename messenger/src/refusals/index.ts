export { explain, learn, tellRefused } from './explain'
export type { Explained } from './explain'
export { default as RefusalText } from './RefusalText.vue'
export type { Sentences } from './sentences'
