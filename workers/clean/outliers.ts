import type { Decisions } from '../../src/contract/decisions.ts'
import type { FileColumns } from '../join/columns.ts'
import { Pairs } from '../join/pairs.ts'
import { products } from '../join/products.ts'
import { codes, numbers, type Rows, rowsOf } from '../join/rows.ts'
import { ints, tally } from '../join/table.ts'
import { told as toldMoney } from './money.ts'
import { foremost, type Told } from './tell.ts'

/** Sales below which a product has no usual price yet. */
const fewest = 8
/** Median absolute deviations, made comparable to standard deviations (Rousseeuw and Croux 1993), and the least factor. */
const deviations = 6 * 1.4826
const leastFactor = 20

/** Prices and quantities far off what is usual for the product, on a logarithmic scale: told, never changed. */
export function tellOutliers(files: readonly FileColumns[], decisions: Decisions): Told {
  const rows = rowsOf(files, decisions)
  const product = products(rows)
  const currency = codes(rows, 'currency')
  const groups = new Pairs()
  const group = ints(rows.total, (r) => {
    const sold = product.codes[r] ?? -1
    return sold < 0 ? -1 : groups.number(sold, currency.codes[r] ?? -1)
  })
  const price = pricesOf(rows)
  const quantity = numbers(rows, 'quantity')
  const dear = farOff(price, group, groups.size)
  const many = farOff(quantity, group, groups.size)
  return toldOf(rows, [...labelled(dear, 'price'), ...labelled(many, 'quantity')], product, currency, price)
}

interface Far {
  row: number
  value: number
  usual: number
}

const labelled = (found: readonly Far[], what: string) => found.map((one) => ({ ...one, what }))

/** The price of one: as told, else the amount by the quantity. */
function pricesOf(rows: Rows): Float64Array {
  const [price, amount, quantity] = [
    numbers(rows, 'unitPrice'),
    numbers(rows, 'amount'),
    numbers(rows, 'quantity'),
  ]
  const out = new Float64Array(rows.total)
  for (let r = 0; r < out.length; r++) {
    const one = price[r] ?? Number.NaN
    const pieces = quantity[r] ?? 1
    out[r] = Number.isNaN(one) ? (amount[r] ?? Number.NaN) / (pieces > 0 ? pieces : 1) : one
  }
  return out
}

/** Values beyond the fence of their group. Values of nothing or below say no price. */
function farOff(values: Float64Array, group: Int32Array, groups: number): Far[] {
  const members = byGroup(values, group, groups)
  return members.flatMap((rows) => {
    if (rows.length < fewest) return []
    const logs = Float64Array.from(rows, (r) => Math.log(values[r] ?? 1)).sort()
    const middle = median(logs)
    const spread = median(logs.map((log) => Math.abs(log - middle)).sort())
    const fence = Math.max(Math.log(leastFactor), deviations * spread)
    const far = rows.filter((r) => Math.abs(Math.log(values[r] ?? 1) - middle) > fence)
    return Array.from(far, (row) => ({ row, value: values[row] ?? 0, usual: Math.exp(middle) }))
  })
}

/** Rows of each group that tell a value above nothing. */
function byGroup(values: Float64Array, group: Int32Array, groups: number): Int32Array[] {
  const codes = group.map((own, r) => ((values[r] ?? 0) > 0 ? own : -1))
  const out = Array.from(tally(codes, groups), (count) => new Int32Array(count))
  const filled = new Int32Array(groups)
  for (let r = 0; r < codes.length; r++) {
    const own = codes[r] ?? -1
    if (own < 0) continue
    const at = filled[own] ?? 0
    const rows = out[own]
    if (rows) rows[at] = r
    filled[own] = at + 1
  }
  return out
}

const median = (sorted: Float64Array) => {
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2
}

type Named = ReturnType<typeof codes>

function toldOf(
  rows: Rows,
  found: readonly (Far & { what: string })[],
  product: Named,
  currency: Named,
  price: Float64Array,
): Told {
  const sums = new Map<string, number>()
  const flagged = [...new Set(found.map(({ row }) => row))]
  const quantity = numbers(rows, 'quantity')
  for (const row of flagged) {
    const name = currency.labels[currency.codes[row] ?? -1] ?? ''
    const worth = (price[row] ?? 0) * (quantity[row] ?? 1)
    sums.set(name, (sums.get(name) ?? 0) + (worth || 0))
  }
  const farthest = [...found].sort((a, b) => distance(b) - distance(a) || a.row - b.row).slice(0, 5)
  const examples = farthest.map(({ row, what, value, usual }) => ({
    from: `${product.labels[product.codes[row] ?? -1] ?? ''}: ${what} ${written(value)}`,
    to: `kept; ${written(usual)} is usual`,
    rows: 1,
  }))
  const money = toldMoney(sums)
  return {
    rows: flagged.length,
    before: rows.total,
    after: rows.total,
    of: 'rows',
    money,
    examples: foremost(examples),
  }
}

const distance = ({ value, usual }: Far) => Math.abs(Math.log(value / usual))
const written = (value: number) => (Math.round(value * 100) / 100).toLocaleString('en-GB')
