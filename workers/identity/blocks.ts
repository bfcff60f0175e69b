import { within } from '../numeric/progress.ts'
import { ascending } from '../numeric/sorting.ts'
import { emailName, firstName, lastName, phone, place, provider, source, street } from './compare.ts'
import { type Profiles, textOf } from './profiles.ts'
import { soundex } from './soundex.ts'

/** One way of choosing pairs worth a comparison: profiles of one key. */
interface Blocking {
  key(profiles: Profiles, profile: number): string
  /** Fields on which pairs chosen in this way agree because they were chosen so. */
  fields: readonly number[]
}

const together = (...parts: string[]) => (parts.includes('') ? '' : parts.join('|'))
const lastSound = ({ last }: Profiles, p: number) => soundex(textOf(last, p))

export const blockings: readonly Blocking[] = [
  { key: ({ local }, p) => longer(textOf(local, p).replace(/[^a-z]/g, ''), 5), fields: [emailName] },
  { key: ({ phone: told }, p) => textOf(told, p).slice(-7), fields: [phone] },
  {
    key: (all, p) => together(lastSound(all, p), textOf(all.postcode, p)),
    fields: [lastName, place],
  },
  {
    key: (all, p) => together(lastSound(all, p), textOf(all.first, p).slice(0, 1), textOf(all.city, p)),
    fields: [firstName, lastName, place],
  },
  {
    key: ({ first, last }, p) => together(...[textOf(first, p), textOf(last, p)].sort()),
    fields: [firstName, lastName],
  },
  {
    key: ({ first, postcode }, p) => together(textOf(first, p), textOf(postcode, p)),
    fields: [firstName, place],
  },
  {
    key: ({ street: door, postcode, city }, p) =>
      together(textOf(door, p), textOf(postcode, p) || textOf(city, p)),
    fields: [place, street],
  },
  { key: ({ number }, p) => textOf(number, p), fields: [source, provider] },
]

const longer = (text: string, least: number) => (text.length < least ? '' : text)

/** A larger block is not one of people worth comparing, but a common name or a shared line. */
const largest = 40
const most = 2_000_000

export interface Candidates {
  /** Pairs `a < b`, each once, in order. */
  a: Int32Array
  b: Int32Array
  /** By which blockings it was chosen, a bit each. */
  by: Uint8Array
  /** Blocks that were too large to be compared. */
  skipped: number
}

const waysPacked = 128
/** Share of the work that each way is of; sorting is the rest. */
const ways = 10

/** Profiles and pairs that are looked at between two looks at the clock. */
const atOnce = 4096

/** The pairs that are worth a comparison. */
export function* candidates(profiles: Profiles): Generator<number, Candidates> {
  const found: number[] = []
  let skipped = 0
  for (const [way, { key }] of blockings.entries()) {
    const blocks = yield* within(blocksOf(profiles, key), way / ways, (way + 1) / ways)
    for (const block of blocks) {
      if (block.length > largest || found.length > most) skipped++
      else pairsOf(block, profiles.size, way, found)
    }
  }
  yield 0.8
  const packed = yield* within(ascending(Float64Array.from(found)), 0.8, 0.9)
  return { ...(yield* within(unpack(packed, profiles.size), 0.9, 1)), skipped }
}

function* blocksOf(profiles: Profiles, key: Blocking['key']): Generator<number, number[][]> {
  const blocks = new Map<string, number[]>()
  for (let p = 0; p < profiles.size; p++) {
    if (p % atOnce === 0) yield p / profiles.size
    const name = key(profiles, p)
    if (name === '') continue
    const block = blocks.get(name)
    if (block) block.push(p)
    else blocks.set(name, [p])
  }
  return [...blocks.values()].filter((block) => block.length > 1)
}

function pairsOf(block: readonly number[], size: number, way: number, into: number[]): void {
  for (let i = 0; i < block.length; i++)
    for (let j = i + 1; j < block.length; j++)
      into.push(((block[i] ?? 0) * size + (block[j] ?? 0)) * waysPacked + way)
}

/** Each pair once, with all the ways by which it was found. */
function* unpack(found: Float64Array, size: number): Generator<number, Omit<Candidates, 'skipped'>> {
  const pairs: number[] = []
  const by: number[] = []
  for (const [i, packed] of found.entries()) {
    if (i % 65_536 === 65_535) yield i / found.length
    const pair = Math.floor(packed / waysPacked)
    if (pairs.at(-1) !== pair) by.push(pairs.push(pair) && 0)
    by[by.length - 1] = (by.at(-1) ?? 0) | (1 << (packed - pair * waysPacked))
  }
  return {
    a: Int32Array.from(pairs, (pair) => Math.floor(pair / size)),
    b: Int32Array.from(pairs, (pair) => pair % size),
    by: Uint8Array.from(by),
  }
}
