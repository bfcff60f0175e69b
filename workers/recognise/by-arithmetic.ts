import type { Meaning } from '../../src/contract/schema.ts'
import { isProductOf, isSumOf, numbersOf, productIn } from './arithmetic.ts'
import type { Guesses, Look } from './meanings.ts'
import { isBeforeTax, normalise } from './names.ts'
import { constancy } from './structure.ts'
import type { Profile } from './values.ts'

/** Settles by what columns come to together what names alone got wrong. Changes `guesses`. */
export function byArithmetic(look: Look, guesses: Guesses): void {
  piecesNotNumbers(look, guesses)
  priceThatFits(look, guesses)
  withTax(look, guesses)
}

const isNumber = (p: Profile) => p.numbers > 0.9 && p.dates < 0.5 && p.percents < 0.1 && p.distinct > 1
const numeric = (look: Look) => look.profiles.flatMap((p, column) => (isNumber(p) ? [column] : []))

function set(guesses: Guesses, meaning: Meaning, column: number, evidence: string): void {
  for (const [have, guess] of [...guesses]) if (guess.column === column) guesses.delete(have)
  guesses.set(meaning, { column, sure: 0.6, evidence })
}

/** A price that no pieces make an amount of is none where another one does. */
function priceThatFits(look: Look, guesses: Guesses): void {
  const [pieces, price] = [guesses.get('quantity'), guesses.get('unitPrice')]
  const told = (guesses.get('amount') ?? guesses.get('orderTotal'))?.column
  if (!pieces || !price) return
  const columns = numeric(look)
  if (columns.some((amount) => isProductOf(look, pieces.column, price.column, amount))) return
  const found = productIn(look, [pieces.column, ...columns.filter((column) => column !== pieces.column)])
  if (found?.quantity !== pieces.column || found.unitPrice === price.column) return
  if (told !== undefined && told !== found.amount) return
  guesses.delete('unitPrice')
  set(guesses, 'unitPrice', found.unitPrice, 'times the pieces it is the amount')
  if (told === undefined) set(guesses, 'amount', found.amount, 'pieces times price')
}

/** Of an amount before tax and one that has a further column in it, the latter is what customers paid. */
function withTax(look: Look, guesses: Guesses): void {
  const meaning = guesses.has('orderTotal') ? 'orderTotal' : 'amount'
  const net = guesses.get(meaning)
  if (!net || !isBeforeTax(look.headers[net.column] ?? '')) return
  const columns = numeric(look).filter((column) => column !== net.column)
  const tax = guesses.get('tax')?.column
  const parts = tax === undefined ? columns : [tax]
  const whole = columns.find((column) =>
    parts.some((part) => part !== column && isSumOf(look, column, net.column, part)),
  )
  if (whole !== undefined) set(guesses, meaning, whole, 'the amount before tax and the tax together')
}

const bareNumber = /^(?:no|nr|num|numero|number|n|anz|st)$/
const fewNumbers = 12
const enough = 20

/** Small numbers that do not count up within a day are pieces, though their header says “No.”; what a product always costs is its price. */
function piecesNotNumbers(look: Look, guesses: Guesses): void {
  const order = guesses.get('order')
  const [p, product, dates] = [
    look.profiles[order?.column ?? -1],
    cellsOf(look, guesses, 'product'),
    cellsOf(look, guesses, 'date'),
  ]
  if (!order || !p || guesses.has('quantity') || product.length === 0) return
  if (!bareNumber.test(normalise(look.headers[order.column] ?? '').replace(/[^a-z]/g, ''))) return
  if (p.integers < 0.95 || p.distinct > fewNumbers || p.filled < enough) return
  if (countsUp(numbersOf(look, order.column), dates)) return
  guesses.delete('order')
  set(guesses, 'quantity', order.column, 'small numbers that do not count up')
  const amount = guesses.get('amount')
  if (!amount || guesses.has('unitPrice')) return
  const { groups, same } = constancy(product, look.cells[amount.column] ?? [])
  if (groups >= 3 && same > 0.9)
    set(guesses, 'unitPrice', amount.column, 'the same for a product, however many')
}

const cellsOf = (look: Look, guesses: Guesses, meaning: Meaning) =>
  look.cells[guesses.get(meaning)?.column ?? -1] ?? []

/** Receipts of a day follow each other: the next has the same number, or the one after it. */
function countsUp(numbers: Float64Array, dates: readonly string[]): boolean {
  let pairs = 0
  let follow = 0
  for (let r = 1; r < numbers.length; r++) {
    if ((dates[r] ?? '') === '' || dates[r] !== dates[r - 1]) continue
    const step = (numbers[r] ?? Number.NaN) - (numbers[r - 1] ?? Number.NaN)
    pairs++
    if (Math.abs(step) <= 1) follow++
  }
  const sameDay = pairs > 0 ? follow / pairs : 0
  return pairs === 0 ? isRising(numbers) : sameDay > 0.9
}

const isRising = (numbers: Float64Array) => numbers.every((n, r) => r === 0 || n >= (numbers[r - 1] ?? n))
