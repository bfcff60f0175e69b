import type { Judged, Measure } from './judged.ts'

/** How many rows of each class (row of the table) were called which (its column): classes², row by row. */
export interface Confusion {
  readonly classes: number
  readonly counts: Float64Array
}

/** Counts what was called against what is; a class below 0 on either side is left out. */
export function confusion(actual: ArrayLike<number>, called: ArrayLike<number>, classes: number): Confusion {
  const counts = new Float64Array(classes * classes)
  for (let i = 0; i < actual.length; i++) {
    const [is, said] = [actual[i] ?? -1, called[i] ?? -1]
    if (is < 0 || said < 0) continue
    counts[is * classes + said] = (counts[is * classes + said] ?? 0) + 1
  }
  return { classes, counts }
}

/** Two classes: 1 is called where the score is at least the threshold. */
export function confusionAt({ scores, outcome }: Judged, threshold: number, times?: Uint16Array): Confusion {
  const counts = new Float64Array(4)
  for (let i = 0; i < scores.length; i++) {
    const at = 2 * (outcome[i] ?? 0) + ((scores[i] ?? 0) >= threshold ? 1 : 0)
    counts[at] = (counts[at] ?? 0) + (times ? (times[i] ?? 0) : 1)
  }
  return { classes: 2, counts }
}

/** A figure of a confusion as a measure of scores. */
export const atThreshold =
  (threshold: number, figure: (c: Confusion) => number): Measure =>
  (judged, times) =>
    figure(confusionAt(judged, threshold, times))

interface Margins {
  right: Float64Array
  actual: Float64Array
  called: Float64Array
  all: number
}

function marginsOf({ classes, counts }: Confusion): Margins {
  const [right, actual, called] = [0, 1, 2].map(() => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  counts.forEach((n, at) => {
    const [is, said] = [Math.floor(at / classes), at % classes]
    if (is === said) right[is] = n
    actual[is] = (actual[is] ?? 0) + n
    called[said] = (called[said] ?? 0) + n
  })
  return { right, actual, called, all: actual.reduce((s, n) => s + n, 0) }
}

const sum = (values: Float64Array) => values.reduce((s, n) => s + n, 0)
const part = (n: number, of: number) => (of > 0 ? n / of : 0)

/** Share of rows called right. */
export function accuracy(c: Confusion): number {
  const { right, all } = marginsOf(c)
  return part(sum(right), all)
}

/** Share of all that were called a class: the selection rate of it; 0 of none. */
export function selectionRate(c: Confusion, of = 1): number {
  const { called, all } = marginsOf(c)
  return part(called[of] ?? 0, all)
}

/** Share of those called a class that are of it; 0 where none was called. */
export function precision(c: Confusion, of = 1): number {
  const { right, called } = marginsOf(c)
  return part(right[of] ?? 0, called[of] ?? 0)
}

/** Share of a class that was called so; 0 where the class is empty. */
export function recall(c: Confusion, of = 1): number {
  const { right, actual } = marginsOf(c)
  return part(right[of] ?? 0, actual[of] ?? 0)
}

/** Weighted harmonic mean of precision and recall, recall counting β times as much: van Rijsbergen (1979), ch. 7. */
export function fBeta(c: Confusion, beta: number, of = 1): number {
  const [p, r] = [precision(c, of), recall(c, of)]
  return part((1 + beta * beta) * p * r, beta * beta * p + r)
}

export const f1 = (c: Confusion, of = 1): number => fBeta(c, 1, of)

/** Mean recall of the classes that occur. */
export function balancedAccuracy(c: Confusion): number {
  const { actual } = marginsOf(c)
  const present = [...actual.keys()].filter((k) => (actual[k] ?? 0) > 0)
  return part(
    present.reduce((s, k) => s + recall(c, k), 0),
    present.length,
  )
}

/** A figure of single classes, averaged so that each class counts alike; classes that neither occur nor are called are left out. */
export function macro(c: Confusion, figure: (c: Confusion, of: number) => number): number {
  const { actual, called } = marginsOf(c)
  const present = [...actual.keys()].filter((k) => (actual[k] ?? 0) + (called[k] ?? 0) > 0)
  return part(
    present.reduce((s, k) => s + figure(c, k), 0),
    present.length,
  )
}

/** A figure of single classes on the counts of all of them together: each row counts alike. */
export function micro(c: Confusion, figure: (c: Confusion, of: number) => number): number {
  const { right, actual, called, all } = marginsOf(c)
  const hits = sum(right)
  const [missed, wrong] = [sum(actual) - hits, sum(called) - hits]
  const rest = Math.max(0, c.classes * all - hits - missed - wrong)
  return figure({ classes: 2, counts: Float64Array.of(rest, wrong, missed, hits) }, 1)
}

/** Matthews' correlation, for any number of classes: Gorodkin (2004), eq. 8; 0 where only one class occurs or is called. */
export function matthews(c: Confusion): number {
  const { right, actual, called, all } = marginsOf(c)
  let [both, of, said] = [0, 0, 0]
  actual.forEach((n, k) => {
    both += n * (called[k] ?? 0)
    of += n * n
    said += (called[k] ?? 0) ** 2
  })
  const below = Math.sqrt((all * all - of) * (all * all - said))
  return below > 0 ? (sum(right) * all - both) / below : 0
}

/** Cohen's (1960) kappa: agreement beyond what the margins alone would give; 0 where they leave no room. */
export function kappa(c: Confusion): number {
  const { right, actual, called, all } = marginsOf(c)
  const chance = actual.reduce((s, n, k) => s + part(n, all) * part(called[k] ?? 0, all), 0)
  return chance < 1 ? (part(sum(right), all) - chance) / (1 - chance) : 0
}
