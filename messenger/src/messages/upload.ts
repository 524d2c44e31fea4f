import { reactive } from 'vue'
import { tell } from '@/design'
import { address, call, sendFile, session, WireError } from '@/wire'
import { sizeText } from './message'
import { newUuid } from './outbox'
import { t } from './words'

/** Files on their way into a dialog, as one message. */
export interface Upload {
  id: number
  /** Names the message for the server: sent twice under it, it is posted once. */
  uuid: string
  dialog: string
  files: File[]
  text: string
  /** The message that is answered. */
  reply?: number
  /** Bytes of all files, and how many of them are out. */
  size: number
  sent: number
  /** What it failed for; null: it has not. */
  failed: unknown
  /** Whether it failed for want of a connection, and is tried again when there is one. */
  cut: boolean
}

/** What is being uploaded, in any dialog, or failed and waits for a decision. */
export const uploads = reactive<Upload[]>([])

/** What the server has of an upload already: it is not sent again. */
const taken = new Map<number, number[]>()
const running = new Map<number, AbortController>()
let last = 0

/** The most a file may have. */
export const fileBytesMax = (): number => session.value?.portal.fileBytesMax ?? 0

/** The files that may be sent; of the others it is said why not. */
export function fitting(files: Iterable<File>): File[] {
  return [...files].filter((file) => {
    const max = fileBytesMax()
    const fits = file.size <= max
    if (!fits) tell(t('tooLarge', { name: file.name, size: sizeText(file.size), max: sizeText(max) }), 'error')
    return fits
  })
}

/** Sends files into a dialog, as one message with a text. */
export function upload(dialog: string, files: File[], text: string, reply?: number): void {
  const id = ++last
  const size = files.reduce((sum, file) => sum + file.size, 0)
  uploads.push({ id, uuid: newUuid(), dialog, files, text, reply, size, sent: 0, failed: null, cut: false })
  void run(id)
}

/** Tries again what failed. */
export function uploadAgain(id: number): void {
  void run(id)
}

/** Ends an upload; nobody has seen anything of it. */
export function cancelUpload(id: number): void {
  running.get(id)?.abort()
  taken.delete(id)
  const at = uploads.findIndex((one) => one.id === id)
  if (at >= 0) uploads.splice(at, 1)
}

async function run(id: number): Promise<void> {
  const one = uploads.find((upload) => upload.id === id)
  if (!one || running.has(id)) return
  const cancel = new AbortController()
  running.set(id, cancel)
  one.failed = null
  one.cut = false
  try {
    await send(one, cancel.signal)
    cancelUpload(id)
  } catch (failure) {
    if (!cancel.signal.aborted) {
      one.failed = failure
      one.cut = failure instanceof WireError && failure.unreached
    }
  } finally {
    running.delete(id)
  }
}

async function send(one: Upload, signal: AbortSignal): Promise<void> {
  const folder = await call('im.disk.folder.get', { DIALOG_ID: one.dialog }, signal)
  const ids = taken.get(one.id) ?? []
  taken.set(one.id, ids)
  let out = one.files.slice(0, ids.length).reduce((sum, file) => sum + file.size, 0)
  for (const file of one.files.slice(ids.length)) {
    ids.push(await sendOne(folder.ID, file, (sent) => (one.sent = out + sent), signal))
    out += file.size
    one.sent = out
  }
  await call(
    'im.disk.file.commit',
    {
      DIALOG_ID: one.dialog,
      UPLOAD_ID: ids,
      MESSAGE: one.text,
      TEMPLATE_ID: one.uuid,
      ...(one.reply ? { REPLY_ID: one.reply } : {}),
    },
    signal,
  )
}

/** Asks where a file may be posted, once, and posts it there. */
async function sendOne(
  folder: number,
  file: File,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const place = (await call(
    'disk.folder.uploadfile',
    { id: folder, data: { NAME: file.name }, generateUniqueName: true },
    signal,
  )) as { field: string; uploadUrl: string }
  // below this page's base, whatever way the server was told to call itself
  const url = address(`rest/upload.json${new URL(place.uploadUrl).search}`)
  const kept = (await sendFile(url, place.field, file, progress, signal)) as { ID: number | string }
  return Number(kept.ID)
}

window.addEventListener('beforeunload', (event) => {
  if (uploads.some((one) => !one.failed)) event.preventDefault()
})

window.addEventListener('online', () => uploads.filter((one) => one.cut).forEach((one) => void run(one.id)))
