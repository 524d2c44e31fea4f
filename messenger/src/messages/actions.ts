import { inject } from 'vue'
import type { InjectionKey } from 'vue'

/** What the parts of a message may ask of the conversation they stand in. */
export interface Actions {
  openUser(user: number): void
  openDialog(dialog: string): void
  /** Shows a message, of this dialog or another one. */
  show(dialog: string, message: number): void
  /** Puts words into the input field. */
  put(words: string): void
  /** Sends words as the user's own. */
  send(words: string): void
}

export const ACTIONS: InjectionKey<Actions> = Symbol('actions')

const nothing = () => undefined
const NONE: Actions = { openUser: nothing, openDialog: nothing, show: nothing, put: nothing, send: nothing }

/** The conversation's actions; outside of one nothing happens. */
export function useActions(): Actions {
  return inject(ACTIONS, NONE)
}
