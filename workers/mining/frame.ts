import { type Data, DataType, tableFromIPC, type Vector } from 'apache-arrow'
import { Failure } from '../../src/contract/fault.ts'
import type { Frame, Kinds, Shape } from '../../src/contract/frame.ts'
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

const read: { readonly [K in keyof Kinds]: (vector: Vector, name: string) => Kinds[K] } = {
  real: (vector, name) => {
    if (!DataType.isFloat(vector.type) || vector.type.precision === 0)
      throw refuse(name, `real, not ${vector.type}`)
    const column = gather(vector, new Float64Array(vector.length))
    if (!column.every(Number.isFinite)) throw refuse(name, 'finite numbers')
    return column
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
