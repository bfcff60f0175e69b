import type { FileColumns } from '../join/columns.ts'
import { codesOf, labelsOf } from './change.ts'

/** Rows of one file by what is done to them: 1 where a row is touched. */
export type Touched = Uint8Array

/** Money in the rows that are touched, by currency, the most first; in cents. `whole`: all rows of an order go together. */
export function moneyIn(
  files: readonly FileColumns[],
  touched: readonly (Touched | null)[],
  whole: boolean,
): { currency: string; amount: number }[] {
  const sums = new Map<string, number>()
  files.forEach((file, f) => {
    const rows = touched[f]
    if (rows) addUp(file, rows, whole, sums)
  })
  return told(sums)
}

/** Sums that are not nothing, the greatest first; in cents. */
export function told(sums: ReadonlyMap<string, number>): { currency: string; amount: number }[] {
  const all = Array.from(sums, ([currency, sum]) => ({ currency, amount: Math.round(sum * 100) / 100 }))
  return all
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1))
}

function addUp(file: FileColumns, rows: Touched, whole: boolean, sums: Map<string, number>): void {
  const worth = worthOf(file, whole)
  const currency = currencyOf(file)
  for (let r = 0; r < rows.length; r++) {
    const value = rows[r] === 1 ? worth(r) : 0
    if (!(value !== 0)) continue
    if (Number.isNaN(value)) continue
    const name = currency(r)
    sums.set(name, (sums.get(name) ?? 0) + value)
  }
}

/** The currency of a row, or the first that another row of its order tells: some files tell it once an order. */
function currencyOf(file: FileColumns): (row: number) => string {
  const [own, labels] = [codesOf(file, 'currency'), labelsOf(file, 'currency')]
  const order = codesOf(file, 'order')
  const told = new Int32Array(labelsOf(file, 'order').length).fill(-1)
  for (let r = own.length - 1; r >= 0; r--) if ((own[r] ?? -1) >= 0) told[order[r] ?? -1] = own[r] ?? -1
  return (row) => {
    const code = own[row] ?? -1
    return labels[code >= 0 ? code : (told[order[row] ?? -1] ?? -1)] ?? ''
  }
}

/** What a row is worth: its amount, else quantity × price; the total of its order where that is all, or asked for. */
function worthOf(file: FileColumns, whole: boolean): (row: number) => number {
  const [amount, quantity, price, total] = (['amount', 'quantity', 'unitPrice', 'orderTotal'] as const).map(
    (meaning) => realsOf(file, meaning),
  )
  const byLine = amount !== undefined || price !== undefined
  if (total && (whole || !byLine || file.grain === 'order')) return oncePerOrder(file, total)
  return (row) => {
    const value = amount?.[row] ?? Number.NaN
    const pieces = quantity?.[row] ?? 1
    return Number.isNaN(value) ? (Number.isNaN(pieces) ? 1 : pieces) * (price?.[row] ?? Number.NaN) : value
  }
}

function oncePerOrder(file: FileColumns, total: Float64Array): (row: number) => number {
  const order = codesOf(file, 'order')
  const seen = new Uint8Array(labelsOf(file, 'order').length)
  return (row) => {
    const own = order[row] ?? -1
    const value = total[row] ?? Number.NaN
    if (Number.isNaN(value) || (own >= 0 && seen[own] === 1)) return 0
    if (own >= 0) seen[own] = 1
    return value
  }
}

function realsOf(
  file: FileColumns,
  meaning: 'amount' | 'quantity' | 'unitPrice' | 'orderTotal',
): Float64Array | undefined {
  const cells = file.cells.get(meaning)
  return cells?.values instanceof Float64Array ? cells.values : undefined
}
