import { jsonText } from './json-text.ts'
import { type JsonValue, Members } from './json-value.ts'

const called = /^(?:refunds?|credit_?notes?|reimbursements?|erstattungen|rembours\w+|reembolsos|rimborsi)$/i
const sums = ['total', 'amount', 'total_amount', 'refund_amount', 'total_refunded', 'value']
const parts = ['transactions', 'payments']
const given = /^(?:refund|success|succeeded|completed)?$/i

/** What a list of refunds within a record comes to, as a plain number ≥ 0; null for lists of anything else, or without amounts. */
export function refundedIn(name: string, list: readonly JsonValue[]): string | null {
  if (!called.test(name)) return null
  const each = list.map(amountOf)
  const known = each.filter((value) => value !== null)
  return known.length === 0 || known.length < each.length
    ? null
    : String(Math.round(known.reduce((sum, value) => sum + value, 0) * 100) / 100)
}

/** Its own sum, else that of the payments it was made by. */
function amountOf(refund: JsonValue): number | null {
  if (!(refund instanceof Members)) return null
  const own = sums.map((name) => numberIn(refund, name)).find((value) => value !== null)
  if (own !== undefined) return own
  const made = parts.map((name) => valueIn(refund, name)).find(Array.isArray) ?? []
  const paid = made.flatMap((part) => (part instanceof Members && isGiven(part) ? [amountOf(part)] : []))
  return paid.some((value) => value !== null)
    ? paid.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    : null
}

const isGiven = (part: Members) => given.test(textIn(part, 'kind')) && textIn(part, 'status') !== 'failure'

const valueIn = ({ names, values }: Members, name: string): JsonValue => values[names.indexOf(name)] ?? null

function textIn(record: Members, name: string): string {
  const value = valueIn(record, name)
  return typeof value === 'string' ? value : ''
}

function numberIn(record: Members, name: string): number | null {
  const value = valueIn(record, name)
  const text = typeof value === 'string' ? value : value === null ? '' : jsonText(value)
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Math.abs(Number(text)) : null
}
