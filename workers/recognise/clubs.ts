import { speaksOf } from './compose.ts'
import type { Guesses, Look } from './meanings.ts'
import { repeats } from './structure.ts'

type Kind = 'customer' | 'event'

/** What a list of contracts or of loyalty cards is: a customer a row, or a visit a row where cards come back. */
export function clubGrain(look: Look, guesses: Guesses): Kind | null {
  const has = (...names: Parameters<Guesses['has']>[0][]) => names.some((m) => guesses.has(m))
  if (has('order', 'product', 'sku', 'quantity')) return null
  const key =
    guesses.get('customer') ?? guesses.get('email') ?? guesses.get('phone') ?? guesses.get('customerName')
  const again = repeats(look.cells[key?.column ?? -1] ?? [])
  if (!again && key && has('plan', 'planFee') && has('planFee', 'endsOn')) return 'customer'
  const paid = has('amount', 'orderTotal', 'unitPrice')
  if (!again && key && !paid && has('date', 'customerSince') && has('cancelledAt', 'endsOn'))
    return 'customer'
  if (!has('stamps', 'points') || paid || !key) return null
  return again && has('date') ? 'event' : again ? null : 'customer'
}

/** The number of a card is the customer's, and the day a contract began the day they came. Changes `guesses`. */
export function asClub(look: Look, guesses: Guesses): void {
  if (!guesses.has('stamps') && !guesses.has('points')) return
  const taken = new Set([...guesses.values()].map(({ column }) => column))
  const column = look.headers.findIndex((header, c) => !taken.has(c) && speaksOf(header, 'card'))
  if (column < 0 || guesses.has('customer')) return
  guesses.set('customer', { column, sure: 0.7, evidence: 'the number of a card' })
}
