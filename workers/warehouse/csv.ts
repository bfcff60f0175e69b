import { Failure } from '../../src/contract/fault.ts'
import type { Call, CsvOptions, Page } from '../../src/contract/wire.ts'
import { csvRow } from '../../src/workbook/csv.ts'
import { type WorkbookCell, workbookOf } from '../../src/workbook/write.ts'

const rowsAtOnce = 20_000

/** A table as a workbook or as RFC 4180 text, written page by page; the blob may be larger than memory would like as one string. */
export async function csvOf(
  pageOf: (from: number, to: number) => Promise<Page>,
  options: CsvOptions,
  call: Call,
): Promise<Blob> {
  if (options.workbook) return workbookOf('List', await allRows(pageOf, call))
  const parts: Blob[] = options.bom ? [new Blob(['\ufeff'])] : []
  for (let at = 0, total = 1; at < total || at === 0; at += rowsAtOnce) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    const page = await pageOf(at, at + rowsAtOnce)
    total = page.total
    const rows = at === 0 ? [page.columns, ...page.rows] : page.rows
    parts.push(new Blob(rows.map((row) => csvRow(row, options.separator))))
    call.progress('save', Math.min(1, (at + rowsAtOnce) / Math.max(1, total)))
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** Rows a sheet can have beside its header. */
const mostRows = 1_048_575

/** The header and all rows. Throws Failure `too-large` for more than a sheet can have. */
async function allRows(
  pageOf: (from: number, to: number) => Promise<Page>,
  call: Call,
): Promise<WorkbookCell[][]> {
  const rows: WorkbookCell[][] = []
  for (let at = 0, total = 1; at < total || at === 0; at += rowsAtOnce) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    const page = await pageOf(at, at + rowsAtOnce)
    total = page.total
    if (total > mostRows)
      throw new Failure({ code: 'too-large', name: 'The list', have: total, most: mostRows, unit: 'cells' })
    if (at === 0) rows.push(page.columns)
    for (const row of page.rows) rows.push(row)
  }
  return rows
}
