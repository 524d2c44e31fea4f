import { speak } from '@/speech'

const en = {
  missing: 'Please fill this in.',
  url: 'This is no address: one begins with https:// or http://.',
  email: 'This is no e-mail address.',
  number: 'This is no number.',
}
const de: typeof en = {
  missing: 'Bitte ausfüllen.',
  url: 'Das ist keine Adresse: Sie beginnt mit https:// oder http://.',
  email: 'Das ist keine E-Mail-Adresse.',
  number: 'Das ist keine Zahl.',
}
const ru: typeof en = {
  missing: 'Заполните это поле.',
  url: 'Это не адрес: он начинается с https:// или http://.',
  email: 'Это не адрес эл. почты.',
  number: 'Это не число.',
}
const t = speak({ en, de, ru })

type Flaws = Pick<ValidityState, 'valueMissing' | 'typeMismatch' | 'badInput'>

/** What is wrong with a field, in the language of the pages; empty: nothing that we have words for. */
export function whyInvalid(flaws: Flaws, type: string): string {
  if (flaws.badInput) return t('number')
  if (flaws.valueMissing) return t('missing')
  if (flaws.typeMismatch) return t(type === 'email' ? 'email' : 'url')
  return ''
}

/** Says why a field is refused; a browser left alone speaks its own language, not the one chosen here. */
export function sayWhy(refused: Event): void {
  const field = refused.target as HTMLInputElement
  field.setCustomValidity(whyInvalid(field.validity, field.type))
}
