import { type Data, DataType, tableFromIPC, type Vector } from 'apache-arrow'
import { type Column, int, real, stamp, type Table, table } from '../join/table.ts'

/** A table from its own Arrow stream, as `lay` made it: whole numbers, doubles, moments and texts without nulls; `isWanted` leaves columns out. */
export function unlay(name: string, bytes: Uint8Array, isWanted = (_: string) => true): Table {
  const found = tableFromIPC(bytes)
  const fields = found.schema.fields.filter((field) => isWanted(field.name))
  const columns = fields.map((field) => {
    const vector = found.getChild(field.name)
    if (!vector || vector.nullCount > 0) throw new TypeError(`${name}.${field.name} is not as it was written`)
    return [field.name, column(vector, field.name)] as const
  })
  return table(name, found.numRows, Object.fromEntries(columns))
}

function column(vector: Vector, name: string): Column {
  const { type, length } = vector
  if (DataType.isDictionary(type)) return words(vector)
  if (DataType.isInt(type)) return int(gather(vector, new Int32Array(length)))
  if (DataType.isFloat(type)) return real(gather(vector, new Float64Array(length)))
  if (DataType.isTimestamp(type)) return stamp(moments(vector))
  throw new TypeError(`${name} has a type that was never written`)
}

function gather<T extends Int32Array | Float64Array>(vector: Vector, into: T): T {
  let at = 0
  for (const chunk of vector.data) {
    into.set(chunk.values.subarray(0, chunk.length), at)
    at += chunk.length
  }
  return into
}

function moments(vector: Vector): Float64Array {
  const micros = new BigInt64Array(vector.length)
  let at = 0
  for (const chunk of vector.data) {
    micros.set(chunk.values.subarray(0, chunk.length), at)
    at += chunk.length
  }
  return Float64Array.from(micros, (us) => Number(us) / 1000)
}

function words(vector: Vector): Column {
  const last: Data | undefined = vector.data.at(-1)
  const labels: string[] = last?.dictionary ? Array.from(last.dictionary, String) : []
  return { type: 'text', codes: gather(vector, new Int32Array(vector.length)), labels }
}
