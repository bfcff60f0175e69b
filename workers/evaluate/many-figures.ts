import { drawn, type Estimate, percentiles } from './bootstrap.ts'
import {
  accuracy,
  balancedAccuracy,
  type Confusion,
  f1,
  kappa,
  macro,
  matthews,
  precision,
  recall,
} from './confusion.ts'
import { type Judged, judge } from './judged.ts'
import { likeliest, type ManyJudged } from './many.ts'
import { averagePrecision, rocAuc } from './ranking.ts'

/** Figures of several classes; those of single classes are averaged so that each class counts alike. */
export const manyFigures = [
  'accuracy',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'matthews',
  'kappa',
  'rocAuc',
  'averagePrecision',
  'logLoss',
  'brier',
] as const
export type ManyFigure = (typeof manyFigures)[number]
export type ManyFigures = Record<ManyFigure, number>

/** Probabilities with what follows from them once: what each row is called, and each class against the rest in order. */
export interface Sheet {
  readonly judged: ManyJudged
  readonly called: Int32Array
  readonly ranked: readonly Judged[]
}

/** Puts the rows in order of each class. Yields the share done. */
export function* sheetOf(judged: ManyJudged): Generator<number, Sheet> {
  const { shares, classes, actual } = judged
  const ranked: Judged[] = []
  for (let k = 0; k < classes; k++) {
    const is = Uint8Array.from({ length: actual.length }, (_, i) => (actual[i] === k ? 1 : 0))
    ranked.push(
      yield* judge(
        Float64Array.from(is, (_, i) => shares[i * classes + k] ?? 0),
        is,
      ),
    )
    yield (k + 1) / classes
  }
  return { judged, called: likeliest(judged), ranked }
}

/** How many rows of each class were called which, each row as often as `times` says. */
function confusionOf({ judged, called }: Sheet, times?: Uint16Array): Confusion {
  const { classes, actual } = judged
  const counts = new Float64Array(classes * classes)
  for (let i = 0; i < called.length; i++) {
    const at = (actual[i] ?? 0) * classes + (called[i] ?? 0)
    counts[at] = (counts[at] ?? 0) + (times ? (times[i] ?? 0) : 1)
  }
  return { classes, counts }
}

/** All figures of rows that count as often as `times` says. */
export function figuresOf(sheet: Sheet, times?: Uint16Array): ManyFigures {
  const c = confusionOf(sheet, times)
  const ranks = sheet.ranked.map((judged) => {
    const again = times && placed(judged, times)
    return [rocAuc(judged, again), averagePrecision(judged, again)] as const
  })
  const mean = (list: readonly number[]) => {
    const known = list.filter((v) => !Number.isNaN(v))
    return known.length > 0 ? known.reduce((s, v) => s + v, 0) / known.length : Number.NaN
  }
  return {
    accuracy: accuracy(c),
    balancedAccuracy: balancedAccuracy(c),
    precision: macro(c, precision),
    recall: macro(c, recall),
    f1: macro(c, f1),
    matthews: matthews(c),
    kappa: kappa(c),
    rocAuc: mean(ranks.map(([area]) => area)),
    averagePrecision: mean(ranks.map(([, area]) => area)),
    ...losses(sheet.judged, times),
  }
}

function placed({ rows }: Judged, times: Uint16Array): Uint16Array {
  const again = new Uint16Array(rows.length)
  for (let place = 0; place < rows.length; place++) again[place] = times[rows[place] ?? 0] ?? 0
  return again
}

/** Log loss in nats, and Brier's score in its original form (0 to 2), of rows that count so often. */
function losses({ shares, classes, actual }: ManyJudged, times?: Uint16Array) {
  let [log, square, rows] = [0, 0, 0]
  for (let i = 0; i < actual.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    if (n === 0) continue
    rows += n
    log -= n * Math.log(Math.min(1, Math.max(1e-15, shares[i * classes + (actual[i] ?? 0)] ?? 0)))
    for (let k = 0; k < classes; k++)
      square += n * ((shares[i * classes + k] ?? 0) - (actual[i] === k ? 1 : 0)) ** 2
  }
  return { logLoss: log / Math.max(1, rows), brier: square / Math.max(1, rows) }
}

/** What a class is like: of those called so, those that are; of those that are, those called so; both at once. */
export interface ClassFigures {
  readonly precision: Estimate
  readonly recall: Estimate
  readonly f1: Estimate
}

export interface ManyEstimates {
  readonly figures: Readonly<Record<ManyFigure, Estimate>>
  readonly classes: readonly ClassFigures[]
  /** Share of each class (row) that was called which (column). */
  readonly confusion: readonly Estimate[]
}

/**
 * All figures with their 95 % intervals (percentile bootstrap over rows: Efron 1979). `sheets`: the same rows foretold in
 * several repeats; a figure is the mean over them. Memory: rounds × (figures + classes²). Yields the share done.
 */
export function* estimatesOf(
  sheets: readonly Sheet[],
  random: () => number,
  rounds = 200,
): Generator<number, ManyEstimates> {
  const rows = sheets[0]?.called.length ?? 0
  const times = new Uint16Array(rows)
  const draws: Float64Array[] = []
  for (let round = 0; round < rounds; round++) {
    yield* drawn(rows, random, times)
    const sums = new Float64Array(allOf(sheets[0]).length)
    for (const sheet of sheets) {
      allOf(sheet, times).forEach((v, j) => {
        sums[j] = (sums[j] ?? 0) + v / sheets.length
      })
      yield round / rounds
    }
    draws.push(sums)
  }
  const whole = sheets.map((sheet) => allOf(sheet))
  const classes = sheets[0]?.judged.classes ?? 0
  const at = (j: number) =>
    percentiles(
      whole.reduce((s, values) => s + (values[j] ?? 0) / sheets.length, 0),
      draws.map((values) => values[j] ?? Number.NaN),
    )
  return sorted(at, classes)
}

function sorted(at: (j: number) => Estimate, classes: number): ManyEstimates {
  const n = manyFigures.length
  const figures = Object.fromEntries(manyFigures.map((name, j) => [name, at(j)]))
  return {
    figures: figures as Record<ManyFigure, Estimate>,
    classes: Array.from({ length: classes }, (_, k) => {
      const [precision, recall, f1] = [at(n + 3 * k), at(n + 3 * k + 1), at(n + 3 * k + 2)]
      return { precision, recall, f1 }
    }),
    confusion: Array.from({ length: classes * classes }, (_, j) => at(n + 3 * classes + j)),
  }
}

/** Figures, then three of each class, then the shares of the confusion, in one row. */
function allOf(sheet: Sheet | undefined, times?: Uint16Array): number[] {
  if (!sheet) return []
  const c = confusionOf(sheet, times)
  const named = figuresOf(sheet, times)
  const each = Array.from({ length: c.classes }, (_, k) => [precision(c, k), recall(c, k), f1(c, k)])
  const shares = Array.from(c.counts, (n, j) => {
    const from = j - (j % c.classes)
    const all = c.counts.subarray(from, from + c.classes).reduce((s, v) => s + v, 0)
    return all > 0 ? n / all : Number.NaN
  })
  return [...manyFigures.map((name) => named[name]), ...each.flat(), ...shares]
}
