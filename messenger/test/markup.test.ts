import { describe, expect, it } from 'vitest'
import { parse, plain, safeAddress } from '@/messages/markup'
import type { Node } from '@/messages/markup'

/** A tree as one line: `B(a I(b))c`. The questions are those of the server's MarkupTest. */
function shape(text: string): string {
  const one = (node: Node): string => {
    if (node.kind === 'text') return node.words
    const inside = node.inside.map(one).join('')
    if (node.kind === 'quote') return `Q(${inside})`
    return `${node.code}${node.value ? `=${node.value}` : ''}(${inside})`
  }
  return parse(text).map(one).join('')
}

describe('reading a formatted text', () => {
  it('finds codes inside one another', () => {
    expect(shape('[b]a [i]b[/i][/b]c')).toBe('B(a I(b))c')
    expect(shape('[B]a[/b]')).toBe('B(a)')
    expect(shape('[size=20]a[/size][color=#abc]b[/color]')).toBe('SIZE=20(a)COLOR=#abc(b)')
  })

  it('leaves as text what is not closed or makes no sense', () => {
    expect(shape('[b]a [i]b[/b]')).toBe('B(a [i]b)')
    for (const text of ['[b]a', 'a[/b]', '[size=7]a[/size]', '[color=red]a[/color]', '[user=x]a[/user]', '[bold]a[/bold]'])
      expect(shape(text)).toBe(text)
  })

  it('makes no link of an address that runs something', () => {
    for (const text of [
      '[url=javascript:alert(1)]a[/url]',
      '[url]JavaScript:x[/url]',
      '[url=//evil.example]a[/url]',
      '[url=/\\evil.example]a[/url]',
      '[img size=small]data:x [/img]',
    ])
      expect(shape(text)).toBe(text)
    expect(shape('[url=/online/]a[/url]')).toBe('URL=/online/(a)')
    expect(shape('[url]https://a.b[/url]')).toBe('URL=https://a.b(https://a.b)')
    expect(safeAddress('javascript:alert(1)')).toBeNull()
    expect(safeAddress('java\tscript:alert(1)')).toBeNull()
    expect(safeAddress('vbscript:x')).toBeNull()
    expect(safeAddress('www.example.com')).toBe('https://www.example.com')
  })

  it('reads no codes in code', () => {
    expect(shape('[code][b]x[/b]\n>>y[/code]')).toBe('CODE([b]x[/b]\n>>y)')
  })

  it('reads values with spaces and attributes', () => {
    const icon = parse('[icon=https://a.b/u.png size=30 title=Good morning]')[0]
    expect(icon).toMatchObject({ code: 'ICON', attributes: { size: '30', title: 'Good morning' } })
    expect(shape('[put=/help me]Help[/put]')).toBe('PUT=/help me(Help)')
    expect(shape('[send]/start[/send]')).toBe('SEND=/start(/start)')
    expect(shape('[call]+1 999[/call]')).toBe('CALL=+1 999(+1 999)')
  })

  it('quotes lines and blocks', () => {
    expect(shape('>>one [b]two[/b]\nthree')).toBe('Q(one B(two))\nthree')
    expect(shape('a >>b')).toBe('a >>b')
    expect(shape('------\nAnna\nhello\n------\nyes')).toBe('Q(Anna\nhello)\nyes')
    expect(shape('------\nnever closed')).toBe('------\nnever closed')
  })

  it('tells a text plain', () => {
    expect(plain(parse('[b]Hi[/b] [user=1]Anna[/user][br]x'))).toBe('Hi Anna\nx')
  })

  it('takes time in proportion to hostile texts', () => {
    for (const piece of ['[b]', '[code]', '[img]', '[url=', '[/b]', '>>\n', '------\nx\n', '[b][i]x[/b]']) {
      const before = performance.now()
      parse(piece.repeat(20_000 / piece.length))
      expect(performance.now() - before, piece).toBeLessThan(1500)
    }
  })
})
