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

declare const escaped: unique symbol
/** Made by the `sql` tag and nothing else: interpolated values become literals, `id()` makes names. */
export type Sql = string & { readonly [escaped]: true }
