import type { FileDraft } from '../../src/contract/desk.ts'
import type { TextColumn } from '../reading/table.ts'
import { KeyDictionary } from './keys.ts'
import { only } from './typing.ts'
import { Understood } from './understood.ts'

const mostColumns = 60
/** Different texts of one column that are told apart; what comes after them is taken as not told. */
const mostLabels = 100_000

/** Columns of a customer list that mean nothing here (their name, their texts so far): kept as they stand, to sort customers by. */
export class Traits {
  readonly columns: readonly number[]
  readonly names: readonly string[]
  readonly labels: readonly string[][]
  readonly #known: readonly Understood[]

  constructor(draft: FileDraft) {
    const own = draft.columns.flatMap(({ name, means }, at) => (means === null ? [{ name, at }] : []))
    const wanted = draft.grain === 'customer' ? own.slice(0, mostColumns) : []
    const keys = wanted.map(() => new KeyDictionary('label'))
    this.columns = wanted.map(({ at }) => at)
    this.names = wanted.map(({ name }) => name)
    this.labels = keys.map(({ labels }) => labels)
    this.#known = keys.map(
      (one) => new Understood((cell) => (one.labels.length < mostLabels ? one.code(cell) : -1)),
    )
  }

  /** Codes into the labels, column by column; −1 where nothing is told. They are used again for the next batch. */
  type(columns: ReadonlyMap<number, TextColumn>, index: Int32Array | null, rows: number): Int32Array[] {
    return this.columns.map((at, i) => {
      const column = columns.get(at)
      const known = this.#known[i]
      if (!column || !known) return new Int32Array(rows).fill(-1)
      return known.integers(index ? only(column, index) : column)
    })
  }
}
