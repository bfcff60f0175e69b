import type { Sql } from '../../../src/contract/frame.ts'
import type { Meaning } from '../../../src/contract/schema.ts'
import { id, list, type Piece, part, sql } from '../../sql/sql.ts'
import { customerOf } from './identity.ts'
import { productOf } from './products.ts'
import { labelled, lineAmount, type Side, sourceTable, work } from './side.ts'

/**
 * The rows of a file and the order each belongs to, as one number: the order number's code; else customer and time
 * (customer and day where the file has no times); else the row by itself. Two currencies make two orders.
 */
export function rowsOf(s: Side): { from: Sql; unit: Sql } {
  if (s.byOrder && !s.split) return { from: sql`${sourceTable(s)} s`, unit: sql`s."order"::bigint` }
  if (s.byOrder) {
    const first = sql`left join ${work('first', s)} f on f."order" = s."order"`
    return { from: sql`${sourceTable(s)} s ${part(first)}`, unit: splitUnit }
  }
  const customer = customerOf(s, 's')
  return { from: sql`${sourceTable(s)} s${part(customer.join)}`, unit: momentUnit(s, customer.key) }
}

const splitUnit = sql`s."order"::bigint + (coalesce(s."currency", f."currency", -1) + 1)::bigint * 4294967296`

/** Bits: 33 of seconds since 1833, 6 of currency, the rest customer; above every order code. */
function momentUnit(s: Side, key: Sql): Sql {
  const money = s.has.has('currency') ? sql`(coalesce(s."currency", -1) + 1) % 64` : sql`0`
  const numbered = s.has.has('order') ? sql`when s."order" is not null then s."order"::bigint` : sql``
  const alone = sql`-(s."row" + 1)::bigint`
  if (!s.has.has('date')) return sql`case ${part(numbered)} when false then 0 else ${part(alone)} end`
  const seconds = s.hasTime
    ? sql`epoch_ms(s."date") // 1000`
    : sql`epoch_ms(date_trunc('day', s."date")) // 1000`
  const moment = sql`(${part(key)} + 1)::bigint * 549755813888 + (${part(money)})::bigint * 8589934592`
  return sql`case ${part(numbered)} when ${part(key)} is not null and s."date" is not null
    then ${part(moment)} + ${part(seconds)} + 4294967296 else ${part(alone)} end`
}

/** First currency of each order number, for files in which a number occurs with two. */
export const firstCurrency = (s: Side) =>
  sql`create temp table ${work('first', s)} as select "order", any_value("currency") as currency from ${sourceTable(s)} group by 1`

const fields: readonly Meaning[] = [
  'email',
  'customer',
  'phone',
  'customerName',
  'firstName',
  'lastName',
  'city',
  'postcode',
  'region',
  'country',
  'consent',
  'tags',
  'order',
  'date',
  'currency',
  'status',
  'cancelledAt',
  'coupon',
  'channel',
  'location',
]
const sums: readonly Meaning[] = ['orderTotal', 'subtotal', 'shipping', 'tax', 'discount', 'refund']

/** One row per order of a file: order fields are the first non-empty in the order of lines, amounts of rows are summed. */
export function rawOrders(s: Side): Sql {
  const { from, unit } = rowsOf(s)
  const any = (m: Meaning) => part(sql`any_value(s.${id(m)}) as ${id(m)}`)
  const total = (m: Meaning) => part(sql`sum(s.${id(m)}) as ${id(m)}`)
  const each = s.byOrder || s.grain === 'order line' ? any : total
  const columns: Piece[] = [
    ...fields.filter((m) => s.has.has(m)).map(any),
    ...sums.filter((m) => s.has.has(m)).map(each),
    ...amounts(s),
    part(sql`min(s."line") as line, count(*)::integer as n, ${part(unit)} as unit`),
    part(dearest(s)),
  ]
  if (!s.byOrder) columns.push(part(sql`any_value(${part(customerOf(s, 's').key)}) as customer_key`))
  const product = part(productOf(s, 's').join)
  return sql`create temp table ${work('raw', s)} as select ${list(columns)} from ${part(from)}${product} group by ${part(unit)}`
}

/** Products that fit beside an amount in one 64-bit number. */
export const most = 2097152

/** Pieces, and the dearest line with its product in one number: amount first, then the product of the lowest key. */
function dearest(s: Side): Sql {
  const items = s.has.has('quantity') ? sql`sum(coalesce(s."quantity", 1))` : sql`count(*)::double`
  const known = s.has.has('amount') || s.has.has('unitPrice')
  const amount = s.huge ? sql`least(${part(lineAmount(s))}, 4e10)` : lineAmount(s)
  const cents = known ? sql`(${part(amount)} * 100)::bigint` : sql`0::bigint`
  const { sold, key } = productOf(s, 's')
  const code = sold ? sql`max(${part(cents)} * ${most} + (${most - 2} - ${part(key)}))` : sql`null::bigint`
  return sql`${part(items)} as items, ${part(code)} as dearest`
}

function amounts(s: Side): Piece[] {
  const amount = part(lineAmount(s))
  if (!s.negative) return [part(sql`sum(${amount}) as came, 0::double as back`)]
  return [part(sql`sum(greatest(${amount}, 0)) as came, -sum(least(${amount}, 0)) as back`)]
}

const unvoid = new Set(['shopify'])
const voided =
  `voided|void|cancelled|canceled|cancel|wc-cancelled|failed|wc-failed|failure|declined|expired|trash|deleted|rejected
|uncaptured|blocked|storniert|storno|abgebrochen|fehlgeschlagen|abgelehnt|annulé|annulée|annule|annulee|échoué|échouée|refusé|refusée
|cancelado|cancelada|anulado|anulada|annullato|annullata|geannuleerd|anulowane|anulowano`.split(/[|\n]+/)

/** Does the order count? For Shopify the financial status alone decides. */
function counted(s: Side, status: Sql): Sql {
  const only = unvoid.has(s.recognisedAs.split('_')[0] ?? '')
  const words = only ? ['voided'] : voided
  const stopped = s.has.has('cancelledAt') && !only ? sql`r."cancelledAt" is not null` : sql`false`
  const said = sql`coalesce(lower(trim(${part(status)})) in (${list(words.map((w) => part(sql`${w}`)))}), false)`
  return sql`not (${part(said)} or ${part(stopped)})`
}

const refunded = [
  'refunded',
  'wc-refunded',
  'remboursé',
  'remboursée',
  'erstattet',
  'rückerstattet',
  'reembolsado',
  'rimborsato',
]

function money(s: Side, status: Sql): { gross: Sql; refund: Sql; credit: Sql } {
  const has = (m: Meaning) => s.has.has(m)
  const takenOff = has('discount') && !has('amount') ? sql` - coalesce(r."discount", 0)` : sql``
  const summed = sql`coalesce(r.came${part(takenOff)}, 0)`
  const total = has('orderTotal') ? sql`r."orderTotal"` : sql`null::double`
  const net = sql`coalesce(${part(total)}, ${part(summed)})`
  const inRows = sql`case when ${part(total)} is null then coalesce(r.back, 0) else greatest(-${part(total)}, 0) end`
  const whole = sql`case when lower(trim(${part(status)})) in (${list(refunded.map((w) => part(sql`${w}`)))}) then ${part(net)} else 0 end`
  const told = has('refund') ? sql`abs(coalesce(r."refund", 0))` : whole
  return {
    gross: sql`greatest(${part(net)}, 0)`,
    refund: sql`${part(told)} + ${part(inRows)}`,
    credit: s.negative ? sql`${part(net)} <= 0 and ${part(inRows)} > 0` : sql`false`,
  }
}

/** Texts and numbers of an order that a file may or may not tell. */
export const texts = ['status', 'coupon', 'channel', 'location', 'country'] as const
export const numbers = ['subtotal', 'shipping', 'tax', 'discount'] as const

/** Some file tells it: what nobody tells is not carried through the building. */
export const toldBy = (sides: readonly Side[], m: Meaning) =>
  sides.some((s) => s.role === 'orders' && s.has.has(m))

/** The orders of one file in the common columns, labels in place of codes. `credit`: money back and nothing else. */
export function commonOrders(s: Side, sides: readonly Side[]): Sql {
  const label = (m: Meaning) => labelled(s, m, 'r')
  const told = texts.filter((m) => toldBy(sides, m))
  const joined = new Set<Meaning>(['order', 'currency', 'status', ...told])
  const joins = list(
    [...joined].map((m) => part(label(m).join)),
    '',
  )
  const customer = s.byOrder ? customerOf(s, 'r') : { join: sql``, key: sql`r.customer_key` }
  const { gross, refund, credit } = money(s, label('status').label)
  const number = (m: Meaning) =>
    part(sql`${part(s.has.has(m) ? sql`r.${id(m)}` : sql`null::double`)} as ${id(m)}`)
  const text = (m: Meaning) => part(sql`coalesce(${part(label(m).label)}, '') as ${id(m)}`)
  const currency = s.has.has('currency')
    ? sql`coalesce(upper(d_currency."label"), ${s.currency})`
    : sql`${s.currency}`
  return sql`select ${s.n}::integer as src, ${s.file}::integer as file, r.unit, ${s.recognisedAs} as kind,
    coalesce(${part(label('order').label)}, '') as order_id, coalesce(${part(customer.key)}, -1)::integer as customer_key,
    ${part(s.has.has('date') ? sql`r."date"` : sql`null::timestamp`)} as placed_at,
    ${part(counted(s, label('status').label))} as counted, ${part(currency)} as currency,
    (${part(gross)})::double as gross, (${part(refund)})::double as refund, r.line, r.n, r.items::double as items, r.dearest,
    ${list([part(sql`${part(credit)} as credit`), ...numbers.filter((m) => toldBy(sides, m)).map(number), ...told.map(text)])}
    from ${work('raw', s)} r${part(customer.join)}${joins}`
}

/** The common columns with no row. */
export const noOrders = sql`select 0::integer as src, 0::integer as file, 0::bigint as unit, '' as kind, '' as order_id, 0::integer as customer_key,
  null::timestamp as placed_at, true as counted, '' as currency, 0::double as gross, 0::double as refund, 0::integer as line,
  0::integer as n, 0::double as items, 0::bigint as dearest, false as credit where false`
