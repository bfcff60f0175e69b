import { copyVersion, longestHeader, readHeader, writeHeader } from '../../src/contract/copy.ts'
import { Failure } from '../../src/contract/fault.ts'
import { keyOf, lockWith, unlockWith } from '../../src/contract/passphrase.ts'
import type { Call } from '../../src/contract/wire.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Bytes of one frame: one at a time is in memory. */
const piece = 4 * 1024 * 1024
/** A frame larger than a piece and its index is none. */
const mostFrame = 256 * 1024 * 1024
const lengthBytes = 4

/** What a workspace file holds: what is known of the workspace, and its files. */
export interface Copied {
  index: unknown
  files: Blob[]
}

/**
 * A line of words, then frames: each its length (4 bytes, little endian) and its content, sealed together with its place and
 * the first line, by SHA-256 or, under a passphrase, by AES-GCM. The first frame tells how long the files are that follow.
 */
export async function writeCopy(copied: Copied, passphrase: string, call: Call): Promise<Blob> {
  const salt = passphrase === '' ? '' : hex(crypto.getRandomValues(new Uint8Array(16)))
  const header = writeHeader({ version: copyVersion, locked: passphrase !== '', salt })
  const key = passphrase === '' ? null : await keyOf(passphrase, bytesOfHex(salt))
  const total = copied.files.reduce((sum, file) => sum + file.size, 0)
  const index = { ...(copied.index as object), sizes: copied.files.map((file) => file.size) }
  const parts: Blob[] = [new Blob([header])]
  let [done, place] = [0, 0]
  const add = async (content: Bytes) => {
    heed(call)
    const sealed = await seal(content, header, place++, key)
    parts.push(new Blob([lengthOf(sealed.length), sealed]))
    done += content.length
    call.progress('save', Math.min(1, done / (total + 1)))
  }
  await add(new TextEncoder().encode(JSON.stringify(index)))
  for (const file of copied.files)
    for (let at = 0; at < file.size; at += piece)
      await add(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()))
  return new Blob(parts, { type: 'application/octet-stream' })
}

/** What is in a workspace file, every frame held against its seal. Throws Failure `copy` for anything else. */
export async function readCopy(file: Blob, name: string, passphrase: string, call: Call): Promise<Copied> {
  const start = await file.slice(0, longestHeader).text()
  const header = readHeader(start)
  const damaged = (have: number) => new Failure({ code: 'copy', name, why: 'damaged', have, want: file.size })
  if (!header) throw damaged(0)
  if (header.version > copyVersion)
    throw new Failure({ code: 'copy', name, why: 'newer', have: header.version, want: copyVersion })
  const line = start.slice(0, start.indexOf('\n') + 1)
  const key = header.locked ? await keyOf(passphrase, bytesOfHex(header.salt)) : null
  let [at, place] = [line.length, 0]
  const next = async (): Promise<Bytes> => {
    heed(call)
    const size = new DataView(await file.slice(at, at + lengthBytes).arrayBuffer())
    const length = size.byteLength === lengthBytes ? size.getUint32(0, true) : mostFrame + 1
    const end = at + lengthBytes + length
    if (length > mostFrame || end > file.size) throw damaged(at)
    const content = await unseal(
      new Uint8Array(await file.slice(at + lengthBytes, end).arrayBuffer()),
      line,
      place,
      key,
    )
    if (!content && key && place === 0)
      throw new Failure({ code: 'copy', name, why: 'passphrase', have: 0, want: 0 })
    if (!content) throw damaged(at)
    at = end
    place++
    call.progress('read', Math.min(1, at / file.size))
    return content
  }
  const index: unknown = safeJson(new TextDecoder().decode(await next()))
  const files: Blob[] = []
  for (const size of sizesOf(index) ?? fail(damaged(at)))
    files.push(await together(size, next, () => damaged(at)))
  if (at !== file.size) throw damaged(at)
  return { index, files }
}

/** A file out of its pieces. */
async function together(size: number, next: () => Promise<Bytes>, wrong: () => Failure): Promise<Blob> {
  const parts: Blob[] = []
  let have = 0
  while (have < size) {
    const part = await next()
    have += part.length
    parts.push(new Blob([part]))
    if (part.length === 0) throw wrong()
  }
  if (have !== size) throw wrong()
  return new Blob(parts)
}

function sizesOf(index: unknown): number[] | null {
  const sizes = typeof index === 'object' && index !== null && 'sizes' in index ? index.sizes : null
  const fits = (size: unknown): size is number => Number.isSafeInteger(size) && Number(size) >= 0
  return Array.isArray(sizes) && sizes.length < 100_000 && sizes.every(fits) ? sizes : null
}

/** Its place and the first line: a frame elsewhere, or under another line, is none. */
const beside = (header: string, place: number): Bytes => new TextEncoder().encode(`${place}\n${header}`)

async function seal(content: Bytes, header: string, place: number, key: CryptoKey | null): Promise<Bytes> {
  if (key) return lockWith(key, content, beside(header, place))
  return joined(await print(content, header, place), content)
}

async function unseal(
  sealed: Bytes,
  header: string,
  place: number,
  key: CryptoKey | null,
): Promise<Bytes | null> {
  if (key) return unlockWith(key, sealed, beside(header, place))
  const content = sealed.slice(32)
  const want = await print(content, header, place)
  return sealed.length >= 32 && want.every((byte, i) => byte === sealed[i]) ? content : null
}

async function print(content: Bytes, header: string, place: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(beside(header, place), content)))
}

function joined(a: Bytes, b: Bytes): Bytes {
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}

function lengthOf(length: number): Bytes {
  const bytes = new Uint8Array(lengthBytes)
  new DataView(bytes.buffer).setUint32(0, length, true)
  return bytes
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOfHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

function heed(call: Call): void {
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
}

function fail(failure: Failure): never {
  throw failure
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
