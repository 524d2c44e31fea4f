import { describe, expect, it } from 'vitest'
import { filesOf } from '@/messages/pasted'

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
