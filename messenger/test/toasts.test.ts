import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dismissErrors, tell } from '@/design'
import { toasts } from '@/design/toasts'

describe('what is told in passing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    toasts.value = []
  })

  it('is told anew, not twice', () => {
    tell('This bot is not there any more.', 'error')
    tell('Saved')
    tell('This bot is not there any more.', 'error')
    expect(toasts.value.map((one) => one.text)).toEqual(['Saved', 'This bot is not there any more.'])
    // what was told first does not take the second one with it
    vi.advanceTimersByTime(9000)
    tell('This bot is not there any more.', 'error')
    vi.advanceTimersByTime(2000)
    expect(toasts.value.map((one) => one.text)).toEqual(['This bot is not there any more.'])
  })

  it('keeps what was done when what went wrong is mended', () => {
    tell('Somebody has this login already.', 'error')
    tell('Saved')
    dismissErrors()
    expect(toasts.value.map((one) => one.text)).toEqual(['Saved'])
  })
})
