import { onBeforeUnmount, shallowRef } from 'vue'
import { keepFresh, onFrame } from '@/live'
import { messageOf } from '@/messages/message'
import type { Message, Row } from '@/messages/message'
import { meeting } from '@/people/people'
import { call, noneIfRefused } from '@/wire'

/** What stands pinned at the head of a dialog, latest pinned first. */
export function usePins(dialog: string, isMine: (chat: number) => boolean) {
  const pins = shallowRef<Message[]>([])

  const fresh = keepFresh(async () => {
    const asked = call('confab.messenger.pinned', { DIALOG_ID: dialog }).catch(noneIfRefused)
    const answer = await meeting(asked, (found) => found?.users ?? [])
    pins.value = answer?.pinned.map((one) => messageOf(one.message)) ?? []
  })
  void fresh.now()

  const has = (id: number) => pins.value.some((one) => one.id === id)
  const offs = [
    onFrame<{ chatId: number }>('message.pin', (told) => isMine(told.chatId) && fresh.soon()),
    onFrame<{ messageId: number }>('message.delete', (told) => has(told.messageId) && fresh.soon()),
    onFrame<{ message: Row }>('message.update', (told) => has(told.message.id) && fresh.soon()),
    fresh.stop,
  ]
  onBeforeUnmount(() => offs.forEach((off) => off()))

  /** Pins a message, or takes it down. */
  async function toggle(id: number): Promise<void> {
    await call(has(id) ? 'confab.messenger.unpin' : 'confab.messenger.pin', { MESSAGE_ID: id })
    await fresh.now()
  }

  return { pins, has, toggle }
}

export type Pins = ReturnType<typeof usePins>
