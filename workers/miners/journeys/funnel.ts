import { mcnemar } from '../../evaluate/comparison.ts'
import { codeOf, type PageType, pageTypes } from './page-types.ts'
import type { Sessions } from './sessions.ts'

/** Steps on the way to a purchase, the last one first reached by buying. */
export const stages = (['product', 'cart', 'checkout', 'purchase'] as const satisfies PageType[]).map(codeOf)
export const bought = codeOf('purchase')

/** How many visits got as far as a stage, or farther; only stages that occur. */
export interface Funnel {
  visits: number
  steps: { type: number; visits: number }[]
}

/** The stage of a page type, counted from 1; 0 for pages beside the way. */
export const stageOf = (type: number): number => stages.indexOf(type) + 1

/** A visit counts for every stage up to its farthest, as shops skip some and logs miss some. Linear; a counter a stage. */
export function funnelOf({ start, type }: Sessions): Funnel {
  const farthest = new Int32Array(stages.length + 1)
  const met = new Int32Array(stages.length + 1)
  for (let v = 0; v + 1 < start.length; v++) {
    let most = 0
    for (let s = start[v] ?? 0; s < (start[v + 1] ?? 0); s++) {
      const stage = stageOf(type[s] ?? 0)
      met[stage] = (met[stage] ?? 0) + 1
      if (stage > most) most = stage
    }
    farthest[most] = (farthest[most] ?? 0) + 1
  }
  const reached = (stage: number) => farthest.subarray(stage).reduce((sum, n) => sum + n, 0)
  const steps = stages.flatMap((code, i) =>
    (met[i + 1] ?? 0) > 0 ? [{ type: code, visits: reached(i + 1) }] : [],
  )
  return { visits: start.length - 1, steps }
}

/** Counts of what follows what: row `kinds` is the beginning of a visit, column `kinds` its end. */
export interface Transitions {
  count: Int32Array
  /** The same of the earlier and of the later half of the visits. */
  halves: readonly [Int32Array, Int32Array]
}

export const kinds: number = pageTypes.length
export const width = kinds + 1

/** Linear in the steps; 1,200 bytes. `late` tells the visits of the later half. */
export function transitionsOf({ start, type, day }: Sessions, middle: number): Transitions {
  const halves = [new Int32Array(width * width), new Int32Array(width * width)] as const
  for (let v = 0; v + 1 < start.length; v++) {
    const into = (day[v] ?? 0) < middle ? halves[0] : halves[1]
    let from = kinds
    for (let s = start[v] ?? 0; s <= (start[v + 1] ?? 0); s++) {
      const to = s < (start[v + 1] ?? 0) ? (type[s] ?? 0) : kinds
      const at = from * width + to
      into[at] = (into[at] ?? 0) + 1
      from = to
    }
  }
  return { count: halves[0].map((n, i) => n + (halves[1][i] ?? 0)), halves }
}

/**
 * How often the next page of later visits is what mostly followed such a page in earlier ones, beside always naming the page
 * that is most frequent of all. Null where one half has too little.
 */
export function foretold({
  halves: [early, late],
}: Transitions): { hits: number; plain: number; of: number; differs: boolean } | null {
  const rows = Array.from({ length: width }, (_, from) => from)
  const of = late.reduce((sum, n) => sum + n, 0)
  if (of < 100 || early.reduce((sum, n) => sum + n, 0) < 100) return null
  const column = (counts: Int32Array, to: number) =>
    rows.reduce((sum, from) => sum + (counts[from * width + to] ?? 0), 0)
  const best = largest(Int32Array.from(rows, (to) => column(early, to)))
  const plain = column(late, best)
  let [hits, both] = [0, 0]
  for (const from of rows) {
    const next = largest(early.subarray(from * width, (from + 1) * width))
    const found = late[from * width + next] ?? 0
    hits += found
    if (next === best) both += found
  }
  const differs = mcnemar(hits - both, plain - both, of).p < 0.05
  return { hits: hits / of, plain: plain / of, of, differs }
}

const largest = (values: Int32Array): number =>
  values.reduce((best, n, i) => (n > (values[best] ?? 0) ? i : best), 0)

/** Visits by the kind of their first, second, third and fourth page, neighbours of one kind being one; the end is `kinds`. */
export interface Stream {
  columns: { type: number; visits: number }[][]
  links: { column: number; from: number; to: number; visits: number }[]
}

const depth = 4

/** Linear in the visits; a counter for each kind of step. */
export function streamOf({ start, type }: Sessions): Stream {
  const nodes = Array.from({ length: depth }, () => new Int32Array(width))
  const links = Array.from({ length: depth - 1 }, () => new Int32Array(width * width))
  for (let v = 0; v + 1 < start.length; v++) {
    let [column, from] = [0, -1]
    for (let s = start[v] ?? 0; s <= (start[v + 1] ?? 0) && column < depth; s++) {
      const to = s < (start[v + 1] ?? 0) ? (type[s] ?? 0) : kinds
      if (to === from) continue
      add(nodes[column], to)
      if (column > 0) add(links[column - 1], from * width + to)
      from = to
      column++
    }
  }
  return { columns: nodes.map(present), links: links.flatMap(linksOf) }
}

function add(into: Int32Array | undefined, at: number): void {
  if (into) into[at] = (into[at] ?? 0) + 1
}

const present = (counts: Int32Array) =>
  Array.from(counts, (visits, type) => ({ type, visits })).filter(({ visits }) => visits > 0)

const linksOf = (counts: Int32Array, column: number) =>
  Array.from(counts, (visits, at) => ({
    column,
    from: Math.floor(at / width),
    to: at % width,
    visits,
  })).filter(({ visits }) => visits > 0)
