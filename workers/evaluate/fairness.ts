import { drawn, type Estimate, percentiles } from './bootstrap.ts'
import { type Judged, judge, type Measure } from './judged.ts'

/** One group of people, and how the model does for them. */
export interface GroupFigures<K extends string> {
  readonly label: string
  readonly rows: number
  readonly figures: Readonly<Record<K, Estimate>>
}

export interface Fairness<K extends string> {
  readonly groups: readonly GroupFigures<K>[]
  /** Largest less smallest over the groups, with its interval. */
  readonly gaps: Readonly<Record<K, Estimate>>
  /** Rows in groups too small to show, or not known. */
  readonly left: number
}

export interface Grouping {
  /** The group of each row; −1 = not known. */
  readonly codes: ArrayLike<number>
  readonly labels: readonly string[]
  readonly fewest?: number
}

interface Group {
  label: string
  judged: Judged
  times: Uint16Array<ArrayBuffer>
}

/**
 * The same figures for each group with at least `fewest` rows (30), and the widest gap of each figure: all draws are within
 * groups, so a gap's interval is that of the model, not of who happened to be drawn. A gap is never below 0, and by chance alone
 * above it. Yields the share done.
 */
export function* byGroup<K extends string>(
  scores: Float64Array,
  outcome: Uint8Array,
  grouping: Grouping,
  measures: Readonly<Record<K, Measure>>,
  random: () => number,
  rounds = 200,
): Generator<number, Fairness<K>> {
  const groups = yield* parted(scores, outcome, grouping)
  const names = Object.keys(measures) as K[]
  const draws = new Map<string, number[]>()
  const note = (key: string, value: number) => {
    const list = draws.get(key)
    if (list) list.push(value)
    else draws.set(key, [value])
  }
  for (let round = 0; round < rounds; round++) {
    for (const { judged, times } of groups) yield* drawn(judged.scores.length, random, times)
    for (const name of names) {
      const values = groups.map(({ judged, times }) => measures[name](judged, times))
      for (const [g, value] of values.entries()) note(`${g} ${name}`, value)
      note(name, gapOf(values))
      yield round / rounds
    }
  }
  const ofGroup = ({ label, judged }: Group, g: number) => ({
    label,
    rows: judged.scores.length,
    figures: figuresOf(names, (name) => percentiles(measures[name](judged), draws.get(`${g} ${name}`) ?? [])),
  })
  const gap = (name: K) => gapOf(groups.map(({ judged }) => measures[name](judged)))
  return {
    groups: groups.map(ofGroup),
    gaps: figuresOf(names, (name) => percentiles(gap(name), draws.get(name) ?? [])),
    left: scores.length - groups.reduce((s, { judged }) => s + judged.scores.length, 0),
  }
}

function figuresOf<K extends string>(
  names: readonly K[],
  figure: (name: K) => Estimate,
): Record<K, Estimate> {
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<K, Estimate>
}

function gapOf(values: readonly number[]): number {
  const known = values.filter((v) => !Number.isNaN(v))
  return known.length < 2 ? Number.NaN : Math.max(...known) - Math.min(...known)
}

function* parted(
  scores: Float64Array,
  outcome: Uint8Array,
  { codes, labels, fewest = 30 }: Grouping,
): Generator<number, Group[]> {
  const groups: Group[] = []
  const all = scores.map((_, i) => i)
  for (const [code, label] of labels.entries()) {
    const rows = all.filter((i) => codes[i] === code)
    yield 0
    if (rows.length < fewest) continue
    const judged = yield* judge(
      Float64Array.from(rows, (i) => scores[i] ?? 0),
      Uint8Array.from(rows, (i) => outcome[i] ?? 0),
    )
    groups.push({ label, judged, times: new Uint16Array(rows.length) })
  }
  return groups
}
