import type { Component } from 'vue'

/** One line of a menu; `-` is a rule between groups. One of a choice says whether it is `chosen`. */
export type MenuItem =
  | '-'
  | { text: string; icon?: Component; danger?: boolean; disabled?: boolean; chosen?: boolean; act: () => void }
