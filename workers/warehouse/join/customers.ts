import type { Sql } from '../../../src/contract/frame.ts'
import type { Meaning } from '../../../src/contract/schema.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import { customerOf } from './identity.ts'
import { fullName, labelled, type Side, sourceTable, union, work } from './side.ts'

const attributes = [
  'email',
  'phone',
  'name',
  'first_name',
  'last_name',
  'city',
  'postcode',
  'region',
  'country',
  'consent',
  'tags',
  'label',
] as const
type Attribute = (typeof attributes)[number]

const labels: readonly (Attribute & Meaning)[] = [
  'email',
  'phone',
  'city',
  'postcode',
  'region',
  'country',
  'label',
]
const words = new Map<Attribute, Meaning>([
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['tags', 'tags'],
])

/**
 * `next_customer`: what is known of each customer. A customer file tells it before the orders do; of the orders the
 * latest does. A customer file that says no to mail is never overruled.
 */
export function customerTable(sides: readonly Side[]): Sql[] {
  const telling = sides.filter((s) => s.role !== 'unused')
  const told = attributes.filter((a) => telling.some((s) => has(s, a)))
  const since = telling.some((s) => s.role === 'customers' && s.has.has('customerSince'))
  const known = sql`select customer_key, ${list([...told.map((a) => part(best(a))), part(sql`min(since) as since`)])}
    from w_told where customer_key is not null group by customer_key`
  if (told.length === 0 && !since) return [bare]
  return [
    sql`create temp table w_told as ${union(telling.map((s) => tell(s, told)))}`,
    sql`create table next_customer as select c.customer_key, c.label as customer,
      ${list(attributes.map((a) => part(column(a, told.includes(a)))))}, ${part(since ? sql`k.since` : sql`null::timestamp`)} as customer_since
      from w_customer c left join (${part(known)}) k on k.customer_key = c.customer_key order by c.customer_key`,
  ]
}

const bare = sql`create table next_customer as select customer_key, label as customer,
  ${list(attributes.map((a) => part(sql`'' as ${id(a)}`)))}, null::timestamp as customer_since from w_customer order by customer_key`

function column(a: Attribute, told: boolean): Sql {
  const root = sql`case when c.root like 'e:%' then c.label else '' end`
  const otherwise = a === 'email' ? root : sql`''`
  return told
    ? sql`coalesce(k.${id(a)}, ${part(otherwise)}) as ${id(a)}`
    : sql`${part(otherwise)} as ${id(a)}`
}

const best = (a: Attribute) =>
  sql`coalesce(min(${id(a)}) filter (told_at is null), arg_max(${id(a)}, told_at)) as ${id(a)}`

function has(s: Side, a: Attribute): boolean {
  if (a === 'name') return (['customerName', 'firstName', 'lastName'] as const).some((m) => s.has.has(m))
  const meaning = words.get(a) ?? (a as Meaning)
  return s.has.has(meaning)
}

/** One row for each order, or row of a customer file; `told_at` is NULL for the latter. */
function tell(s: Side, told: readonly Attribute[]): Sql {
  const { join, key } =
    s.role === 'orders' && !s.byOrder ? { join: sql``, key: sql`b.customer_key` } : customerOf(s, 'b')
  const from = s.role === 'orders' ? work('raw', s) : sourceTable(s)
  const again = s.named ? ['postcode'] : []
  const joins = told
    .filter((a) => isLabel(a) && has(s, a) && !again.includes(a))
    .map((a) => part(labelled(s, a as Meaning, 'b').join))
  const at = s.role === 'orders' && s.has.has('date') ? sql`b."date"` : sql`null::timestamp`
  const since =
    s.role === 'customers' && s.has.has('customerSince') ? sql`b."customerSince"` : sql`null::timestamp`
  const columns = told.map((a) => part(sql`${part(value(s, a))} as ${id(a)}`))
  return sql`select ${part(key)} as customer_key, ${list([...columns, part(sql`${part(at)} as told_at`), part(sql`${part(since)} as since`)])}
    from ${from} b${part(join)}${list(joins, '')}`
}

const isLabel = (a: Attribute) => labels.some((l) => l === a)

function value(s: Side, a: Attribute): Sql {
  if (!has(s, a)) return sql`null::varchar`
  if (a === 'name') return fullName(s, 'b')
  if (a === 'consent') return sql`case b."consent" when 1 then 'yes' when 0 then 'no' end`
  if (a === 'email') return sql`lower(trim(${part(labelled(s, 'email', 'b').label)}))`
  if (isLabel(a)) return labelled(s, a as Meaning, 'b').label
  return sql`b.${id(words.get(a) ?? a)}`
}
