import { isBlank } from './blank.ts'
import { fold } from './fold.ts'
import type { Guesses, Look } from './meanings.ts'

/** What a row is, where it is no sale: pattern of the folded word, and the reason it is left out. */
export const noSales: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:angebot|kostenvoranschlag|quotes?|quotation|estimate|offer|devis|presupuesto|preventivo|offerte|orcamento|oferta|nabidka|arajanlat|tilbud|offert|pro-? ?forma(?: ?(?:rechnung|invoice))?)\b/,
    'an offer, not a sale',
  ],
  [
    /^(?:lieferschein|delivery note|packing slip|bon de livraison|albaran|bolla|ddt|pakbon|wz)\b/,
    'a delivery note, not a sale',
  ],
  [
    /^(?:payouts?|pay-out|transfer(?:red)?|withdrawal|auszahlung|uberweisung|umbuchung|virement|versement|transferencia|retirada|bonifico|prelievo|uitbetaling|overboeking|wyplata|bank deposit)\b/,
    'money moved on to you, not a sale',
  ],
]
const sale =
  /^(?:sales?|invoices?|orders?|payments?|charges?|purchases?|receipts?|reservations?|bookings?|rechnung|verkauf|bestellung|auftrag|buchung|umsatz|facture|vente|commande|reservation|venta|factura|pedido|reserva|vendita|fattura|ordine|prenotazione|verkoop|factuur|boeking|venda|fatura|sprzedaz|paragon|faktura|prodej)\b/
const mostWords = 12

/** Reasons by column: of a file of no known source the column whose few words tell sales from what is none; -1 for none. */
export function noSalesIn(look: Look): number {
  if (look.signature) return -1
  return look.cells.findIndex((cells) => {
    const words = [...new Set(cells.map((cell) => fold(cell.trim())))].filter((word) => !isBlank(word))
    return words.length > 1 && words.length <= mostWords && words.some(isSale) && words.some(isNone)
  })
}

const isSale = (word: string) => sale.test(word)
const isNone = (word: string) => reasonAgainst(word) !== ''

/** '' for a word that speaks of a sale, or of anything else. */
export const reasonAgainst = (word: string): string =>
  noSales.find(([pattern]) => pattern.test(fold(word.trim())))?.[1] ?? ''

/** A column that tells sales from offers is no product, whatever its name. Changes `guesses`. */
export function dropKinds(look: Look, guesses: Guesses): void {
  const column = noSalesIn(look)
  for (const [meaning, guess] of [...guesses])
    if (guess.column === column && guess.sure < 1 && meaning !== 'status') guesses.delete(meaning)
}
