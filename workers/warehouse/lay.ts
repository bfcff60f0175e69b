import {
  type Data,
  type DataType,
  Field,
  Float64,
  Int8,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow'
import { streamOf } from './decode.ts'

/** A column to be laid down. Empty is -1 (int, flag), NaN (real, stamp), '' (text) and becomes NULL. */
export type Column = { name: string } & (
  | { kind: 'int'; values: Int32Array }
  | { kind: 'flag'; values: Int8Array }
  | { kind: 'real'; values: Float64Array }
  /** Milliseconds since 1970. */
  | { kind: 'stamp'; values: Float64Array }
  | { kind: 'text'; values: readonly string[] }
)

/** Arrow stream of equal-long columns, laid by hand: the library's builders make functions, which the policy forbids. */
export function lay(columns: readonly Column[]): Uint8Array {
  const children: Data[] = columns.map(data)
  const fields = columns.map((c, i) => new Field(c.name, (children[i] as Data<DataType>).type, true))
  const schema = new Schema(fields)
  const length = columns[0]?.values.length ?? 0
  const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children })
  return streamOf(new RecordBatch(schema, struct))
}

function data(column: Column): Data {
  const length = column.values.length
  if (column.kind === 'text') return text(column.values)
  if (column.kind === 'int')
    return makeData({
      type: new Int32(),
      length,
      data: column.values,
      ...nulls(length, negative(column.values)),
    })
  if (column.kind === 'flag')
    return makeData({
      type: new Int8(),
      length,
      data: column.values,
      ...nulls(length, negative(column.values)),
    })
  if (column.kind === 'real')
    return makeData({
      type: new Float64(),
      length,
      data: column.values,
      ...nulls(length, absent(column.values)),
    })
  return makeData({
    type: new TimestampMicrosecond(),
    length,
    data: micros(column.values),
    ...nulls(length, absent(column.values)),
  })
}

const negative = (values: Int32Array | Int8Array) => (i: number) => (values[i] ?? -1) < 0
const absent = (values: Float64Array) => (i: number) => Number.isNaN(values[i])

function nulls(length: number, isNull: (i: number) => boolean) {
  let nullBitmap: Uint8Array | null = null
  let nullCount = 0
  for (let i = 0; i < length; i++) {
    if (!isNull(i)) continue
    nullBitmap ??= new Uint8Array((length + 7) >> 3).fill(255)
    nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) & ~(1 << (i & 7))
    nullCount++
  }
  return { nullBitmap, nullCount }
}

const word = 4294967296

/** 64-bit microseconds in two halves: a BigInt for each row would cost more than the insert. */
function micros(values: Float64Array): BigInt64Array {
  const halves = new Int32Array(values.length * 2)
  for (let i = 0; i < values.length; i++) {
    const ms = Number.isNaN(values[i]) ? 0 : Math.round(values[i] ?? 0)
    const high = Math.floor(ms / word)
    const low = (ms - high * word) * 1000
    halves[2 * i] = (low % word) | 0
    halves[2 * i + 1] = high * 1000 + Math.floor(low / word)
  }
  return new BigInt64Array(halves.buffer)
}

function text(values: readonly string[]): Data {
  const room = values.reduce((sum, v) => sum + v.length * 3, 0)
  const bytes = new Uint8Array(room)
  const valueOffsets = new Int32Array(values.length + 1)
  const encoder = new TextEncoder()
  let end = 0
  for (let i = 0; i < values.length; i++) {
    end += encoder.encodeInto(values[i] ?? '', bytes.subarray(end)).written
    valueOffsets[i + 1] = end
  }
  const empty = nulls(values.length, (i) => values[i] === '')
  return makeData({
    type: new Utf8(),
    length: values.length,
    valueOffsets,
    data: bytes.subarray(0, end),
    ...empty,
  })
}
