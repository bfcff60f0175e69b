import { fold } from './fold.ts'

/** Hashed words and pairs of words of texts, row by row: those of text t stand at `start[t]` … `start[t + 1]`. */
export interface Grams {
  start: Int32Array
  /** Place of each, 0 … `places` − 1, each once a text; numbered as they are met. */
  place: Int32Array
  places: number
}

/** To which grams are hashed. */
export const rooms = 1 << 18
const mostGrams = 400
const chunk = 64
const words = /[\p{L}\p{N}_]{2,}|\p{Extended_Pictographic}|[!?]{2,}|[:;]-?[()]/gu

/**
 * Words and pairs of words, each hashed to one of 262,144 places (Weinberger and others 2009,
 * "Feature hashing for large scale multitask learning"). Memory: 4 bytes a gram. Yields the share done.
 */
export function* gramsOf(texts: readonly string[]): Generator<number, Grams> {
  const start = new Int32Array(texts.length + 1)
  let place = new Int32Array(1024)
  const numbers = new Int32Array(rooms).fill(-1)
  let places = 0
  let n = 0
  for (const [t, text] of texts.entries()) {
    if (t % chunk === 0) yield t / texts.length
    const own = new Set<number>()
    let before = 0
    for (const word of fold(text.slice(0, 8_000)).match(words) ?? []) {
      const one = hash(word, 0x811c9dc5)
      own.add(one & (rooms - 1))
      if (before !== 0) own.add(mixed(Math.imul(before, 0x9e3779b1) ^ one) & (rooms - 1))
      before = one
      if (own.size >= mostGrams) break
    }
    while (n + own.size > place.length) place = grown(place)
    for (const gram of own) {
      if (numbers[gram] === -1) numbers[gram] = places++
      place[n++] = numbers[gram] ?? 0
    }
    start[t + 1] = n
  }
  return { start, place: place.slice(0, n), places }
}

function grown(before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(before.length * 2)
  more.set(before)
  return more
}

/** FNV-1a with a last mix. */
function hash(word: string, seed: number): number {
  let h = seed
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return mixed(h)
}

function mixed(h: number): number {
  const one = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (one ^ (one >>> 13)) >>> 0
}
