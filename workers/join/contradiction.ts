import type { Groups } from './group.ts'
import { codes, numbers, type Rows } from './rows.ts'
import type { Shared, Version } from './shared.ts'
import { at, worth } from './worth.ts'

/** An order of which two files tell something else: what it comes to and who ordered, in the older file and in the newer. */
export interface Contradiction {
  order: string
  older: Telling
  newer: Telling
}

interface Telling {
  file: string
  total: number
  who: string
}

/** What the older and the newer file tell of one order. */
export function contradiction(
  rows: Rows,
  groups: Groups,
  shared: Shared,
  slot: number,
  older: readonly Version[],
  newer: Version,
): Contradiction {
  const of = (versions: readonly Version[]) => tellingOf(rows, shared, versions)
  return { order: groups.label(shared.orders[slot] ?? 0), older: of(older), newer: of([newer]) }
}

/** The one that is told as an example: with the greatest difference in money, then the first by its number. */
export function greater(a: Contradiction | null, b: Contradiction): Contradiction {
  if (!a) return b
  const apart = ({ older, newer }: Contradiction) => Math.abs(older.total - newer.total) || 0
  if (apart(a) !== apart(b)) return apart(a) > apart(b) ? a : b
  return a.order <= b.order ? a : b
}

function tellingOf(rows: Rows, { row }: Shared, versions: readonly Version[]): Telling {
  const [total, value] = [numbers(rows, 'orderTotal'), worth(rows)]
  let whole = Number.NaN
  let sum = 0
  let who = ''
  for (const { from, to } of versions)
    for (let i = from; i < to; i++) {
      const r = row[i] ?? 0
      if (Number.isNaN(whole)) whole = at(total, r)
      sum += at(value, r) || 0
      who ||= whoOf(rows, r)
    }
  const file = rows.files[versions[0]?.file ?? 0]?.name ?? ''
  return { file, total: Number.isNaN(whole) ? sum : whole, who }
}

function whoOf(rows: Rows, row: number): string {
  for (const meaning of ['email', 'customer'] as const) {
    const { codes: told, labels } = codes(rows, meaning)
    const label = labels[told[row] ?? -1] ?? ''
    if (label !== '') return label
  }
  return ''
}

const money = (value: number) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** “Order 7 comes to 20.00 in a.csv and to 25.00 in b.csv, which stands.” Nobody is named. */
export function tellContradiction({ order, older, newer }: Contradiction): string {
  const files = older.file === newer.file ? ['the older file', 'the newer file'] : [older.file, newer.file]
  const apart = Math.abs(older.total - newer.total) >= 0.005
  const other = older.who !== newer.who ? 'another customer' : ''
  if (!apart)
    return other === ''
      ? ''
      : ` Order ${order} is told of ${other} in ${files[0]} than in ${files[1]}, which stands.`
  const totals = `comes to ${money(older.total)} in ${files[0]} and to ${money(newer.total)} in ${files[1]}, which stands`
  return ` Order ${order} ${totals}${other === '' ? '' : ', and is of another customer there'}; nothing is added twice.`
}
