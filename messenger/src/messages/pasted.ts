/** What was copied, as far as it is asked. */
export interface Clip {
  files: File[]
  text: string
}

/**
 * The files of what is pasted that are meant: office programs put a picture of the words beside the words,
 * and then the words are meant; a file manager puts the file's name beside the file.
 */
export function filesOf({ files, text }: Clip): File[] {
  const words = text.trim()
  if (!words || !files.every((file) => file.type.startsWith('image/'))) return files
  const named = words.split('\n').every((word) => files.some((file) => word.trim().endsWith(file.name)))
  return named ? files : []
}

const WEB = /^https?:\/\/[^\s[\]]+$/i

/** The words that are chosen as a link to what is pasted; null: it is pasted as it is, as over another address or over codes. */
export function linkOver(chosen: string, pasted: string): string | null {
  const address = pasted.trim()
  if (!WEB.test(address) || !chosen.trim() || /[[\]\n]/.test(chosen) || WEB.test(chosen.trim())) return null
  return `[URL=${address}]${chosen}[/URL]`
}
