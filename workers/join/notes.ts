import { type Note, note } from '../../src/contract/notes.ts'
import { sayConverted } from '../../src/contract/rates.ts'
import type { FileColumns } from './columns.ts'
import type { Unpaid } from './counts.ts'
import type { Rows } from './rows.ts'
import type { Same } from './same.ts'
import type { Summary } from './summary.ts'

/** What was decided while joining, as sentences with their counts. */
export function joinNotes(rows: Rows, folded: number, { currencies, converted }: Summary): Note[] {
  const of = (role: string) => rows.files.filter((_, f) => rows.roles[f] === role)
  return [
    ...(folded > 0
      ? [note('plain', `${refunds(folded)} of their own came off the customer's order before them.`)]
      : []),
    ...daily(of('orders').filter(isDaily)),
    ...of('payments').map((f) =>
      note('choice', `The payments of ${f.name} were not added: the orders they paid for are here.`),
    ),
    ...(converted && converted.each.length > 0 ? [note('choice', sayConverted(converted))] : []),
    ...severalCurrencies(currencies),
  ]
}

const refunds = (n: number) =>
  n === 1 ? '1 refund on a line' : `${n.toLocaleString('en-GB')} refunds on lines`

function daily(files: readonly FileColumns[]): Note[] {
  const [first] = files
  if (!first) return []
  const more = files.length - 1
  const where = more === 0 ? '' : ` and ${more === 1 ? '1 more file' : `${more} more files`}`
  return [
    note(
      'choice',
      `In ${first.name}${where} the same-day purchases of a customer are one order: ${more === 0 ? 'it has' : 'they have'} no order numbers and no times.`,
    ),
  ]
}

function isDaily(file: FileColumns): boolean {
  const named = ['email', 'customer', 'phone', 'customerName', 'firstName', 'lastName'] as const
  return !file.cells.has('order') && !file.hasTime && named.some((m) => file.cells.has(m))
}

function severalCurrencies(currencies: readonly string[]): Note[] {
  if (currencies.length < 2) return []
  const names = currencies.map((c) => c || 'no named currency')
  return [
    note(
      'choice',
      `Amounts in ${names.join(', ')} are never added up; the revenue of a customer is in ${names[0]}.`,
    ),
  ]
}

/** “3 orders are not paid and do not count: 75.00 EUR.” */
export function unpaidNotes(unpaid: Unpaid | null): Note[] {
  if (!unpaid) return []
  const { orders, money } = unpaid
  const sums = [...money]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => `${amount(sum)} ${currency}`.trim())
  const are =
    orders === 1
      ? '1 order is not paid and does not count'
      : `${orders.toLocaleString('en-GB')} orders are not paid and do not count`
  return [
    note(
      'choice',
      `${are}: ${sums.join(', ')}. “Refunds and cancellations” among the cleaning steps decides.`,
    ),
  ]
}

const amount = (sum: number) =>
  sum.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** How many customers became one with another, and what was too common to be compared. */
export function mergeNotes({ merges, skipped }: Same): Note[] {
  const alike = merges.filter(({ rule }) => rule === 'likeness').length
  const people = (n: number) => (n === 1 ? '1 customer is' : `${n.toLocaleString('en-GB')} customers are`)
  return [
    ...(alike > 0
      ? [note('choice', `${people(alike)} surely the same as another one and count as one with it.`)]
      : []),
    ...(skipped > 0
      ? [
          note(
            'plain',
            `${skipped === 1 ? '1 name or number' : `${skipped} names or numbers`} that more than 40 customers share: not compared.`,
          ),
        ]
      : []),
  ]
}
