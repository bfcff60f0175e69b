import { wilson } from '../numeric/interval.ts'
import { drawn, type Estimate, percentiles } from './bootstrap.ts'
import type { Grouping } from './fairness.ts'
import {
  figuresOf,
  type ManyFigure,
  type ManyFigures,
  manyFigures,
  type Sheet,
  sheetOf,
} from './many-figures.ts'

export interface ManyGroup {
  readonly label: string
  readonly rows: number
  readonly figures: Readonly<Record<ManyFigure, Estimate>>
  /** How often each class is called, with Wilson's interval: the selection rates. */
  readonly called: readonly Estimate[]
}

export interface ManyFairness {
  readonly groups: readonly ManyGroup[]
  /** Largest less smallest over the groups, with its interval: by chance alone above 0. */
  readonly gaps: Readonly<Record<ManyFigure, Estimate>>
  /** Rows in groups too small to show, or not known. */
  readonly left: number
}

/**
 * The figures of several classes for each group of at least `fewest` rows (30), and the widest gap of each; draws are within
 * groups, as in `byGroup`. Yields the share done.
 */
export function* manyByGroup(
  { judged }: Sheet,
  grouping: Grouping,
  random: () => number,
  rounds = 200,
): Generator<number, ManyFairness> {
  const groups = yield* groupsOf(judged, grouping)
  const draws = yield* drawsOf(groups, random, rounds)
  const whole = groups.map(({ sheet }) => figuresOf(sheet))
  return {
    groups: groups.map(({ label, sheet, rows }, g) => ({
      label,
      rows,
      figures: estimates(
        whole[g],
        draws.map((draw) => draw[g]),
      ),
      called: ratesOf(sheet.called, judged.classes),
    })),
    gaps: estimates(gapsOf(whole), draws.map(gapsOf)),
    left: judged.actual.length - groups.reduce((sum, { rows }) => sum + rows, 0),
  }
}

interface Group {
  readonly label: string
  readonly rows: number
  readonly sheet: Sheet
}

function* groupsOf(
  judged: Sheet['judged'],
  { codes, labels, fewest = 30 }: Grouping,
): Generator<number, Group[]> {
  const groups: Group[] = []
  for (const [code, label] of labels.entries()) {
    const rows = Int32Array.from(judged.actual, (_, i) => i).filter((i) => codes[i] === code)
    if (rows.length < fewest) continue
    groups.push({ label, rows: rows.length, sheet: yield* sheetOf(some(judged, rows)) })
  }
  return groups
}

/** Round by round, the figures of each group with its rows drawn anew. */
function* drawsOf(
  groups: readonly Group[],
  random: () => number,
  rounds: number,
): Generator<number, ManyFigures[][]> {
  const times = groups.map(({ rows }) => new Uint16Array(rows))
  const draws: ManyFigures[][] = []
  for (let round = 0; round < rounds; round++) {
    const found: ManyFigures[] = []
    for (const [g, { sheet, rows }] of groups.entries()) {
      const drawnTimes = times[g] ?? new Uint16Array(rows)
      yield* drawn(rows, random, drawnTimes)
      found.push(figuresOf(sheet, drawnTimes))
      yield round / rounds
    }
    draws.push(found)
  }
  return draws
}

const eachFigure = <V>(of: (name: ManyFigure) => V) =>
  Object.fromEntries(manyFigures.map((name) => [name, of(name)])) as Record<ManyFigure, V>

const estimates = (whole: ManyFigures | undefined, draws: readonly (ManyFigures | undefined)[]) =>
  eachFigure((name) =>
    percentiles(
      whole?.[name] ?? Number.NaN,
      draws.map((draw) => draw?.[name] ?? Number.NaN),
    ),
  )

const gapsOf = (figures: readonly ManyFigures[]): ManyFigures => eachFigure((name) => gapOf(figures, name))

function ratesOf(called: Int32Array, classes: number): Estimate[] {
  return Array.from({ length: classes }, (_, k) => {
    const picked = called.reduce((sum, code) => sum + Number(code === k), 0)
    return { value: picked / called.length, ...wilson(picked, called.length) }
  })
}

function gapOf(figures: readonly Record<ManyFigure, number>[], name: ManyFigure): number {
  const known = figures.map((one) => one[name]).filter((v) => !Number.isNaN(v))
  return known.length < 2 ? Number.NaN : Math.max(...known) - Math.min(...known)
}

function some({ shares, classes, actual }: Sheet['judged'], rows: Int32Array): Sheet['judged'] {
  const kept = new Float64Array(rows.length * classes)
  rows.forEach((row, i) => {
    kept.set(shares.subarray(row * classes, (row + 1) * classes), i * classes)
  })
  return { shares: kept, classes, actual: rows.map((row) => actual[row] ?? 0) }
}
