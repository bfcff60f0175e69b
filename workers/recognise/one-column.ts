import { note } from '../../src/contract/notes.ts'
import { Cut, cellText, cutRecord, type Dialect } from '../reading/cut.ts'
import type { Reader, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'
import { write } from '../reading/written.ts'

const delimiters = [';', '\t', ',', '|']
const fewestColumns = 3
const fewestRows = 2
const mostly = 0.9

/** A reader that cuts a table whose rows stand whole in its one column, as a spreadsheet leaves a text file it did not part. */
export function parting(reader: Reader): Reader {
  return {
    open: async (file, corrections, call) => {
      const head = await reader.open(file, corrections, call)
      const parted = head.headers.length === 1 && head.headerLine > 0 ? delimiterOf(head) : undefined
      return parted === undefined ? head : partedHead(head, parted)
    },
    scan: (file, head, wanted, call) =>
      head.parted === undefined
        ? reader.scan(file, head, wanted, call)
        : scanParted(reader, file, head, head.parted, wanted, call),
  }
}

const dialectOf = (delimiter: string): Dialect => ({ delimiter, quote: '"', escape: '', padded: false })

function cellsOf(line: string, delimiter: string): string[] {
  const cut = new Cut()
  const dialect = dialectOf(delimiter)
  if (cutRecord(write(line), 0, dialect, true, cut) !== 'whole') return line.split(delimiter)
  return Array.from({ length: cut.count }, (_, c) => cellText(line, cut, c, dialect))
}

/** The sign that parts the header and nearly all rows into as many cells. */
function delimiterOf({ headers, sample }: TableHead): string | undefined {
  const rows = sample.map(({ cells }) => cells[0] ?? '')
  return delimiters.find((delimiter) => {
    const width = cellsOf(headers[0] ?? '', delimiter).length
    const fit = rows.filter((row) => cellsOf(row, delimiter).length === width).length
    return width >= fewestColumns && rows.length >= fewestRows && fit >= mostly * rows.length
  })
}

function partedHead(head: TableHead, parted: string): TableHead {
  const headers = unlike(cellsOf(head.headers[0] ?? '', parted))
  const sample = head.sample.map(({ line, cells }) => ({ line, cells: cellsOf(cells[0] ?? '', parted) }))
  const said = note('plain', 'Each row stood whole in one column; it was parted into its cells.')
  return { ...head, headers, sample, parted, notes: [...head.notes, said] }
}

/** Names without doubles, and none empty. */
function unlike(names: readonly string[]): string[] {
  const met = new Map<string, number>()
  return names.map((given, c) => {
    const name = given.trim() || `Column ${c + 1}`
    const before = met.get(name) ?? 0
    met.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

async function* scanParted(
  reader: Reader,
  file: File,
  head: TableHead,
  parted: string,
  wanted: number[],
  call: Parameters<Reader['scan']>[3],
): AsyncGenerator<TextBatch> {
  const texts = wanted.map(() => new Texts())
  for await (const batch of reader.scan(file, head, [0], call)) {
    const [whole] = batch.columns
    yield { ...batch, columns: whole ? partedColumns(batch.rows, whole, parted, wanted, texts) : [] }
  }
}

function partedColumns(
  rows: number,
  { codes, texts }: TextColumn,
  parted: string,
  wanted: readonly number[],
  own: readonly Texts[],
): TextColumn[] {
  const columns = own.map((one) => ({ codes: new Int32Array(rows), texts: one }))
  for (let r = 0; r < rows; r++) {
    const cells = cellsOf(texts.text(codes[r] ?? 0), parted)
    for (const [k, column] of columns.entries())
      column.codes[r] = column.texts.add(cells[wanted[k] ?? -1] ?? '')
  }
  return columns
}
