import { within } from '../numeric/progress.ts'
import { type Binned, binned } from './bins.ts'
import { type Features, featuresAt, rowsOf } from './features.ts'
import type { Fit, Fitted } from './fitted.ts'
import { Grower, type Target } from './grower.ts'
import type { Ground } from './kernel/ground.ts'
import { type Nodes, summed, turn } from './nodes.ts'
import { packedOf } from './packed.ts'
import { pruned, prunings } from './prune.ts'
import { shapley } from './shapley.ts'

export interface TreeOptions {
  /** Most leaves, deepest leaf and fewest rows in one before pruning. */
  readonly leaves?: number
  readonly depth?: number
  readonly leastRows?: number
  /** What a leaf must take off Gini's index (as a share of all rows) to stay; without it, cross-validation finds it. */
  readonly cost?: number
  readonly folds?: number
  /** Without the kernel, as in a browser that has no SIMD. */
  readonly plain?: boolean
}

export interface Tree extends Fitted {
  readonly nodes: Nodes
  readonly cost: number
}

/** Rows of a fold that are foretold. */
const enough = 20_000

const usual = { leaves: 64, depth: 8, leastRows: 20, folds: 5, plain: false }

/** Rows of each leaf with the outcome. */
class Hits implements Target {
  constructor(
    private readonly outcome: Uint8Array,
    private readonly ground: Ground,
  ) {}

  pack(from: number, to: number): void {
    const { order, packed } = this.ground
    for (let k = from; k < to; k++) {
      const row = order[k] ?? 0
      packed[row] = packedOf(-(this.outcome[row] ?? 0), 1)
    }
  }

  close(from: number, to: number): number {
    const { order } = this.ground
    let hits = 0
    for (let k = from; k < to; k++) hits += this.outcome[order[k] ?? 0] ?? 0
    return hits
  }
}

/**
 * A classification tree by Gini's index with cost-complexity pruning (Breiman, Friedman, Olshen & Stone 1984, ch. 3), the cost
 * chosen where rows left out are foretold with the least squared error. Limits stand between at most 254 bins. A leaf answers
 * with its share, drawn towards that of all by two rows (m-estimate, Cestnik 1990). Memory: two bytes a cell, 33 a row, 2 kB a column and leaf.
 */
export function fitTree(options: TreeOptions = {}): Fit<Tree> {
  const chosen = { ...usual, ...options }
  return function* (features, outcome, random) {
    const data = yield* within(binned(features, random, chosen), 0, 0.1)
    const all = rowsOf(new Uint8Array(features.rows), 0)
    const grown = yield* within(grow(data, outcome, all, chosen), 0.1, 0.25)
    const base = outcome.reduce((sum, v) => sum + v, 0) / Math.max(1, features.rows)
    const work = { features, data, outcome, base, chosen }
    const cost = chosen.cost ?? (yield* within(bestCost(work, grown, random), 0.25, 1))
    data.grove.close()
    const nodes = shares(pruned(grown, cost * features.rows), base)
    return {
      nodes,
      cost,
      score: (asked) => summed([nodes], 0, asked),
      *reasons(asked) {
        return { ...(yield* shapley([nodes], asked)), scale: 'probability' as const }
      },
    }
  }
}

type Chosen = typeof usual

function grow(
  data: Binned,
  outcome: Uint8Array,
  rows: Int32Array,
  { leaves, depth, leastRows }: Chosen,
): Generator<number, Nodes> {
  const monotone = new Int8Array(data.cuts.length)
  const growth = { leaves, depth, leastRows, monotone, penalty: 0, smoothing: 0 }
  return new Grower(data, rows, growth, { gradient: 1, curvature: 1 }).grow(
    new Hits(outcome, data.grove.ground),
  )
}

/** Leaves answer with their share of rows with the outcome. */
function shares(nodes: Nodes, base: number): Nodes {
  const { turn: turns, cover, value } = nodes
  const share = (hits: number, node: number) => (hits + 2 * base) / ((cover[node] ?? 0) + 2)
  return { ...nodes, value: value.map((hits, node) => (turns[node] === turn.leaf ? share(hits, node) : 0)) }
}

interface Work {
  readonly features: Features
  readonly data: Binned
  readonly outcome: Uint8Array
  readonly base: number
  readonly chosen: Chosen
}

/** The cost, per row, whose trees foretell the rows of each fold best when they learned from the others. */
function* bestCost(work: Work, grown: Nodes, random: () => number): Generator<number, number> {
  const { features, chosen } = work
  const steps = prunings(grown).map((cost) => cost / features.rows)
  const costs = steps.map((cost, k) => Math.sqrt(cost * (steps[k + 1] ?? cost)))
  const wrong = costs.map(() => 0)
  const fold = work.outcome.map(() => Math.floor(random() * chosen.folds))
  for (let k = 0; k < chosen.folds; k++) {
    const errors = yield* within(errorsOf(work, fold, k, costs), k / chosen.folds, (k + 1) / chosen.folds)
    errors.forEach((error, at) => {
      wrong[at] = (wrong[at] ?? 0) + error
    })
  }
  return costs[wrong.lastIndexOf(Math.min(...wrong))] ?? 0
}

/** Squared errors of one fold for each cost, on some 20,000 of its rows. */
function* errorsOf(
  { features, data, outcome, base, chosen }: Work,
  fold: Uint8Array,
  k: number,
  costs: readonly number[],
): Generator<number, number[]> {
  const isTest = fold.map((of) => (of === k ? 1 : 0))
  const [train, left] = [rowsOf(isTest, 0), rowsOf(isTest, 1)]
  const every = Math.max(1, Math.floor(left.length / enough))
  const test = left.filter((_, i) => i % every === 0)
  const tree = yield* within(grow(data, outcome, train, chosen), 0, 0.5)
  const asked = featuresAt(features, test)
  const errors: number[] = []
  for (const cost of costs) {
    const nodes = shares(pruned(tree, cost * train.length), base)
    const scores = yield* within(summed([nodes], 0, asked), 0.5, 1)
    let sum = 0
    for (let i = 0; i < scores.length; i++) sum += ((scores[i] ?? 0) - (outcome[test[i] ?? 0] ?? 0)) ** 2
    errors.push(sum)
  }
  return errors
}
