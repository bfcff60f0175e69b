import type { Sql } from '../../../src/contract/frame.ts'
import type { Meaning } from '../../../src/contract/schema.ts'
import { id, list, type Piece, part, sql } from '../../sql/sql.ts'
import type { Filled } from '../fill.ts'

/** A filled file with its place among the others and what its rows turned out to be. */
export interface Side extends Filled {
  /** Key of the file in `import_file`; a later-brought file has the higher one, and its version of an order stands. */
  file: number
  name: string
  role: Role
  /** Every row carries an order number. */
  byOrder: boolean
  /** One order number occurs with two currencies. */
  split: boolean
  /** Some amount is below zero. */
  negative: boolean
  /** Some amount is above 40 thousand million. */
  huge: boolean
  /** Some row names a customer by name only. */
  named: boolean
}

export type Role = 'orders' | 'customers' | 'unused'

const orderGrains = new Set(['order', 'order line', 'transaction'])

/** What a file's rows are: payments are orders only where no file brings the orders themselves. */
export function roleOf(filled: Filled, ordersElsewhere: boolean): Role {
  if (orderGrains.has(filled.grain)) return 'orders'
  if (filled.grain === 'payment') return ordersElsewhere ? 'unused' : 'orders'
  if (filled.grain !== 'customer' && filled.has.has('date') && valued(filled)) return 'orders'
  return filled.grain === 'customer' ? 'customers' : 'unused'
}

/** Does the file itself tell of orders, so that payments of the same orders must not be added to them? */
export const bringsOrders = (filled: Filled) => orderGrains.has(filled.grain)

const valued = (f: Filled) => f.has.has('amount') || f.has.has('orderTotal') || f.has.has('unitPrice')

const naming = ['email', 'customer', 'phone', 'customerName', 'firstName', 'lastName'] as const
/** A customer file without a column that names people: each of its rows is one. */
const isNameless = (f: Filled) => f.grain === 'customer' && !naming.some((m) => f.has.has(m))

/** Vendor whose customer numbers a file uses; numbers of different vendors are different people. */
export function family(recognisedAs: string): string {
  const [first = '', ...rest] = recognisedAs.split('_')
  return rest.length === 0 || /^(order|customer|transaction|payment|product)s?$/.test(first) ? '' : first
}

export const sourceTable = (s: Filled) => id(`source_${s.n}`)
export const labelTable = (s: Filled, meaning: Meaning) => id(`source_${s.n}_${meaning}`)
/** A table that exists only while the warehouse is being built. */
export const work = (name: string, s?: Filled) => id(s ? `w_${name}_${s.n}` : `w_${name}`)

/** What one row comes to: its amount, else quantity × price. */
export function lineAmount(s: Filled): Sql {
  const product = s.has.has('quantity') ? sql`"quantity" * "unitPrice"` : sql`"unitPrice"`
  if (!s.has.has('unitPrice')) return s.has.has('amount') ? sql`"amount"` : sql`null::double`
  return s.has.has('amount') ? sql`coalesce("amount", ${part(product)})` : product
}

const slots = ['email', 'customer', 'phone'] as const
export type Slot = (typeof slots)[number]
export const slotsOf = (s: Filled) => slots.filter((m) => s.has.has(m))

/** Number of whoever a row names, local to the file: e-mail first, then customer number, then phone. */
export function person(s: Filled, alias: string): Sql {
  let offset = 0
  const parts = slotsOf(s).map((slot) => {
    const code = sql`${id(alias)}.${id(slot)} + ${offset}`
    offset += s.labels.get(slot) ?? 0
    return part(code)
  })
  return parts.length === 0 ? sql`null::integer` : sql`coalesce(${list(parts)})`
}

/** A full name as the file gives it, NULL where it gives none; in a customer file that names nobody, the row's number. */
export function fullName(s: Filled, alias: string): Sql {
  if (isNameless(s)) return sql`'Row ' || ${id(alias)}."line"`
  const at = (m: Meaning) => part(sql`${id(alias)}.${id(m)}`)
  const halves = (['firstName', 'lastName'] as const).filter((m) => s.has.has(m)).map(at)
  const joined = halves.length ? sql`nullif(trim(concat_ws(' ', ${list(halves)})), '')` : sql`null::varchar`
  return s.has.has('customerName')
    ? sql`coalesce(nullif(trim(${at('customerName')}), ''), ${part(joined)})`
    : joined
}

/** `left join` of a key's labels, and the label itself. */
export function labelled(s: Filled, meaning: Meaning, alias: string): { join: Sql; label: Sql } {
  if (!s.has.has(meaning)) return { join: sql``, label: sql`null::varchar` }
  const d = id(`d_${meaning}`)
  return {
    join: sql` left join ${labelTable(s, meaning)} ${d} on ${d}."code" = ${id(alias)}.${id(meaning)}`,
    label: sql`${d}."label"`,
  }
}

/** Name and postcode as one identity, for rows that tell nothing better; needs the join of the postcode's labels. */
export function nameIdentity(s: Filled, alias: string): Sql {
  const post = labelled(s, 'postcode', alias).label
  const nobody = sql`${part(person(s, alias))} is null`
  const text = sql`lower(${part(fullName(s, alias))}) || '|' || coalesce(lower(${part(post)}), '')`
  const own = isNameless(s) ? sql`${part(text)} || ${s.n}` : text
  return sql`case when ${part(nobody)} then ${part(own)} end`
}

/** Several queries, one below the other. */
export const union = (queries: readonly Sql[]): Piece => list(queries.map(part), ' union all ')
