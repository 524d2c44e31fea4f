import { plain, parse } from './markup'

/** What is being typed at the cursor: a command at the beginning, or a name behind an @. */
export interface Wish {
  kind: 'command' | 'person'
  typed: string
  from: number
  to: number
}

/** Looks at what stands before the cursor. */
export function wishAt(text: string, cursor: number): Wish | null {
  const before = text.slice(0, cursor)
  const command = /^\/([\w-]*)$/.exec(before)
  if (command) return { kind: 'command', typed: command[1] ?? '', from: 0, to: cursor }
  const name = /(?:^|[\s(])@([\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]*)?)$/u.exec(before)
  if (!name) return null
  const typed = name[1] ?? ''
  return { kind: 'person', typed, from: cursor - typed.length - 1, to: cursor }
}

/** The text with a piece of it replaced, and where the cursor is then. */
export function replaced(text: string, from: number, to: number, by: string) {
  return { text: text.slice(0, from) + by + text.slice(to), cursor: from + by.length }
}

/** Puts a code around what is selected, or takes it away where it is already there. */
export function wrapped(text: string, from: number, to: number, code: string) {
  const [open, close] = [`[${code}]`, `[/${code}]`]
  const inner = text.slice(from, to)
  if (inner.startsWith(open) && inner.endsWith(close)) {
    const bare = inner.slice(open.length, -close.length)
    return { text: text.slice(0, from) + bare + text.slice(to), from, to: from + bare.length }
  }
  return {
    text: text.slice(0, from) + open + inner + close + text.slice(to),
    from: from + open.length,
    to: from + open.length + inner.length,
  }
}

/** Lines as a quote. */
export function quoted(text: string): string {
  return plain(parse(text))
    .split('\n')
    .map((line) => `>>${line}`)
    .join('\n')
}
