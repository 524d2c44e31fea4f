import { describe, expect, it } from 'vitest'
import { filesOf, linkOver } from '@/messages/pasted'

const picture = new File(['x'], 'cells.png', { type: 'image/png' })
const report = new File(['x'], 'report.pdf', { type: 'application/pdf' })

describe('what is pasted', () => {
  it('is the words where a program puts a picture of them beside them', () => {
    expect(filesOf({ files: [picture], text: 'a\tb' })).toEqual([])
  })

  it('is the picture where there are no words, or only its name', () => {
    expect(filesOf({ files: [picture], text: '' })).toEqual([picture])
    expect(filesOf({ files: [picture], text: '/pictures/cells.png' })).toEqual([picture])
  })

  it('is the files where one is no picture', () => {
    expect(filesOf({ files: [picture, report], text: 'two files' })).toEqual([picture, report])
  })
})

describe('an address that is pasted over words', () => {
  it('makes a link of them', () => {
    expect(linkOver('the plan', ' https://example.com/a?b=c ')).toBe('[URL=https://example.com/a?b=c]the plan[/URL]')
  })

  it('is pasted as it is over nothing, another address, codes and lines', () => {
    const over = ['', '  ', 'https://example.com/old', '[B]bold[/B]', 'one\ntwo']
    expect(over.map((chosen) => linkOver(chosen, 'https://example.com/'))).toEqual(over.map(() => null))
  })

  it('is an address of the web and nothing else', () => {
    const no = ['javascript:alert(1)', 'words', 'https://example.com/a b', 'https://example.com/]x[', '']
    expect(no.map((pasted) => linkOver('words', pasted))).toEqual(no.map(() => null))
  })
})
