import type { Match } from './match.ts'

/** A person is seldom told in more ways than this: larger clusters come of a mistake. */
const largest = 8

/** Sets of profiles that grow pair by pair and never join two who must stay apart. */
export class Clusters {
  readonly #of: Int32Array
  readonly #members: number[][]
  readonly #apart: (a: number, b: number) => boolean

  /** `apart` tells of any two whether they are surely not one. */
  constructor(size: number, apart: (a: number, b: number) => boolean) {
    this.#of = Int32Array.from({ length: size }, (_, i) => i)
    this.#members = Array.from({ length: size }, (_, i) => [i])
    this.#apart = apart
  }

  together(a: number, b: number): boolean {
    return this.#of[a] === this.#of[b]
  }

  /** False where they cannot be joined: somebody in one contradicts somebody in the other, or there are too many. */
  join({ a, b }: Pick<Match, 'a' | 'b'>): boolean {
    const [x, y] = [this.#of[a] ?? 0, this.#of[b] ?? 0]
    if (x === y) return true
    const [one, other] = [this.#members[x] ?? [], this.#members[y] ?? []]
    if (one.length + other.length > largest) return false
    if (one.some((p) => other.some((q) => this.#apart(p, q)))) return false
    this.force(a, b)
    return true
  }

  /** Joins them whatever speaks against it. */
  force(a: number, b: number): void {
    const [x, y] = [this.#of[a] ?? 0, this.#of[b] ?? 0]
    if (x === y) return
    const [into, from] = x < y ? [x, y] : [y, x]
    const moved = this.#members[from] ?? []
    for (const p of moved) this.#of[p] = into
    this.#members[into]?.push(...moved)
    this.#members[from] = []
  }
}
