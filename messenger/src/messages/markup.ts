import { webAddressOf } from './opening'

/** A piece of a formatted text. The same tree that the server's `messages/markup` reads. */
export type Node =
  | { kind: 'text'; words: string }
  | { kind: 'tag'; code: Code; value: string; attributes: Attributes; inside: Node[] }
  | { kind: 'quote'; inside: Node[] }

export type Attributes = Record<string, string>
type Tag = Extract<Node, { kind: 'tag' }>

/** Codes inside one another; deeper ones are text. */
const DEPTH_MAX = 32
/** Characters between the brackets of a code. */
const HEAD_MAX = 2100

/** An address nothing is run by: of the web, of mail, of a phone, of the desktop application, or a path of the portal. */
const ADDRESS = /^(?:(?:https?:\/\/|mailto:|tel:|bx:\/\/v2\/|\/(?![/\\]))[^\s\x00-\x1f]*|www\.[^\s\x00-\x1f]+)$/i

type Shape = 'around' | 'verbatim' | 'alone'

const CODES = {
  B: ['around', /^$/],
  I: ['around', /^$/],
  U: ['around', /^$/],
  S: ['around', /^$/],
  SIZE: ['around', /^(?:[89]|[12]\d|30)(?:px)?$/],
  COLOR: ['around', /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i],
  URL: ['around', ADDRESS],
  USER: ['around', /^(?:\d{1,18}|all)$/i],
  CHAT: ['around', /^(?:imol\|)?\d{1,18}$/],
  CONTEXT: ['around', /^[\w:-]{1,80}\/\d{1,18}$/],
  PUT: ['around', /^.*$/s],
  SEND: ['around', /^.*$/s],
  CALL: ['around', /^\+?[\d ()#*.-]{1,30}$/],
  CODE: ['verbatim', /^$/],
  IMG: ['verbatim', ADDRESS],
  ICON: ['alone', ADDRESS],
  TIMESTAMP: ['alone', /^\d{1,12}$/],
  DISK: ['alone', /^\d{1,18}$/],
  BR: ['alone', /^$/],
} as const satisfies Record<string, readonly [Shape, RegExp]>

export type Code = keyof typeof CODES

const NAMED_BY_WORDS = new Set<Code>(['URL', 'CALL', 'PUT', 'SEND'])

interface Head {
  code: Code
  value: string
  attributes: Attributes
  written: string
}

interface Level {
  head: Head | null
  inside: Node[]
}

/** Reads a text as a tree. Nothing is ever rendered but what this returns. */
export function parse(text: string): Node[] {
  return new Reader(text.replaceAll('\r\n', '\n'), true).read()
}

/** The words of a tree, for where there is no room for more. */
export function plain(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.words
      if (node.kind === 'quote') return plain(node.inside)
      if (node.code === 'BR') return '\n'
      if (node.code === 'ICON') return node.attributes.title ?? ''
      if (node.code === 'IMG') return node.value
      return plain(node.inside)
    })
    .join('')
}

/** An address as it is opened; null when it is none that nothing is run by. */
export function safeAddress(address: string): string | null {
  const trimmed = address.trim()
  if (/^bx:/i.test(trimmed)) return webAddressOf(trimmed)
  if (!ADDRESS.test(trimmed)) return null
  return /^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed
}

/** Reads from left to right, once; a code that is never closed turns into text. */
class Reader {
  private readonly levels: Level[] = [{ head: null, inside: [] }]
  /** Codes whose end was looked for and not found: it will not be found later either. */
  private readonly endless = new Set<Code>()
  private dashesEnd = true
  private from = 0
  private at = 0

  constructor(
    private readonly text: string,
    private readonly quotes: boolean,
  ) {}

  read(): Node[] {
    while (this.at < this.text.length) {
      const sign = this.text[this.at]
      const done = (sign === '[' && this.readCode()) || (this.mayQuote(sign) && this.readQuote())
      if (!done) this.at++
    }
    this.flush(this.at)
    while (this.levels.length > 1) this.giveUp()
    return this.top.inside
  }

  private get top(): Level {
    return this.levels[this.levels.length - 1] as Level
  }

  private readCode(): boolean {
    const end = this.endOfHead()
    if (end < 0) return false
    const between = this.text.slice(this.at + 1, end)
    if (between.startsWith('/')) {
      const code = named(between.slice(1))
      return code ? this.close(code, end + 1) : false
    }
    const head = headOf(between)
    if (!head) return false
    const shape = CODES[head.code][0]
    if (shape === 'alone') return this.add(tag(head, []), end + 1)
    if (shape === 'verbatim') return this.verbatim(head, end + 1)
    if (this.levels.length > DEPTH_MAX) return false
    this.flush(this.at)
    this.levels.push({ head, inside: [] })
    return this.goOn(end + 1)
  }

  private endOfHead(): number {
    const last = Math.min(this.text.length, this.at + HEAD_MAX)
    for (let i = this.at + 1; i < last; i++) {
      if (this.text[i] === ']') return i
      if (this.text[i] === '[') return -1
    }
    return -1
  }

  private verbatim(head: Head, next: number): boolean {
    if (this.endless.has(head.code)) return false
    const closing = `[/${head.code}]`
    const end = this.find(closing, next)
    if (end < 0) {
      this.endless.add(head.code)
      return false
    }
    const words = this.text.slice(next, end)
    const value = head.code === 'IMG' ? words.trim() : head.value
    if (words.length > HEAD_MAX && head.code === 'IMG') return false
    if (!CODES[head.code][1].test(value)) return false
    return this.add(tag({ ...head, value }, [{ kind: 'text', words }]), end + closing.length)
  }

  private find(closing: string, from: number): number {
    for (let i = this.text.indexOf('[/', from); i >= 0; i = this.text.indexOf('[/', i + 1)) {
      if (this.text.slice(i, i + closing.length).toUpperCase() === closing) return i
    }
    return -1
  }

  private close(code: Code, next: number): boolean {
    if (!this.levels.some((level) => level.head?.code === code)) return false
    this.flush(this.at)
    while (this.top.head?.code !== code) this.giveUp()
    const { head, inside } = this.levels.pop() as { head: Head; inside: Node[] }
    const value = !head.value && NAMED_BY_WORDS.has(code) ? plain(inside).trim() : head.value
    if (CODES[code][1].test(value)) this.top.inside.push(tag({ ...head, value }, inside))
    else {
      this.say(head.written)
      this.top.inside.push(...inside)
      this.say(this.text.slice(this.at, next))
    }
    return this.goOn(next)
  }

  /** The innermost open code turns into text. */
  private giveUp(): void {
    const given = this.levels.pop() as Level
    if (given.head) this.say(given.head.written)
    this.top.inside.push(...given.inside)
  }

  private mayQuote(sign: string | undefined): boolean {
    const lineStarts = this.at === 0 || this.text[this.at - 1] === '\n'
    return this.quotes && this.levels.length === 1 && lineStarts && (sign === '>' || sign === '-')
  }

  private readQuote(): boolean {
    const line = this.endOfLine(this.at)
    if (this.text.startsWith('>>', this.at)) return this.quote(this.at + 2, line, line)
    if (!this.dashesEnd || !this.isDashes(this.at, line) || line === this.text.length) return false
    for (let next = line + 1; next < this.text.length; next = this.endOfLine(next) + 1) {
      const end = this.endOfLine(next)
      if (this.isDashes(next, end)) return this.quote(line + 1, Math.max(line + 1, next - 1), end)
    }
    this.dashesEnd = false
    return false
  }

  private quote(from: number, to: number, next: number): boolean {
    return this.add({ kind: 'quote', inside: new Reader(this.text.slice(from, to), false).read() }, next)
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }

  private isDashes(from: number, to: number): boolean {
    return to - from >= 6 && /^-+$/.test(this.text.slice(from, to))
  }

  private say(words: string): void {
    if (words) this.top.inside.push({ kind: 'text', words })
  }

  private flush(to: number): void {
    this.say(this.text.slice(this.from, to))
    this.from = to
  }

  private add(node: Node, next: number): boolean {
    this.flush(this.at)
    this.top.inside.push(node)
    return this.goOn(next)
  }

  private goOn(next: number): boolean {
    this.at = next
    this.from = next
    return true
  }
}

function tag(head: Head, inside: Node[]): Tag {
  return { kind: 'tag', code: head.code, value: head.value, attributes: head.attributes, inside }
}

function named(name: string): Code | undefined {
  const upper = name.toUpperCase()
  return Object.hasOwn(CODES, upper) ? (upper as Code) : undefined
}

function headOf(between: string): Head | null {
  const name = /^\p{L}*/u.exec(between)?.[0] ?? ''
  const code = named(name)
  if (!code) return null
  let rest = between.slice(name.length)
  let value = ''
  if (rest.startsWith('=')) {
    const space = NAMED_BY_WORDS.has(code) ? -1 : rest.indexOf(' ')
    value = rest.slice(1, space < 0 ? undefined : space).trim()
    rest = space < 0 ? '' : rest.slice(space)
  }
  if (rest && !rest.startsWith(' ')) return null
  const later = !value && (NAMED_BY_WORDS.has(code) || code === 'IMG')
  if (!later && !CODES[code][1].test(value)) return null
  return { code, value, attributes: attributes(rest), written: `[${between}]` }
}

/** A word without `=` belongs to the one before it: `title=Good morning`. */
function attributes(rest: string): Attributes {
  const all: Attributes = {}
  let last: string | undefined
  for (const word of rest.trim().split(/ +/)) {
    const sign = word.indexOf('=')
    if (sign > 0) {
      last = word.slice(0, sign).toLowerCase()
      all[last] = word.slice(sign + 1)
    } else if (last && word) all[last] = `${all[last]} ${word}`
  }
  return all
}
