import type { TableHead } from '../reading/table.ts'
import type { Look } from './meanings.ts'
import { signatureOf } from './signatures.ts'
import { profile } from './values.ts'

const mostCells = 400_000

/** Turns the sample of a file into columns and looks at each of them. */
export function lookAt(head: TableHead): Look {
  const hasHeader = head.headerLine > 0 || head.named === true
  const rows = head.sample.slice(0, Math.max(50, Math.floor(mostCells / Math.max(1, head.headers.length))))
  const cells = head.headers.map((_, column) => rows.map((row) => row.cells[column] ?? ''))
  return {
    headers: head.headers,
    hasHeader,
    cells,
    profiles: cells.map(profile),
    signature: hasHeader ? signatureOf(head.headers) : null,
  }
}
