import type { TableHead } from '../reading/table.ts'
import type { Look } from './meanings.ts'
import { signatureOf } from './signatures.ts'
import { type Profile, profile } from './values.ts'

const mostCells = 400_000

/** Turns the sample of a file into columns and looks at each of them. */
export function lookAt(head: TableHead): Look {
  const hasHeader = head.headerLine > 0 || head.named === true
  const rows = head.sample.slice(0, Math.max(50, Math.floor(mostCells / Math.max(1, head.headers.length))))
  const lines = new Set(head.wide && head.gathered)
  const cells = head.headers.map((_, column) =>
    lines.has(column) ? [] : rows.map((row) => row.cells[column] ?? ''),
  )
  return {
    headers: head.headers,
    hasHeader,
    cells,
    profiles: cells.map((own, column) => withLater(profile(own), head.later ?? [], column)),
    signature: hasHeader ? signatureOf(head.headers) : null,
    ...(lines.size > 0 && { lines }),
    ...(head.ends && { ends: onceEach(head.ends) }),
    ...(head.money && { shown: new Map(head.money) }),
  }
}

/** Names that only one column has. */
const onceEach = (names: readonly string[]) =>
  names.map((name) => (names.filter((other) => other === name).length === 1 ? name : ''))

/** What is the same in every row of the sample may still change further down. */
function withLater(own: Profile, later: readonly string[][], column: number): Profile {
  if (own.distinct !== 1) return own
  const [only] = own.examples
  const another = later.some(
    (row) => (row[column] ?? '').trim() !== '' && row[column]?.trim() !== only?.trim(),
  )
  return another ? { ...own, distinct: 2 } : own
}
