import type { Data } from 'apache-arrow'
import type { Kinds } from '../../src/contract/frame.ts'

/** The labels met so far, by the bytes they are made of, in an open table (Knuth, TAOCP 3, §6.4, linear probing). */
interface Seen {
  slots: Int32Array
  bytes: Uint8Array[]
}

/** UTF-8 columns as codes and labels; each label is decoded once, in order of first appearance. */
export function codesOf(chunks: readonly Data[]): Kinds['key'] {
  const seen: Seen = { slots: new Int32Array(1024).fill(-1), bytes: [] }
  const codes = new Int32Array(chunks.reduce((n, chunk) => n + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    const { values, valueOffsets: ends, length } = chunk
    for (let i = 0; i < length; i++) codes[at++] = codeOf(seen, values.subarray(ends[i], ends[i + 1]))
  }
  const decoder = new TextDecoder()
  return { codes, labels: seen.bytes.map((bytes) => decoder.decode(bytes)) }
}

function codeOf(seen: Seen, word: Uint8Array): number {
  const mask = seen.slots.length - 1
  for (let slot = hash(word) & mask; ; slot = (slot + 1) & mask) {
    const code = seen.slots[slot] ?? -1
    if (code < 0) return add(seen, word, slot)
    if (same(seen.bytes[code], word)) return code
  }
}

function add(seen: Seen, word: Uint8Array, slot: number): number {
  const code = seen.bytes.push(word.slice()) - 1
  seen.slots[slot] = code
  if (seen.bytes.length * 2 > seen.slots.length) grow(seen)
  return code
}

function grow(seen: Seen): void {
  const slots = new Int32Array(seen.slots.length * 4).fill(-1)
  const mask = slots.length - 1
  for (const [code, word] of seen.bytes.entries()) {
    let slot = hash(word) & mask
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
    slots[slot] = code
  }
  seen.slots = slots
}

/** FNV-1a, 32 bits. */
function hash(word: Uint8Array): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ (word[i] ?? 0), 0x01000193)
  return h ^ (h >>> 15)
}

function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  if (a?.length !== b.length) return false
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return false
  return true
}
