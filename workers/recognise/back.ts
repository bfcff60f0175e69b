import type { Meaning } from '../../src/contract/schema.ts'
import type { TextColumn } from '../reading/table.ts'
import { numbersOf } from './arithmetic.ts'
import { isBlank } from './blank.ts'
import { cancel } from './cancelled.ts'
import { intoUnits } from './cents.ts'
import { fold } from './fold.ts'
import type { Guesses, Look } from './meanings.ts'
import { normalise } from './names.ts'
import type { Plan } from './plan.ts'
import type { Cells } from './source.ts'
import { flagWord, plainFlag } from './typing.ts'
import type { Profile } from './values.ts'

/** A column that says which rows are money given back, though their amounts have no minus. */
export interface Back {
  column: number
  /** As a person would say it: the word of such a row. */
  word: string
  /** The column answers yes or no: what such a row came to was given back whole. */
  flagged: boolean
}

const back =
  /^(?:(?:full |partial |sales? |customer )?(?:refunds?|refunded|returns?|returned)|credit(?: ?notes?| memos?)?|reversal|charge ?back|gutschrift|(?:ruck)?erstattung|retoure|ruckgabe|rechnungskorrektur|stornorechnung|avoir|remboursement|retour|nota de credito|abono|devolucion|reembolso|nota di credito|reso|rimborso|creditnota|creditfactuur|terugbetaling|devolucao|zwrot|korekta|faktura korygujaca|dobropis|vratka|jovairas|sc|cn|arc|arccredit|accpaycredit|accreccredit)$/
const sale =
  /^(?:sales?|invoices?|orders?|payments?|charges?|purchases?|receipts?|sales? invoice|rechnung|verkauf|bestellung|umsatz|facture|vente|commande|venta|factura|pedido|vendita|fattura|ordine|verkoop|factuur|venda|fatura|autorizacion|authori[sz]ation|capture|compra|cobro|zahlung|paiement|pagamento|betaling|sprzedaz|paragon|faktura|prodej|si|inv|arinvoice|accrec)$/
const amounts: readonly Meaning[] = ['amount', 'orderTotal', 'subtotal', 'quantity']
const mostWords = 12

const isFlag = (header: string, p: Profile | undefined) =>
  /^(?:is_?|was_?)?(?:(?:fully_?)?refunded|chargedback|erstattet|rembourse|reembolsado|rimborsato|terugbetaald|zwrocono)$/.test(
    normalise(header),
  ) &&
  p !== undefined &&
  p.flags > 0.9 &&
  p.distinct === 2

const isBack = (cell: string) => back.test(fold(cell.trim()))

/**
 * Of a file of no known source: a column with a few words, one of them for a sale and one for money given back, where the
 * amounts of the latter are not below zero anyway. Null for none.
 */
export function backIn(look: Look, guesses: Guesses): Back | null {
  const sum = guesses.get('orderTotal') ?? guesses.get('amount')
  if (look.signature || !sum || guesses.has('refund')) return null
  const flagged = look.headers.findIndex((header, c) => isFlag(header, look.profiles[c]))
  if (flagged >= 0) return { column: flagged, word: 'yes', flagged: true }
  const values = numbersOf(look, sum.column)
  for (const [column, cells] of look.cells.entries()) {
    const words = [...new Set(cells.map((cell) => cell.trim()))].filter((word) => !isBlank(word))
    const word = words.find(isBack)
    if (!word || words.length > mostWords || !words.some((one) => sale.test(fold(one)))) continue
    if (cells.every((cell, r) => !isBack(cell) || !((values[r] ?? 0) < 0)))
      return { column, word, flagged: false }
  }
  return null
}

const says = plainFlag('')

/** What rows with a yes came to, as given back. */
function wholly(cells: Map<Meaning, Cells>, { codes, texts }: TextColumn, index: Int32Array | null): void {
  const sum = cells.get('orderTotal') ?? cells.get('amount')
  if (sum?.kind !== 'money') return
  const values = sum.values.map((value, r) =>
    says(flagWord(texts.text(codes[index ? (index[r] ?? 0) : r] ?? 0))) === 1 ? value : 0,
  )
  cells.set('refund', { kind: 'money', values })
}

/** Brings the amounts of a batch into units of their money, and below zero where their rows say so; marks what was cancelled. Changes `cells`. */
export function settleRows(
  cells: Map<Meaning, Cells>,
  labels: ReadonlyMap<Meaning, readonly string[]>,
  columns: ReadonlyMap<number, TextColumn>,
  { cents, back, cancelled }: Pick<Plan, 'cents' | 'back' | 'cancelled'>,
  index: Int32Array | null,
): void {
  intoUnits(cells, labels, cents)
  const told = columns.get(back?.column ?? -1)
  if (told && back?.flagged) wholly(cells, told, index)
  else if (told) turnBack(cells, told, index)
  const answers = columns.get(cancelled?.column ?? -1)
  if (answers) cancel(cells, answers, index)
}

function turnBack(cells: ReadonlyMap<Meaning, Cells>, told: TextColumn, index: Int32Array | null): void {
  const known = new Map<number, boolean>()
  const ofCode = (code: number) => known.get(code) ?? isBack(told.texts.text(code))
  for (const meaning of amounts) {
    const own = cells.get(meaning)
    if (own?.kind !== 'money' && own?.kind !== 'number') continue
    for (let r = 0; r < own.values.length; r++) {
      const code = told.codes[index ? (index[r] ?? 0) : r] ?? 0
      const turned = ofCode(code)
      known.set(code, turned)
      if (turned) own.values[r] = -Math.abs(own.values[r] ?? Number.NaN)
    }
  }
}
