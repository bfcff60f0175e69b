import { leafDraft, type NodeDraft, type Nodes, nodesOf, turn } from './nodes.ts'

/** Gini's index of `rows` with `hits`, times the rows. */
const impurity = (hits: number, rows: number) => (rows > 0 ? (2 * hits * (rows - hits)) / rows : 0)

interface Weighed {
  /** Rows with the outcome at each node. */
  hits: Float64Array
  /** The cost at which a node becomes a leaf: no less than that of any node below it. */
  link: Float64Array
}

/** Values of leaves are counts of rows with the outcome. Children stand behind their parent, so one pass from the end will do. */
function counted({ turn: turns, low, high, value }: Nodes): Float64Array {
  const hits = Float64Array.from(value)
  for (let node = turns.length - 1; node >= 0; node--)
    if (turns[node] !== turn.leaf) hits[node] = (hits[low[node] ?? 0] ?? 0) + (hits[high[node] ?? 0] ?? 0)
  return hits
}

/** Weakest-link pruning: the cost per leaf at which each node collapses (Breiman et al. 1984, §3.3). */
function weighed(nodes: Nodes): Weighed {
  const { turn: turns, low, high, cover } = nodes
  const hits = counted(nodes)
  const link = Float64Array.from(turns, (kind) => (kind === turn.leaf ? 0 : Number.POSITIVE_INFINITY))
  const gone = Uint8Array.from(turns, (kind) => (kind === turn.leaf ? 1 : 0))
  const [below, leaves] = [new Float64Array(turns.length), new Float64Array(turns.length)]
  for (let reached = 0; gone[0] === 0; ) {
    let [weakest, least] = [0, Number.POSITIVE_INFINITY]
    for (let node = turns.length - 1; node >= 0; node--) {
      const own = impurity(hits[node] ?? 0, cover[node] ?? 0)
      const [l, h] = [low[node] ?? 0, high[node] ?? 0]
      below[node] = gone[node] === 1 ? own : (below[l] ?? 0) + (below[h] ?? 0)
      leaves[node] = gone[node] === 1 ? 1 : (leaves[l] ?? 0) + (leaves[h] ?? 0)
      const cost = gone[node] === 1 ? least : (own - (below[node] ?? 0)) / ((leaves[node] ?? 2) - 1)
      if (cost < least) [weakest, least] = [node, cost]
    }
    reached = Math.max(reached, least)
    collapse(nodes, weakest, gone)
    link[weakest] = reached
  }
  return { hits, link }
}

/** A node becomes a leaf: nothing below it is asked any more. */
function collapse(nodes: Nodes, node: number, gone: Uint8Array): void {
  gone[node] = 1
  if (nodes.turn[node] === turn.leaf) return
  collapse(nodes, nodes.low[node] ?? 0, gone)
  collapse(nodes, nodes.high[node] ?? 0, gone)
}

/** The costs at which the tree becomes smaller, ascending: Gini's index times rows, per leaf. */
export function prunings(nodes: Nodes): number[] {
  const { link } = weighed(nodes)
  return [...new Set(link)].filter(Number.isFinite).sort((a, b) => a - b)
}

/** The smallest tree that is best when each leaf costs this much. */
export function pruned(nodes: Nodes, cost: number): Nodes {
  const { hits, link } = weighed(nodes)
  const drafts: NodeDraft[] = []
  const copy = (node: number): number => {
    const draft = leafDraft(hits[node] ?? 0, nodes.cover[node] ?? 0)
    const at = drafts.push(draft) - 1
    if (nodes.turn[node] === turn.leaf || (link[node] ?? 0) <= cost) return at
    draft.turn = nodes.turn[node] ?? 0
    draft.column = nodes.column[node] ?? -1
    draft.limit = nodes.limit[node] ?? 0
    draft.subset = nodes.subset[node] ?? null
    draft.low = copy(nodes.low[node] ?? 0)
    draft.high = copy(nodes.high[node] ?? 0)
    return at
  }
  copy(0)
  return nodesOf(drafts)
}
