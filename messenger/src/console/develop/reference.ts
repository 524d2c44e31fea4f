import { address } from '@/wire'
import openapi from '@reference/openapi.json?url'

/** A parameter, as the reference describes it. */
export interface Parameter {
  name: string
  type: string
  about: string
  required: boolean
  preset: string
}

/** A method, as the reference describes it. */
export interface MethodPage {
  name: string
  about: string
  group: string
  errors: string
  example: unknown
  params: Parameter[]
}

interface Schema {
  type?: string
  description?: string
  default?: unknown
  required?: string[]
  properties?: Record<string, Schema>
}
interface Body {
  content: Record<string, { schema: Schema & { properties?: Record<string, Schema> }; example?: unknown }>
}
interface Operation {
  operationId: string
  description?: string
  summary?: string
  tags?: string[]
  requestBody?: Body
  responses: Record<string, { description: string } & Partial<Body>>
}

let pages: Promise<MethodPage[]> | undefined

/** Every method of the server; fetched once, from a file of the page itself. */
export function methodPages(): Promise<MethodPage[]> {
  pages ??= fetchPages()
  return pages
}

async function fetchPages(): Promise<MethodPage[]> {
  const answer = await fetch(address(openapi))
  const reference = (await answer.json()) as { paths: Record<string, Record<string, Operation>> }
  return Object.values(reference.paths).flatMap((path) => {
    const operation = path.post ?? path.get
    return operation ? [page(operation)] : []
  })
}

function page(operation: Operation): MethodPage {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const required = new Set(schema?.required ?? [])
  return {
    name: operation.operationId,
    about: operation.description ?? operation.summary ?? '',
    group: operation.tags?.[0] ?? '',
    errors: operation.responses.default?.description.replace(/^an error:?\s*/, '') ?? '',
    example: Object.values(operation.responses['200']?.content ?? {})[0]?.example,
    params: Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
      name,
      type: value.type ?? 'any',
      about: value.description ?? '',
      required: required.has(name),
      preset: value.default === undefined ? '' : String(value.default),
    })),
  }
}

/** What somebody typed, as the value that is sent: JSON where it reads as such, else a text. */
export function typed(text: string): unknown {
  try {
    return /^[[{]|^(true|false|null|-?\d+(\.\d+)?)$/.test(text.trim()) ? JSON.parse(text) : text
  } catch {
    return text
  }
}
