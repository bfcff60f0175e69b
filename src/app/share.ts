import * as v from 'valibot'
import type { Recipe } from '../contract/report.ts'
import type { Asked } from './url.ts'

/** Characters a link may have; longer ones are cut off by mail programs and chats. */
export const longestLink = 8000
/** Bytes a link may unpack to. */
const mostUnpacked = 1_000_000
const format = 1

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const short = v.pipe(v.string(), v.maxLength(200))
const linkSchema = v.object({
  format: v.literal(format),
  miner: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,60}$/)),
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  values: v.array(
    v.tuple([short, v.union([v.number(), v.pipe(v.string(), v.maxLength(4000)), v.boolean()])]),
  ),
  asOf: v.union([v.literal(''), day]),
  from: v.optional(day),
  segment: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  currency: v.optional(v.pipe(v.string(), v.regex(/^([A-Z]{3})?$/))),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  data: short,
})
type Link = v.InferOutput<typeof linkSchema>

export type Opened = { ok: true; asked: Asked } | { ok: false; sentence: string }

/** The fragment of a link that asks this question: `r=…`. It holds the question and its settings, no customer. */
export async function writeLink(recipe: Recipe): Promise<string> {
  const { miner, version, values, scope, seed, data } = recipe
  const link: Link = { format, miner, version, values: Object.entries(values), ...scope, seed, data }
  const bytes = new TextEncoder().encode(JSON.stringify(link))
  return `r=${toBase64(await through(new CompressionStream('deflate-raw'), bytes, mostUnpacked))}`
}

/** One sentence when a link is too long to be sent; '' when it is not. */
export function sayLength(link: string): string {
  if (link.length <= longestLink) return ''
  const [have, most] = [link.length, longestLink].map((n) => n.toLocaleString('en-GB'))
  return `This link has ${have} characters; mail programs cut off what is longer than ${most}.`
}

/** Total: any fragment gives a question or one sentence. Nothing of it is run here. */
export async function readLink(fragment: string): Promise<Opened> {
  const packed = /^#?r=(.*)$/s.exec(fragment)?.[1] ?? ''
  if (sayLength(packed)) return refuse('This link is longer than any this page makes, so it was not opened.')
  const text = await unpack(packed)
  if (text === null) return refuse('This link is damaged or cut off; ask for it again.')
  if (text === 'too-large') return refuse('This link unpacks to more than 1 MB, so it was not opened.')
  return check(text)
}

const refuse = (sentence: string): Opened => ({ ok: false, sentence })

async function unpack(packed: string): Promise<string | null> {
  try {
    const bytes = await through(new DecompressionStream('deflate-raw'), fromBase64(packed), mostUnpacked)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (thrown) {
    return thrown instanceof RangeError && thrown.message === 'too-large' ? 'too-large' : null
  }
}

function check(text: string): Opened {
  const parsed = parse(text)
  if (parsed === undefined) return refuse('This link is damaged or cut off; ask for it again.')
  const stated = v.safeParse(v.object({ format: v.pipe(v.number(), v.minValue(format + 1)) }), parsed)
  if (stated.success) return refuse('This link was made by a newer version of Regulars; reload to get it.')
  const link = v.safeParse(linkSchema, parsed)
  if (!link.success) return refuse('This link holds no question that this page knows, so nothing was run.')
  return { ok: true, asked: asAsked(link.output) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function asAsked({ miner, version, values, asOf, from, segment, currency, seed, data }: Link): Asked {
  const given = values.map(([name, value]) => [name, String(value)] as const)
  const scope = {
    asOf,
    ...(from !== undefined && { from }),
    ...(segment !== undefined && { segment }),
    ...(currency !== undefined && { currency }),
  }
  return { miner, version, given, scope, seed, data }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > most) {
      await reader.cancel()
      throw new RangeError('too-large')
    }
    parts.push(next.value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
