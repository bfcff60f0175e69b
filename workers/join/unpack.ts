import type { Meaning } from '../../src/contract/schema.ts'
import type { Cells } from '../recognise/source.ts'
import { pick } from '../recognise/typing.ts'
import type { FileColumns } from './columns.ts'
import { Dictionary } from './dictionary.ts'

/** One product of a cell that holds several. Quantity and price are NaN where they are not told. */
export interface Packed {
  product: string
  sku: string
  quantity: number
  unitPrice: number
}

const before = /^(\d+(?:[.,]\d+)?)\s*[×xX*]\s+(.+)$/s
const behind = /^(.+?)\s*(?:[×*]\s*|\s[xX]\s*|\((?:qty:?|[xX×])?\s*)(\d+)\)?$/s

/** Products of cells such as `2× Mug, 1× Print`, `Mug x 2; Print x 1` or `Product Qty: 2, Product Name: Mug | …`. */
export function unpackCell(text: string): Packed[] {
  if (/(?:^|\|)(?:quantity|qty):/i.test(text)) return text.split('\n').filter(filled).map(byMembers)
  if (/Product Name\s*:/i.test(text)) return text.split('|').filter(filled).map(byFields)
  const parts = text.split(/(?:,\s*|[;|\n]\s*)(?=\d+(?:[.,]\d+)?\s*[×xX*]\s)|[;|\n]+/).filter(filled)
  return parts.map(byQuantity)
}

const filled = (part: string) => part.trim() !== ''

/** `name:Mug|sku:M-1|quantity:2|total:25`: a line of an order, whose total holds for all its pieces. */
function byMembers(part: string): Packed {
  const told = new Map(
    part.split('|').flatMap((pair) => {
      const at = pair.indexOf(':')
      return at > 0 ? [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()] as const] : []
    }),
  )
  const number = (...names: string[]) =>
    Number.parseFloat(names.map((name) => told.get(name)).find(Boolean) ?? '')
  const [quantity, total] = [number('quantity', 'qty'), number('total', 'line_total', 'sub_total')]
  const own = Number.isNaN(total) ? number('price', 'unit_price') : total / (quantity || 1)
  return { product: told.get('name') ?? '', sku: told.get('sku') ?? '', quantity, unitPrice: own }
}

function byQuantity(part: string): Packed {
  const [, first = '', name = ''] = before.exec(part.trim()) ?? []
  const [, called = '', last = ''] = name === '' ? (behind.exec(part.trim()) ?? []) : []
  const quantity = first || last ? Number((first || last).replace(',', '.')) : Number.NaN
  return { product: (name || called || part).trim(), sku: '', quantity, unitPrice: Number.NaN }
}

function byFields(part: string): Packed {
  const field = (name: string) =>
    new RegExp(`Product ${name}\\s*:\\s*(.*?)\\s*(?:,\\s*Product [A-Z][\\w ]*:|$)`, 's').exec(part)?.[1] ?? ''
  const number = (name: string) =>
    field(name) === '' ? Number.NaN : Number(field(name).replace(/[^\d.-]/g, ''))
  return {
    product: field('Name').trim(),
    sku: field('SKU').trim(),
    quantity: number('Qty'),
    unitPrice: number('Unit Price'),
  }
}

/**
 * A file whose products of an order stand in one cell, as a file of order lines: each row once for each product. What the
 * row says of the order stays the order's; without order numbers its sums stand on the first of its lines.
 */
export function unpacked(file: FileColumns): FileColumns {
  const cells = file.cells.get('packed')
  if (cells?.kind !== 'key') return file
  const known = (file.labels.get('packed') ?? []).map(unpackCell)
  const parts = Array.from(cells.values, (code) => known[code] ?? [])
  const index: number[] = []
  parts.forEach((list, row) => {
    for (let k = 0; k < Math.max(1, list.length); k++) index.push(row)
  })
  const rows = Int32Array.from(index)
  const flat = parts.flatMap((list) => (list.length === 0 ? [nothing] : list))
  return {
    ...file,
    grain: file.cells.has('order') ? 'order line' : file.grain,
    rows: rows.length,
    lines: rows.map((row) => file.lines[row] ?? 0),
    further: Uint8Array.from(rows, (row, i) => (i > 0 && rows[i - 1] === row ? 1 : 0)),
    ...told(file, flat, rows),
  }
}

const nothing: Packed = { product: '', sku: '', quantity: Number.NaN, unitPrice: Number.NaN }

function told(file: FileColumns, parts: readonly Packed[], rows: Int32Array) {
  const cells = new Map<Meaning, Cells>()
  const labels = new Map(file.labels)
  for (const [meaning, column] of file.cells)
    if (meaning !== 'packed') cells.set(wholeOf(meaning, file), onceOnly(file, pick(column, rows), rows))
  for (const meaning of ['product', 'sku'] as const) {
    const names = new Dictionary()
    const values = Int32Array.from(parts, (p) => (p[meaning] === '' ? -1 : names.code(p[meaning])))
    if (names.labels.length === 0) continue
    cells.set(meaning, { kind: 'key', values })
    labels.set(meaning, names.labels)
  }
  for (const [meaning, kind] of [
    ['quantity', 'number'],
    ['unitPrice', 'money'],
  ] as const) {
    const values = Float64Array.from(parts, (p) => p[meaning])
    if (values.some((v) => !Number.isNaN(v))) cells.set(meaning, { kind, values })
  }
  return { cells, labels }
}

/** Rows that add up must not add what they repeat. */
function onceOnly(file: FileColumns, column: Cells, rows: Int32Array): Cells {
  if (file.cells.has('order') || column.kind !== 'money') return column
  const values = column.values.map((value, i) => (i > 0 && rows[i - 1] === rows[i] ? Number.NaN : value))
  return { kind: 'money', values }
}

/** The amount of a row is that of its order once the row is split. */
const wholeOf = (meaning: Meaning, { cells }: FileColumns): Meaning =>
  meaning === 'amount' && !cells.has('orderTotal') ? 'orderTotal' : meaning
