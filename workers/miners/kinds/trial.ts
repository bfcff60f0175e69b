import type { Estimate } from '../../evaluate/bootstrap.ts'
import { type Chosen, simplestThatWins } from '../../evaluate/choice.ts'
import {
  estimatesOf,
  figuresOf,
  type ManyEstimates,
  type ManyFigures,
  type Sheet,
  sheetOf,
} from '../../evaluate/many-figures.ts'
import { logLoss } from '../../evaluate/probability.ts'
import { fitBoosted } from '../../models/boosted.ts'
import { type Classifier, oneAgainstRest } from '../../models/classes.ts'
import { type Features, featuresAt } from '../../models/features.ts'
import type { Fit } from '../../models/fitted.ts'
import { fitLogistic } from '../../models/logistic.ts'
import { fitNaiveBayes } from '../../models/naive-bayes.ts'
import { fitTree } from '../../models/tree.ts'
import { within } from '../../numeric/progress.ts'
import { sharpened } from './chances.ts'

/** Rows with their class, dealt into parts: a part is foretold by what learned from the rows that `learnFrom` gives for it. */
export interface Task {
  readonly features: Features
  readonly actual: Int32Array
  readonly classes: number
  /** Of each repeat the parts: rows to foretell, rows to learn from. */
  readonly repeats: readonly (readonly { readonly test: Int32Array; readonly train: Int32Array }[])[]
  /** Rows that are foretold, ascending. */
  readonly tested: Int32Array
  /** The one column that tells the label of the period before, where labels follow each other. */
  readonly before: string | null
}

export interface Contender {
  readonly id: 'before' | 'tree' | 'logistic' | 'boosted'
  readonly label: string
  readonly learn: Fit
}

const all: readonly Contender[] = [
  { id: 'before', label: 'As in the period before', learn: fitNaiveBayes() },
  { id: 'tree', label: 'A tree of rules', learn: fitTree({ leaves: 24, depth: 5, folds: 3 }) },
  { id: 'logistic', label: 'Logistic regression', learn: fitLogistic({ penalty: 3 }) },
  {
    id: 'boosted',
    label: 'Boosted trees',
    learn: fitBoosted({ trees: 120, rate: 0.12, leaves: 8, patience: 12 }),
  },
]
const contendersOf = ({ before }: Pick<Task, 'before'>): readonly Contender[] =>
  before === null ? all.slice(1) : all

/** What a contender says of the rows that are foretold: in each repeat, and the mean log loss over them. */
export interface Tried {
  readonly contender: Contender
  readonly shares: readonly Float64Array[]
  readonly loss: number
}

export interface Trial {
  readonly task: Task
  readonly actual: Int32Array
  readonly tried: readonly Tried[]
  /** What the shares of the classes alone say. */
  readonly naive: ManyFigures
  readonly naiveLoss: number
  readonly chosen: Chosen
  /** The simplest that is not beaten, where it beats the shares of the classes; else null. */
  readonly taken: Tried | null
  /** With probabilities that come true; of the one that is taken, or else the best of those that were tried. */
  readonly sheets: readonly Sheet[]
  readonly figures: ManyEstimates
  /** What is gained in log loss over the shares of the classes. */
  readonly ahead: Estimate
}

/**
 * Tries each contender on rows it has not seen, and takes the simplest that none beats (paired bootstrap of the log loss). The
 * yardstick calls everybody the most frequent class, with the shares of the classes as its probabilities. Yields the share done.
 */
export function* tryOut(task: Task, random: () => number): Generator<number, Trial> {
  const actual = task.tested.map((row) => task.actual[row] ?? 0)
  const contenders = contendersOf(task)
  const tried: Tried[] = []
  for (const [c, contender] of contenders.entries()) {
    const [from, to] = [(0.8 * c) / contenders.length, (0.8 * (c + 1)) / contenders.length]
    const shares = yield* within(foretold(contender, task, random), from, to)
    tried.push({ contender, shares, loss: lossOf(shares, actual, task.classes) })
  }
  const base = naiveOf(task)
  const [first, ...others] = tried.map(({ contender, shares }) => ({
    name: contender.id,
    scores: givenTo(shares, actual, task.classes),
  }))
  if (!first) throw new RangeError('nobody was tried')
  const happened = new Uint8Array(actual.length).fill(1)
  const naive = givenTo([base], actual, task.classes)
  const picked = simplestThatWins([first, ...others], naive, happened, (j, t) => -logLoss(j, t), random)
  const chosen = yield* within(picked, 0.8, 0.88)
  const best = tried.find(({ contender }) => contender.id === chosen.name)
  const taken = chosen.wins ? (best ?? null) : null
  const sheets = yield* within(sheetsOf(best, actual, task.classes, random), 0.88, 0.92)
  const figures = yield* within(estimatesOf(sheets, random), 0.92, 0.99)
  const plain = yield* within(sheetOf({ shares: base, classes: task.classes, actual }), 0.99, 1)
  return {
    ...{ task, actual, tried, chosen, taken, sheets, figures, ahead: chosen.ahead },
    naive: figuresOf(plain),
    naiveLoss: lossOf([base], actual, task.classes),
  }
}

/** One model where there are two classes, else one for each. */
export function* learned(
  { learn, id }: Contender,
  { features, before }: Pick<Task, 'features' | 'before'>,
  rows: Int32Array,
  actual: Int32Array,
  classes: number,
  random: () => number,
): Generator<number, Classifier> {
  const seen = featuresAt(only(features, id === 'before' ? before : null), rows)
  const labels = rows.map((row) => actual[row] ?? 0)
  if (classes > 2) return yield* oneAgainstRest(learn, seen, labels, classes, random)
  const model = yield* learn(seen, Uint8Array.from(labels), random)
  return {
    models: [model],
    *score(asked) {
      const scores = yield* model.score(asked)
      const shares = new Float64Array(2 * scores.length)
      for (let i = 0; i < scores.length; i++) {
        shares[2 * i + 1] = scores[i] ?? 0
        shares[2 * i] = 1 - (scores[i] ?? 0)
      }
      return shares
    },
  }
}

/** The columns a contender looks at. */
export function only({ rows, columns }: Features, name: string | null): Features {
  return { rows, columns: name === null ? columns : columns.filter((column) => column.name === name) }
}

function* foretold(
  contender: Contender,
  task: Task,
  random: () => number,
): Generator<number, Float64Array[]> {
  const { features, actual, classes, repeats, tested, before } = task
  const place = new Int32Array(features.rows).fill(-1)
  tested.forEach((row, at) => {
    place[row] = at
  })
  const found: Float64Array[] = []
  for (const [r, parts] of repeats.entries()) {
    const shares = new Float64Array(tested.length * classes)
    for (const [p, { train, test }] of parts.entries()) {
      const at = (r + p / parts.length) / repeats.length
      const to = (r + (p + 1) / parts.length) / repeats.length
      const model = yield* within(learned(contender, task, train, actual, classes, random), at, to)
      const asked = featuresAt(only(features, contender.id === 'before' ? before : null), test)
      const said = yield* within(model.score(asked), to, to)
      test.forEach((row, i) => {
        shares.set(said.subarray(i * classes, (i + 1) * classes), (place[row] ?? 0) * classes)
      })
    }
    found.push(shares)
  }
  return found
}

/** Shares of the classes among the rows that could be learned from, drawn to each other by one row. */
function naiveOf({ repeats, tested, actual, classes, features }: Task): Float64Array {
  const shares = new Float64Array(tested.length * classes)
  const place = new Int32Array(features.rows).fill(-1)
  tested.forEach((row, at) => {
    place[row] = at
  })
  for (const { train, test } of repeats[0] ?? []) {
    const counts = new Float64Array(classes).fill(1)
    for (const row of train) counts[actual[row] ?? 0] = (counts[actual[row] ?? 0] ?? 0) + 1
    const sum = counts.reduce((s, n) => s + n, 0)
    for (const row of test)
      shares.set(
        counts.map((n) => n / sum),
        (place[row] ?? 0) * classes,
      )
  }
  return shares
}

/** Probability given to the class each row is of: the geometric mean over the repeats. */
function givenTo(repeats: readonly Float64Array[], actual: Int32Array, classes: number): Float64Array {
  return Float64Array.from(actual, (code, i) => {
    let sum = 0
    for (const shares of repeats) sum += Math.log(Math.max(1e-15, shares[i * classes + code] ?? 0))
    return Math.exp(sum / Math.max(1, repeats.length))
  })
}

function lossOf(repeats: readonly Float64Array[], actual: Int32Array, classes: number): number {
  const given = givenTo(repeats, actual, classes)
  return -given.reduce((sum, p) => sum + Math.log(p), 0) / Math.max(1, given.length)
}

function* sheetsOf(
  tried: Tried | undefined,
  actual: Int32Array,
  classes: number,
  random: () => number,
): Generator<number, Sheet[]> {
  const sheets: Sheet[] = []
  for (const shares of tried?.shares ?? []) {
    const sharper = yield* sharpened(shares, actual, classes, random)
    sheets.push(yield* sheetOf({ shares: sharper, classes, actual }))
  }
  return sheets
}
