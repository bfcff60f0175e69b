import type { Meaning } from '../../src/contract/schema.ts'
import { speaksOf } from './compose.ts'
import type { Guesses, Look } from './meanings.ts'
import { constancy } from './structure.ts'

/** True where a “Name” beside pieces is what was sold: it settles the price, and does not come with one person. */
export function namesGoods(look: Look, guesses: Guesses): boolean {
  const cells = (meaning: Meaning) => look.cells[guesses.get(meaning)?.column ?? -1] ?? []
  if (!guesses.has('customerName') || guesses.has('product')) return false
  if (!guesses.has('quantity') && !guesses.has('sku')) return false
  const settles = (meaning: Meaning) => {
    const { groups, same } = constancy(cells('customerName'), cells(meaning))
    return groups >= 2 && same >= 0.9
  }
  const ofPerson = (['email', 'phone', 'customer'] as const).some((m) => guesses.has(m) && settles(m))
  return !ofPerson && (settles('sku') || settles('unitPrice'))
}

/** A day on which something was added is that of the order where there is one, not when somebody joined. */
export function isOrdersDay(look: Look, guesses: Guesses): boolean {
  const header = look.headers[guesses.get('customerSince')?.column ?? -1] ?? ''
  return guesses.has('order') && !speaksOf(header, 'joined', 'since')
}
