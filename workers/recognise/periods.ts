import { monthOf } from './calendar.ts'
import type { Guesses, Look } from './meanings.ts'
import { namesPeople } from './shape.ts'

/** Columns that hold sums by period, as a pivot table lays them side by side. */
export interface Periods {
  columns: number
  first: string
  last: string
}

const least = 2
const words = /\p{L}+/gu
const year = /(?:19|20)\d\d/
const inDigits =
  /^(?:(?:19|20)\d\d[-/. ]?(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d|(?:19|20)\d\d)$/
const quarter = /^(?:(?:19|20)\d\d[-/ ]?)?[qt][1-4](?:[-/ '’]*\d{2,4})?$/i
/** "Sum of Jan 2024": what a spreadsheet writes before the name of a field. */
const before = /^(?:sum|summe|somme|suma|somma|som|soma)\s+(?:of|von|de|di|van)?\s*/i

/** Null where fewer than two columns are named by a month, a quarter or a year. */
export function periodsOf(look: Look): Periods | null {
  const named = look.headers.filter(isPeriod)
  const [first = '', last = ''] = [named[0], named.at(-1)]
  return look.signature || named.length < least ? null : { columns: named.length, first, last }
}

/** True for "Jan 2024", "2024-01", "März", "Q1 24", "2024", "Sum of 01/2024". */
export function isPeriod(header: string): boolean {
  const bare = header.trim().replace(before, '').trim()
  if (inDigits.test(bare) || quarter.test(bare)) return true
  const [month, ...more] = bare.match(words) ?? []
  const rest = bare
    .replace(words, '')
    .replace(year, '')
    .replace(/[\s.\-/'’]|\d{2}$/g, '')
  return month !== undefined && more.length === 0 && monthOf(month) > 0 && rest === ''
}

/** A report whose rows are days, weeks or months, each with its number of orders. */
export interface Totals {
  first: string
  last: string
}

const week =
  /^(?:(?:19|20)\d\d[-/ ]?)?(?:w|wk|kw|week|woche|sem(?:aine|ana)?|settimana)[ .-]?\d{1,2}(?:[-/ ](?:19|20)\d\d)?$/i

/** Null where rows are named by a person, an order or a product, count no orders, or are not periods that differ. */
export function totalsOf(look: Look, guesses: Guesses): Totals | null {
  const named = namesPeople(guesses) || guesses.has('order') || guesses.has('product')
  if (look.signature || named || !guesses.has('totalOrders')) return null
  const cells = look.cells.find((column, c) => isOfPeriods(column, look.profiles[c]?.dates ?? 0))
  return cells ? { first: cells[0] ?? '', last: cells.at(-1) ?? '' } : null
}

function isOfPeriods(cells: readonly string[], dates: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length < least || new Set(filled).size < filled.length) return false
  return dates > 0.9 || filled.every((cell) => isPeriod(cell) || week.test(cell.trim()))
}

/** What spreadsheets call the first column of a pivot table, and a field that they added up. */
const rowLabels =
  /^(?:row labels|zeilenbeschriftungen|[ée]tiquettes de lignes?|etiquetas de fila|etichette di riga|rijlabels|r[óo]tulos de linha|etykiety wierszy|popisky ř[áa]dk[ůu]|radetiketter|r[æe]kkenavne)$/i
const addedUp =
  /^(?:(?:sum|count|average) of|(?:summe|anzahl|mittelwert) von|(?:somme|nombre|moyenne) de|(?:suma|cuenta|promedio) de|(?:somma|conteggio|media) di|(?:som|aantal|gemiddelde) van|(?:soma|contagem|m[ée]dia) de) ?\S/i

/** True for the header of a table that was summed up from another: by period, or as spreadsheets name what they add up. */
export const isSummary = (headers: readonly string[]): boolean =>
  rowLabels.test(headers[0]?.trim() ?? '') ||
  headers.some((header) => addedUp.test(header.trim())) ||
  headers.filter(isPeriod).length >= least

/** What is said of such a table, where it is read for what else it tells. */
export const summaryNote = ({ columns, first, last }: Periods): string =>
  `${columns.toLocaleString('en-GB')} columns (‘${first.slice(0, 40)}’ to ‘${last.slice(0, 40)}’) are sums by period, so no order is read from them; bring the list of orders this table was made from.`
