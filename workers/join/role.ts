import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from './columns.ts'

/** What the rows of a file become. */
export type Role = 'orders' | 'customers' | 'unused'

const orderGrains = new Set(['order', 'order line', 'transaction'])
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
  if (file.grain === 'payment') return ordersAreHere ? 'unused' : 'orders'
  if (file.grain === 'customer') return 'customers'
  return has('date') && valued.some(has) ? 'orders' : 'unused'
}

/** A customer file without a column that names people: each of its rows is one. */
export function isNameless(file: FileColumns): boolean {
  return file.grain === 'customer' && !naming.some((m) => file.cells.has(m))
}

/** Why nothing is made of the rows of an unused file. */
export function unusedReason(file: FileColumns): string {
  return file.grain === 'payment'
    ? 'a payment; the orders themselves are here'
    : 'neither an order nor a customer'
}

/** Vendor whose customer numbers a file uses: numbers of different vendors are different people. */
export function vendor(recognisedAs: string): string {
  const [first = '', ...rest] = recognisedAs.split('_')
  return rest.length === 0 || /^(order|customer|transaction|payment|product)s?$/.test(first) ? '' : first
}
