import type { Compressors, FileMetaData, RowGroup, SchemaTree } from 'hyparquet'
import { Failure } from '../../src/contract/fault.ts'
import { note } from '../../src/contract/notes.ts'
import { nameColumns } from './header.ts'
import { textIn } from './parquet-cell.ts'
import { proveGroup } from './parquet-runs.ts'
import { bytesOf } from './pieces.ts'
import type { Reading, TableHead, TextBatch } from './table.ts'
import { Texts } from './texts.ts'

const mostColumns = 2_000
const mostRows = 20_000_000
/** Bytes of a group of rows, unpacked: that many are in memory at a time. */
const mostGroup = 500_000_000
const batchRows = 50_000
const sampleRows = 2_000
const rawLength = 1_000

interface Parquet {
  metadata: FileMetaData
  columns: SchemaTree[]
  rows: number
  compressors: Compressors
}

/** The first look at a Parquet file. Throws Failure `broken-file`, `too-large`, `header-only`. */
export async function openParquet(file: File): Promise<TableHead> {
  return soundly(file, async () => {
    const parquet = await parquetOf(file)
    const { columns, rows } = parquet
    if (rows === 0) throw new Failure({ code: 'header-only', name: file.name, columns: columns.length })
    const texts = columns.map(({ element }) => textIn(element))
    const first = await rowsOf(file, parquet, Math.min(sampleRows, rows))
    const sample = first.map((row, r) => ({ line: r + 1, cells: texts.map((text, c) => text(row[c])) }))
    const nested = columns.filter((column) => column.children.length > 0).map(({ element }) => element.name)
    const headers = nameColumns(
      columns.map(({ element }) => element.name),
      columns.length,
    )
    const notes =
      nested.length > 0
        ? [note('choice', `Lists inside a row are kept as text: ${nested.slice(0, 5).join(', ')}.`)]
        : []
    return { ...plain, name: file.name, bytes: file.size, headers, sample, rowsAbout: rows, notes }
  })
}

const plain = {
  format: 'parquet',
  sheets: [],
  sheet: '',
  encoding: '',
  delimiter: '',
  quote: '',
  headerLine: 1,
} as const satisfies Partial<TableHead>

/** Every row, a group of rows at a time; `done` counts rows. */
export async function* scanParquet(
  file: File,
  head: TableHead,
  wanted: number[],
  call: Reading,
): AsyncGenerator<TextBatch> {
  const parquet = await soundly(file, () => parquetOf(file))
  const texts = wanted.map(() => new Texts())
  let start = 0
  for (const group of parquet.metadata.row_groups) {
    const rows = Number(group.num_rows)
    const codes = await soundly(file, () => groupOf(file, parquet, group, wanted, texts, start))
    for (let from = 0; from < rows; from += batchRows) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      const to = Math.min(rows, from + batchRows)
      yield batchOf(codes, texts, start, from, to)
      call.progress('read', (start + to) / Math.max(1, head.rowsAbout))
      await new Promise((resume) => setTimeout(resume))
    }
    start += rows
  }
}

function batchOf(codes: Int32Array[], texts: Texts[], start: number, from: number, to: number): TextBatch {
  const columns = texts.map((own, c) => ({
    codes: (codes[c] ?? new Int32Array()).subarray(from, to),
    texts: own,
  }))
  const raw = (row: number) => columns.map((c) => c.texts.text(c.codes[row] ?? -1)).join('\t')
  return {
    rows: to - from,
    lines: Int32Array.from({ length: to - from }, (_, r) => start + from + r + 1),
    columns,
    aside: [],
    raw: (row) => raw(row).trimEnd().slice(0, rawLength),
    done: start + to,
  }
}

/** The wanted columns of one group, as numbers into their texts. */
async function groupOf(
  file: File,
  { metadata, columns, compressors }: Parquet,
  group: RowGroup,
  wanted: number[],
  texts: Texts[],
  rowStart: number,
): Promise<Int32Array[]> {
  const rowEnd = rowStart + Number(group.num_rows)
  const { parquetRead } = await import('hyparquet')
  const codes = texts.map((own) => new Int32Array(rowEnd - rowStart).fill(own.add('')))
  const names = wanted.map((c) => columns[c]?.element.name ?? '')
  const told = wanted.map((c) => textIn(columns[c]?.element ?? { name: '' }))
  const onChunk = (chunk: { columnName: string; columnData: ArrayLike<unknown>; rowStart: number }) => {
    const c = names.indexOf(chunk.columnName)
    const [own, into, text] = [texts[c], codes[c], told[c]]
    if (!own || !into || !text) return
    for (let r = 0; r < chunk.columnData.length; r++)
      into[chunk.rowStart - rowStart + r] = own.add(text(chunk.columnData[r]))
  }
  await proveGroup(bufferOf(file), metadata, group, compressors, names)
  if (names.length > 0)
    await parquetRead({
      file: bufferOf(file),
      metadata,
      compressors,
      columns: names,
      rowStart,
      rowEnd,
      onChunk,
    })
  return codes
}

async function rowsOf(file: File, { metadata, compressors }: Parquet, rowEnd: number): Promise<unknown[][]> {
  const { parquetRead } = await import('hyparquet')
  let before = 0
  for (const group of metadata.row_groups) {
    if (before >= rowEnd) break
    await proveGroup(bufferOf(file), metadata, group, compressors)
    before += Number(group.num_rows)
  }
  let rows: unknown[][] = []
  const onComplete = (all: unknown[][]) => {
    rows = all
  }
  await parquetRead({ file: bufferOf(file), metadata, compressors, rowEnd, rowFormat: 'array', onComplete })
  return rows
}

/** A damaged file sends its reader to places that are not there: nothing is there. */
const bufferOf = (file: File) => ({
  byteLength: file.size,
  slice: async (start: number, end = file.size) => {
    const there = start >= 0 && start <= end && end <= file.size
    return there ? (await bytesOf(file, start, end)).buffer : new ArrayBuffer(0)
  },
})

async function parquetOf(file: File): Promise<Parquet> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet')
  const metadata = await parquetMetadataAsync(bufferOf(file), { geoparquet: false })
  const columns = parquetSchema(metadata).children
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  refuseLarge(file.name, metadata, columns.length, rows)
  return { metadata, columns, rows, compressors: await compressorsFor(metadata) }
}

/** What a file says of itself has bounds: more is no table of a shop, or a bomb. */
function refuseLarge(name: string, metadata: FileMetaData, columns: number, rows: number): void {
  if (columns > mostColumns)
    throw new Failure({ code: 'too-large', name, have: columns, most: mostColumns, unit: 'columns' })
  if (!(rows >= 0 && rows <= mostRows))
    throw new Failure({
      code: 'too-large',
      name,
      have: rows * columns,
      most: mostRows * columns,
      unit: 'cells',
    })
  for (const group of metadata.row_groups) {
    const have = group.columns.reduce((sum, c) => sum + Number(c.meta_data?.total_uncompressed_size ?? 0), 0)
    if (have > mostGroup)
      throw new Failure({ code: 'too-large', name, have, most: mostGroup, unit: 'unpacked' })
  }
}

/** Most files need none beside the one that is there. */
async function compressorsFor({ row_groups }: FileMetaData): Promise<Compressors> {
  const codecs = new Set(row_groups.flatMap((group) => group.columns.map((c) => c.meta_data?.codec)))
  codecs.delete('SNAPPY')
  codecs.delete('UNCOMPRESSED')
  return codecs.size === 0 ? {} : (await import('hyparquet-compressors')).compressors
}

async function soundly<T>(file: File, body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown
    throw new Failure({ code: 'broken-file', name: file.name, why: 'the Parquet file is cut off or damaged' })
  }
}
