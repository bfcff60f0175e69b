import type { Column, Table, Texts } from './table.ts'

/** A column of a table, of the kind that is wanted. @throws TypeError where there is none: that is our bug. */
export function columnOf(table: Table, name: string): Column {
  const found = table.columns.get(name)
  if (!found) throw new TypeError(`there is no column ${table.name}.${name}`)
  return found
}

/** Whole numbers. */
export function intsOf(table: Table, name: string): Int32Array {
  const found = columnOf(table, name)
  if (found.type !== 'int') throw new TypeError(`${table.name}.${name} is not whole`)
  return found.values
}

/** Numbers, or times in milliseconds; NaN = not told. */
export function realsOf(table: Table, name: string): Float64Array {
  const found = columnOf(table, name)
  if (found.type !== 'real' && found.type !== 'stamp')
    throw new TypeError(`${table.name}.${name} has no numbers`)
  return found.values
}

/** Texts by their codes; -1 = not told. */
export function textsOf(table: Table, name: string): Texts {
  const found = columnOf(table, name)
  if (found.type !== 'text') throw new TypeError(`${table.name}.${name} has no texts`)
  return found
}
