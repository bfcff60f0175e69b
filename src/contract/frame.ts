import type { Scope } from './miner.ts'

/** The one shape rows take outside SQL: equal-length columns, no nulls. */
export interface Kinds {
  real: Float64Array
  int: Int32Array
  text: string[]
  key: { codes: Int32Array; labels: string[] }
}
export type Shape = Readonly<Record<string, keyof Kinds>>
export type Frame<S extends Shape> = { readonly rows: number } & {
  readonly [C in keyof S]: Kinds[S[C]]
}

/**
 * A question to one mart that needs no SQL of its own: its columns under the frame's names, rows in the mart's order.
 * It can be answered before the database is up. A column called '' is the empty text in every row. `named`: only orders of customers who are named,
 * or visits of visitors who are told apart. The ledger is orders, baskets and signs below each other; contacts stand for themselves, whatever the scope.
 */
export interface View {
  mart: 'orders' | 'baskets' | 'ledger' | 'events' | 'messages'
  columns: Readonly<Record<string, string>>
  scope: Scope
  named: boolean
}

/** What a view gives: columns as they stand in memory, transferred. Code -1 is the empty text. */
export interface Seen {
  rows: number
  columns: Readonly<Record<string, SeenColumn>>
}
export type SeenColumn =
  | { type: 'int'; values: Int32Array }
  | { type: 'real'; values: Float64Array }
  | { type: 'text'; codes: Int32Array; labels: readonly string[] }

declare const escaped: unique symbol
/** Made by the `sql` tag and nothing else: interpolated values become literals, `id()` makes names. */
export type Sql = string & { readonly [escaped]: true }
