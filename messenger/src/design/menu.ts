import type { Component } from 'vue'

/** One line of a menu; `-` is a rule between groups. */
export type MenuItem =
  | '-'
  | { text: string; icon?: Component; danger?: boolean; disabled?: boolean; chosen?: boolean; act: () => void }
