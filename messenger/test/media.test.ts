import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { closeLast, closesOnBack } from '@/design/back'
import { useMedia } from '@/design/media'

afterEach(() => void vi.unstubAllGlobals())

test('what lies over the page on narrow windows does so as soon as the window is narrow', () => {
  const list = Object.assign(new EventTarget(), { matches: false })
  vi.stubGlobal('matchMedia', () => list)
  const become = (matches: boolean) => {
    list.matches = matches
    list.dispatchEvent(new Event('change'))
  }
  const scope = effectScope()
  const close = vi.fn()
  const narrow = scope.run(() => {
    const holds = useMedia('(max-width: 760px)')
    closesOnBack(() => holds.value, close)
    return holds
  })
  expect([narrow?.value, closeLast()]).toEqual([false, false])
  become(true)
  expect([narrow?.value, closeLast()]).toEqual([true, true])
  become(false)
  become(true)
  become(false)
  expect(closeLast(), 'wide again').toBe(false)
  scope.stop()
  become(true)
  expect(narrow?.value, 'nobody listens any more').toBe(false)
  expect(close).toHaveBeenCalledTimes(1)
})
