import { Failure } from '../../src/contract/fault.ts'
import { writings } from './alphabets.ts'
import { type Told, tryWritings } from './legacy.ts'

/** What the bytes of a file turn out to be: a WHATWG label, and whether its UTF-8 has foreign bytes in it. */
export interface Encoding {
  label: string
  mixed: boolean
  /** Ways in which bytes that are no Unicode can be read; absent where they are what they mostly are. */
  told?: Told
}

const known = ['utf-8', 'utf-16le', 'utf-16be', ...writings.map(({ label }) => label)]

/** A decoder for a label the person chose; Failure `unknown` when there is none. */
export function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    throw new Failure({ code: 'unknown', what: 'encoding', given: label.slice(0, 40), known })
  }
}

/**
 * From a byte order mark, else from where the zero bytes stand, else from whether the bytes are sound UTF-8, else from
 * which of the older writings makes sense of them.
 */
export function encodingOf(samples: Uint8Array[]): Encoding {
  const head = samples[0] ?? new Uint8Array()
  const marked = byMark(head) ?? byZeros(head)
  if (marked) return { label: marked, mixed: false }
  let sound = 0
  let foreign = 0
  for (const [n, sample] of samples.entries()) {
    const tally = tallyUtf8(sample, n > 0)
    sound += tally.sound
    foreign += tally.foreign
  }
  if (foreign === 0) return { label: 'utf-8', mixed: false }
  return older(samples, sound, foreign)
}

/** Sound UTF-8 beside foreign bytes may be two files in one, or two letters of another writing that look like it. */
function older(samples: Uint8Array[], sound: number, foreign: number): Encoding {
  const mixed: Encoding = { label: 'utf-8', mixed: true }
  if (sound >= foreign) return mixed
  const told = tryWritings(samples)
  const { ways, sure } = told
  const [first] = ways
  const western = !first || ways.length === 1
  if (sound * 5 >= foreign && (western || !sure)) return mixed
  return western ? { label: 'windows-1252', mixed: false } : { label: first.label, mixed: false, told }
}

function byMark(head: Uint8Array): string | null {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** Even in Greek or Cyrillic, delimiters, digits and line ends leave a zero on the same side of each pair. */
export function byZeros(head: Uint8Array): string | null {
  const zeros = [0, 0]
  const size = Math.min(head.length & ~1, 65_536)
  for (let at = 0; at < size; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const few = Math.max(2, size * 0.025)
  if (odd >= few && even * 20 <= odd) return 'utf-16le'
  if (even >= few && odd * 20 <= even) return 'utf-16be'
  return null
}

/** Length of the sound UTF-8 sequence at `at`: 0 = none, -1 = the bytes end inside one. (Unicode 15, table 3-7.) */
export function sequence(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let k = 1; k < length; k++) {
    if (at + k >= bytes.length) return -1
    const next = bytes[at + k] ?? 0
    const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (next < low || next > high) return 0
  }
  return length
}

/** Sequences of two bytes and more that are sound, and bytes that belong to none. `middle`: the sample may start inside one. */
function tallyUtf8(bytes: Uint8Array, middle: boolean): { sound: number; foreign: number } {
  let at = 0
  if (middle) while (at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++
  let sound = 0
  let foreign = 0
  while (at < bytes.length) {
    const length = sequence(bytes, at)
    if (length === -1) break
    if (length === 0) foreign++
    else if (length > 1) sound++
    at += length || 1
  }
  return { sound, foreign }
}
