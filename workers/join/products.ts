import { type Coded, codes, type Rows } from './rows.ts'
import { int, ints, type Table, table, text } from './table.ts'

/** Product of each row: its name, else its article number. Codes are dense in the order of the labels. */
export function products(rows: Rows): Coded {
  const named = codes(rows, 'product')
  const sku = codes(rows, 'sku')
  const known = new Map<string, number>()
  for (const label of named.labels) known.set(label, known.size)
  for (const label of sku.labels) if (!known.has(label)) known.set(label, known.size)
  const bySku = ints(sku.labels.length, (i) => known.get(sku.labels[i] ?? '') ?? -1)
  const raw = named.codes.map((code, r) => (code >= 0 ? code : (bySku[sku.codes[r] ?? -1] ?? -1)))
  return sorted({ codes: raw, labels: [...known.keys()] })
}

/** Keeps the labels that occur, sorted, so that codes do not hang on the order of the files. */
function sorted({ codes: raw, labels }: Coded): Coded {
  const used = new Uint8Array(labels.length)
  for (const code of raw) if (code >= 0) used[code] = 1
  const order = labels.map((label, code) => ({ label, code })).filter(({ code }) => used[code])
  order.sort((a, b) => (a.label < b.label ? -1 : 1))
  const to = new Int32Array(labels.length).fill(-1)
  order.forEach(({ code }, key) => {
    to[code] = key
  })
  return { codes: raw.map((code) => (code < 0 ? -1 : (to[code] ?? -1))), labels: order.map((o) => o.label) }
}

/** `product(product_key, product, sku, variant, category)`: the first that is told of each. */
export function productTable(rows: Rows, product: Coded): Table {
  const told = (['sku', 'variant', 'category'] as const).map((m) => firstTold(product, codes(rows, m)))
  const [sku = [], variant = [], category = []] = told
  return table('product', product.labels.length, {
    product_key: int(ints(product.labels.length, (key) => key)),
    product: text(product.labels),
    sku: text(sku),
    variant: text(variant),
    category: text(category),
  })
}

/** The smallest label that stands beside each product, whatever the order of the files. */
function firstTold(product: Coded, column: Coded): string[] {
  const best = new Array<string>(product.labels.length).fill('')
  for (let r = 0; r < product.codes.length; r++) {
    const key = product.codes[r] ?? -1
    const code = column.codes[r] ?? -1
    if (key < 0 || code < 0) continue
    const label = column.labels[code] ?? ''
    const rival = best[key] ?? ''
    if (rival === '' || label < rival) best[key] = label
  }
  return best
}
