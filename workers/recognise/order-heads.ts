import type { Meaning } from '../../src/contract/schema.ts'
import type { TextColumn } from '../reading/table.ts'
import { isBlank } from './blank.ts'
import { cellOf } from './typing.ts'

/** What holds for a whole order, whichever of its rows tells it. */
const ofOrder: ReadonlySet<Meaning> = new Set([
  ...(['customer', 'customerName', 'firstName', 'lastName', 'email', 'phone'] as const),
  ...(['status', 'location', 'channel', 'city', 'postcode', 'country'] as const),
])

interface Carried {
  column: number
  /** Of each order number the code of what its head tells. */
  told: Map<string, number>
}

/** Writes what the row of a whole order tells into the rows of its lines that leave it out. The head stands first. */
export class OrderHeads {
  readonly #heads: RegExp
  readonly #order: number
  readonly #kind: number
  readonly #carried: Carried[]

  private constructor(heads: RegExp, order: number, kind: number, carried: number[]) {
    this.#heads = heads
    this.#order = order
    this.#kind = kind
    this.#carried = carried.map((column) => ({ column, told: new Map() }))
  }

  /** Null for a source without such rows. `means`: the meaning of each used column. */
  static of(
    heads: RegExp | null | undefined,
    means: readonly { column: number; means: Meaning }[],
  ): OrderHeads | null {
    const at = (meaning: Meaning) => means.find((one) => one.means === meaning)?.column ?? -1
    const carried = means.filter((one) => ofOrder.has(one.means)).map(({ column }) => column)
    return heads && at('order') >= 0 && at('kind') >= 0
      ? new OrderHeads(heads, at('order'), at('kind'), carried)
      : null
  }

  fill(columns: ReadonlyMap<number, TextColumn>, rows: number): void {
    const order = columns.get(this.#order)
    const kind = columns.get(this.#kind)
    if (!order || !kind) return
    const numbers = Array.from({ length: rows }, (_, r) => cellOf(order, r))
    const heads = numbers.map((_, r) => this.#heads.test(cellOf(kind, r).trim()))
    for (const { column, told } of this.#carried) {
      const own = columns.get(column)
      if (!own) continue
      for (let r = 0; r < rows; r++)
        if (heads[r] && !isBlank(cellOf(own, r))) told.set(numbers[r] ?? '', own.codes[r] ?? 0)
      for (let r = 0; r < rows; r++)
        if (isBlank(cellOf(own, r))) own.codes[r] = told.get(numbers[r] ?? '') ?? own.codes[r] ?? 0
    }
  }
}
