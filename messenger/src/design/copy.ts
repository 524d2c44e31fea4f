/**
 * Puts a text onto the clipboard; answers whether it is there. Browsers give pages their clipboard only over
 * TLS, and a portal in a cellar may be without: there a field is selected and copied, as it was done before.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // refused: the other way may be open
  }
  return copySelected(text)
}

function copySelected(text: string): boolean {
  const focused = document.activeElement as HTMLElement | null
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position: fixed; top: 0; opacity: 0'
  // a dialog keeps the focus inside of itself
  const place = focused?.closest('[role=dialog]') ?? document.body
  place.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  focused?.focus()
  return done
}
