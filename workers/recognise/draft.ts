import type { ColumnDraft, Corrections, FileDraft } from '../../src/contract/desk.ts'
import type { Fault } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Reader, TableHead } from '../reading/table.ts'
import { centsNote, whetherCents } from './cents.ts'
import { whichAgree } from './consent.ts'
import { lookAt } from './look.ts'
import { type Guesses, guessMeanings, type Look } from './meanings.ts'
import { type CurrencySource, currencyOf } from './money.ts'
import { namesOf, normalise } from './names.ts'
import { periodsOf, summaryNote } from './periods.ts'
import { type Plan, planFormats } from './plan.ts'
import { ask, whichColumns, whichLetters, whichTable } from './questions.ts'
import {
  applyCorrections,
  grainOf,
  isLinesOnly,
  isRefunds,
  namesPeople,
  ownTotals,
  settleShape,
} from './shape.ts'
import { yearWords } from './years.ts'

const generic: Partial<Record<Grain, string>> = {
  order: 'orders',
  'order line': 'order_lines',
  transaction: 'transactions',
  customer: 'customers',
  product: 'products',
  review: 'reviews',
  ticket: 'tickets',
  event: 'events',
}
const rowsShown = 20
const sales = new Set<Grain>(['order', 'order line', 'transaction', 'payment'])

/** A draft, and what the file will be read by when it stands. */
export interface Understanding {
  draft: FileDraft
  head: TableHead
  plan: Plan
  currency: CurrencySource
}

/** The draft of a file that was opened: what it is, what each column means, and what is still open. */
export async function makeDraft(
  reader: Reader,
  file: File,
  head: TableHead,
  corrections: Corrections,
  call: Call,
): Promise<Understanding> {
  const look = lookAt(head)
  const guesses = guessMeanings(look)
  applyCorrections(guesses, corrections)
  const grain = corrections.grain ?? look.signature?.grain ?? grainOf(look, guesses)
  if (look.signature) ownTotals(look, guesses, grain)
  else settleShape(look, guesses, grain)
  const plan = await planFormats(reader, file, head, look, guesses, corrections, call)
  const { questions, fault } = ask(head.name, look, guesses, grain, plan, corrections)
  if (corrections.headerLine === undefined) questions.unshift(...whichTable(head))
  if (!fault && corrections.cents === undefined) questions.push(...whetherCents(head, look, guesses))
  if (corrections.agree === undefined) questions.push(...whichAgree(look, guesses))
  if (!fault && corrections.means === undefined) questions.push(...whichColumns(head.name, look, guesses))
  if (!lettersSettled(look)) questions.unshift(...whichLetters(head))
  const draft: FileDraft = {
    ...frame(head),
    recognisedAs: look.signature?.id ?? generic[grain] ?? 'other',
    ...(look.signature ? { source: look.signature.title } : {}),
    evidence: evidence(look, guesses, grain),
    grain,
    columns: columns(look, guesses, plan, corrections),
    notes: [...head.notes, ...notesOf(look, guesses, grain, plan, corrections)],
    questions,
    fault,
    ...yearOf(plan),
  }
  return { draft, head, plan, currency: currencyOf(look, guesses, corrections) }
}

function yearOf(plan: Plan): { yearFrom?: string } {
  for (const { format } of plan.dates.values())
    if (format.kind === 'written' && format.from) return { yearFrom: format.from }
  return {}
}

const frame = (head: TableHead) => ({
  name: head.name,
  bytes: head.bytes,
  format: head.format,
  sheets: head.sheets,
  sheet: head.sheet,
  encoding: head.encoding,
  delimiter: head.delimiter,
  headerLine: head.headerLine,
  preview: head.sample.slice(0, rowsShown),
})

/** Headers with letters beyond ASCII that are words we know: read in another way they would be none. */
function lettersSettled({ headers, hasHeader }: Look): boolean {
  const foreign = headers.filter((header) => /[\u0080-\uffff]/.test(header))
  const known = foreign.filter((header) => namesOf(header).length > 0)
  return hasHeader && known.length >= 2 && known.length * 2 > foreign.length
}

/** The draft of a file that could not be opened. */
export function faultyDraft(file: File, fault: Fault): FileDraft {
  return {
    name: file.name,
    bytes: file.size,
    format: /\.xls[xmb]?$/i.test(file.name) ? 'xlsx' : 'csv',
    sheets: [],
    sheet: '',
    encoding: '',
    delimiter: '',
    headerLine: 0,
    recognisedAs: 'other',
    evidence: '',
    grain: 'other',
    columns: [],
    preview: [],
    notes: [],
    questions: [],
    fault,
  }
}

const rowIs: Record<Grain, string> = {
  order: 'one row is an order',
  'order line': 'one row is a line of an order',
  transaction: 'one row is a sale',
  customer: 'one row is a customer',
  product: 'one row is a product',
  review: 'one row is a review',
  ticket: 'one row is a ticket',
  event: 'one row is a visit or click',
  payment: 'one row is a payment',
  other: 'what one row is cannot be told',
}

function evidence(look: Look, guesses: Guesses, grain: Grain): string {
  if (look.signature) {
    const spellings = new Set(look.signature.must.flat())
    const found = look.headers.filter((h) => spellings.has(normalise(h))).slice(0, 4)
    return `${look.signature.title}: it has the columns ${found.join(', ')}; ${rowIs[grain]}.`
  }
  const told = (
    ['date', 'order', 'amount', 'orderTotal', 'product', 'customer', 'email', 'stars', 'text'] as const
  )
    .filter((m) => guesses.has(m))
    .map((m) => look.headers[guesses.get(m)?.column ?? -1] ?? '')
  if (told.length === 0) return `No source we know; ${rowIs[grain]}.`
  return `No source we know; by its columns ${told.map((h) => h.slice(0, 40)).join(', ')}, ${rowIs[grain]}.`
}

function columns(look: Look, guesses: Guesses, plan: Plan, corrections: Corrections): ColumnDraft[] {
  const meaningOf = new Map([...guesses].map(([meaning, guess]) => [guess.column, meaning]))
  const chosen = new Set((corrections.means ?? []).map(([column]) => column))
  return look.headers.map((name, column) => {
    const p = look.profiles[column]
    const examples = p?.examples ?? []
    const means = meaningOf.get(column) ?? null
    const guess = means && guesses.get(means)
    if (!means || !guess) {
      if (look.lines?.has(column))
        return { name, means: null, sure: 1, evidence: 'a part of the lines of an order', examples }
      const sure = chosen.has(column) ? 1 : 0
      const why = unused(p?.filled ?? 0, chosen.has(column), look.signature !== null)
      return { name, means: null, sure, evidence: why, examples }
    }
    const why = plan.dates.get(means)?.why ?? plan.numbers.get(means)?.why ?? ''
    return { name, means, sure: guess.sure, evidence: `${guess.evidence}${why && `, ${why}`}`, examples }
  })
}

function unused(filled: number, chosen: boolean, known: boolean): string {
  if (chosen) return 'not used, as you chose'
  if (filled === 0) return 'not used: the column is empty'
  return known ? 'not needed for these questions' : 'not used: neither its name nor its values tell'
}

function notesOf(look: Look, guesses: Guesses, grain: Grain, plan: Plan, corrections: Corrections): Note[] {
  const name = (meaning: Meaning) => (look.headers[guesses.get(meaning)?.column ?? -1] ?? '').slice(0, 60)
  const found: Note[] = []
  const say = (text: string) => found.push(note('plain', text))
  for (const [meaning, { why, settled, tally }] of plan.dates)
    if (settled && tally.dayOnly + tally.monthOnly + tally.either > 0)
      say(`Dates in ‘${name(meaning)}’ are read ${why}.`)
  for (const [meaning, { format, yearFrom }] of plan.dates)
    if (format.kind === 'written' && format.from)
      found.push(
        note(
          'choice',
          `Days in ‘${name(meaning)}’ have no year: they are read as of ${yearWords(format.from)}, ${yearFrom}.`,
        ),
      )
  const commas = [...plan.numbers].filter(([, n]) => n.settled && n.decimal === ',' && n.why !== '')
  if (commas.length > 0)
    say(`Numbers in ${commas.map(([m]) => `‘${name(m)}’`).join(', ')} are read with a decimal comma.`)
  const currency = currencyOf(look, guesses, corrections).note
  if (currency !== '') say(currency)
  if (plan.back)
    say(
      `Rows of ‘${(look.headers[plan.back.column] ?? '').slice(0, 40)}’ that say ${plan.back.word.slice(0, 40)} are money given back.`,
    )
  if (plan.cancelled)
    say(
      `Orders of rows with ‘${plan.cancelled.word.slice(0, 40)}’ below ‘${(look.headers[plan.cancelled.column] ?? '').slice(0, 40)}’ are cancelled.`,
    )
  const cents = centsNote(look, guesses, plan.cents)
  if (cents !== '') found.push(note('choice', cents))
  const periods = periodsOf(look)
  if (periods) say(summaryNote(periods))
  if (isLinesOnly(look, guesses) && grain === 'order line')
    say('No column tells a day: these lines need the list of their orders, brought with them.')
  if (isRefunds(guesses) && !look.signature) {
    say('One row is money given back; it comes off its order.')
    return found
  }
  const people = namesPeople(guesses)
  if (!people && grain === 'customer')
    say('No column names the customers, so these rows cannot be joined to orders.')
  else if (!people && sales.has(grain))
    say('No column tells who ordered: figures of the business can be made, figures of customers cannot.')
  return found
}
