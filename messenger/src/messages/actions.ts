import { inject } from 'vue'
import type { InjectionKey } from 'vue'
import { tellRefused } from '@/refusals'
import type { FileCard } from './message'

/** What the parts of a message may ask of the conversation they stand in. */
export interface Actions {
  /** The dialog that is looked at; empty: none, or it is not any more. */
  dialog(): string
  openUser(user: number): void
  openDialog(dialog: string): void
  /** Shows a message, of this dialog or another one. */
  show(dialog: string, message: number): void
  /** Puts words into the input field. */
  put(words: string): void
  /** Sends words as the user's own. */
  send(words: string): void
  /** The pictures that stand in the conversation, in its order. */
  pictures(): FileCard[]
}

/** What may be wished of a message that the conversation around it does. */
export type Deed = 'reply' | 'edit' | 'forward' | 'remove' | 'readers' | 'rewrite' | 'pin' | 'select'

export const ACTIONS: InjectionKey<Actions> = Symbol('actions')

const nothing = () => undefined
const NONE: Actions = {
  dialog: () => '',
  openUser: nothing, openDialog: nothing, show: nothing, put: nothing, send: nothing, pictures: () => [],
}

/** The conversation's actions; outside of one nothing happens. */
export function useActions(): Actions {
  return inject(ACTIONS, NONE)
}

/** Does something with a message, and tells why where it is not done. */
export async function attempt(what: () => Promise<unknown>): Promise<void> {
  try {
    await what()
  } catch (failure) {
    tellRefused(failure)
  }
}
