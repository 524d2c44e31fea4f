import { describe, expect, it } from 'vitest'
import { whyInvalid } from '@/design/validity'
import { locale } from '@/speech'

const none = { valueMissing: false, typeMismatch: false, badInput: false }

describe('a field that is refused', () => {
  it('says why in the language of the pages, not in that of the browser', () => {
    locale.value = 'de'
    expect(whyInvalid({ ...none, valueMissing: true }, 'text')).toBe('Bitte ausfüllen.')
    expect(whyInvalid({ ...none, typeMismatch: true }, 'url')).toMatch(/^Das ist keine Adresse/)
    expect(whyInvalid({ ...none, typeMismatch: true }, 'email')).toBe('Das ist keine E-Mail-Adresse.')
    // what is no number is an empty one to the browser too
    expect(whyInvalid({ ...none, valueMissing: true, badInput: true }, 'number')).toBe('Das ist keine Zahl.')
    locale.value = 'en'
    expect(whyInvalid(none, 'text')).toBe('')
  })
})
