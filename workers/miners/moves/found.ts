import type { Beside, LeftBehind, Scores } from '../../../src/contract/miner.ts'

/** What earlier questions found out, by place of each person in the history: NaN or −1 where nothing is known. */
export interface Found {
  /** Chance of leaving, and the days it is about (NaN = not told). */
  leaving: { chance: Float64Array; days: Float64Array } | null
  ahead: Float64Array | null
  group: Labelled | null
  standing: Labelled | null
  due: Labelled | null
  offer: Labelled | null
  unhappy: Labelled | null
}

/** Texts by place: `labels[codes[person]]`, −1 = nothing. */
export interface Labelled {
  codes: Int32Array
  labels: readonly string[]
}

/** Questions in whose answers actions rest, in the order of the register. */
export const before = ['rfm', 'leavers', 'value', 'journeys', 'next-product', 'voices'] as const

/** Nothing but orders is known. */
export const nothing: Found = {
  ...{ leaving: null, ahead: null, group: null, standing: null, due: null, offer: null, unhappy: null },
}

/** Scores by customer key become columns by place. `keys` ascending. */
export function foundFor(keys: Int32Array, found: Beside['found'] = {}): Found {
  const place = new Int32Array((keys.at(-1) ?? -1) + 1).fill(-1)
  for (let p = 0; p < keys.length; p++) place[keys[p] ?? 0] = p
  const of = (id: (typeof before)[number]) => found[id]?.scores ?? null
  const numbers = (id: (typeof before)[number], name: string) => numbersAt(of(id), name, place, keys.length)
  const texts = (id: (typeof before)[number], name: string) => textsAt(of(id), name, place, keys.length)
  const [chance, days] = [numbers('leavers', 'chance'), numbers('leavers', 'days')]
  return {
    leaving: chance && days && { chance, days },
    ahead: numbers('value', 'ahead'),
    group: texts('rfm', 'group'),
    standing: texts('rfm', 'standing'),
    due: texts('journeys', 'item'),
    offer: texts('next-product', 'offer'),
    unhappy: texts('voices', 'about'),
  }
}

function numbersAt(scores: Scores | null, name: string, place: Int32Array, people: number) {
  const column = scores?.columns[name]
  if (!scores || !(column instanceof Float64Array)) return null
  const out = new Float64Array(people).fill(Number.NaN)
  for (let row = 0; row < scores.keys.length; row++) {
    const p = place[scores.keys[row] ?? 0] ?? -1
    if (p >= 0) out[p] = column[row] ?? Number.NaN
  }
  return out
}

function textsAt(scores: Scores | null, name: string, place: Int32Array, people: number): Labelled | null {
  const column = scores?.columns[name]
  if (!scores || !column || column instanceof Float64Array) return null
  const codes = new Int32Array(people).fill(-1)
  for (let row = 0; row < scores.keys.length; row++) {
    const p = place[scores.keys[row] ?? 0] ?? -1
    if (p >= 0) codes[p] = column.codes[row] ?? -1
  }
  return { codes, labels: column.labels }
}

/** What came of each earlier question: customers it tells of, −1 where it has no answer. */
export interface Came {
  id: string
  left: LeftBehind
  customers: number
}

export const cameOf = (found: Beside['found'] = {}): Came[] =>
  Object.entries(found).map(([id, left]) => ({ id, left, customers: left.scores?.keys.length ?? -1 }))
