import type { TableHead } from '../reading/table.ts'
import { namesOf } from './names.ts'
import { type Decimal, numberReader, withoutPieces } from './numbers.ts'
import { signatureOf } from './signatures.ts'

/** Columns of which each order has several, numbered: `Artikel 1, Menge 1, Artikel 2, Menge 2`. */
export interface WideLines {
  /** By line, then by field: the column; -1 for none. */
  lines: number[][]
  fields: Field[]
  decimal: Decimal
}

type Field = 'name' | 'sku' | 'quantity' | 'price' | 'total'

const fieldOf = new Map<string, Field>([
  ['product', 'name'],
  ['sku', 'sku'],
  ['quantity', 'quantity'],
  ['unitPrice', 'price'],
  ['amount', 'total'],
  ['orderTotal', 'total'],
])
const written: readonly Field[] = ['name', 'sku', 'quantity', 'price', 'total']
const numbered = /^(?<before>\D*?)(?<number>\d{1,2})(?<behind>\D*)$/
const sign = /(?:\bn(?:r|o|um)?\.?\s*[°º]?|#|[[(/.])\s*$/i
const commas = /\d,\d{1,2}(?!\d)/
const points = /\d\.\d{1,2}(?!\d)/

interface Numbered {
  column: number
  number: number
  field: Field
  stem: string
}

/** Null where no product, or only one, is numbered, or the source is known. */
export function wideIn({ headers, sample, headerLine }: TableHead, decimal?: Decimal): WideLines | null {
  if (headerLine === 0 || signatureOf([...headers])) return null
  const families = familiesOf(headers)
  const base = families.find(isRow('name')) ?? families.find(isRow('sku'))
  if (!base) return null
  const numbers = new Set(base.map(({ number }) => number))
  const own = families.filter((family) => family.every(({ number }) => numbers.has(number)))
  const fields = written.filter((field) => own.some(([first]) => first?.field === field))
  const column = (number: number, field: Field) =>
    own.find(([first]) => first?.field === field)?.find((one) => one.number === number)?.column ?? -1
  const lines = [...numbers].sort((a, b) => a - b).map((number) => fields.map((f) => column(number, f)))
  const cells = sample.flatMap((row) => lines.flat().map((c) => row.cells[c] ?? ''))
  const found =
    cells.some((cell) => commas.test(cell)) && !cells.some((cell) => points.test(cell)) ? ',' : '.'
  return { lines, fields, decimal: decimal ?? found }
}

/** Columns of one name but for their number. */
function familiesOf(headers: readonly string[]): Numbered[][] {
  const families = new Map<string, Numbered[]>()
  for (const [column, header] of headers.entries()) {
    const one = numberedAs(header, column)
    if (one) families.set(one.stem, [...(families.get(one.stem) ?? []), one])
  }
  return [...families.values()].filter((family) => family.length > 1)
}

function numberedAs(header: string, column: number): Numbered | null {
  const { before = '', number = '', behind = '' } = numbered.exec(header.trim())?.groups ?? {}
  if (number === '') return null
  const stem = `${before.replace(sign, '')} ${behind.replace(/^[\])}.:]+/, '')}`
    .replace(/[._\s-]+/g, ' ')
    .trim()
  const field = fieldOf.get(namesOf(stem)[0]?.meaning ?? '')
  return field ? { column, number: Number(number), field, stem: stem.toLowerCase() } : null
}

/** Counted from 0 or 1 without a gap. */
const isRow = (field: Field) => (family: readonly Numbered[]) => {
  const numbers = family.map(({ number }) => number).sort((a, b) => a - b)
  const [first = -1] = numbers
  return family[0]?.field === field && first >= 0 && first <= 1 && numbers.every((n, i) => n === first + i)
}

/** The lines of an order as one cell, a line each: `name:Mug|quantity:2|price:12.5`. `cellOf` gives the text of a column. */
export function packLines(wide: WideLines, cellOf: (column: number) => string): string {
  const read = numberReader(wide.decimal)
  return wide.lines.flatMap((columns) => lineOf(wide.fields, columns, cellOf, read)).join('\n')
}

function lineOf(
  fields: readonly Field[],
  columns: readonly number[],
  cellOf: (column: number) => string,
  read: (text: string) => number,
): string[] {
  const told = new Map(
    fields.map((field, f) => [field, (columns[f] ?? -1) < 0 ? '' : cellOf(columns[f] ?? -1)]),
  )
  const text = (field: Field) => (told.get(field) ?? '').replace(/[|\s]+/g, ' ').trim()
  const number = (field: Field) => {
    const value = read(withoutPieces(text(field)))
    return Number.isNaN(value) ? '' : String(value)
  }
  if (text('name') === '' && text('sku') === '') return []
  if (number('quantity') === '0') return []
  const own = `name:${text('name')}|sku:${text('sku')}|quantity:${number('quantity') || 1}`
  return [`${own}|price:${number('price')}|total:${number('total')}`]
}

/** True where cells made by `packLines` tell what the lines came to. */
export const tellsPrices = (cells: readonly string[]): boolean =>
  cells.some((cell) => /\|(?:price|total):-?\d/.test(cell))
