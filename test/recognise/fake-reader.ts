import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import { quiet } from '../../src/contract/wire.ts'
import type { Reader, TableHead } from '../../workers/reading/table.ts'
import { Texts } from '../../workers/reading/texts.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import type { Batch, Cells, Source } from '../../workers/recognise/source.ts'

/** A table in memory that stands for a file. */
export interface Table {
  headers: string[]
  rows: string[][]
  delimiter?: string
  headerLine?: number
  /** Rows that are seen before the file is read for good. */
  sample?: number
}

/** Reads a table in memory as the reading room would read a file, in small batches. */
export function fakeReader(table: Table, batch = 7): Reader {
  const first = (table.headerLine ?? 1) + 1
  return {
    async open(file): Promise<TableHead> {
      const rows = table.rows.slice(0, table.sample ?? 2000)
      return {
        name: file.name,
        bytes: 1000,
        format: 'csv',
        sheets: [],
        sheet: '',
        encoding: 'utf-8',
        delimiter: table.delimiter ?? ',',
        quote: '"',
        headerLine: table.headerLine ?? 1,
        headers: table.headers,
        sample: rows.map((cells, i) => ({ line: first + i, cells })),
        rowsAbout: table.rows.length,
        notes: [],
      }
    },
    async *scan(_file, _head, wanted) {
      const texts = wanted.map(() => new Texts())
      for (let from = 0; from < table.rows.length; from += batch) {
        const rows = table.rows.slice(from, from + batch)
        yield {
          rows: rows.length,
          lines: Int32Array.from(rows, (_, i) => first + from + i),
          columns: texts.map((own, k) => ({
            codes: Int32Array.from(rows, (row) => own.add(row[wanted[k] ?? 0] ?? '')),
            texts: own,
          })),
          aside: [],
          raw: (r) => (rows[r] ?? []).join(table.delimiter ?? ','),
          done: Math.min(1000, ((from + rows.length) / table.rows.length) * 1000),
        }
      }
    },
  }
}

export const table = (text: string, extra: Partial<Table> = {}): Table => {
  const delimiter = extra.delimiter ?? ','
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(delimiter).map((cell) => cell.trim()))
  return { headers: head, rows, delimiter, ...extra }
}

export const nothing = () => new File([], 'file.csv')
const today = '2026-06-30'

export async function draftOf(t: Table, corrections: Corrections = {}): Promise<FileDraft> {
  return recogniser(fakeReader(t)).draft(nothing(), corrections)
}

export interface All {
  source: Source
  rows: number
  aside: Batch['aside']
  cells: Map<Meaning, (string | number)[]>
  lines: number[]
}

/** Reads a source to its end; key codes come back as labels, dates as ISO text, empty as ''. */
export async function drain(source: Source): Promise<All> {
  const all: All = { source, rows: 0, aside: [], cells: new Map(), lines: [] }
  for await (const batch of source.batches(quiet)) {
    all.rows += batch.rows
    all.aside.push(...batch.aside)
    all.lines.push(...batch.lines)
    for (const [meaning, cells] of batch.cells) {
      const labels = source.labels.get(meaning) ?? []
      const into = all.cells.get(meaning) ?? []
      for (let r = 0; r < batch.rows; r++) into.push(plain(cells, r, labels))
      all.cells.set(meaning, into)
    }
  }
  return all
}

function plain(cells: Cells, r: number, labels: string[]): string | number {
  const value = cells.values[r]
  if (cells.kind === 'key') return labels[Number(value)] ?? ''
  if (cells.kind === 'date')
    return Number.isNaN(value) ? '' : new Date(Number(value)).toISOString().replace('.000Z', '')
  return value ?? ''
}

/** Drafts and reads a table. */
export async function readAll(t: Table, corrections: Corrections = {}, now = today): Promise<All> {
  const door = recogniser(fakeReader(t))
  const draft = await door.draft(nothing(), corrections)
  return drain(await door.read(nothing(), draft, corrections, now))
}

export const meansOf = (draft: FileDraft): Record<string, string> =>
  Object.fromEntries(draft.columns.flatMap((c) => (c.means ? [[c.means, c.name]] : [])))

export const sum = (values: (string | number)[] | undefined) =>
  Math.round(
    (values ?? []).reduce<number>((a, v) => a + (Number.isNaN(Number(v)) ? 0 : Number(v)), 0) * 100,
  ) / 100
