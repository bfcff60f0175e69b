import type { Block, Findings } from '../../src/contract/report.ts'
import { quantile } from '../numeric/quantile.ts'
import type { Say } from './say.ts'

/** Orders from which an account may be a till, and how many a day, or times the 95th percentile, make it one. */
export const till = { orders: 100, aDay: 3, times: 10 }

/** Accounts that are no person: their keys, and how many orders are theirs. */
export interface Tills {
  keys: Int32Array
  orders: number
}

/** Rows of a customer stand together, those of an order, too; −1 is nobody. Without `order` each row is one. */
interface Rows {
  rows: number
  customer: Int32Array
  day: Int32Array
  order?: Int32Array
}

interface Account {
  key: number
  orders: number
  days: number
}

const chunk = 1 << 16

/**
 * Customers whose orders are no person's: at least 100, and more than three for each day they came or ten times those of the
 * 95th percentile. Linear; some 40 bytes a customer. Yields the share done.
 */
export function* tillsOf(rows: Rows): Generator<number, Tills> {
  const accounts = yield* accountsOf(rows)
  if (!accounts.some(({ orders }) => orders >= till.orders)) return { keys: new Int32Array(), orders: 0 }
  const usual = quantile(Float64Array.from(accounts, ({ orders }) => orders).sort(), 0.95)
  const isTill = ({ orders, days }: Account) =>
    orders >= till.orders && (orders > till.aDay * days || orders > till.times * usual)
  const found = accounts.filter(isTill)
  return {
    keys: Int32Array.from(found, ({ key }) => key),
    orders: found.reduce((sum, { orders }) => sum + orders, 0),
  }
}

function* accountsOf({ rows, customer, day, order }: Rows): Generator<number, Account[]> {
  const accounts: Account[] = []
  let account: Account | undefined
  for (let r = 0; r < rows; r++) {
    if (r % chunk === 0) yield r / rows
    const key = customer[r] ?? -1
    const fresh = r === 0 || key !== customer[r - 1]
    if (fresh) account = { key, orders: 0, days: 0 }
    if (!account || key < 0) continue
    if (fresh) accounts.push(account)
    if (fresh || !order || order[r] !== order[r - 1]) account.orders++
    if (fresh || day[r] !== day[r - 1]) account.days++
  }
  return accounts
}

/** What is said of accounts that are set apart. */
export function tillWords({ keys, orders }: Tills, s: Say): string[] {
  if (keys.length === 0) return []
  const [looks, is] = keys.length === 1 ? ['looks', 'it is'] : ['look', 'they are']
  return [
    `${s.count(keys.length, 'account')} with ${s.count(orders, 'order')} ${looks} like a till and not a person; ${is} set apart here and listed as “${label}”.`,
  ]
}

/** What makes an account a till, in numbers; nothing where there is none. */
export function tillTable({ keys, orders }: Tills): Block[] {
  if (keys.length === 0) return []
  const rows: [string, number][] = [
    ['Accounts set apart', keys.length],
    ['Their orders', orders],
    ['Orders from which an account can be a till', till.orders],
    ['It is one with more orders on each of its days than', till.aDay],
    ['or with so many times the orders of nearly everybody (95 of 100)', till.times],
  ]
  return [
    {
      kind: 'table',
      title: 'Accounts that look like a till',
      reading: 'They place more orders than a person does, and would hide what people do.',
      data: { columns: [{ label: 'What' }, { label: 'Number' }], rows },
      place: 'details',
    },
  ]
}

const label = 'Looks like a till'

/** The accounts as a list; nothing where there is none. */
export function tillList({ keys }: Tills): Findings['audiences'] {
  const about = 'Far more orders than a person places; set apart here.'
  return keys.length > 0 ? [{ id: 'till', label, about, members: keys }] : []
}
