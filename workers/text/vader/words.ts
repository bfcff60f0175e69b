/// <reference path="./lexicon.d.ts" />
import { lexicon } from 'vader-sentiment/src/vader_lexicon.js'
import { boosterPairs, boosters, idioms, negators } from './roles.ts'

/** What the rules know of a word. All texts share one object a word. */
export interface Word {
  readonly lower: string
  /** It stands in the lexicon; `valence` is −4 … 4, and 0 where nobody rated it. */
  readonly rated: boolean
  readonly valence: number
  /** What it adds to a word after it. */
  readonly boost: number
  readonly negates: boolean
  /** It is part of a turn of phrase: only then are phrases looked for. */
  readonly phrased: boolean
  /** It may change the valence of a word after it. */
  readonly acts: boolean
}

const parts = new Set([...idioms.keys(), ...boosterPairs.keys()].flatMap((phrase) => phrase.split(' ')))
const modifiers = new Set(['no', 'never', 'so', 'this', 'without', 'doubt', 'least'])
const turning = new Set(negators)
const nobodys: Word = {
  lower: '',
  rated: false,
  valence: 0,
  boost: 0,
  negates: false,
  phrased: false,
  acts: false,
}
/** A word of no list with n't in it. */
const turningRound: Word = { ...nobodys, negates: true, acts: true }

/** Words by their lower case: a hash table that is asked with a stretch of a text, so that no string is cut. 1 MB for VADER's 7,500. */
export class Vocabulary {
  /** The first is nobody's: an empty place holds 0. */
  readonly #known: Word[] = [nobodys]
  readonly #places = new Int32Array(1 << 15)

  /** The last rating of a word counts; null takes it off the lexicon. */
  constructor(rated: Iterable<readonly [string, number | null]>) {
    for (const [word, valence] of new Map(rated)) this.#put(wordOf(word, valence))
    for (const word of [...turning, ...boosters.keys(), ...parts, ...modifiers]) this.part(word)
  }

  /** The word between two places of a text, in whatever case; one that no list has is nobody's. */
  find(text: string, from: number, to: number): Word {
    const known = this.#known[this.#places[this.#placeOf(text, from, to)] ?? 0] ?? nobodys
    if (known !== nobodys) return known
    for (let i = from + 1; i < to - 1; i++)
      if (text.charCodeAt(i) === 39 && /^n't/i.test(text.slice(i - 1, i + 2))) return turningRound
    return nobodys
  }

  /** A word that plays a part in the rules by itself. */
  part(lower: string): Word {
    const known = this.find(lower, 0, lower.length)
    return known.lower === lower ? known : this.#put(wordOf(lower, null))
  }

  #put(word: Word): Word {
    if (this.#known.length * 2 > this.#places.length) throw new RangeError('too many words')
    this.#places[this.#placeOf(word.lower, 0, word.lower.length)] = this.#known.length
    this.#known.push(word)
    return word
  }

  /** Where the word stands, or would stand. FNV-1a, linear probing. */
  #placeOf(text: string, from: number, to: number): number {
    const mask = this.#places.length - 1
    let hash = 0x811c9dc5
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ lowerAt(text, i), 0x01000193)
    let place = (hash ^ (hash >>> 15)) & mask
    for (; ; place = (place + 1) & mask) {
      const known = this.#places[place] ?? 0
      if (known === 0 || isSame(this.#known[known]?.lower ?? '', text, from, to)) return place
    }
  }
}

/** The sign at a place in lower case; only where that is one sign, as for all letters of words in the lists. */
function lowerAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return code > 64 && code < 91 ? code + 32 : code
  return (text[at] ?? '').toLowerCase().charCodeAt(0)
}

function isSame(lower: string, text: string, from: number, to: number): boolean {
  if (lower.length !== to - from) return false
  for (let i = from; i < to; i++) if (lower.charCodeAt(i - from) !== lowerAt(text, i)) return false
  return true
}

/** A word as the rules see it; `valence` null: nobody rated it. */
export function wordOf(lower: string, valence: number | null): Word {
  const boost = boosters.get(lower) ?? 0
  const negates = turning.has(lower) || lower.includes("n't")
  const phrased = parts.has(lower)
  const acts = boost !== 0 || negates || phrased || modifiers.has(lower)
  return { lower, rated: valence !== null, valence: valence ?? 0, boost, negates, phrased, acts }
}

/** Words are looked up in lower case: an emoticon with a capital in it is never met. */
export const vaderRatings: readonly (readonly [string, number])[] = Object.entries(lexicon).filter(
  ([word]) => word === word.toLowerCase(),
)
