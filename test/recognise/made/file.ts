import type { Line, Order } from './shop.ts'

/** What a file holds, known before it is read. Money in the unit of the file. */
export interface Truth {
  orders: number
  lines: number
  customers: number
  revenue: number
  refunds: number
  voidedOrders: number
  voidedAmount: number
  rows: number
  aside: number
}
export interface Made {
  text: string
  truth: Truth
}

/** A cell of a column, for a line of an order; `first` is true on the first line of the order. */
export type Cell = (order: Order, line: Line, first: boolean) => string

export const money = (cents: number) => (cents / 100).toFixed(2)
export const dollars = (cents: number) => {
  const text = `$${(Math.abs(cents) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
  return cents < 0 ? `-${text}` : text
}
const two = (n: number) => String(n).padStart(2, '0')
export const iso = (d: Date) => d.toISOString().slice(0, 10)
export const clock = (d: Date) => d.toISOString().slice(11, 19)
export const american = (d: Date) =>
  `${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())}/${two(d.getUTCFullYear() % 100)}`
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
export const dashed = (d: Date) =>
  `${months[d.getUTCMonth()]}-${two(d.getUTCDate())}-${two(d.getUTCFullYear() % 100)}`
export const longAmerican = (d: Date) =>
  `${months[d.getUTCMonth()]} ${d.getUTCDate()}, ${d.getUTCFullYear()} ${d.getUTCHours() % 12 || 12}${clock(d).slice(2)} ${d.getUTCHours() < 12 ? 'AM' : 'PM'} PST`

export const row = (cells: string[], delimiter: string) =>
  cells
    .map((c) => (/["\n]/.test(c) || c.includes(delimiter) ? `"${c.replaceAll('"', '""')}"` : c))
    .join(delimiter)

/** How a source writes a shop. */
export interface Writing {
  id: string
  header: string
  delimiter?: string
  /** One row for each line, or one for each order. */
  per: 'line' | 'order'
  cells: Record<string, Cell>
  /** What an order comes to in this file, in cents. */
  worth(order: Order): number
  /** What is given back as this file tells it; the state `void` where the file can say it. */
  refund(order: Order): number
  isVoid(order: Order): boolean
  who(order: Order): string
  above?: string
  below?: string
  /** Rows that the footer comes to. */
  footer?: number
  /** Further rows of an order, and how many of them are set aside. */
  more?(order: Order): { rows: Record<string, string>[]; aside: number; lines: number }
}

/** A file and what it holds, by adding up the shop; the code that reads it is not asked. */
export function make(writing: Writing, orders: readonly Order[]): Made {
  const { header, delimiter = ',', per, cells, above = '', below = '' } = writing
  const names = header.split(delimiter)
  const lines = [header]
  const truth: Truth = {
    orders: orders.length,
    ...{ lines: 0, revenue: 0, refunds: 0, voidedOrders: 0, voidedAmount: 0, rows: 0 },
    customers: new Set(orders.map(writing.who)).size,
    aside: writing.footer ?? 0,
  }
  for (const order of orders) {
    const own = per === 'line' ? order.lines : order.lines.slice(0, 1)
    own.forEach((line, i) => {
      lines.push(
        row(
          names.map((name) => cells[name]?.(order, line, i === 0) ?? ''),
          delimiter,
        ),
      )
    })
    const more = writing.more?.(order) ?? { rows: [], aside: 0, lines: 0 }
    for (const extra of more.rows)
      lines.push(
        row(
          names.map((name) => extra[name] ?? ''),
          delimiter,
        ),
      )
    truth.rows += own.length + more.rows.length
    truth.aside += more.aside
    truth.lines += (packs(writing) ? order.lines.length : own.length) + more.lines
    if (writing.isVoid(order)) {
      truth.voidedOrders++
      truth.voidedAmount += writing.worth(order)
    } else {
      truth.revenue += writing.worth(order)
      truth.refunds += writing.refund(order)
    }
  }
  truth.rows += writing.footer ?? 0
  for (const name of ['revenue', 'refunds', 'voidedAmount'] as const) truth[name] = truth[name] / 100
  return { text: `${above}${lines.join('\n')}\n${below}`, truth }
}

const packs = ({ cells }: Writing) => 'Product(s)' in cells || 'Product Details' in cells
