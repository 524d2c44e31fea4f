import { reactive } from 'vue'
import { tell } from '@/design'
import { answer } from '@/wire'
import { t } from './words'

/** What is being uploaded, in any dialog. */
export const uploads = reactive<{ id: number; dialog: string; name: string }[]>([])

/** The server's bound for one body, after Base64. */
const BYTES_MAX = 30 * 1024 * 1024
let last = 0

/** Sends files into a dialog, one after another; the text goes with the first. */
export async function upload(dialog: string, files: File[], text = ''): Promise<void> {
  let words = text
  for (const file of files) {
    if (file.size > BYTES_MAX) {
      tell(t('tooLarge', { name: file.name }), 'error')
      continue
    }
    const id = ++last
    uploads.push({ id, dialog, name: file.name })
    try {
      await one(dialog, file, words)
      words = ''
    } catch (failure) {
      tell(t('uploadFailed', { name: file.name, why: (failure as Error).message }), 'error')
    } finally {
      uploads.splice(uploads.findIndex((upload) => upload.id === id), 1)
    }
  }
}

async function one(dialog: string, file: File, message: string): Promise<void> {
  const content = await base64(file)
  await answer('im.v2.File.upload', {
    dialogId: dialog,
    fields: { name: file.name || 'image.png', content, message },
  })
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
