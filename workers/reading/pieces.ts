import { breathe } from '../../src/contract/breath.ts'
import { Failure } from '../../src/contract/fault.ts'
import { decoderFor, sequence } from './encoding.ts'
import { western } from './western.ts'
import { asciiText, isAscii, type Letters, lettersOf } from './written.ts'

/** A stretch of the file as text. `foreign` letters were no UTF-8 and were read as windows-1252, the first at `foreignAt`. */
export interface Piece extends Letters {
  /** Bytes of the file read so far. */
  done: number
  last: boolean
  foreign: number
  foreignAt: number
  zeros: number
}

interface Decoded extends Letters {
  foreign: number
  foreignAt: number
}
type Decode = (bytes: Uint8Array, last: boolean) => Decoded

/** Bytes of the file, or Failure `broken-file` when the disk does not give them. */
export async function bytesOf(file: File, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch {
    throw new Failure({
      code: 'broken-file',
      name: file.name,
      why: 'the device could not read it to its end',
    })
  }
}

/** Bytes that are asked for at a time: the disk is waited for some times over where they are few. */
const stretch = 4 * 1024 * 1024

/** Stretches that are on their way while one is worked on. */
const ahead = 2

/** The file from its first byte to its last. */
async function* stretches(file: File): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const coming: Promise<Uint8Array<ArrayBuffer>>[] = []
  let asked = 0
  do {
    for (; coming.length <= ahead && (asked < file.size || asked === 0); asked += stretch) {
      const next = bytesOf(file, asked, asked + stretch)
      next.catch(() => {})
      coming.push(next)
    }
    yield (await coming.shift()) ?? new Uint8Array()
  } while (coming.length > 0)
}

/**
 * The file as text, `size` bytes at a time. `told` hears of all its bytes, in order. Where the codes of letters are not `coded`,
 * only those of ASCII stretches are there.
 */
export async function* pieces(
  file: File,
  label: string,
  size: number,
  told: (bytes: Uint8Array<ArrayBuffer>) => void = () => {},
  coded = true,
): AsyncGenerator<Piece> {
  const decode = decodeFor(label, coded)
  let done = 0
  for await (const bytes of stretches(file)) {
    told(bytes)
    for (let at = 0; at < Math.max(1, bytes.length); at += size) {
      const some = bytes.subarray(at, at + size)
      done += some.length
      const last = done === file.size
      yield { ...withoutZeros(decode(some, last)), done, last }
      await breathe()
    }
  }
}

function withoutZeros(decoded: Decoded): Decoded & { zeros: number } {
  const { codes, text } = decoded
  if (text === null || !codes.includes(0)) return { ...decoded, zeros: 0 }
  const clean = codes.filter((code) => code !== 0)
  const zeros = codes.length - clean.length
  return { ...decoded, codes: clean, text: text.replaceAll('\0', ''), zeros }
}

/** Text of the first bytes of a file; unless that is the `whole` file, cut off after the last whole letter. */
export function headText(bytes: Uint8Array, label: string, whole: boolean): string {
  const { codes, text: known } = decodeFor(label)(bytes, whole)
  const text = (known ?? asciiText(codes)).replaceAll('\0', '')
  return whole ? text : text.replace(/\r$/, '')
}

/** Turns bytes that come one stretch after the other into letters. */
export function decodeFor(label: string, coded = true): Decode {
  if (/^utf-?8$/i.test(label)) return utf8(coded)
  const decoder = decoderFor(label)
  if (decoder.encoding === 'windows-1252') return (bytes) => exact(decodeWestern(decoder, bytes), bytes)
  return (bytes, last) => sound(lettersOf(decoder.decode(bytes, { stream: !last })))
}

/** Node before 24 leaves the letters from 0x80 to 0x9F as control characters. */
function decodeWestern(decoder: TextDecoder, bytes: Uint8Array): string {
  return decoder.decode(bytes).replace(/[\u0080-\u009f]/g, (letter) => western(letter.charCodeAt(0)))
}

/** Cuts between letters itself: whole stretches decode several times faster than a stream of them. */
function utf8(coded: boolean): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = new Uint8Array()
  let first = true
  return (bytes, last) => {
    let all = rest.length > 0 ? join(rest, bytes) : bytes
    if (first && all.length < 3 && !last) {
      rest = all.slice()
      return sound(lettersOf(''))
    }
    if (first && all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf) all = all.subarray(3)
    first = false
    const end = last ? all.length : wholeLetters(all)
    rest = all.slice(end)
    return soundOrMended(strict, all.subarray(0, end), coded)
  }
}

function soundOrMended(strict: TextDecoder, bytes: Uint8Array, coded: boolean): Decoded {
  if (isAscii(bytes)) return sound({ codes: bytes, text: null })
  try {
    const text = strict.decode(bytes)
    return coded ? exact(text, bytes) : sound({ codes: bytes, text })
  } catch {
    return mended(strict, bytes)
  }
}

/** `bytes` are sound UTF-8 or of one byte a letter; the codes of their characters are found without asking the text. */
function exact(text: string, bytes: Uint8Array): Decoded {
  const codes = text.length === bytes.length ? bytes : codesOf(bytes, text.length)
  return sound({ codes, text })
}

const sound = (letters: Letters): Decoded => ({ ...letters, foreign: 0, foreignAt: -1 })

function codesOf(bytes: Uint8Array, length: number): Uint8Array {
  const codes = new Uint8Array(length)
  let n = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) codes[n++] = byte
    else if (byte >= 0xc0) {
      codes[n++] = 255
      if (byte >= 0xf0) codes[n++] = 255
    }
  }
  return codes
}

/** Sound stretches as UTF-8, every byte between them as windows-1252. */
function mended(strict: TextDecoder, bytes: Uint8Array): Decoded {
  let text = ''
  let foreign = 0
  let foreignAt = -1
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequence(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    text += strict.decode(bytes.subarray(from, at))
    if (foreign++ === 0) foreignAt = text.length
    text += western(bytes[at] ?? 0)
    from = ++at
  }
  return { ...lettersOf(text + strict.decode(bytes.subarray(from))), foreign, foreignAt }
}

function wholeLetters(bytes: Uint8Array): number {
  const size = bytes.length
  for (let back = 1; back <= Math.min(3, size); back++) {
    const byte = bytes[size - back] ?? 0
    if (byte >= 0xc0) return sequence(bytes, size - back) === -1 ? size - back : size
    if (byte < 0x80) return size
  }
  return size
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
