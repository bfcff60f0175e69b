import { isOn } from '../../src/contract/cleaning.ts'
import type { Groups } from './group.ts'
import { type Coded, numbers, type Rows } from './rows.ts'
import { notWonAmong, openAmong, statusUnpaid, unpaid, voided, whollyRefunded } from './status.ts'
import { at } from './worth.ts'

/** Orders that nobody paid for, and what they come to by currency. */
export interface Unpaid {
  orders: number
  money: Map<string, number>
}

/** What the files say of each order. */
interface Said {
  status: Coded
  paid: Coded
  currency: Coded
}

interface Amounts {
  gross: Float64Array
  refund: Float64Array
}

interface Counted {
  counted: Uint8Array
  unpaid: Unpaid | null
}

const nothing = 1
const givenBack = 2
const notPaid = 4

/** Which orders count, as the steps on refunds and on orders over nothing are switched. Refunds that are off are none. */
export function countedAs(
  rows: Rows,
  groups: Groups,
  said: Said,
  refundTold: Float64Array,
  amounts: Amounts,
): Counted {
  const { steps } = rows.decisions
  const refunds = isOn('refunds', steps)
  const out = refunds
    ? countedOf(rows, groups, said, refundTold, amounts)
    : { counted: new Uint8Array(groups.count).fill(1), unpaid: null }
  if (!refunds) amounts.refund.fill(0)
  if (isOn('zero-orders', steps)) leaveOverNothing(out.counted, amounts)
  return out
}

/** Where no order comes to anything, no amount is told: they stay. */
function leaveOverNothing(counted: Uint8Array, { gross, refund }: Amounts): void {
  if (!gross.some((value) => value > 0)) return
  for (let o = 0; o < counted.length; o++) if (gross[o] === 0 && refund[o] === 0) counted[o] = 0
}

/** What was voided, cancelled or not paid does not count; what was wholly refunded counts, with all of it given back. */
function countedOf(
  rows: Rows,
  { orderOf, count }: Groups,
  { status, paid, currency }: Said,
  refundTold: Float64Array,
  { gross, refund }: Amounts,
): Counted {
  const out = new Uint8Array(count).fill(1)
  const unsettled = new Uint8Array(count)
  rows.files.forEach(({ recognisedAs }, f) => {
    const own = () => labelsOf(status, orderOf.subarray(rows.start[f] ?? 0, rows.start[f + 1] ?? 0))
    const [open, lost] = [openAmong, notWonAmong].map((among) =>
      among(status.labels).size > 0 ? among(own()) : none,
    )
    const cancelled = recognisedAs.startsWith('shopify') ? new Float64Array() : numbers(rows, 'cancelledAt')
    const says = status.labels.map(
      (label) =>
        verdict(label, recognisedAs) | (open?.has(label) ? notPaid : 0) | (lost?.has(label) ? nothing : 0),
    )
    const saysPaid = paid.labels.map((label) => verdict(label, '') | (unpaid(label) ? notPaid : 0))
    if (cancelled.length === 0 && [...says, ...saysPaid].every((one) => one === 0)) return
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const o = orderOf[r] ?? -1
      if (o < 0) continue
      const one = (says[status.codes[o] ?? -1] ?? 0) | (saysPaid[paid.codes[o] ?? -1] ?? 0)
      if ((one & notPaid) !== 0 && (one & givenBack) === 0) unsettled[o] = 1
      if ((one & (nothing | notPaid)) !== 0 || !Number.isNaN(at(cancelled, r))) out[o] = 0
      if ((one & givenBack) !== 0 && !(Math.abs(at(refundTold, o)) > 0))
        refund[o] = Math.max(at(refund, o), at(gross, o))
    }
  })
  return { counted: out, unpaid: addedUp(unsettled, currency, gross) }
}

const none: ReadonlySet<string> = new Set()

/** What the orders of some rows say. */
function labelsOf({ codes, labels }: Coded, orderOf: Int32Array): string[] {
  const met = new Set<number>()
  for (const o of orderOf) if (o >= 0) met.add(codes[o] ?? -1)
  return [...met].flatMap((code) => labels[code] ?? [])
}

const verdict = (label: string, recognisedAs: string): number =>
  (voided(label, recognisedAs) ? nothing : 0) |
  (statusUnpaid(label, recognisedAs) ? notPaid : 0) |
  (whollyRefunded(label, recognisedAs) ? givenBack : 0)

function addedUp(open: Uint8Array, currency: Coded, gross: Float64Array): Unpaid | null {
  const found: Unpaid = { orders: 0, money: new Map() }
  for (let o = 0; o < open.length; o++) {
    if (open[o] === 0) continue
    const name = currency.labels[currency.codes[o] ?? -1] ?? ''
    found.orders++
    found.money.set(name, (found.money.get(name) ?? 0) + (gross[o] ?? 0))
  }
  return found.orders > 0 ? found : null
}
