import type { Sql } from '../../src/contract/frame.ts'

/** A piece of SQL that enters a query as it is: a name, a query, a list of either. */
class Piece {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type { Piece }

/** A name (table, column): quoted, with quotes doubled. */
export function id(name: string): Piece {
  return new Piece(`"${name.replaceAll('"', '""')}"`)
}

/** A query, or a part of one, inside another. */
export function part(query: Sql): Piece {
  return new Piece(query)
}

/** Pieces joined by a separator such as ', '. */
export function list(pieces: readonly Piece[], separator = ', '): Piece {
  return new Piece(pieces.map((p) => p.text).join(separator))
}

/** Every interpolated value becomes a literal; only `id`, `part` and `list` enter as they are. */
export function sql(
  text: TemplateStringsArray,
  ...values: (Piece | string | number | boolean | null)[]
): Sql {
  return text.reduce((sum, t, i) => sum + literal(values[i - 1]) + t) as Sql
}

function literal(value: Piece | string | number | boolean | null | undefined): string {
  if (value instanceof Piece) return value.text
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (value === null) return 'null'
  throw new TypeError(`not a literal: ${typeof value}`)
}
