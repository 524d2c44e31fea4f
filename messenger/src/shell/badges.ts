import { reactive } from 'vue'

/** What the rail counts. */
export const unseen = reactive({ chats: 0, notifications: 0 })
