import { expect, test } from 'vitest'
import { effectScope, ref } from 'vue'
import { closeLast, closesOnBack } from '@/design/back'

test('the way back closes what was opened last, one after the other', () => {
  const [panel, dialog] = [ref(false), ref(false)]
  const scope = effectScope()
  scope.run(() => {
    closesOnBack(() => panel.value, () => (panel.value = false))
    closesOnBack(() => dialog.value, () => (dialog.value = false))
  })
  expect(closeLast()).toBe(false)
  dialog.value = true
  panel.value = true
  expect(closeLast()).toBe(true)
  expect([panel.value, dialog.value]).toEqual([false, true])
  dialog.value = false
  expect(closeLast(), 'closed otherwise').toBe(false)
  panel.value = true
  scope.stop()
  expect(closeLast(), 'gone with its page').toBe(false)
})
