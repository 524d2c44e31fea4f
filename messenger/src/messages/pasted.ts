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
