/**
 * Itemsets as a trie of three numbers each. A set is its items by rank, the rarest first; its node hangs under the node of
 * the set without its most frequent item. Node 0 is the empty set and counts the baskets.
 */
export interface Itemsets {
  /** How many nodes there are, the empty set included. */
  nodes: number
  parent: Int32Array
  /** Rank of the node's last item; −1 for the empty set. */
  rank: Int32Array
  /** In how many baskets the whole set is. */
  count: Int32Array
  /** How many items the set has. */
  size: Uint8Array
  /** Item of each rank; rank 0 is the most frequent. */
  itemOf: Int32Array
  /** Node of the set of one item, by rank. */
  single: Int32Array
  minCount: number
  /** The limit that ended the search early; the sets found are right, others are missing. */
  over: 'itemsets' | 'work' | null
}

/** An empty trie that grows; 13 bytes a node, doubled when full. */
export function emptyTrie(baskets: number, itemOf: Int32Array, minCount: number): Itemsets {
  const trie: Itemsets = {
    nodes: 1,
    parent: new Int32Array(1024),
    rank: new Int32Array(1024),
    count: new Int32Array(1024),
    size: new Uint8Array(1024),
    itemOf,
    single: new Int32Array(itemOf.length),
    minCount,
    over: null,
  }
  trie.parent[0] = -1
  trie.rank[0] = -1
  trie.count[0] = baskets
  return trie
}

/** Adds a set and answers with its node. */
export function addNode(trie: Itemsets, parent: number, rank: number, count: number): number {
  const node = trie.nodes++
  if (node === trie.rank.length) enlarge(trie)
  trie.parent[node] = parent
  trie.rank[node] = rank
  trie.count[node] = count
  trie.size[node] = (trie.size[parent] ?? 0) + 1
  if (parent === 0) trie.single[rank] = node
  return node
}

function enlarge(trie: Itemsets): void {
  const twice = (old: Int32Array) => {
    const larger = new Int32Array(old.length * 2)
    larger.set(old)
    return larger
  }
  trie.parent = twice(trie.parent)
  trie.rank = twice(trie.rank)
  trie.count = twice(trie.count)
  const size = new Uint8Array(trie.size.length * 2)
  size.set(trie.size)
  trie.size = size
}

/** Items of a set, the rarest first. */
export function itemsOf(trie: Itemsets, node: number): number[] {
  const items: number[] = []
  for (let at = node; at > 0; at = trie.parent[at] ?? 0) items.push(trie.itemOf[trie.rank[at] ?? 0] ?? 0)
  return items.reverse()
}

/** Finds the node that hangs under another by the rank it adds; −1 where that set is not frequent. */
export type Child = (node: number, rank: number) => number

/** An open table from (node, rank) to child (Knuth, TAOCP 3, §6.4, linear probing); 8 bytes a slot, at most half full. */
export function childrenOf({ nodes, parent, rank }: Itemsets): Child {
  let slots = 16
  while (slots < nodes * 2) slots *= 2
  const table = new Int32Array(slots)
  const mask = slots - 1
  for (let node = 1; node < nodes; node++) {
    let slot = slotOf(parent[node] ?? 0, rank[node] ?? 0) & mask
    while ((table[slot] ?? 0) > 0) slot = (slot + 1) & mask
    table[slot] = node
  }
  return (above, wanted) => {
    for (let slot = slotOf(above, wanted) & mask; ; slot = (slot + 1) & mask) {
      const node = table[slot] ?? 0
      if (node === 0) return -1
      if (parent[node] === above && rank[node] === wanted) return node
    }
  }
}

function slotOf(node: number, rank: number): number {
  const h = Math.imul(node, 0x9e3779b1) ^ Math.imul(rank + 1, 0x85ebca6b)
  return (h ^ (h >>> 15)) >>> 0
}

/** The node of a set given as ranks in any order; −1 where it is not frequent. */
export function nodeOf(child: Child, ranks: readonly number[]): number {
  let node = 0
  for (const rank of [...ranks].sort((a, b) => b - a)) {
    node = child(node, rank)
    if (node < 0) return -1
  }
  return node
}

/**
 * For each set the sets with one item less: those of node v are `of[start[v]] … of[start[v + 1] − 1]`, in the order of the
 * items left out, the rarest first. 4 bytes an item of every set. Every subset of a frequent set is frequent.
 */
export interface Facets {
  start: Int32Array
  of: Int32Array
}

/**
 * Works from parent to child: what lacks an earlier item is the child, by the last item, of the parent's facet.
 * 4 bytes an item of every set.
 */
export function* facetsOf(trie: Itemsets, child: Child): Generator<number, Facets> {
  const start = new Int32Array(trie.nodes + 1)
  for (let v = 0; v < trie.nodes; v++) start[v + 1] = (start[v] ?? 0) + (trie.size[v] ?? 0)
  const of = new Int32Array(start[trie.nodes] ?? 0)
  for (let v = 1; v < trie.nodes; v++) {
    if (v % 65_536 === 0) yield v / trie.nodes
    const above = trie.parent[v] ?? 0
    const from = start[v] ?? 0
    const last = (trie.size[v] ?? 0) - 1
    const rank = trie.rank[v] ?? 0
    for (let p = 0; p < last; p++) of[from + p] = child(of[(start[above] ?? 0) + p] ?? 0, rank)
    of[from + last] = above
  }
  return { start, of }
}

/** Which sets are closed (no larger set is in as many baskets) and which are maximal (no larger set is frequent): 1 or 0 by node. */
export interface Kinds {
  closed: Uint8Array
  maximal: Uint8Array
}

/** Closed as in Pasquier et al. (1999), maximal as in Bayardo (1998); the empty set counts as neither. 2 bytes a set. */
export function kindsOf(trie: Itemsets, { start, of }: Facets): Kinds {
  const closed = new Uint8Array(trie.nodes).fill(1)
  const maximal = new Uint8Array(trie.nodes).fill(1)
  for (let v = 1; v < trie.nodes; v++)
    for (let p = start[v] ?? 0; p < (start[v + 1] ?? 0); p++) {
      const smaller = of[p] ?? 0
      maximal[smaller] = 0
      if (trie.count[smaller] === trie.count[v]) closed[smaller] = 0
    }
  closed[0] = 0
  maximal[0] = 0
  return { closed, maximal }
}
