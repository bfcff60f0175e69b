/** Characters a link may have; longer ones are cut off by mail programs and chats. */
export const longestLink = 8000
/** Bytes a link may unpack to. */
const mostUnpacked = 1_000_000

/** One sentence when a link is too long to be sent; '' when it is not. */
export function sayLength(link: string): string {
  if (link.length <= longestLink) return ''
  const [have, most] = [link.length, longestLink].map((n) => n.toLocaleString('en-GB'))
  return `This link has ${have} characters; mail programs cut off what is longer than ${most}.`
}

/** A value as JSON in gzip, whose checksum tells a changed link from a whole one (RFC 1952). */
export function deflated(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return through(new CompressionStream('gzip'), bytes)
}

/** What became of unpacking: a value that nobody has looked at yet, or why there is none. */
export type Unpacked = { ok: true; value: unknown } | { ok: false; why: 'damaged' | 'too-large' }

/** Total: any bytes give a value or a reason; never more than 1 MB is unpacked. */
export async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Unpacked> {
  try {
    const plain = await through(new DecompressionStream('gzip'), bytes)
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) }
  } catch (thrown) {
    const large = thrown instanceof RangeError && thrown.message === 'too-large'
    return { ok: false, why: large ? 'too-large' : 'damaged' }
  }
}

/** Why a link was not opened, in one sentence each. */
export const refusals = {
  long: 'This link is longer than any this page makes, so it was not opened.',
  damaged: 'This link is damaged or cut off; ask for it again.',
  'too-large': 'This link unpacks to more than 1 MB, so it was not opened.',
  newer: 'This link was made by a newer version of Regulars; reload to get it.',
} as const

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > mostUnpacked) {
      await reader.cancel()
      throw new RangeError('too-large')
    }
    parts.push(next.value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** URL-safe base64 without padding (RFC 4648 §5). */
export function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
