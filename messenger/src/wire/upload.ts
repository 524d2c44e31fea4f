import { WireError } from './call'

/**
 * Posts one file as a form and reads JSON, as [send] does. `fetch` cannot say how far an upload is, so this
 * is an old-fashioned request.
 */
export function sendFile(
  url: string,
  field: string,
  file: File,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const request = new XMLHttpRequest()
  signal.addEventListener('abort', () => request.abort(), { once: true })
  return new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => progress(Math.min(file.size, event.loaded))
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status === 200 && answer.result) resolve(answer.result)
      else reject(refused(request, answer))
    }
    request.onerror = () => reject(new WireError('UNREACHED', '', 0))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    const form = new FormData()
    form.append(field, file, file.name)
    request.open('POST', url)
    request.send(form)
  })
}

function refused(request: XMLHttpRequest, answer: Record<string, unknown>): WireError {
  const id = request.getResponseHeader('X-Request-Id') ?? ''
  return new WireError(String(answer.error ?? request.status), String(answer.error_description ?? ''), request.status, { request: id })
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
