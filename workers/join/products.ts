import { isOn } from '../../src/contract/cleaning.ts'
import { Dictionary } from './dictionary.ts'
import { isNoProduct } from './goods.ts'
import type { Role } from './role.ts'
import { type Coded, codes, type Keyed, numbers, type Rows } from './rows.ts'
import { alphabetical } from './sort.ts'
import { int, iota, lazyTable, real, type Table, text } from './table.ts'

/** Products of orders and of lists of products. Shipping, gift cards, tips and fees are none. */
export function products(rows: Rows): Coded {
  const sold = ofOrders(rows, namedOrNumbered(rows))
  return isOn('not-products', rows.decisions.steps) ? goodsOf(sold) : sold
}

function ofOrders(rows: Rows, every: Coded): Coded {
  const makes = (role: Role) => role === 'orders' || role === 'products'
  if (rows.roles.every(makes)) return every
  const own = every.codes.slice()
  rows.roles.forEach((role, f) => {
    if (!makes(role)) own.fill(-1, rows.start[f], rows.start[f + 1])
  })
  return { codes: own, labels: every.labels }
}

/** A file of nothing but such names sells them: they stay. */
function goodsOf({ codes, labels }: Coded): Coded {
  const none = labels.map(isNoProduct)
  if (!none.includes(true) || !none.includes(false)) return { codes, labels }
  return { codes: codes.map((code) => (none[code] ? -1 : code)), labels }
}

/** A product goes by its name, else by its article number. */
function namedOrNumbered(rows: Rows): Coded {
  const named = codes(rows, 'product')
  const sku = codes(rows, 'sku')
  if (sku.labels.length === 0) return named
  if (named.labels.length === 0) return sku
  const all = new Dictionary()
  for (const label of named.labels) all.code(label)
  const bySku = Int32Array.from(sku.labels, (label) => all.code(label))
  const either = new Int32Array(rows.total)
  for (let r = 0; r < either.length; r++) {
    const code = named.codes[r] ?? -1
    either[r] = code >= 0 ? code : (bySku[sku.codes[r] ?? -1] ?? -1)
  }
  return { codes: either, labels: all.labels }
}

/** Keeps the labels that occur, sorted, so that keys do not hang on the order of the files. `sold` counts their rows. */
export function productKeys({ codes, labels }: Coded, sold: Int32Array): Keyed {
  const used = iota(labels.length).filter((code) => (sold[code] ?? 0) > 0)
  const names = Array.from(used, (code) => labels[code] ?? '')
  const order = alphabetical(names)
  const keyOf = new Int32Array(labels.length).fill(-1)
  for (let key = 0; key < order.length; key++) keyOf[used[order[key] ?? 0] ?? 0] = key
  return { codes, keyOf, labels: Array.from(order, (at) => names[at] ?? '') }
}

/** `product(product_key, product, sku, variant, category, price, cost)`: the least that is told of each; money as lists of products tell it. */
export function productTable(rows: Rows, count: number, products: () => Keyed): Table {
  const smallest = (meaning: 'sku' | 'variant' | 'category') =>
    text(firstTold(products(), codes(rows, meaning)))
  return lazyTable('product', count, {
    product_key: () => int(iota(count)),
    product: () => text(products().labels),
    sku: () => smallest('sku'),
    variant: () => smallest('variant'),
    category: () => smallest('category'),
    price: () => real(leastListed(rows, products(), 'unitPrice')),
    cost: () => real(leastListed(rows, products(), 'cost')),
  })
}

/** The smallest label that stands beside each product, whatever the order of the files. */
function firstTold(product: Keyed, { codes, labels }: Coded): string[] {
  const best = new Int32Array(product.labels.length).fill(-1)
  for (let r = 0; r < codes.length; r++) {
    const code = codes[r] ?? -1
    const key = code < 0 ? -1 : (product.keyOf[product.codes[r] ?? -1] ?? -1)
    if (key < 0) continue
    const rival = best[key] ?? -1
    if (rival !== code && (rival < 0 || (labels[code] ?? '') < (labels[rival] ?? ''))) best[key] = code
  }
  return Array.from(best, (code) => labels[code] ?? '')
}

/** The least that lists of products tell of each, NaN where none does. */
function leastListed(rows: Rows, product: Keyed, meaning: 'unitPrice' | 'cost'): Float64Array {
  const out = new Float64Array(product.labels.length).fill(Number.NaN)
  const told = numbers(rows, meaning)
  rows.roles.forEach((role, f) => {
    if (role !== 'products' || told.length === 0) return
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const key = product.keyOf[product.codes[r] ?? -1] ?? -1
      const value = told[r] ?? Number.NaN
      if (key >= 0 && !(value >= (out[key] ?? Number.NaN)) && !Number.isNaN(value)) out[key] = value
    }
  })
  return out
}
