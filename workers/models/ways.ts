import { type Nodes, turn } from './nodes.ts'

/** Sets of more columns than this are worked out anew each time: tables of them would not be small. */
const mostKept = 10

/**
 * The way from the root to a node: the columns that part on it, each once, in the order they are met. `shares`: of the rows of
 * learning that go on along it where only that column parts. A set of columns at which a row strays is a number, bit k for the kth.
 */
export class Way {
  private readonly kept: Float64Array
  private readonly isKept: Uint8Array
  private readonly weight: Float64Array
  private readonly size: number

  /** `mark`: the bit of the column by which the node parts; 0 for a leaf, which gives `value`. */
  constructor(
    private readonly columns: readonly number[],
    private readonly shares: readonly number[],
    private readonly value: number,
    readonly mark: number,
  ) {
    this.size = columns.length
    const sets = mark === 0 && this.size <= mostKept ? 1 << this.size : 1
    this.kept = new Float64Array(sets * this.size)
    this.isKept = new Uint8Array(sets)
    this.weight = new Float64Array(this.size + 1)
  }

  /** Adds what the leaf tells to the columns of a row that begins at `at`. */
  add(astray: number, into: Float64Array, at: number): void {
    const { columns, kept, size } = this
    const set = size <= mostKept ? astray : 0
    if (this.isKept[set] !== 1) this.keep(astray, set)
    for (let k = 0, from = set * size; k < size; k++) {
      const to = at + (columns[k] ?? 0)
      into[to] = (into[to] ?? 0) + (kept[from + k] ?? 0)
    }
  }

  private keep(astray: number, set: number): void {
    this.weight.fill(0)
    for (let k = -1; k < this.size; k++) this.extend(k, astray)
    for (let k = 0; k < this.size; k++) {
      const share = this.shares[k] ?? 0
      const gap = (astray & (1 << k)) === 0 ? 1 - share : -share
      this.kept[set * this.size + k] = this.unwound(k, astray) * gap * this.value
    }
    this.isKept[set] = this.size <= mostKept ? 1 : 0
  }

  /** Weights of subsets by size, with one more column on the way; the root is before the first. */
  private extend(which: number, astray: number): void {
    const { weight } = this
    const length = which + 1
    const out = which < 0 ? 1 : (this.shares[which] ?? 0)
    const present = which < 0 || (astray & (1 << which)) === 0 ? 1 : 0
    weight[length] = length === 0 ? 1 : 0
    for (let k = length - 1; k >= 0; k--) {
      const w = weight[k] ?? 0
      weight[k + 1] = (weight[k + 1] ?? 0) + (present * w * (k + 1)) / (length + 1)
      weight[k] = (out * w * (length - k)) / (length + 1)
    }
  }

  /** Sum of the weights after a column is taken off. */
  private unwound(which: number, astray: number): number {
    const { size, weight } = this
    const out = this.shares[which] ?? 0
    const isPresent = (astray & (1 << which)) === 0
    let next = weight[size] ?? 0
    let total = 0
    for (let k = size - 1; k >= 0; k--) {
      const w = weight[k] ?? 0
      if (isPresent) {
        const taken = (next * (size + 1)) / (k + 1)
        total += taken
        next = w - (taken * out * (size - k)) / (size + 1)
      } else total += (w * (size + 1)) / (out * (size - k))
    }
    return total
  }
}

/** The way to each node of a tree. */
export function waysOf(nodes: Nodes): Way[] {
  const { turn: turns, column, low, high, cover, value } = nodes
  const met = [{ columns: [] as number[], shares: [] as number[] }]
  return Array.from(turns, (kind, node) => {
    const { columns, shares } = met[node] ?? { columns: [], shares: [] }
    if (kind === turn.leaf) return new Way(columns, shares, value[node] ?? 0, 0)
    const parts = column[node] ?? 0
    const before = columns.indexOf(parts)
    const place = before < 0 ? columns.length : before
    for (const child of [low[node] ?? 0, high[node] ?? 0]) {
      const share = ((shares[place] ?? 1) * (cover[child] ?? 0)) / (cover[node] ?? 1)
      met[child] = { columns: put(columns, place, parts), shares: put(shares, place, share) }
    }
    return new Way(columns, shares, 0, 1 << place)
  })
}

function put(list: readonly number[], at: number, value: number): number[] {
  const next = [...list]
  next[at] = value
  return next
}
