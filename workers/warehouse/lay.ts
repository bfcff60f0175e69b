import {
  Bool,
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
  Vector,
} from 'apache-arrow'
import type { Column, Table } from '../join/table.ts'
import { streamOf } from './decode.ts'

/**
 * A table as an Arrow stream, laid by hand: the library's builders make functions, which the policy forbids. Texts go as
 * a dictionary and are never null; NaN in `real` and `stamp` becomes NULL.
 */
export function lay(table: Table): Uint8Array<ArrayBuffer> {
  const columns = [...table.columns]
  const children: Data[] = columns.map(([, column]) => data(column, table.rows))
  const fields = columns.map(([name], i) => new Field(name, (children[i] as Data<DataType>).type, true))
  const struct = makeData({ type: new Struct(fields), length: table.rows, nullCount: 0, children })
  const stream = streamOf(new RecordBatch(new Schema(fields), struct))
  return isOwn(stream) ? stream : new Uint8Array(stream)
}

const isOwn = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> => bytes.buffer instanceof ArrayBuffer

function data(column: Column, length: number): Data {
  if (column.type === 'text') return dictionary(column.codes, column.labels)
  if (column.type === 'int') return makeData({ type: new Int32(), length, nullCount: 0, data: column.values })
  if (column.type === 'flag')
    return makeData({
      type: new Bool(),
      length,
      nullCount: 0,
      data: bits(length, (i) => column.values[i] === 1),
    })
  const gaps = nulls(column.values)
  if (column.type === 'real') return makeData({ type: new Float64(), length, data: column.values, ...gaps })
  return makeData({ type: new TimestampMicrosecond(), length, data: micros(column.values), ...gaps })
}

function bits(length: number, isSet: (i: number) => boolean): Uint8Array {
  const out = new Uint8Array((length + 7) >> 3)
  for (let i = 0; i < length; i++) if (isSet(i)) out[i >> 3] = (out[i >> 3] ?? 0) | (1 << (i & 7))
  return out
}

function nulls(values: Float64Array) {
  let nullCount = 0
  for (const value of values) if (Number.isNaN(value)) nullCount++
  const nullBitmap = nullCount === 0 ? null : bits(values.length, (i) => !Number.isNaN(values[i]))
  return { nullCount, nullBitmap }
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

/** One dictionary a column; the empty text is its last entry. */
function dictionary(codes: Int32Array, labels: readonly string[]): Data {
  const empty = labels.length
  const indices = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) indices[i] = (codes[i] ?? -1) < 0 ? empty : (codes[i] ?? 0)
  return makeData({
    type: new Dictionary(new Utf8(), new Int32()),
    length: codes.length,
    nullCount: 0,
    data: indices,
    dictionary: new Vector([utf8([...labels, ''])]),
  })
}

function utf8(values: readonly string[]): Data<Utf8> {
  const { bytes, ends } = together(values) ?? oneByOne(values)
  const length = values.length
  return makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets: ends, data: bytes })
}

/** All texts encoded at once, where each letter is one byte; else null. */
function together(values: readonly string[]) {
  const bytes = new TextEncoder().encode(values.join(''))
  const ends = new Int32Array(values.length + 1)
  let end = 0
  for (let i = 0; i < values.length; i++) {
    end += values[i]?.length ?? 0
    ends[i + 1] = end
  }
  return end === bytes.length ? { bytes, ends } : null
}

function oneByOne(values: readonly string[]) {
  const bytes = new Uint8Array(values.reduce((sum, v) => sum + v.length * 3, 0))
  const ends = new Int32Array(values.length + 1)
  const encoder = new TextEncoder()
  let end = 0
  for (let i = 0; i < values.length; i++) {
    end += encoder.encodeInto(values[i] ?? '', bytes.subarray(end)).written
    ends[i + 1] = end
  }
  return { bytes: bytes.subarray(0, end), ends }
}
