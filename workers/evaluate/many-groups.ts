import { wilson } from '../numeric/interval.ts'
import { drawn, type Estimate, percentiles } from './bootstrap.ts'
import type { Grouping } from './fairness.ts'
import { figuresOf, type ManyFigure, manyFigures, type Sheet, sheetOf } from './many-figures.ts'

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
  { codes, labels, fewest = 30 }: Grouping,
  random: () => number,
  rounds = 200,
): Generator<number, ManyFairness> {
  const groups: { label: string; sheet: Sheet; times: Uint16Array<ArrayBuffer> }[] = []
  for (const [code, label] of labels.entries()) {
    const rows = Int32Array.from(judged.actual, (_, i) => i).filter((i) => codes[i] === code)
    if (rows.length < fewest) continue
    groups.push({ label, sheet: yield* sheetOf(some(judged, rows)), times: new Uint16Array(rows.length) })
  }
  const draws: Record<ManyFigure, number>[][] = []
  for (let round = 0; round < rounds; round++) {
    const found: Record<ManyFigure, number>[] = []
    for (const { sheet, times } of groups) {
      yield* drawn(times.length, random, times)
      found.push(figuresOf(sheet, times))
      yield round / rounds
    }
    draws.push(found)
  }
  const whole = groups.map(({ sheet }) => figuresOf(sheet))
  const each = (of: (name: ManyFigure) => Estimate) =>
    Object.fromEntries(manyFigures.map((name) => [name, of(name)])) as Record<ManyFigure, Estimate>
  return {
    groups: groups.map(({ label, sheet, times }, g) => ({
      label,
      rows: times.length,
      figures: each((name) =>
        percentiles(
          whole[g]?.[name] ?? Number.NaN,
          draws.map((d) => d[g]?.[name] ?? Number.NaN),
        ),
      ),
      called: ratesOf(sheet.called, judged.classes),
    })),
    gaps: each((name) =>
      percentiles(
        gapOf(whole, name),
        draws.map((d) => gapOf(d, name)),
      ),
    ),
    left: judged.actual.length - groups.reduce((s, { times }) => s + times.length, 0),
  }
}

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
