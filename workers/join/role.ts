import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'

/** What the rows of a file become. */
export type Role = 'orders' | 'customers' | 'products' | 'payments' | 'messages' | 'visits' | 'unused'

const orderGrains = new Set(['order', 'order line', 'transaction'])
const byGrain: Partial<Record<Grain, Role>> = {
  customer: 'customers',
  product: 'products',
  review: 'messages',
  ticket: 'messages',
  event: 'visits',
}
const valued: readonly Meaning[] = ['amount', 'orderTotal', 'unitPrice']
const naming: readonly Meaning[] = ['email', 'customer', 'phone', 'customerName', 'firstName', 'lastName']

/** Payments are orders only where no file brings the orders themselves: adding both would count each sale twice. */
export function rolesOf(files: readonly FileColumns[]): Role[] {
  const ordersAreHere = files.some((f) => orderGrains.has(f.grain))
  return files.map((f) => roleOf(f, ordersAreHere))
}

function roleOf(file: FileColumns, ordersAreHere: boolean): Role {
  const has = (m: Meaning) => file.cells.has(m)
  if (orderGrains.has(file.grain)) return 'orders'
  if (file.grain === 'payment') return ordersAreHere ? 'payments' : 'orders'
  if (why[file.recognisedAs]) return 'unused'
  return byGrain[file.grain] ?? (has('date') && valued.some(has) ? 'orders' : 'unused')
}

/** A customer file without a column that names people: each of its rows is one. */
export function isNameless(file: FileColumns): boolean {
  return file.grain === 'customer' && !naming.some((m) => file.cells.has(m))
}

const why: Record<string, string> = {
  stripe_payouts: 'a payout to the bank, not a sale',
  ga4_ui: 'a figure summed up over many visits: who came, and in which order, cannot be told',
  web_totals: 'a figure summed up over many visits: who came, and in which order, cannot be told',
  ua_report: 'a figure summed up over many visits: who came, and in which order, cannot be told',
  instacart_orders: 'this data set tells neither days nor money',
  instacart_items: 'this data set tells neither days nor money',
  meta_ads: 'a figure of an advertisement, not of a customer',
}

/** Why nothing is made of the rows of an unused file. */
export const unusedReason = ({ recognisedAs }: FileColumns): string =>
  why[recognisedAs] ?? 'neither an order nor a customer'

/** Vendor whose customer numbers a file uses: numbers of different vendors are different people. */
export function vendor(recognisedAs: string): string {
  const [first = ''] = recognisedAs.split('_')
  return /^(order|customer|transaction|payment|product|review|ticket|event|other)s?$/.test(first) ? '' : first
}
