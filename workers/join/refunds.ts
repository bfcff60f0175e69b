import type { FileColumns } from './columns.ts'
import type { Groups } from './group.ts'
import { numbers, type Rows } from './rows.ts'
import { at } from './worth.ts'

const sold = ['amount', 'orderTotal', 'unitPrice', 'subtotal'] as const

/** A list of what was given back, order by order: it tells of no sale. */
export const givesBack = ({ cells }: FileColumns): boolean =>
  cells.has('refund') && cells.has('order') && !sold.some((meaning) => cells.has(meaning))

/** What each row tells was given back, or what the total of its order lost where a source writes that anew. */
function givenBack(rows: Rows): Float64Array {
  const told = numbers(rows, 'refund')
  const [total, left] = [numbers(rows, 'orderTotal'), numbers(rows, 'leftTotal')]
  if (left.length === 0 || total.length === 0) return told
  return left.map((rest, r) => {
    const own = at(told, r)
    const lost = at(total, r) - rest
    return Number.isNaN(own) && lost > 0 ? lost : own
  })
}

/**
 * What was given back of each order, NaN where nothing tells: as the order itself tells, or as lists of refunds do, whose rows
 * add up; where both tell, the greater. `first` gives the first number told of each order.
 */
export function refundsTold(
  rows: Rows,
  { orderOf, count }: Groups,
  first: (values: Float64Array) => Float64Array,
): Float64Array {
  const values = givenBack(rows)
  const lists = rows.files.flatMap((file, f) => (rows.roles[f] === 'orders' && givesBack(file) ? [f] : []))
  if (lists.length === 0) return first(values)
  const own = values.slice()
  const listed = new Float64Array(count)
  for (const f of lists)
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const [o, v] = [orderOf[r] ?? -1, Math.abs(at(values, r))]
      own[r] = Number.NaN
      if (o >= 0 && v > 0) listed[o] = (listed[o] ?? 0) + v
    }
  const told = first(own)
  return told.map((value, o) =>
    (listed[o] ?? 0) > 0 ? Math.max(Math.abs(value) || 0, listed[o] ?? 0) : value,
  )
}
