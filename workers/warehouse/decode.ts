import { type RecordBatch, RecordBatchStreamWriter, tableFromIPC } from 'apache-arrow'

export type Cell = string | number | boolean | null

/** Column names and plain rows of a small result. */
export function decode(ipc: Uint8Array): { columns: string[]; rows: Cell[][] } {
  const table = tableFromIPC(ipc)
  const vectors = table.schema.fields.map((_, c) => table.getChildAt(c))
  const rows = Array.from({ length: table.numRows }, (_, r) => vectors.map((v) => plain(v?.get(r))))
  return { columns: table.schema.fields.map((f) => f.name), rows }
}

function plain(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || value === undefined) return null
  throw new TypeError('a result column has a type that must be cast in SQL')
}

/** One batch as an Arrow *stream*: tables are filled from that format only, query results come as *file*. */
export function streamOf(batch: RecordBatch): Uint8Array {
  const writer = new RecordBatchStreamWriter()
  writer.write(batch)
  writer.finish()
  return writer.toUint8Array(true)
}
