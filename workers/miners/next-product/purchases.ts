import type { Kinds } from '../../../src/contract/frame.ts'
import { within } from '../../numeric/progress.ts'
import { type Extra, extrasOf } from '../extras.ts'
import { type Tills, tillsOf } from '../tills.ts'
import { collapsed, type United, unitedIn } from '../variants.ts'

/** Rows of the mart of baskets, in its order: by customer (-1 = nobody named), time, order and product. */
export interface Lines {
  readonly rows: number
  readonly customer: Int32Array
  readonly order: Int32Array
  readonly day: Int32Array
  readonly product: Int32Array
  readonly name: Kinds['key']
  readonly category: Kinds['key']
  readonly quantity: Float64Array
  readonly amount: Float64Array
}

/** What counts as one item: a product of the files, all its sizes and colours, or a category. */
export type Level = 'product' | 'variant' | 'category'

/**
 * What was bought, as distinct items of purchases. A purchase is all that a customer bought on one day, or one order where
 * nobody is named. Items of purchase p are `item[start[p] … start[p + 1])`; purchases of customer c `first[c] … end[c])`,
 * by day. `owner` is -1 where nobody is named.
 */
export interface Trade {
  level: Level
  united: United
  items: number
  names: string[]
  /** Category of each item, '' where none is told; and money for one piece, NaN where none is. */
  categories: string[]
  price: Float64Array
  purchases: number
  start: Int32Array
  item: Int32Array
  day: Int32Array
  owner: Int32Array
  customers: number
  keys: Int32Array
  first: Int32Array
  end: Int32Array
  tills: Tills
  extras: Extra[]
}

const chunk = 1 << 16

/**
 * Purchases of each customer. The orders of accounts that look like a till stand as those of nobody, and items that go with
 * whatever is bought are none. Linear; memory four numbers a row. Yields the share done.
 */
export function* tradeOf(lines: Lines, wanted: Level): Generator<number, Trade> {
  yield 0
  const tills = yield* within(tillsOf(lines), 0, 0.1)
  const goods = goodsOf(lines, wanted)
  yield 0.2
  const trade = yield* within(gathered(lines, goods, tills), 0.2, 0.6)
  const extras = yield* within(extrasOf(trade, trade.names), 0.6, 0.65)
  if (extras.length === 0) return trade
  const out = new Set(extras.map(({ item }) => item))
  const left = { ...goods, itemOf: goods.itemOf.map((it) => (out.has(it) ? -1 : it)) }
  return { ...(yield* within(gathered(lines, left, tills), 0.65, 1)), extras }
}

interface Goods {
  level: Level
  united: United
  names: string[]
  categories: string[]
  /** Item of each row, -1 for rows that are left out. */
  itemOf: Int32Array
}

function goodsOf(lines: Lines, wanted: Level): Goods {
  const told = lines.category.labels.some((label) => label !== '') && lines.category.codes.some((c) => c >= 0)
  if (wanted === 'category' && told) return byCategory(lines)
  return wanted === 'product' ? byProduct(lines) : byVariant(byProduct(lines))
}

const none: United = { names: 0, products: 0 }

/** Sizes and colours of a product as one; what has no name stays as it is. */
function byVariant(goods: Goods): Goods {
  const shown = collapsed(goods.names)
  const united = unitedIn(goods.names, shown)
  if (united.products === 0) return { ...goods, level: 'variant' }
  const placeOf = new Map<string, number>()
  const [names, categories]: [string[], string[]] = [[], []]
  const to = Int32Array.from(shown, (name, it) => {
    const key = name === '' ? `\n${it}` : name
    const known = placeOf.get(key) ?? names.length
    if (known < names.length) return known
    placeOf.set(key, known)
    names.push(name)
    categories.push(goods.categories[it] ?? '')
    return known
  })
  return { level: 'variant', united, names, categories, itemOf: goods.itemOf.map((it) => to[it] ?? -1) }
}

function byProduct({ rows, product, name, category }: Lines): Goods {
  let top = -1
  for (let r = 0; r < rows; r++) top = Math.max(top, product[r] ?? -1)
  const rowOf = new Int32Array(top + 1).fill(-1)
  for (let r = 0; r < rows; r++) rowOf[product[r] ?? 0] = r
  const placeOf = new Int32Array(top + 1).fill(-1)
  const names: string[] = []
  const categories: string[] = []
  for (let key = 0; key <= top; key++) {
    const r = rowOf[key] ?? -1
    if (r < 0) continue
    placeOf[key] = names.length
    names.push(name.labels[name.codes[r] ?? -1] ?? '')
    categories.push(category.labels[category.codes[r] ?? -1] ?? '')
  }
  return {
    level: 'product',
    united: none,
    names,
    categories,
    itemOf: product.map((key) => placeOf[key] ?? -1),
  }
}

function byCategory({ category: { codes, labels } }: Lines): Goods {
  const used = new Set<number>()
  for (let r = 0; r < codes.length; r++) used.add(codes[r] ?? -1)
  const names = [...new Set([...used].map((code) => labels[code] ?? ''))].filter((l) => l !== '').sort()
  const placeOf = new Map(names.map((name, i) => [name, i]))
  const itemOfCode = Int32Array.from(labels, (label) => placeOf.get(label) ?? -1)
  const itemOf = codes.map((code) => itemOfCode[code] ?? -1)
  return { level: 'category', united: none, names, categories: [...names], itemOf }
}

function* gathered(lines: Lines, goods: Goods, tills: Tills): Generator<number, Trade> {
  const { rows, customer, order, day, quantity, amount } = lines
  const items = goods.names.length
  const isTill = new Set(tills.keys)
  const [start, item] = [new Int32Array(rows + 1), new Int32Array(rows)]
  const [days, owner] = [new Int32Array(rows), new Int32Array(rows)]
  const [keys, first, end] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows)]
  const [pieces, money] = [new Float64Array(items), new Float64Array(items)]
  const stamp = new Int32Array(items).fill(-1)
  let [p, n, people, before] = [-1, 0, 0, -1]
  for (let r = 0; r < rows; r++) {
    if (r % chunk === 0) yield r / rows
    const it = goods.itemOf[r] ?? -1
    if (it < 0) continue
    const who = customer[r] ?? -1
    const named = who >= 0 && !isTill.has(who)
    const same =
      before >= 0 && customer[before] === who && (named ? day[before] === day[r] : order[before] === order[r])
    if (!same) {
      start[++p] = n
      days[p] = day[r] ?? 0
      if (named && (before < 0 || customer[before] !== who)) {
        keys[people] = who
        first[people++] = p
      }
      owner[p] = named ? people - 1 : -1
      if (named) end[people - 1] = p + 1
    }
    before = r
    if (stamp[it] !== p) {
      stamp[it] = p
      item[n++] = it
    }
    pieces[it] = (pieces[it] ?? 0) + (quantity[r] ?? 0)
    money[it] = (money[it] ?? 0) + (amount[r] ?? 0)
  }
  start[p + 1] = n
  yield 1
  return {
    level: goods.level,
    united: goods.united,
    items,
    names: goods.names,
    categories: goods.categories,
    price: money.map((sum, i) => (sum > 0 && (pieces[i] ?? 0) > 0 ? sum / (pieces[i] ?? 1) : Number.NaN)),
    purchases: p + 1,
    start: start.subarray(0, p + 2),
    item: item.subarray(0, n),
    day: days.subarray(0, p + 1),
    owner: owner.subarray(0, p + 1),
    customers: people,
    keys: keys.subarray(0, people),
    first: first.subarray(0, people),
    end: end.subarray(0, people),
    tills,
    extras: [],
  }
}

/** Where the purchases of each customer end that were made before a day. */
export function endsBefore({ customers, first, end, day }: Trade, until: number): Int32Array {
  const out = new Int32Array(customers)
  for (let c = 0; c < customers; c++) {
    let at = end[c] ?? 0
    while (at > (first[c] ?? 0) && (day[at - 1] ?? 0) >= until) at--
    out[c] = at
  }
  return out
}
