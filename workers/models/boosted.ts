import { within } from '../numeric/progress.ts'
import { type Binned, binned } from './bins.ts'
import { type Features, rowsOf } from './features.ts'
import { type Fit, type Fitted, logistic } from './fitted.ts'
import type { Growth } from './gain.ts'
import { Grower } from './grower.ts'
import { stride } from './kernel/ground.ts'
import { LogLoss } from './log-loss.ts'
import { type Nodes, summed, turn } from './nodes.ts'
import { scaleOf } from './packed.ts'
import { shapley } from './shapley.ts'

export interface BoostedOptions {
  /** Most trees; fewer where rows held back stop getting better. */
  readonly trees?: number
  readonly leaves?: number
  readonly depth?: number
  /** What share of a tree's answer is added. */
  readonly rate?: number
  readonly leastRows?: number
  readonly penalty?: number
  /** Trees without a gain on the rows held back before it stops; 0 = never. */
  readonly patience?: number
  readonly heldBack?: number
  /** Columns with which the answer may only rise, or only fall. Numbers only. */
  readonly rising?: readonly string[]
  readonly falling?: readonly string[]
  /** Without the kernel, as in a browser that has no SIMD. */
  readonly plain?: boolean
}

export interface Boosted extends Fitted {
  readonly trees: readonly Nodes[]
  /** Log-odds before the first tree. */
  readonly base: number
}

const usual = {
  trees: 400,
  leaves: 15,
  depth: 12,
  rate: 0.06,
  leastRows: 20,
  penalty: 1,
  patience: 25,
  heldBack: 0.15,
  rising: [] as readonly string[],
  falling: [] as readonly string[],
  plain: false,
}

/**
 * Gradient-boosted trees for the log loss (Friedman 2001), on histograms of at most 255 bins, leaf by leaf, with a direction
 * learned for what is not known, subsets of categories, monotone columns and early stopping. Rows of what `random` draws are
 * held back for that. Memory: two bytes a cell, 45 bytes a row, 2 kB a column and leaf.
 */
export function fitBoosted(options: BoostedOptions = {}): Fit<Boosted> {
  const chosen = { ...usual, ...options }
  return function* (features, outcome, random) {
    const data = yield* within(binned(features, random, chosen), 0, 0.1)
    const held = chosen.patience > 0 ? chosen.heldBack : 0
    const part = outcome.map(() => (random() < held ? 1 : 0))
    const [train, test] = [rowsOf(part, 0), rowsOf(part, 1)]
    const base = baseOf(train, outcome)
    const growth = { ...chosen, monotone: monotoneOf(features, chosen), smoothing: 10 }
    data.grove.ground.outcome.set(outcome)
    const work = { data, train, test, base, growth, ...chosen }
    const trees = yield* within(boost(work), 0.1, 1)
    data.grove.close()
    return {
      trees,
      base,
      *score(asked) {
        const sums = yield* summed(trees, base, asked)
        for (let i = 0; i < sums.length; i++) sums[i] = logistic(sums[i] ?? 0)
        return sums
      },
      *reasons(asked) {
        const { base: expected, values } = yield* shapley(trees, asked)
        return { base: base + expected, scale: 'log-odds' as const, values }
      },
    }
  }
}

function baseOf(rows: Int32Array, outcome: Uint8Array): number {
  const hits = rows.reduce((s, row) => s + (outcome[row] ?? 0), 0)
  return Math.log((hits + 0.5) / (rows.length - hits + 0.5))
}

function monotoneOf({ columns }: Features, { rising, falling }: typeof usual): Int8Array {
  return Int8Array.from(columns, ({ name, kind }) =>
    kind === 'number' ? Number(rising.includes(name)) - Number(falling.includes(name)) : 0,
  )
}

interface Work {
  readonly data: Binned
  readonly train: Int32Array
  readonly test: Int32Array
  readonly base: number
  readonly growth: Growth
  readonly trees: number
  readonly rate: number
  readonly patience: number
}

/** Trees up to the one after which the rows held back were foretold best. */
function* boost({ data, train, test, base, growth, ...work }: Work): Generator<number, Nodes[]> {
  const { sums, outcome } = data.grove.ground
  sums.fill(base)
  const scale = scaleOf(train.length)
  const grower = new Grower(data, train, growth, scale)
  const target = new LogLoss(data.grove, scale, growth.penalty, work.rate)
  const trees: Nodes[] = []
  let [best, least] = [0, lossOf(test, sums, outcome)]
  while (trees.length < work.trees) {
    const [from, to] = [trees.length / work.trees, (trees.length + 1) / work.trees]
    const tree = yield* within(grower.grow(target), from, to)
    yield to
    if (tree.turn.length === 1) break
    trees.push(tree)
    if (test.length === 0) continue
    addTo(tree, data, test)
    const loss = lossOf(test, sums, outcome)
    if (loss < least - 1e-9) [best, least] = [trees.length, loss]
    if (trees.length - best >= work.patience) break
  }
  return test.length === 0 ? trees : trees.slice(0, best)
}

/** Mean log loss of some rows. */
function lossOf(rows: Int32Array, sums: Float64Array, outcome: Uint8Array): number {
  let loss = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const sum = sums[row] ?? 0
    loss += Math.log1p(Math.exp(outcome[row] === 1 ? -sum : sum))
  }
  return loss / Math.max(1, rows.length)
}

/** Adds a tree's values to rows it did not learn from, by their bins. */
function addTo(nodes: Nodes, data: Binned, rows: Int32Array): void {
  const { sums, byColumn, rows: all } = data.grove.ground
  const { turn: turns, column, low, high, value } = nodes
  const goesLow = lowBins(nodes, data)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    let node = 0
    while (turns[node] !== turn.leaf) {
      const parts = column[node] ?? 0
      const bin = byColumn[parts * all + row] ?? 0
      node = (goesLow[node * stride + bin] === 1 ? low[node] : high[node]) ?? 0
    }
    sums[row] = (sums[row] ?? 0) + (value[node] ?? 0)
  }
}

/** For each node, which bins go low. */
function lowBins({ turn: turns, column, limit, subset }: Nodes, { cuts }: Binned): Uint8Array {
  const lows = new Uint8Array(turns.length * stride)
  turns.forEach((kind, node) => {
    const cut = cuts[column[node] ?? -1]
    if (!cut) return
    const at = node * stride
    const bound = limit[node] ?? 0
    if (cut.kind === 'number')
      for (let bin = 0; bin < cut.bins; bin++) lows[at + bin] = (cut.limits[bin] ?? Infinity) <= bound ? 1 : 0
    else
      cut.binOf.forEach((bin, code) => {
        if (bin < cut.bins) lows[at + bin] = subset[node]?.[code] === 1 ? 1 : 0
      })
    lows[at + cut.bins] = kind === turn.low || kind === turn.subsetLow ? 1 : 0
  })
  return lows
}
