import { totalLike } from '../reading/shape.ts'
import { numbersOf } from './arithmetic.ts'
import type { Guesses, Look } from './meanings.ts'

const fewest = 2

/**
 * True where an order has a row of its own for its total, called so in the column of what was sold, and coming to what its
 * other rows come to: as tills print receipts.
 */
export function totalsInside(look: Look, guesses: Guesses): boolean {
  const [order, product, amount] = [guesses.get('order'), guesses.get('product'), guesses.get('amount')]
  if (!order || !product || !amount || look.signature) return false
  const names = look.cells[product.column] ?? []
  if (!names.some(totalLike)) return false
  const values = numbersOf(look, amount.column)
  const sums = new Map<string, { own: number; others: number }>()
  for (const [r, value] of values.entries()) {
    const sum = sums.get(look.cells[order.column]?.[r] ?? '') ?? { own: Number.NaN, others: 0 }
    if (totalLike(names[r] ?? '')) sum.own = value
    else sum.others += value
    sums.set(look.cells[order.column]?.[r] ?? '', sum)
  }
  const told = [...sums.values()].filter(({ own }) => !Number.isNaN(own))
  const right = told.filter(({ own, others }) => Math.abs(own - others) < 0.006).length
  return told.length >= fewest && right > 0.8 * told.length
}
