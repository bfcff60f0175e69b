import { type Data, DataType, tableFromIPC, type Vector } from 'apache-arrow'
import { Failure } from '../../src/contract/fault.ts'
import type { Frame, Kinds, Seen, SeenColumn, Shape } from '../../src/contract/frame.ts'
import { codesOf } from './codes.ts'

/**
 * Arrow IPC bytes as columns of their own: batches are joined once. Throws Failure `bug` for a column that is missing,
 * holds nulls or numbers that are none, or has another type than the shape says.
 */
export function frame<S extends Shape>(bytes: Uint8Array, shape: S): Frame<S> {
  const table = tableFromIPC(bytes)
  const columns = Object.entries(shape).map(([name, kind]) => {
    const vector = table.getChild(name)
    if (!vector) throw refuse(name, `${kind}, and there is none`)
    if (vector.nullCount > 0) throw refuse(name, `no nulls, and there are ${vector.nullCount}`)
    return [name, read[kind](vector, name)] as const
  })
  return Object.fromEntries([['rows', table.numRows], ...columns]) as unknown as Frame<S>
}

/** A view's columns as a frame: numbers as they are, texts with the empty one among the labels. Throws Failure `bug` like `frame`. */
export function framed<S extends Shape>({ rows, columns }: Seen, shape: S): Frame<S> {
  const found = Object.entries(shape).map(([name, kind]) => {
    const column = columns[name]
    if (!column) throw refuse(name, `${kind}, and there is none`)
    return [name, take[kind](column, name)] as const
  })
  return Object.fromEntries([['rows', rows], ...found]) as unknown as Frame<S>
}

const take: { readonly [K in keyof Kinds]: (column: SeenColumn, name: string) => Kinds[K] } = {
  real: (column, name) => {
    if (column.type !== 'real') throw refuse(name, `real, not ${column.type}`)
    return finite(column.values, name)
  },
  int: (column, name) => {
    if (column.type !== 'int') throw refuse(name, `int, not ${column.type}`)
    return column.values
  },
  text: (column, name) => {
    const { codes, labels } = take.key(column, name)
    return Array.from(codes, (code) => labels[code] ?? '')
  },
  key: (column, name) => {
    if (column.type !== 'text') throw refuse(name, `text, not ${column.type}`)
    const empty = column.labels.length
    return { codes: column.codes.map((code) => (code < 0 ? empty : code)), labels: [...column.labels, ''] }
  },
}

function finite(values: Float64Array, name: string): Float64Array {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) throw refuse(name, 'finite numbers')
  return values
}

const read: { readonly [K in keyof Kinds]: (vector: Vector, name: string) => Kinds[K] } = {
  real: (vector, name) => {
    if (!DataType.isFloat(vector.type) || vector.type.precision === 0)
      throw refuse(name, `real, not ${vector.type}`)
    return finite(gather(vector, new Float64Array(vector.length)), name)
  },
  int: (vector, name) => {
    const type = vector.type
    if (!DataType.isInt(type) || type.bitWidth > 32 || (type.bitWidth === 32 && !type.isSigned))
      throw refuse(name, `int, not ${type}`)
    return gather(vector, new Int32Array(vector.length))
  },
  text: (vector, name) => {
    const { codes, labels } = read.key(vector, name)
    return Array.from(codes, (code) => labels[code] ?? '')
  },
  key: (vector, name) => {
    if (DataType.isDictionary(vector.type)) return dictionary(vector)
    if (!DataType.isUtf8(vector.type)) throw refuse(name, `text, not ${vector.type}`)
    return codesOf(vector.data)
  },
}

function gather<T extends Float64Array | Int32Array>(vector: Vector, into: T): T {
  let at = 0
  for (const chunk of vector.data) {
    into.set(chunk.values.subarray(0, chunk.length), at)
    at += chunk.length
  }
  return into
}

function dictionary(vector: Vector): Kinds['key'] {
  const codes = gather(vector, new Int32Array(vector.length))
  const last: Data | undefined = vector.data.at(-1)
  return { codes, labels: last?.dictionary ? Array.from(last.dictionary, String) : [] }
}

function refuse(name: string, wanted: string): Failure {
  return new Failure({ code: 'bug', trace: `column ${name} should be ${wanted}` })
}
