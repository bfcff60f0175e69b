import { type Meaning, meanings } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { codesOf } from './change.ts'
import { foremost, type Told } from './tell.ts'

/** What belongs to each line; all else is told of an order once. */
const ofLines = new Set<Meaning>(['product', 'sku', 'variant', 'category', 'quantity', 'unitPrice', 'amount'])
/** Columns that are empty more often than not, by what they are. */
const rare = new Set<Meaning>([
  'coupon',
  'tags',
  'discount',
  'refund',
  'leftTotal',
  'cancelledAt',
  'variant',
  'text',
  'fee',
  'label',
  'zone',
])

/** Cells in which nothing stands, by meaning. They stay as they are: money and dates are never filled in. */
export function tellMissing(files: readonly FileColumns[]): Told {
  const byMeaning = new Map<Meaning, number>()
  let rows = 0
  let all = 0
  for (const file of files) {
    const touched = new Uint8Array(file.rows)
    const first = firstOfOrder(file)
    for (const meaning of file.cells.keys())
      if (!rare.has(meaning)) {
        const found = mark(file, meaning, ofLines.has(meaning) ? null : first, touched)
        byMeaning.set(meaning, (byMeaning.get(meaning) ?? 0) + found)
      }
    for (const mark of touched) rows += mark
    all += file.rows
  }
  const examples = Array.from(byMeaning, ([meaning, found]) => ({
    from: meanings[meaning].label,
    to: 'kept as missing',
    rows: found,
  })).filter(({ rows }) => rows > 0)
  return { rows, before: all, after: all, of: 'rows', money: [], examples: foremost(examples) }
}

/** 1 for the rows that tell of an order first; null where rows tell for themselves. */
function firstOfOrder(file: FileColumns): Uint8Array | null {
  const order = codesOf(file, 'order')
  if (file.grain !== 'order line' || order.length === 0) return null
  const met = new Set<number>()
  const out = new Uint8Array(file.rows)
  for (let r = 0; r < out.length; r++) {
    const own = order[r] ?? -1
    if (own >= 0 && met.has(own)) continue
    met.add(own)
    out[r] = 1
  }
  return out
}

/** Marks the rows in which nothing stands, and counts them. */
function mark(file: FileColumns, meaning: Meaning, of: Uint8Array | null, touched: Uint8Array): number {
  const cells = file.cells.get(meaning)
  if (!cells) return 0
  const named = cells.kind === 'key' || cells.kind === 'flag'
  let found = 0
  for (let r = 0; r < touched.length; r++) {
    const value = cells.values[r] ?? Number.NaN
    const isEmpty = named ? value < 0 : Number.isNaN(value)
    if (!isEmpty || (of && of[r] === 0)) continue
    touched[r] = 1
    found++
  }
  return found
}
