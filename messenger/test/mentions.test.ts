import { describe, expect, it } from 'vitest'
import { shown, told, useMentions } from '@/messages/mentions'

const ANNA = '[USER=7]Anna[/USER]'

describe('who is called in a text that is written', () => {
  it('stands there by an @ and the name, and is told by a code', () => {
    const seen = shown(`${ANNA}, and [USER=all]Everybody[/USER]: [b]look[/b]`)
    expect(seen.text).toBe('@Anna, and @Everybody: [b]look[/b]')
    expect(told(seen.text, seen.called)).toBe(`${ANNA}, and [USER=all]Everybody[/USER]: [b]look[/b]`)
    expect(told(`${seen.text} @Anna's, (@Anna)`, seen.called)).toContain(`${ANNA}'s, (${ANNA})`)
  })

  it('is nobody whose name only begins so, or stands in an address', () => {
    const { called } = shown(ANNA)
    for (const text of ['@Annabel', 'mail@Anna', '@anna', 'Anna', '@Анна']) expect(told(text, called)).toBe(text)
    expect(told('@Ann Lee and @Ann', new Map([['Ann', '1'], ['Ann Lee', '2']]))).toBe('[USER=2]Ann Lee[/USER] and [USER=1]Ann[/USER]')
    expect(told('@A. (B)+', new Map([['A. (B)+', '3']]))).toBe('[USER=3]A. (B)+[/USER]')
  })

  it('keeps its code where the text would not be read as the same again', () => {
    const odd = [
      `@Anna and ${ANNA}`, `${ANNA}s`, `x${ANNA}`, '[user=7]Anna[/user]', '[USER=7] Anna [/USER]', '[USER=7][/USER]', '[USER=7][b]Anna[/b][/USER]',
    ]
    for (const text of odd) {
      const seen = shown(text)
      expect(seen.text, text).toBe(text)
      expect(told(seen.text, seen.called), text).toBe(text)
    }
    const namesakes = shown(`${ANNA} and [USER=8]Anna[/USER]`)
    expect(namesakes.text).toBe('@Anna and [USER=8]Anna[/USER]')
    expect(told(namesakes.text, namesakes.called)).toBe(`${ANNA} and [USER=8]Anna[/USER]`)
  })

  it('is kept with the text, and forgotten with it', () => {
    const { text, meant, written } = useMentions(`Hi ${ANNA}`)
    expect(text.value).toBe('Hi @Anna')
    text.value += ` and ${written('[USER=9]Ben[/USER] ')}`
    expect([text.value, meant.value]).toEqual(['Hi @Anna and @Ben ', `Hi ${ANNA} and [USER=9]Ben[/USER] `])
    expect(written('[USER=8]Anna[/USER] ')).toBe('[USER=8]Anna[/USER] ')
    meant.value = ''
    text.value = '@Ben'
    expect(meant.value).toBe('@Ben')
  })
})
