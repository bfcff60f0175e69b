import type { Meaning } from '../../../src/contract/schema.ts'
import type { Lists, Manner } from './words.ts'

export interface Column {
  meaning: Meaning
  header: string
}

const isMeaning = (word: string): word is Meaning => word !== ''

/** The columns of a list, each in the spelling of that number. */
export function columnsOf(lists: Lists, what: keyof Lists, which: number): Column[] {
  return lists[what].split('\n').flatMap((line) => {
    const at = line.indexOf(':')
    const meaning = line.slice(0, at)
    const spellings = line.slice(at + 1).split('|')
    return isMeaning(meaning) ? [{ meaning, header: (spellings[which] ?? '').trim() }] : []
  })
}

const two = (n: number) => String(n).padStart(2, '0')

function day({ day }: Manner, i: number): string {
  const [d, m] = [two(1 + ((i * 5) % 28)), two(1 + (i % 12))]
  const sign = day.slice(3)
  return [...(day.startsWith('mdy') ? [m, d] : [d, m]), '2025'].join(sign)
}

const money = ({ comma }: Manner, cents: number) => (cents / 100).toFixed(2).replace('.', comma ? ',' : '.')

const firsts = ['Ann', 'Bob', 'Cleo', 'Dora', 'Eve', 'Fritz', 'Gaia', 'Hugo', 'Ines']
const lasts = ['Miller', 'Weber', 'Dupont', 'Rossi', 'Jansen', 'Silva', 'Garcia']
const goods = ['Blue mug', 'Linen print', 'Green tea 100 g', 'Candle', 'Notebook']
const sayings = [
  'It came quickly and looks just as shown here',
  'Not what we had hoped for, it broke at once',
]
const pick = (list: readonly string[], i: number) => list[i % list.length] ?? ''

type Make = (i: number, manner: Manner) => string
const cells: Partial<Record<Meaning, Make>> = {
  order: (i) => `R-${1000 + Math.floor(i / 2)}`,
  date: (i, m) => day(m, Math.floor(i / 2)),
  customer: (i) => `K${300 + ((i * 7) % 41)}`,
  product: (i) => pick(goods, i),
  quantity: (i) => String(1 + (i % 4)),
  unitPrice: (i, m) => money(m, 250 + 125 * (i % 9)),
  orderTotal: (i, m) => money(m, 1205 + 310 * (i % 17)),
  email: (i) => `${pick(firsts, i).toLowerCase()}${i}@example.org`,
  firstName: (i) => pick(firsts, i),
  lastName: (i) => pick(lasts, i * 3),
  customerName: (i) => `${pick(firsts, i)} ${pick(lasts, i * 3)}`,
  phone: (i) => `+49 170 55501${two(i)}`,
  city: (i) => pick(['Dresden', 'Lyon', 'Porto', 'Utrecht', 'Bergamo'], i),
  postcode: (i) => String(10117 + i * 13),
  customerSince: day_,
  totalSpent: (i, m) => money(m, 5005 + 1990 * (i % 13)),
  totalOrders: (i) => String(1 + ((i * 3) % 11)),
  consent: (i) => (i % 3 === 0 ? 'no' : 'yes'),
  stars: (i) => String(1 + ((i * 2) % 5)),
  title: (i) => pick(['Very good', 'Not again', 'As it should be', 'Where is it?'], i),
  text: (i) => `${pick(sayings, i)} (${i})`,
  messageId: (i) => String(7001 + i),
  priority: (i) => pick(['high', 'low', 'normal'], i),
  resolvedAt: (i, m) => day(m, Math.floor(i / 2) + 12),
  paid: (i) => (i % 5 === 0 ? 'no' : 'yes'),
  status: (i) => pick(['open', 'done', 'waiting'], i),
  visitor: (i) => `v${100 + (i % 9)}`,
  session: (i) => `s-${500 + Math.floor(i / 3)}`,
  page: (i) => pick(['/mug', '/cart', '/', '/tea'], i),
  event: (i) => pick(['view', 'add', 'buy'], i),
  sku: (i) => `A-${i}`,
  category: (i) => pick(['Kitchen', 'Paper', 'Tea'], i),
  cost: (i, m) => money(m, 105 + 40 * (i % 7)),
  label: (i) => (i % 4 === 0 ? 'yes' : 'no'),
}

function day_(i: number, manner: Manner): string {
  return day(manner, i)
}

const once = new Set<Meaning>(['customer', 'order', 'product'])

/** Thirty rows; what names a row of a list of orders, customers or products names one row only. */
export function rowsFor(columns: readonly Column[], what: keyof Lists, manner: Manner): string[][] {
  const own = (meaning: Meaning) =>
    once.has(meaning) &&
    ((what === 'orders' && meaning === 'order') ||
      ((what === 'customers' || what === 'labels') && meaning === 'customer') ||
      (what === 'products' && meaning === 'product'))
  return Array.from({ length: 30 }, (_, i) =>
    columns.map(({ meaning }) =>
      own(meaning)
        ? `${meaning === 'product' ? 'Thing ' : 'N'}${400 + i}`
        : (cells[meaning]?.(i, manner) ?? ''),
    ),
  )
}
