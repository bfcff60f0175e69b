import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rocAuc } from '../../workers/evaluate/ranking.ts'
import { fitBoosted } from '../../workers/models/boosted.ts'
import { type Features, featuresAt } from '../../workers/models/features.ts'
import type { Fit } from '../../workers/models/fitted.ts'
import { goesLow, type Nodes, turn } from '../../workers/models/nodes.ts'
import { pruned, prunings } from '../../workers/models/prune.ts'
import { shapley } from '../../workers/models/shapley.ts'
import { fitTree } from '../../workers/models/tree.ts'
import { seeded } from '../../workers/numeric/random.ts'
import {
  categoryColumn,
  churnSets,
  churnThere,
  finish,
  judgedNow,
  numberColumn,
  outOfFold,
  valueAt,
} from './churn.ts'

describe.skipIf(!churnThere)('trees beside those of a trusted program', () => {
  const sets = churnSets().map((set) => [set.name, set] as const)
  const areaOf = (set: (typeof sets)[number][1], name: string) => set.expected.models[name]?.roc_auc ?? 1

  it.each(sets)('%s: boosted trees rank as well as the best of its models', (_, set) => {
    const best = Math.max(...Object.keys(set.expected.models).map((name) => areaOf(set, name)))
    expect(rocAuc(judgedNow(outOfFold(set, fitBoosted()), set.outcome))).toBeGreaterThan(best - 0.005)
  })

  it.each(sets)('%s: one tree ranks as well as its tree', (_, set) => {
    const auc = rocAuc(judgedNow(outOfFold(set, fitTree()), set.outcome))
    expect(auc).toBeGreaterThan(areaOf(set, 'DecisionTree max_depth=5') - 0.01)
  })
})

/** A made-up table: a number with gaps, one that does not matter, a category; and an outcome that follows them. */
function planted(rows: number, seed: number) {
  const random = seeded(seed)
  const x = Array.from({ length: rows }, () => (random() < 0.1 ? Number.NaN : Math.floor(random() * 100)))
  const noise = Array.from({ length: rows }, () => random())
  const kinds = Array.from({ length: rows }, () => 'abcdef'.charAt(Math.floor(random() * 6)))
  const columns = [numberColumn('x', x), numberColumn('noise', noise), categoryColumn('kind', kinds)]
  const chance = (i: number) => {
    const v = x[i] ?? 0
    const ofNumber = Number.isNaN(v) ? 0.9 : v > 60 ? 0.7 : 0.1
    return 'bdf'.includes(kinds[i] ?? '') ? 1 - ofNumber : ofNumber
  }
  const chances = Float64Array.from({ length: rows }, (_, i) => chance(i))
  return {
    features: { rows, columns } satisfies Features,
    chances,
    outcome: Uint8Array.from(chances, (p) => (random() < p ? 1 : 0)),
  }
}

describe('planted rules', () => {
  const { features, outcome, chances } = planted(6000, 3)
  const fresh = planted(3000, 4)

  const learners: [string, Fit][] = [
    ['boosted trees', fitBoosted()],
    ['a tree', fitTree()],
  ]

  it.each(learners)('%s find a limit, a set of labels and what not knowing means', (_, learn) => {
    const model = finish(learn(features, outcome, seeded(1)))
    const scores = finish(model.score(fresh.features))
    const wrong = scores.reduce((sum, p, i) => sum + Math.abs(p - (fresh.chances[i] ?? 0)), 0) / 3000
    expect(wrong).toBeLessThan(0.05)
  })

  it('a tree of noise is pruned to its root; the same seed gives the same tree', () => {
    const random = seeded(6)
    const coin = outcome.map(() => (random() < 0.3 ? 1 : 0))
    expect(finish(fitTree()(features, coin, seeded(1))).nodes.turn.length).toBeLessThanOrEqual(5)
    const twice = [0, 1].map(() => finish(fitBoosted({ trees: 20 })(features, outcome, seeded(2))).trees)
    expect(twice[0]).toEqual(twice[1])
  })

  it('a column that may only rise only rises', () => {
    const random = seeded(8)
    const x = Array.from({ length: 3000 }, () => random() * 10)
    const other = Array.from({ length: 3000 }, () => random())
    const hits = Uint8Array.from(x, (v, i) =>
      random() < 0.5 + 0.3 * Math.sin(v + 3 * (other[i] ?? 0)) ? 1 : 0,
    )
    const table = { rows: 3000, columns: [numberColumn('x', x), numberColumn('other', other)] }
    const steps = Array.from({ length: 100 }, (_, i) => i / 10)
    const asked = (at: number) => ({
      rows: 100,
      columns: [numberColumn('x', steps), numberColumn('other', new Float64Array(100).fill(at))],
    })
    for (const options of [{ rising: ['x'] }, { falling: ['x'] }]) {
      const model = finish(fitBoosted({ ...options, patience: 0, trees: 60 })(table, hits, seeded(1)))
      for (const at of [0.1, 0.5, 0.9]) {
        const scores = finish(model.score(asked(at)))
        const sign = 'rising' in options ? 1 : -1
        for (let i = 1; i < 100; i++)
          expect(sign * ((scores[i] ?? 0) - (scores[i - 1] ?? 0))).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('stops early where more trees only learn noise', () => {
    const model = finish(fitBoosted({ trees: 400, rate: 0.3 })(features, outcome, seeded(1)))
    expect(model.trees.length).toBeLessThan(150)
    expect(rocAuc(judgedNow(finish(model.score(fresh.features)), fresh.outcome))).toBeGreaterThan(
      rocAuc(judgedNow(fresh.chances, fresh.outcome)) - 0.01,
    )
  })

  it('gives a number where all are alike, where nothing is known, and for labels never seen', () => {
    const columns = [
      numberColumn('none', new Float64Array(60).fill(Number.NaN)),
      categoryColumn(
        'kind',
        Array.from({ length: 60 }, (_, i) => 'ab'.charAt(i % 2)),
      ),
    ]
    for (const hits of [new Uint8Array(60), new Uint8Array(60).fill(1)])
      for (const [, learn] of learners) {
        const model = finish(learn({ rows: 60, columns }, hits, seeded(1)))
        const codes = Int32Array.from([5, -1, 0])
        const odd = [
          numberColumn('none', [1, 2, Number.NaN]),
          { ...columns[1], kind: 'category' as const, codes },
        ]
        const scores = finish(model.score({ rows: 3, columns: odd as Features['columns'] }))
        expect(scores.every((p) => Math.abs(p - (hits[0] ?? 0)) < 0.1)).toBe(true)
      }
    expect(chances.length).toBe(6000)
  })
})

describe('pruning', () => {
  it('each step is a smaller tree inside the one before, down to the root', () => {
    const { features, outcome } = planted(2000, 9)
    const { nodes } = finish(fitTree({ cost: 0, leaves: 30 })(features, outcome, seeded(1)))
    const counts = { ...nodes, value: nodes.value.map((p, i) => Math.round(p * (nodes.cover[i] ?? 0))) }
    const sizes = prunings(counts).map((cost) => pruned(counts, cost).turn.length)
    expect(sizes.every((size, i) => i === 0 || size < (sizes[i - 1] ?? 0) || size === 1)).toBe(true)
    expect(sizes.at(-1)).toBe(1)
  })
})

/** What a tree gives when only some columns are known: both ways in the shares of learning otherwise. */
function expectation(nodes: Nodes, row: number[], known: number, node = 0): number {
  if (nodes.turn[node] === turn.leaf) return nodes.value[node] ?? 0
  const column = nodes.column[node] ?? 0
  const [low, high] = [nodes.low[node] ?? 0, nodes.high[node] ?? 0]
  if ((known >> column) & 1)
    return expectation(nodes, row, known, goesLow(nodes, node, row[column] ?? 0) ? low : high)
  const share = (nodes.cover[low] ?? 0) / (nodes.cover[node] ?? 1)
  return share * expectation(nodes, row, known, low) + (1 - share) * expectation(nodes, row, known, high)
}

/** Shapley (1953): the mean of what a column adds over all orders. */
function bruteForce(nodes: Nodes, row: number[], columns: number): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const size = (set: number) => [...set.toString(2)].filter((bit) => bit === '1').length
  return Array.from({ length: columns }, (_, j) => {
    let sum = 0
    for (let set = 0; set < 1 << columns; set++) {
      if ((set >> j) & 1) continue
      const weight = (factorial(size(set)) * factorial(columns - size(set) - 1)) / factorial(columns)
      sum += weight * (expectation(nodes, row, set | (1 << j)) - expectation(nodes, row, set))
    }
    return sum
  })
}

describe('Shapley values of trees', () => {
  it('are those of every order tried, on small trees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const { features, outcome } = planted(300, seed)
        const learn = fitBoosted({ trees: 3, leaves: 8, leastRows: 5, patience: 0, rate: 0.5 })
        const { trees } = finish(learn(features, outcome, seeded(seed)))
        const few = featuresAt(features, Int32Array.from([0, 1, 2, 3, 4]))
        const { values } = finish(shapley(trees, few))
        for (let i = 0; i < 5; i++) {
          const row = few.columns.map((column) => valueAt(column, i))
          const want = trees.map((tree) => bruteForce(tree, row, 3))
          for (let j = 0; j < 3; j++)
            expect(values[3 * i + j]).toBeCloseTo(
              want.reduce((sum, one) => sum + (one[j] ?? 0), 0),
              10,
            )
        }
      }),
      { numRuns: 25 },
    )
  })

  it('sum to the answer to nine digits, and give nothing to a column that no tree asks', () => {
    const { features, outcome } = planted(3000, 12)
    const columns = [...features.columns, numberColumn('flat', new Float64Array(3000))]
    const table = { rows: 3000, columns }
    const model = finish(fitBoosted()(table, outcome, seeded(1)))
    const few = featuresAt(
      table,
      Int32Array.from({ length: 200 }, (_, i) => i * 7),
    )
    const scores = finish(model.score(few))
    const { base, values, scale } = finish(model.reasons(few))
    expect(scale).toBe('log-odds')
    scores.forEach((p, i) => {
      const sum = base + values.subarray(4 * i, 4 * i + 4).reduce((s, v) => s + v, 0)
      expect(Math.abs(sum - Math.log(p / (1 - p)))).toBeLessThan(1e-9)
      expect(values[4 * i + 3]).toBe(0)
    })
    const tree = finish(fitTree()(table, outcome, seeded(1)))
    const shares = finish(tree.score(few))
    const why = finish(tree.reasons(few))
    shares.forEach((p, i) => {
      const sum = why.base + why.values.subarray(4 * i, 4 * i + 4).reduce((s, v) => s + v, 0)
      expect(Math.abs(sum - p)).toBeLessThan(1e-9)
    })
  })

  it('are those of every order tried on a way of twelve columns, and of rows beyond a block', () => {
    const [tree, random] = [chain(12), seeded(5)]
    const column = () => Float64Array.from({ length: 4100 }, random)
    const columns = [...'abcdefghijkl'].map((name) => numberColumn(name, column()))
    const { values } = finish(shapley([tree], { rows: 4100, columns }))
    for (const i of [0, 4099]) {
      const row = columns.map((column) => valueAt(column, i))
      const want = bruteForce(tree, row, 12)
      for (let j = 0; j < 12; j++) expect(values[12 * i + j]).toBeCloseTo(want[j] ?? 0, 10)
    }
  })
})

/** Each node parts by a column of its own; its low child is a leaf. */
function chain(length: number): Nodes {
  const nodes = [...Array(2 * length + 1).keys()]
  const isLeaf = (node: number) => node % 2 === 1 || node === 2 * length
  return {
    turn: Uint8Array.from(nodes, (node) => (isLeaf(node) ? turn.leaf : turn.high)),
    column: Int32Array.from(nodes, (node) => (isLeaf(node) ? -1 : node / 2)),
    limit: Float64Array.from(nodes, () => 0.4),
    subset: nodes.map(() => null),
    low: Int32Array.from(nodes, (node) => (isLeaf(node) ? -1 : node + 1)),
    high: Int32Array.from(nodes, (node) => (isLeaf(node) ? -1 : node + 2)),
    value: Float64Array.from(nodes, (node) => (isLeaf(node) ? Math.sin(node) : 0)),
    cover: Float64Array.from(nodes, (node) => (node % 2 === 1 ? 80 : 1000 - 40 * node)),
  }
}
