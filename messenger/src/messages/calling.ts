import { parse } from './markup'
import type { Node } from './markup'

/** Whether a text calls a user by `[USER=7]Anna[/USER]`, or everybody. Who is named in a quote or in code is not called. */
export function calls(text: string, user: number): boolean {
  return /\[user=/i.test(text) && names(parse(text), user)
}

function names(nodes: Node[], user: number): boolean {
  return nodes.some((node) => node.kind === 'tag' && (isHim(node.code, node.value, user) || names(node.inside, user)))
}

const isHim = (code: string, value: string, user: number) =>
  code === 'USER' && (value.toLowerCase() === 'all' || Number(value) === user)
