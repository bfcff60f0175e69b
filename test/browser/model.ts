/** A row of an order export: one order. */
export interface Row {
  order: number
  /** What stands in place of the day cannot be read. */
  isOdd: boolean
}
export interface Import {
  name: string
  rows: readonly Row[]
  isRepaired: boolean
}
/** What the person sees of one workspace, kept apart from the page. */
export interface Shop {
  title: string
  imports: readonly Import[]
  /** Whether spellings of a product are one product. */
  spellings: boolean
  /** Of 100 in revenue, what is kept; null = not said. */
  margin: number | null
  campaigns: readonly string[]
  objecting: readonly number[]
  /** Who was erased and is kept out of later files. */
  keptOut: readonly number[]
  /** Cases that were marked as fine. */
  marks: number
}
/** All that a device holds. */
export interface World {
  shops: readonly Shop[]
  /** How spellings were switched last, which holds for the next file like it. */
  habit: boolean
  /** How many things were given a name of their own. */
  named: number
}

export const nothing: World = { shops: [], habit: true, named: 0 }
export const oddLine = 7
const buyers = 40
const products = ['Soap 250g', 'SOAP 250G', 'Balm 50ml', 'balm 50ML'] as const

export const buyerOf = ({ order }: Row) => (order * 7) % buyers
export const mailOf = (buyer: number) => `buyer${buyer}@example.net`
/** Every export has one order that is far above all others. */
const centsOf = ({ order }: Row) => (order % 1000 === 40 ? 400_000 : 500 + ((order * 37) % 60) * 100)
const dayOf = ({ order }: Row) =>
  new Date(Date.UTC(2024, 0, 1) + ((order * 3) % 640) * 86_400_000).toISOString().slice(0, 10)

/** The row as it stands in the file; `day` in place of its own. */
export function lineOf(row: Row, day = row.isOdd ? 'never' : dayOf(row)): string {
  const buyer = buyerOf(row)
  const price = (centsOf(row) / 100).toFixed(2)
  return `${row.order},${day},${mailOf(buyer)},Buyer ${buyer},${products[row.order % 4]},${price}`
}

/** The file, and the line of its odd row written right. */
export const fileOf = ({ name, rows }: Import) => ({
  name,
  body: `${['Order ID,Order date,Email,Customer name,Product,Total', ...rows.map((row) => lineOf(row))].join('\n')}\n`,
})
export const written = ({ rows }: Import) =>
  rows.filter(({ isOdd }) => isOdd).map((row) => lineOf(row, dayOf(row)))[0]

/** So many orders from a number on, the sixth of them odd; `again` are rows that came before. */
export function exported(name: string, first: number, count: number, again: readonly Row[] = []): Import {
  const rows = Array.from({ length: count }, (_, i) => ({ order: first + i, isOdd: i === oddLine - 2 }))
  return { name, rows: [...rows, ...again], isRepaired: false }
}

const isUsed = ({ isRepaired }: Import, row: Row) => isRepaired || !row.isOdd
export const hasOdd = (one: Import) => one.rows.some((row) => !isUsed(one, row))

/** The orders that count, each once. */
export const ordersOf = ({ imports }: Shop) => [
  ...new Map(
    imports.flatMap((one) =>
      one.rows.filter((row) => isUsed(one, row)).map((row) => [row.order, row] as const),
    ),
  ).values(),
]

export const isThere = (buyer: number) => (shop: Shop) => ordersOf(shop).some((row) => buyerOf(row) === buyer)

/** Whether the one is an older export than the other: of two that tell of one order the newer one stands. */
function isOlder(one: Import, other: Import): boolean {
  const latest = (file: Import) =>
    file.rows.reduce((day, row) => (isUsed(file, row) && dayOf(row) > day ? dayOf(row) : day), '')
  const place = (file: Import) =>
    [latest(file), String(file.rows.length).padStart(6, '0'), file.name.padStart(20, '0')].join()
  return place(one) < place(other)
}

/** Rows of a file that count: each that can be read, unless a newer file tells of the order. */
function countOf(one: Import, imports: readonly Import[]): number {
  const newer = imports.filter((other) => isOlder(one, other))
  const again = new Set(
    newer.flatMap((file) => file.rows.filter((row) => isUsed(file, row)).map(({ order }) => order)),
  )
  return one.rows.filter((row) => isUsed(one, row) && !again.has(row.order)).length
}

/** What the page must say of a workspace. */
export function told(shop: Shop) {
  const used = ordersOf(shop)
  const files = shop.imports.map((one) => {
    const good = countOf(one, shop.imports)
    return [one.name, one.rows.length, good, one.rows.length - good] as const
  })
  const spelled = used.map(({ order }) => products[order % 4] ?? '')
  const sum = (place: 1 | 2 | 3) => files.reduce((all, file) => all + file[place], 0)
  return {
    title: shop.title,
    counts: { rowsIn: sum(1), used: sum(2), aside: sum(3) },
    revenue: used.reduce((cents, row) => cents + centsOf(row), 0) / 100,
    orders: used.length,
    customers: new Set(used.map(buyerOf)).size,
    products: new Set(shop.spellings ? spelled.map((name) => name.toLowerCase()) : spelled).size,
    files: files.toSorted((a, b) => (a[0] < b[0] ? -1 : 1)),
    spellings: shop.spellings,
    margin: shop.margin,
    campaigns: [...shop.campaigns].sort(),
    objecting: shop.objecting,
    marks: shop.marks,
  }
}
export type Told = ReturnType<typeof told>

/** A workspace without a customer: their rows stand in no file any more. What was marked of them goes with them. */
export function without(shop: Shop, buyer: number, keepOut: boolean): Shop {
  const imports = shop.imports.map((one) => ({
    ...one,
    rows: one.rows.filter((row) => buyerOf(row) !== buyer),
  }))
  return {
    ...shop,
    imports,
    keptOut: keepOut ? [...shop.keptOut, buyer] : shop.keptOut,
    objecting: shop.objecting.filter((one) => one !== buyer),
  }
}

/** A workspace that got a further file. */
export function grown(shop: Shop, one: Import): Shop {
  const rows = one.rows.filter((row) => !shop.keptOut.includes(buyerOf(row)))
  return { ...shop, imports: [...shop.imports, { ...one, rows }] }
}
