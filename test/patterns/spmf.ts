import { existsSync, readFileSync } from 'node:fs'
import { seeded } from '../../workers/numeric/random.ts'
import type { Patterns, Sequences } from '../../workers/patterns/sequences.ts'
import { elementsOf } from '../../workers/patterns/sequences.ts'

const folder = '../shared/data/sequences'
const reference = '../shared/reference/sequences.json'

/** Sequence files and what trusted programs find in them lie outside the project. */
export const sequencesThere = existsSync(folder) && existsSync(reference)

export interface Expected {
  min_count: number
  patterns: number
  by_length: Record<string, number>
  sum_of_counts: number
  top10_length_ge_2: [string, number][]
  longest: [string, number][]
  closed?: number
  maximal?: number
  max_pattern_length?: number
}

export function expectedOf(name: string): [string, Expected][] {
  const all: Record<string, { supports: Record<string, Expected> }> = JSON.parse(
    readFileSync(reference, 'utf8'),
  )
  return Object.entries(all[name]?.supports ?? {})
}

/** A file of SPMF: items separated by blanks, -1 ends an element, -2 a sequence. */
export function spmf(name: string): Sequences {
  const lines = readFileSync(`${folder}/${name}.txt`, 'utf8').split('\n')
  const sequences = lines
    .filter((line) => /^\d/.test(line.trim()))
    .map((line) => {
      const elements = line.split(' -2')[0]?.split('-1') ?? []
      return elements
        .map((e) => e.trim().split(/\s+/).filter(Boolean).map(Number))
        .filter((e) => e.length > 0)
    })
  return sequencesOf(sequences)
}

/** Sequences of elements of items; the days are those given, or 0, 1, 2 … */
export function sequencesOf(
  given: readonly (readonly (readonly number[])[])[],
  days?: number[][],
): Sequences {
  const [start, itemStart, items, day]: number[][] = [[0], [0], [], []]
  for (const [s, elements] of given.entries()) {
    for (const [e, element] of elements.entries()) {
      items?.push(...[...new Set(element)].sort((a, b) => a - b))
      itemStart?.push(items?.length ?? 0)
      day?.push(days?.[s]?.[e] ?? e)
    }
    start?.push(day?.length ?? 0)
  }
  const whole = (values: number[] | undefined) => Int32Array.from(values ?? [])
  return { start: whole(start), itemStart: whole(itemStart), items: whole(items), day: whole(day) }
}

/** As the reference writes a pattern: "1 -> {2,3}". */
export function written(patterns: Patterns, p: number): string {
  return elementsOf(patterns, p)
    .map((e) => (e.length > 1 ? `{${e.join(',')}}` : String(e[0])))
    .join(' -> ')
}

/** Pattern in words → sequences that contain it. */
export function counted(patterns: Patterns): Map<string, number> {
  return new Map(
    Array.from({ length: patterns.size }, (_, p) => [written(patterns, p), patterns.count[p] ?? 0]),
  )
}

export function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Thirty sequences of up to six elements of up to three of five items, and their days. */
export function randomSequences(seed: number): { db: number[][][]; days: number[][] } {
  const random = seeded(seed)
  const whole = (most: number) => Math.floor(random() * most)
  const element = () =>
    [...new Set(Array.from({ length: 1 + whole(3) }, () => whole(5)))].sort((a, b) => a - b)
  const db = Array.from({ length: 30 }, () => Array.from({ length: 1 + whole(6) }, element))
  const days = db.map((elements) => elements.map(() => whole(30)).sort((a, b) => a - b))
  return { db, days }
}
