import { iota } from './table.ts'

/** Disjoint sets with path halving (Tarjan & van Leeuwen 1984); the smaller index leads. */
export class UnionFind {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = iota(size)
  }

  /** The leader of the set that holds `node`; a node beyond the size stands alone. */
  find(node: number): number {
    const parent = this.#parent
    let at = node
    for (;;) {
      const up = parent[at] ?? at
      if (up === at) return at
      const over = parent[up] ?? up
      parent[at] = over
      at = over
    }
  }

  union(a: number, b: number): void {
    const x = this.find(a)
    const y = this.find(b)
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y)
  }
}
