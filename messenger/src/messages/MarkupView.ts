import { Copy } from '@lucide/vue'
import { computed, defineComponent, h } from 'vue'
import type { VNodeChild } from 'vue'
import { isMe } from '@/people/people'
import { exactly } from '@/speech'
import { useActions } from './actions'
import type { Actions } from './actions'
import { copy } from './buttons'
import { parse, plain, safeAddress } from './markup'
import type { Node } from './markup'
import RemoteImage from './RemoteImage.vue'
import { t } from './words'

const WEB = /(?:https?:\/\/|www\.)[^\s<>[\]"']*[^\s<>[\]"'.,;:!?)]/gi
const JUMBO = /^(?:\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\u200d\ufe0f]*\s*){1,3}$/u

/** Renders a formatted text from its tree. No markup ever reaches the document as markup. */
export default defineComponent({
  name: 'MarkupView',
  props: { text: { type: String, required: true } },
  setup(props) {
    const actions = useActions()
    const tree = computed(() => parse(props.text))
    return () =>
      h('span', { class: ['markup', { jumbo: isJumbo(props.text) }] }, all(tree.value, actions))
  },
})

/** A few emoji alone are shown large. */
export function isJumbo(text: string): boolean {
  return text.length < 40 && JUMBO.test(text)
}

type Tag = Extract<Node, { kind: 'tag' }>

function all(nodes: Node[], actions: Actions): VNodeChild[] {
  return nodes.map((node, at) => {
    if (node.kind !== 'text') return one(node, actions)
    // a block begins and ends its own line
    let words = node.words
    if (isBlock(nodes[at - 1])) words = words.replace(/^\n/, '')
    if (isBlock(nodes[at + 1])) words = words.replace(/\n$/, '')
    return linked(words)
  })
}

function isBlock(node: Node | undefined): boolean {
  if (node?.kind === 'quote') return true
  return node?.kind === 'tag' && node.code === 'CODE' && plain(node.inside).includes('\n')
}

function one(node: Node, actions: Actions): VNodeChild {
  if (node.kind === 'text') return linked(node.words)
  if (node.kind === 'quote') return h('blockquote', all(node.inside, actions))
  const inside = () => all(node.inside, actions)
  const value = node.value
  switch (node.code) {
    case 'B':
      return h('strong', inside())
    case 'I':
      return h('em', inside())
    case 'U':
      return h('u', inside())
    case 'S':
      return h('s', inside())
    case 'SIZE':
      return h('span', { style: { fontSize: `${parseInt(value)}px` } }, inside())
    case 'COLOR':
      return h('span', { class: 'inked', style: { '--ink': value } }, inside())
    case 'URL':
      return link(value, inside())
    case 'CODE':
      return code(node)
    case 'IMG':
      return h(RemoteImage, { src: value })
    case 'ICON':
      return icon(node)
    case 'BR':
      return h('br')
    case 'TIMESTAMP':
      return h('time', exactly(new Date(Number(value) * 1000)))
    case 'CALL':
      return link(`tel:${value.replace(/[^\d+#*]/g, '')}`, inside())
    case 'DISK':
      return null
    default:
      return act(node, inside(), actions)
  }
}

function act(node: Tag, inside: VNodeChild[], actions: Actions): VNodeChild {
  if (node.code === 'USER' && !Number(node.value)) return h('span', { class: 'mention me' }, inside)
  const kind = node.code === 'USER' ? ['mention', { me: isMe(Number(node.value)) }] : 'deed'
  return h('button', { type: 'button', class: kind, onClick: () => perform(node, actions) }, inside)
}

function perform(node: Tag, actions: Actions): void {
  const words = node.value || plain(node.inside)
  const [dialog, message] = node.value.split('/')
  if (node.code === 'USER') actions.openUser(Number(node.value))
  else if (node.code === 'CHAT') actions.openDialog(`chat${node.value.replace(/\D/g, '')}`)
  else if (node.code === 'CONTEXT') actions.show(dialog ?? '', Number(message))
  else if (node.code === 'PUT') actions.put(words)
  else if (node.code === 'SEND') actions.send(words)
}

function link(address: string, inside: VNodeChild[]): VNodeChild {
  const safe = safeAddress(address)
  if (!safe) return inside
  return h('a', { href: safe, target: '_blank', rel: 'noopener noreferrer nofollow' }, inside)
}

function linked(words: string): VNodeChild {
  const parts: VNodeChild[] = []
  let from = 0
  for (const hit of words.matchAll(WEB)) {
    parts.push(words.slice(from, hit.index), link(hit[0], [hit[0]]))
    from = hit.index + hit[0].length
  }
  return parts.length ? [...parts, words.slice(from)] : words
}

function code(node: Tag): VNodeChild {
  const words = plain(node.inside).replace(/^\n|\n$/g, '')
  if (!words.includes('\n')) return h('code', words)
  const deed = { type: 'button', class: 'copy', 'aria-label': t('copyCode'), title: t('copyCode'), onClick: () => void copy(words) }
  return h('div', { class: 'code' }, [h('pre', words), h('button', deed, h(Copy, { size: 15, 'aria-hidden': true }))])
}

function icon(node: Tag): VNodeChild {
  const size = Math.min(100, Number(node.attributes.size ?? node.attributes.height) || 20)
  return h(RemoteImage, { src: node.value, size, title: node.attributes.title ?? '' })
}
