import type { Quality, QualityFinding, QualityId, QualityMeasure } from '../../src/contract/quality.ts'
import { alike } from '../../src/contract/reasons.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import { part, sql } from '../sql/sql.ts'
import type { Looked } from './drift.ts'
import type { Engine } from './engine.ts'
import type { Held } from './held.ts'
import { addresses } from './quality-addresses.ts'
import { added, ordersLike, share, sumOf } from './quality-sql.ts'

type Card = Pick<Quality, 'measures' | 'findings'>
type Money = QualityFinding['money']
type Share = Pick<QualityMeasure, 'have' | 'all'>

const again = /in a newer file|stands twice$/

/** The score card of the open workspace, asked of its tables. */
export async function qualityOf(engine: Engine, held: Held, files: readonly Looked[]): Promise<Card> {
  const parts = [
    await completeness(engine, linesNamed(files)),
    rowsUsed(held),
    { measures: [], findings: await addresses(engine) },
    await consistency(engine),
    await timeliness(engine),
    await coverage(engine, held),
    await totals(engine, held),
    await payments(engine, held),
  ]
  const findings = parts.flatMap((p) => p.findings).filter(({ rows }) => rows > 0)
  return { measures: parts.flatMap((p) => p.measures), findings }
}

const measure = (id: QualityId, have: number, all: number): QualityMeasure => ({ id, have, all })

/** `says` has the words for one and for several, and what both go on with: "order names|orders name| no customer". */
function finding(id: QualityId, rows: number, money: Money, says: string, next: string): QualityFinding {
  const [one = '', several = '', ...rest] = says.split('|')
  return { id, rows, money, says: `${rows === 1 ? one : several}${rest.join('|')}`, next }
}

/** Lines that say what was sold, of all lines of files that have a column for it. */
function linesNamed(files: readonly Looked[]): Share {
  const found = { have: 0, all: 0 }
  for (const { grain, rows, cells } of files.map((f) => f.columns)) {
    const told = (['product', 'sku', 'packed'] as const).flatMap(
      (meaning) => cells.get(meaning)?.values ?? [],
    )
    if (told.length === 0 || !(grain === 'order line' || grain === 'transaction')) continue
    found.all += rows
    for (let r = 0; r < rows; r++) if (told.some((codes) => (codes[r] ?? -1) >= 0)) found.have++
  }
  return found
}

async function completeness(engine: Engine, known: Share): Promise<Card> {
  const named = await share(engine, 'orders', sql`customer_key >= 0`)
  const reached = await share(engine, 'customer', sql`coalesce(email, '') <> '' or coalesce(phone, '') <> ''`)
  const nameless = await ordersLike(engine, sql`customer_key < 0`)
  const all = [named, known, reached]
  const sum = (of: 'have' | 'all') => all.reduce((n, one) => n + one[of], 0)
  return {
    measures: [measure('completeness', sum('have'), sum('all'))],
    findings: [
      finding(
        'completeness',
        nameless.rows,
        nameless.money,
        'order names|orders name| no customer',
        'They count as revenue, not for customers. Ask for an e-mail at the till, or add a list with customer numbers.',
      ),
      finding(
        'completeness',
        known.all - known.have,
        [],
        'line names|lines name| no product',
        'Check which column is the product, or bring the export with line items.',
      ),
      finding(
        'completeness',
        reached.all - reached.have,
        [],
        'customer has|customers have| neither e-mail nor phone',
        'Bring the customer list of your shop: it is joined by customer number.',
      ),
    ],
  }
}

/** Rows used, and rows told again, as the accounts of the files have them. */
function rowsUsed({ standing }: Held): Card {
  const { files, setAside } = standing.facts
  const rowsIn = files.reduce((n, f) => n + f.rowsIn, 0)
  const used = files.reduce((n, f) => n + f.rowsUsed, 0)
  const twice = setAside.filter(({ reason }) => again.test(reason))
  const repeated = twice.reduce((n, { rows }) => n + rows, 0)
  const odd = alike(setAside.filter((one) => !twice.includes(one))).slice(0, 5)
  return {
    measures: [
      measure('validity', used, rowsIn - repeated),
      measure('uniqueness', rowsIn - repeated, rowsIn),
    ],
    findings: [
      ...odd.map(({ reason, rows }) =>
        finding(
          'validity',
          rows,
          [],
          `row|rows| set aside: ${reason}`,
          'See them below; a row can be written anew.',
        ),
      ),
      ...twice.map(({ reason, rows }) =>
        finding('uniqueness', rows, [], `row|rows| set aside: ${reason}`, 'Nothing to do: each counts once.'),
      ),
    ],
  }
}

async function consistency(engine: Engine): Promise<Card> {
  const odd = await ordersLike(engine, sql`refund > gross + 0.005`)
  const { all } = await share(engine, 'orders', sql`true`)
  return {
    measures: [measure('consistency', all - odd.rows, all)],
    findings: [
      finding(
        'consistency',
        odd.rows,
        odd.money,
        'order gave back more than it|orders gave back more than they| came to',
        'The sale may be older than this export. Bring a longer period.',
      ),
    ],
  }
}

async function timeliness(engine: Engine): Promise<Card> {
  const [row = []] = await engine.rows(sql`
    with days as (select distinct placed_at::date as day from orders where placed_at is not null),
    gaps as (select day, date_diff('day', lag(day) over (order by day), day)::integer - 1 as gap, lag(day) over (order by day) as before from days)
    select (select count(distinct date_trunc('week', day))::integer from days),
      (select (date_diff('day', date_trunc('week', min(day)), date_trunc('week', max(day))) // 7 + 1)::integer from days),
      max(gap)::integer, strftime(arg_max(before, gap), '%Y-%m-%d'), quantile_disc(gap, 0.95)::integer from gaps where gap is not null`)
  const [weeks, span, gap, after, usual] = row
  const long = Number(gap ?? 0) >= 14 && Number(gap ?? 0) > 5 * (1 + Number(usual ?? 0))
  return {
    measures: [measure('timeliness', Number(weeks ?? 0), Number(weeks ?? 0) === 0 ? 0 : Number(span))],
    findings: long
      ? [
          finding(
            'timeliness',
            Number(gap),
            [],
            `day|days| without an order after ${after}`,
            'Was the shop closed, or is an export missing?',
          ),
        ]
      : [],
  }
}

const told = {
  payment: 'payment belongs to|payments belong to|',
  message: 'review or ticket belongs to|reviews and tickets belong to|',
  visit: 'visit belongs to|visits belong to|',
} as const

async function coverage(engine: Engine, { standing }: Held): Promise<Card> {
  const measures = { have: 0, all: 0 }
  const findings: QualityFinding[] = []
  for (const { name, rows } of standing.facts.tables) {
    if (rows === 0 || !(name === 'payment' || name === 'message' || name === 'visit')) continue
    const { have, all } = await share(engine, name, sql`customer_key >= 0 or order_key >= 0`)
    measures.have += have
    measures.all += all
    const says = `${told[name]} no customer or order here`
    findings.push(
      finding('coverage', all - have, [], says, 'Bring the orders or customers of the same period.'),
    )
  }
  return { measures: [measure('coverage', measures.have, measures.all)], findings }
}

const tells = ({ files }: Held, meanings: readonly Meaning[]) =>
  files.some(({ draft }) => draft.columns.some((c) => c.means !== null && meanings.includes(c.means)))

/** Of the eight ways of adding shipping, tax and discount to the lines, the one that fits most orders. */
async function totals(engine: Engine, held: Held): Promise<Card> {
  const lines = tells(held, ['amount', 'unitPrice'])
  if (!lines || !tells(held, ['orderTotal'])) return { measures: [measure('totals', 0, 0)], findings: [] }
  const from = sql`orders join (select order_key, sum(amount)::double as come from order_line where amount is not null group by 1) using (order_key)`
  let best = { have: -1, all: 0, fits: sql`true`, says: '' }
  for (const { says, sum } of added) {
    const fits = sql`abs(gross - (${part(sum)})) < 0.015`
    const { have, all } = await share(engine, from, fits)
    if (have > best.have) best = { have, all, fits, says }
  }
  const off = await ordersLike(engine, sql`not (${part(best.fits)})`, from)
  const says = `order|orders| whose lines${best.says} do not come to the total`
  const next = 'Rounding, a tip or a gift card may be between; look at a few of them in your shop.'
  return {
    measures: [measure('totals', best.have, best.all)],
    findings: [finding('totals', off.rows, off.money, says, next)],
  }
}

async function payments(engine: Engine, { standing }: Held): Promise<Card> {
  const here = standing.facts.tables.some(({ name, rows }) => name === 'payment' && rows > 0)
  if (!here) return { measures: [measure('payments', 0, 0)], findings: [] }
  const from = sql`orders join (select order_key, ${part(sumOf)} as come from payment where order_key >= 0 group by 1) using (order_key)`
  const fits = sql`abs(gross - come) < 0.015 or abs(revenue - come) < 0.015`
  const { have, all } = await share(engine, from, fits)
  const off = await ordersLike(engine, sql`not (${part(fits)})`, from)
  const says = 'order|orders| whose payments come to another amount'
  const next = 'Compare them with your payment service: a part may be unpaid, or paid elsewhere.'
  return {
    measures: [measure('payments', have, all)],
    findings: [finding('payments', off.rows, off.money, says, next)],
  }
}
