import { computed, ref, shallowRef } from 'vue'

/** Who is called in a text that is being written, by the names behind an @: `Robo` is user `6`, and everybody `all`. */
export type Called = ReadonlyMap<string, string>

const CODE = /\[USER=(\d+|all)\]([^\s[\]](?:[^[\]\n]*[^\s[\]])?)\[\/USER\]/g
const SIGNS = /[.*+?^${}()|[\]\\]/g

/** A text as it is written: who is called in it stands there as `@Robo`, and not as a code. */
export function shown(text: string): { text: string; called: Called } {
  const called = new Map<string, string>()
  const written = text.replace(CODE, (code: string, id: string, name: string) => {
    if ((called.get(name) ?? id) !== id) return code
    called.set(name, id)
    return `@${name}`
  })
  // what would not be read as the same again, an @Robo that calls nobody beside one that does, keeps its codes
  return told(written, called) === text ? { text: written, called } : { text, called: new Map() }
}

/** The text as it is told to others. */
export function told(written: string, called: Called): string {
  if (!called.size) return written
  // of Ann and Ann Lee, who is called at all has the longer name
  const names = [...called.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(SIGNS, '\\$&'))
  const calls = new RegExp(`(?<![\\p{L}\\p{N}_])@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
  return written.replace(calls, (_, name: string) => `[USER=${called.get(name)}]${name}[/USER]`)
}

/** A text that is being written: `text` as its writer sees it, `meant` as it is told, kept and sent. */
export function useMentions(begun: string) {
  const text = ref('')
  const called = shallowRef<Called>(new Map())
  const meant = computed({
    get: () => told(text.value, called.value),
    set: (next: string) => {
      const seen = shown(next)
      called.value = seen.called
      text.value = seen.text
    },
  })
  meant.value = begun

  /** What stands in the text for something that is put into it. A namesake of somebody who is called keeps his code. */
  function written(piece: string): string {
    const seen = shown(piece)
    if ([...seen.called].some(([name, id]) => (called.value.get(name) ?? id) !== id)) return piece
    called.value = new Map([...called.value, ...seen.called])
    return seen.text
  }
  return { text, called, meant, written }
}
