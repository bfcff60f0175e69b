import type { Sql } from '../../../src/contract/frame.ts'
import type { Meaning } from '../../../src/contract/schema.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import { labelled, labelTable, type Side, sourceTable, union, work } from './side.ts'

/** `next_product` and for each file `w_product_<n>(code, product_key)`; keys are dense in order of the name. */
export function productTables(sides: readonly Side[]): Sql[] {
  const selling = sides.filter((s) => s.role === 'orders' && sells(s))
  if (selling.length === 0) return [emptyProducts]
  return [
    sql`create temp table w_named as ${union(selling.map(productNames))}`,
    sql`create table next_product as select (row_number() over (order by product) - 1)::integer as product_key, product,
      coalesce(min(sku), '') as sku, coalesce(min(category), '') as category from w_named group by product`,
    ...selling.map(
      (s) =>
        sql`create temp table ${work('product', s)} as select distinct w.code, p.product_key from w_named w
          join next_product p on p.product = w.product where w.n = ${s.n}`,
    ),
  ]
}

/** The join that finds the product of a row, and its key: -1 where none is told. */
export function productOf(s: Side, alias: string): { join: Sql; key: Sql; sold: boolean } {
  if (!sells(s)) return { join: sql``, key: sql`-1`, sold: false }
  const join = sql` left join ${work('product', s)} p on p.code = ${part(productCode(s, alias))}`
  return { join, key: sql`coalesce(p.product_key, -1)`, sold: true }
}

const emptyProducts = sql`create table next_product (product_key integer, product varchar, sku varchar, category varchar)`
const sells = (s: Side) => s.has.has('product') || s.has.has('sku')

function productCode(s: Side, alias: string): Sql {
  const at = (m: Meaning) => part(sql`${id(alias)}.${id(m)}`)
  if (!s.has.has('product')) return sql`${at('sku')}`
  if (!s.has.has('sku')) return sql`${at('product')}`
  return sql`coalesce(${at('product')}, ${at('sku')} + ${s.labels.get('product') ?? 0})`
}

function productNames(s: Side): Sql {
  const told = (['product', 'sku', 'category'] as const).filter((m) => s.has.has(m))
  const rows =
    told.length === 1
      ? sql`select "code" as ${id(told[0] ?? '')} from ${labelTable(s, told[0] ?? 'product')}`
      : sql`select distinct ${list(told.map((m) => part(sql`${id(m)}`)))} from ${sourceTable(s)}`
  const joins = list(
    told.map((m) => part(labelled(s, m, 'x').join)),
    '',
  )
  const label = (m: Meaning) => part(labelled(s, m, 'x').label)
  return sql`select ${s.n}::integer as n, ${part(productCode(s, 'x'))} as code, trim(coalesce(${label('product')}, ${label('sku')})) as product,
    ${label('sku')} as sku, ${label('category')} as category from (${part(rows)}) x${joins}
    where coalesce(${label('product')}, ${label('sku')}) is not null`
}
