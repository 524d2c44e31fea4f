import { shallowRef } from 'vue'

/** A question that stands before a deed. */
export interface Question {
  text: string
  answer: (yes: boolean) => void
}

/** What is asked now; shown by [SureDialog]. */
export const question = shallowRef<Question | null>(null)

/** Asks before a deed; answers whether it is meant. */
export function sure(text: string): Promise<boolean> {
  question.value?.answer(false)
  return new Promise((resolve) => {
    question.value = {
      text,
      answer: (yes) => {
        question.value = null
        resolve(yes)
      },
    }
  })
}
