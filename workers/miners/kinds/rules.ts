import { type FeatureColumn, type Features, featuresAt } from '../../models/features.ts'
import { goesLow, type Nodes, turn } from '../../models/nodes.ts'
import { fitTree } from '../../models/tree.ts'
import { wilson } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { shuffle } from '../../numeric/random.ts'

/** What must hold of one column: a range, or some of its labels. */
export interface Condition {
  readonly column: string
  readonly over?: number
  readonly upTo?: number
  readonly labels?: readonly string[]
  /** Of so many labels. */
  readonly of?: number
}

/** A way to tell a class, learned on one half of the rows and counted on the other. */
export interface Rule {
  readonly kind: number
  readonly conditions: readonly Condition[]
  readonly people: number
  readonly right: number
  /** Share of the class among all of the other half. */
  readonly usual: number
}

interface Leaf {
  node: number
  share: number
  conditions: Condition[]
}

const mostRows = 20_000
const eachMost = 2

/**
 * The leaves of a small tree for each class (Breiman et al. 1984) that hold on rows it has not seen: the lower end of Wilson's
 * interval stands above the share of the class among all. Yields the share done.
 */
export function* rulesOf(
  features: Features,
  actual: Int32Array,
  classes: number,
  random: () => number,
): Generator<number, Rule[]> {
  const order = shuffle(
    Int32Array.from({ length: features.rows }, (_, i) => i),
    random,
  ).slice(0, 2 * mostRows)
  const half = Math.floor(order.length / 2)
  const [mine, yours] = [order.slice(0, half), order.slice(half)]
  const [seen, unseen] = [featuresAt(features, mine), featuresAt(features, yours)]
  const rules: Rule[] = []
  for (let k = 0; k < classes; k++) {
    const is = Uint8Array.from(mine, (row) => (actual[row] === k ? 1 : 0))
    const learn = fitTree({ leaves: 8, depth: 3, leastRows: Math.max(10, Math.floor(half / 50)), folds: 3 })
    const { nodes } = yield* within(learn(seen, is, random), k / classes, (k + 0.8) / classes)
    const truth = yours.map((row) => (actual[row] === k ? 1 : 0))
    rules.push(...held(leavesOf(nodes, features.columns), nodes, unseen, truth, k))
    yield (k + 1) / classes
  }
  return rules
}

function held(
  leaves: readonly Leaf[],
  nodes: Nodes,
  unseen: Features,
  truth: Int32Array,
  kind: number,
): Rule[] {
  const all = truth.reduce((n, v) => n + v, 0)
  const usual = all / Math.max(1, truth.length)
  const at = endsOf(nodes, unseen)
  const found = leaves
    .filter(({ conditions, share }) => conditions.length > 0 && share > usual)
    .map(({ node, conditions }): Rule => {
      let [people, right] = [0, 0]
      at.forEach((end, row) => {
        if (end !== node) return
        people++
        right += truth[row] ?? 0
      })
      return { kind, conditions, people, right, usual }
    })
  return found
    .filter(({ people, right }) => people >= 10 && wilson(right, people).low > usual)
    .sort((a, b) => b.right / b.people - a.right / a.people || b.people - a.people)
    .slice(0, eachMost)
}

/** The leaf that each row ends in. */
function endsOf(nodes: Nodes, { rows, columns }: Features): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    let node = 0
    while (nodes.turn[node] !== turn.leaf) {
      const column = columns[nodes.column[node] ?? 0]
      node = (goesLow(nodes, node, valueAt(column, row)) ? nodes.low[node] : nodes.high[node]) ?? 0
    }
    return node
  })
}

function valueAt(column: FeatureColumn | undefined, row: number): number {
  if (column?.kind === 'number') return column.values[row] ?? Number.NaN
  const code = column?.codes[row] ?? -1
  return code < 0 ? Number.NaN : code
}

function leavesOf(
  nodes: Nodes,
  columns: readonly FeatureColumn[],
  node = 0,
  on: readonly Condition[] = [],
): Leaf[] {
  if (nodes.turn[node] === turn.leaf) return [{ node, share: nodes.value[node] ?? 0, conditions: [...on] }]
  const column = columns[nodes.column[node] ?? 0]
  if (!column) return []
  const [low, high] = sidesOf(nodes, node, column)
  return [
    ...leavesOf(nodes, columns, nodes.low[node] ?? 0, joined(on, low)),
    ...leavesOf(nodes, columns, nodes.high[node] ?? 0, joined(on, high)),
  ]
}

function sidesOf(nodes: Nodes, node: number, column: FeatureColumn): [Condition, Condition] {
  const { name } = column
  const limit = nodes.limit[node] ?? 0
  if (column.kind === 'number')
    return [
      { column: name, upTo: limit },
      { column: name, over: limit },
    ]
  const marks = nodes.subset[node]
  const side = (mark: number) => column.labels.filter((_, code) => marks?.[code] === mark)
  const of = column.labels.length
  return [
    { column: name, labels: side(1), of },
    { column: name, labels: side(0), of },
  ]
}

/** Conditions on one column are one. */
function joined(on: readonly Condition[], next: Condition): Condition[] {
  const before = on.find(({ column }) => column === next.column)
  if (!before) return [...on, next]
  const labels =
    before.labels && next.labels ? next.labels.filter((one) => before.labels?.includes(one)) : next.labels
  const both: Condition = {
    ...before,
    ...next,
    ...(labels && { labels }),
    ...limit('over', before.over, next.over, Math.max),
    ...limit('upTo', before.upTo, next.upTo, Math.min),
  }
  return on.map((one) => (one === before ? both : one))
}

function limit(
  name: 'over' | 'upTo',
  a: number | undefined,
  b: number | undefined,
  of: (a: number, b: number) => number,
) {
  const value = a === undefined ? b : b === undefined ? a : of(a, b)
  return value === undefined ? {} : { [name]: value }
}
