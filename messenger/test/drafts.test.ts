import { afterEach, describe, expect, it, vi } from 'vitest'
import { asideOf, draftOf, keepDraft, saveDrafts } from '@/messages/drafts'

const stored = (dialog: string) => localStorage.getItem(`confab.draft.0/${dialog}`)

/** What the browser tells this tab when another one writes. */
function toldByAnotherTab(dialog: string, text: string | null) {
  const newValue = text === null ? null : JSON.stringify({ text, at: 1 })
  window.dispatchEvent(Object.assign(new Event('storage'), { key: `confab.draft.0/${dialog}`, newValue }))
}

describe('drafts', () => {
  afterEach(() => vi.useRealTimers())

  it('are there at once and stored within a moment, each in an entry of its own', () => {
    vi.useFakeTimers()
    localStorage.setItem('confab.draft.0/9', '{"text":"of another tab","at":1}')
    keepDraft('5', 'half a th')
    keepDraft('5', 'half a thought')
    expect(draftOf('5')).toBe('half a thought')
    expect(stored('5')).toBeNull()
    vi.runAllTimers()
    expect(stored('5')).toContain('half a thought')
    expect(stored('9')).toContain('of another tab')
    keepDraft('5', '  ')
    saveDrafts()
    expect(stored('5')).toBeNull()
  })

  it('of another tab are taken, but not over what is being typed here', () => {
    toldByAnotherTab('6', 'there')
    expect(draftOf('6')).toBe('there')
    keepDraft('6', 'here')
    toldByAnotherTab('6', 'there too')
    expect(draftOf('6')).toBe('here')
    saveDrafts()
    toldByAnotherTab('6', null)
    expect(draftOf('6')).toBe('')
  })

  it('go when they are the oldest of many', () => {
    vi.useFakeTimers({ now: 1000 })
    for (let i = 0; i < 101; i++) {
      keepDraft(`many${i}`, 'text')
      vi.advanceTimersByTime(1)
    }
    saveDrafts()
    expect([draftOf('many0'), draftOf('many1')]).toEqual(['', 'text'])
    expect(stored('many0')).toBeNull()
  })

  it('keep what was chosen beside the text as long as the page lives', () => {
    const file = new File(['x'], 'x.txt')
    asideOf('7').files = [file]
    expect(asideOf('7').files[0]).toBe(file)
    expect(asideOf('8').files).toEqual([])
  })
})
