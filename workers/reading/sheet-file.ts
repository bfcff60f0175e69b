import type { Corrections } from '../../src/contract/desk.ts'
import type { Call } from '../../src/contract/wire.ts'
import { Cut, cellText, cutRecord, type Dialect } from './cut.ts'
import type { Reader, TableHead, TextBatch } from './table.ts'
import { write } from './written.ts'

const separator = '\t'

/** How the file is written that `sheetFile` makes. */
export const sheetWriting = { delimiter: separator, encoding: 'utf-8' } as const

/**
 * One sheet of a workbook as a text file of its own, called `workbook › sheet`: every row on the line of its number, cells
 * parted by tabs, line breaks within a cell as blanks. Throws what the reader throws.
 */
export const sheetFile = (reader: Reader, file: File, sheet: string, call: Call): Promise<File> =>
  partFile(reader, file, { sheet }, null, sheet, call)

/** Some columns of a table as a text file of their own, called `file › name`, written as `sheetFile` does; null = all. */
export async function partFile(
  reader: Reader,
  file: File,
  corrections: Corrections,
  columns: readonly number[] | null,
  name: string,
  call: Call,
): Promise<File> {
  const head = await reader.open(file, { ...corrections, headerLine: 0 }, call)
  const wanted = columns ? [...columns] : head.headers.map((_, column) => column)
  const lines: string[] = []
  for await (const batch of reader.scan(file, head, wanted, call)) addRows(lines, batch, head, wanted)
  const text = Array.from(lines, (line) => line ?? '').join('\n')
  return new File([text, '\n'], `${file.name} › ${name}`)
}

/** Rows that would be set aside stand among the others again: whoever reads the new file judges them. */
function addRows(
  lines: string[],
  { rows, lines: places, columns, aside }: TextBatch,
  head: TableHead,
  wanted: readonly number[],
): void {
  for (let r = 0; r < rows; r++)
    lines[(places[r] ?? 1) - 1] = columns
      .map(({ codes, texts }) => quoted(texts.text(codes[r] ?? 0)))
      .join(separator)
  for (const { line, raw } of aside) {
    const cells = cellsIn(raw, head)
    lines[line - 1] = wanted.map((c) => quoted(cells[c] ?? '')).join(separator)
  }
}

function cellsIn(raw: string, { format, delimiter, quote }: TableHead): string[] {
  if (format !== 'csv') return raw.split(separator)
  const cut = new Cut()
  const dialect: Dialect = { delimiter, quote, escape: '', padded: false }
  if (cutRecord(write(raw), 0, dialect, true, cut) !== 'whole') return raw.split(delimiter)
  return Array.from({ length: Math.min(cut.count, cut.starts.length) }, (_, c) =>
    cellText(raw, cut, c, dialect),
  )
}

const quoted = (cell: string) => {
  const text = cell.replace(/\s*[\r\n]+\s*/g, ' ')
  return /["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
