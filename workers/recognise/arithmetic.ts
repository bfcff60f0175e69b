import type { Look } from './meanings.ts'
import { numberReader } from './numbers.ts'
import type { Profile } from './values.ts'

const mostRows = 400
const mostColumns = 12
const fewestProofs = 5
const nothing = new Float64Array()

/** Columns whose product is a third one, row by row: pieces, the price of one, and what they come to. */
export interface Product {
  quantity: number
  unitPrice: number
  amount: number
}

/** The numbers of the first rows of a column of the sample; NaN where there is none. */
export function numbersOf(look: Look, column: number | undefined): Float64Array {
  const p = look.profiles[column ?? -1]
  const cells = (look.cells[column ?? -1] ?? []).slice(0, mostRows)
  const read = numberReader(p && p.decimals.comma > p.decimals.point ? ',' : '.')
  return Float64Array.from(cells, (cell) => read(cell.trim()))
}

/** Finds pieces × price = amount among the columns that pass, in nearly all rows; null where it does not hold anywhere. */
export function productIn(look: Look, columns: readonly number[]): Product | null {
  const numeric = columns.slice(0, mostColumns)
  const values = new Map(numeric.map((column) => [column, numbersOf(look, column)]))
  const of = (column: number) => values.get(column) ?? new Float64Array()
  for (const quantity of numeric.filter((column) => isWhole(look.profiles[column])))
    for (const unitPrice of numeric)
      for (const amount of numeric)
        if (new Set([quantity, unitPrice, amount]).size === 3)
          if (isProduct(of(quantity), of(unitPrice), of(amount))) return { quantity, unitPrice, amount }
  return null
}

/** Finds the column that is what two others come to together, in nearly all rows; -1 where none is, or several are. */
export function sumIn(look: Look, columns: readonly number[]): number {
  const numeric = columns.slice(0, mostColumns)
  const values = numeric.map((column) => numbersOf(look, column))
  const found = numeric.filter((_, whole) =>
    pairsOf(numeric.length, whole).some(([a, b]) => isSum(values[whole], values[a], values[b])),
  )
  return found.length === 1 ? (found[0] ?? -1) : -1
}

function pairsOf(count: number, without: number): [number, number][] {
  const others = Array.from({ length: count }, (_, k) => k).filter((k) => k !== without)
  return others.flatMap((a, i) => others.slice(i + 1).map((b): [number, number] => [a, b]))
}

function isSum(
  whole: Float64Array = nothing,
  one: Float64Array = nothing,
  other: Float64Array = nothing,
): boolean {
  let rows = 0
  let hold = 0
  let prove = 0
  for (let r = 0; r < whole.length; r++) {
    const [w = Number.NaN, a = Number.NaN, b = Number.NaN] = [whole[r], one[r], other[r]]
    if (!Number.isFinite(w)) continue
    rows++
    if (Math.abs((a || 0) + (b || 0) - w) > 0.0051) continue
    hold++
    if (a > 0 && b > 0) prove++
  }
  return prove >= fewestProofs && hold >= 0.95 * rows
}

/** True where, in nearly all rows, the whole is what two others come to together. */
export const isSumOf = (look: Look, whole: number, one: number, other: number): boolean =>
  isSum(numbersOf(look, whole), numbersOf(look, one), numbersOf(look, other))

/** True where pieces × price is the amount, in nearly all rows. */
export const isProductOf = (look: Look, quantity: number, price: number, amount: number): boolean =>
  isProduct(numbersOf(look, quantity), numbersOf(look, price), numbersOf(look, amount))

const isWhole = (p: Profile | undefined) => p !== undefined && p.integers > 0.95 && p.leadingZeros < 0.01

/** Within a cent for each piece; rows of one piece prove nothing. */
function isProduct(quantity: Float64Array, price: Float64Array, amount: Float64Array): boolean {
  let rows = 0
  let hold = 0
  let prove = 0
  for (let r = 0; r < quantity.length; r++) {
    const [q = Number.NaN, p = Number.NaN, a = Number.NaN] = [quantity[r], price[r], amount[r]]
    if (!Number.isFinite(q + p + a)) continue
    rows++
    if (Math.abs(q * p - a) > 0.0051 * Math.max(1, Math.abs(q))) continue
    hold++
    if (Math.abs(q) > 1 && p !== 0 && p !== 1) prove++
  }
  return prove >= 5 && hold >= 0.95 * rows
}

/**
 * True where what is called a price grows with the pieces of one product: it is what the whole line comes to.
 * Each product is asked at its fewest and its most pieces.
 */
export function growsWithPieces(
  names: readonly string[],
  pieces: Float64Array,
  prices: Float64Array,
): boolean {
  let line = 0
  let unit = 0
  for (const [few, many] of endsOf(names, pieces, prices).values()) {
    if (few.pieces === many.pieces) continue
    if (near(few.price, many.price)) unit++
    else if (near(few.price / few.pieces, many.price / many.pieces)) line++
  }
  return line >= 2 && line >= 4 * unit
}

interface Sold {
  pieces: number
  price: number
}

function endsOf(
  names: readonly string[],
  pieces: Float64Array,
  prices: Float64Array,
): Map<string, [Sold, Sold]> {
  const ends = new Map<string, [Sold, Sold]>()
  for (let r = 0; r < pieces.length; r++) {
    const one = { pieces: pieces[r] ?? Number.NaN, price: prices[r] ?? Number.NaN }
    const name = names[r]?.trim() ?? ''
    if (!(one.pieces > 0 && one.price > 0) || name === '') continue
    const [few, many] = ends.get(name) ?? [one, one]
    ends.set(name, [one.pieces < few.pieces ? one : few, one.pieces > many.pieces ? one : many])
  }
  return ends
}

const near = (a: number, b: number) => Math.abs(a - b) <= 0.01 * Math.max(a, b)
