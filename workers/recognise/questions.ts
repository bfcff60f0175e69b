import type { Corrections, Question } from '../../src/contract/desk.ts'
import type { Fault } from '../../src/contract/fault.ts'
import type { Grain, Meaning } from '../../src/contract/schema.ts'
import type { TableHead } from '../reading/table.ts'
import { looksId, looksPerson } from './by-values.ts'
import { writtenAsNamed } from './date-order.ts'
import type { Guesses, Look } from './meanings.ts'
import { numberReader } from './numbers.ts'
import { periodsOf, totalsOf } from './periods.ts'
import type { Plan } from './plan.ts'
import { isLinesOnly, isRefunds, namesMoney, namesPeople } from './shape.ts'
import { constancy, isOrderLike } from './structure.ts'
import { dateOrder, whichYear } from './which-dates.ts'
import { tellsPrices } from './wide-lines.ts'

/** What only the person can know, or the fault where there is nothing to choose from. */
export interface Open {
  questions: Question[]
  fault: Fault | null
}

const mostOptions = 8
const sells = new Set<Grain>(['order', 'order line', 'transaction', 'payment', 'other'])

/** Asks about a date that reads both ways, an amount that does, and what an order file cannot do without. */
export function ask(
  name: string,
  look: Look,
  guesses: Guesses,
  grain: Grain,
  plan: Plan,
  corrections: Corrections,
): Open {
  const questions = [...dateOrder(plan), ...whichYear(name, plan), ...decimal(plan)]
  const told = corrections.grain !== undefined || corrections.means !== undefined
  const totals = told ? null : totalsOf(look, guesses)
  if (totals) return { questions: [], fault: { code: 'totals', name, ...totals } }
  const known = look.signature !== null && grain === 'other'
  const tells = (...names: Meaning[]) =>
    look.signature?.means.some(([meaning]) => names.includes(meaning)) ?? true
  if (!sells.has(grain) || known || corrections.grain === 'other') return { questions, fault: null }
  const fault = (meaning: string): Fault => ({
    code: 'missing-meaning',
    name,
    meaning,
    columns: look.headers.length,
  })
  const choose = (id: Question['id'], words: string, meaning: Meaning, columns: number[]) =>
    questions.push({ id, ask: words, options: options(look, columns, meaning, corrections) })
  if (!guesses.has('date') && tells('date')) {
    const columns = dateLike(look)
    const periods = periodsOf(look)
    if (periods) return { questions: [], fault: { code: 'summary', name, ...periods } }
    const written = columns.some((column) => (look.profiles[column]?.dates ?? 0) >= 0.5)
    if (!written && isLinesOnly(look, guesses)) return { questions, fault: null }
    if (columns.length === 0) return { questions, fault: fault('when an order was placed') }
    choose('missing-date', `Which column of ${name} tells when an order was placed?`, 'date', columns)
  }
  const priced = tellsPrices(look.cells[guesses.get('packed')?.column ?? -1] ?? [])
  if (!namesMoney(guesses) && !priced && !isRefunds(guesses) && tells('amount', 'orderTotal', 'unitPrice')) {
    const columns = moneyLike(look, guesses)
    if (columns.length === 0) return { questions, fault: fault('what an order came to') }
    choose('missing-amount', `Which column of ${name} tells what an order came to?`, 'amount', columns)
  }
  questions.push(...customer(name, look, guesses, corrections))
  return { questions, fault: null }
}

/** Asked of a text file that holds several tables; the first option is the one that was read. */
export function whichTable({ name, tables = [], headerLine }: TableHead): Question[] {
  if (tables.length < 2) return []
  const read = (line: number) => (line === headerLine ? 0 : 1)
  const options = tables
    .toSorted((a, b) => read(a.line) - read(b.line))
    .slice(0, mostOptions)
    .map(({ line, rows, names }) => {
      const some = names.filter(Boolean).slice(0, 3).join(', ').slice(0, 80)
      const size = Number.isFinite(rows) ? `${rows.toLocaleString('en-GB')} rows` : 'the longest'
      return {
        label: `Line ${line.toLocaleString('en-GB')}: ${some} (${size})`,
        corrections: { headerLine: line },
      }
    })
  return [{ id: 'header', ask: `${name} holds ${tables.length} tables. Which one is meant?`, options }]
}

function options(look: Look, columns: number[], meaning: Meaning, corrections: Corrections) {
  return columns.slice(0, mostOptions).map((column) => {
    const example = look.profiles[column]?.examples[0] ?? ''
    const label = `${(look.headers[column] ?? '').slice(0, 60)}, for instance ${example.slice(0, 40)}`
    const means: Corrections['means'] = [...(corrections.means ?? []), [column, meaning]]
    return { label, corrections: { means } }
  })
}

const columnsOf = (look: Look) => look.profiles.map((profile, column) => ({ profile, column }))

function dateLike(look: Look): number[] {
  return columnsOf(look)
    .filter(({ profile: p }) => {
      const serial = Math.max(p.tally.excel, p.tally.unix[0], p.tally.unix[1]) / Math.max(1, p.filled)
      return (
        writtenAsNamed(p.tally) >= 0.5 * Math.max(1, p.filled) ||
        (serial > 0.95 && p.distinct > 1 && p.filled > 0.5 * p.cells)
      )
    })
    .sort((a, b) => b.profile.dates - a.profile.dates)
    .map(({ column }) => column)
}

function moneyLike(look: Look, guesses: Guesses): number[] {
  const kept: Meaning[] = [
    'date',
    'order',
    'customer',
    'quantity',
    'phone',
    'postcode',
    'street',
    'stars',
    'sku',
    'time',
  ]
  const taken = new Set(kept.map((m) => guesses.get(m)?.column))
  return columnsOf(look)
    .filter(({ profile: p, column }) => !taken.has(column) && p.numbers >= 0.8 && p.leadingZeros < 0.05)
    .filter(({ profile: p }) => p.percents < 0.5 && p.dates < 0.5 && p.flags < 0.95 && p.phones < 0.5)
    .sort(
      (a, b) =>
        b.profile.decimals.point +
        b.profile.decimals.comma -
        a.profile.decimals.point -
        a.profile.decimals.comma,
    )
    .map(({ column }) => column)
}

/** Asked only where a column looks like customers; without one the file still serves for business figures. */
function customer(name: string, look: Look, guesses: Guesses, corrections: Corrections): Question[] {
  if (namesPeople(guesses) || isRefunds(guesses) || look.signature) return []
  const dates = look.cells[guesses.get('date')?.column ?? -1] ?? []
  const taken = new Set([...guesses.values()].map((g) => g.column))
  for (const [column] of corrections.means ?? []) taken.add(column)
  const columns = columnsOf(look)
    .filter(({ profile, column }) => !taken.has(column) && (looksId(profile) || looksPerson(profile)))
    .filter(
      ({ column }) => !isOrderLike(look.cells[column] ?? [], dates) && !isOfProduct(look, guesses, column),
    )
    .map(({ column }) => column)
  if (columns.length === 0) return []
  const none: Corrections['means'] = columns.map((column) => [column, null])
  return [
    {
      id: 'missing-customer',
      ask: `Which column of ${name} tells who ordered?`,
      options: [
        ...options(look, columns, 'customer', corrections),
        { label: 'None of them', corrections: { means: [...(corrections.means ?? []), ...none] } },
      ],
    },
  ]
}

/** True for a code that each product has of its own. */
function isOfProduct(look: Look, guesses: Guesses, column: number): boolean {
  const product = look.cells[(guesses.get('product') ?? guesses.get('sku'))?.column ?? -1] ?? []
  const { groups, same } = constancy(product, look.cells[column] ?? [])
  return groups >= 3 && same > 0.98
}

function decimal(plan: Plan): Question[] {
  const open = [...plan.numbers.values()].find((n) => !n.settled)
  if (!open) return []
  const example = open.tally.proof.either || open.tally.proof.point || open.tally.proof.comma
  const read = (sign: '.' | ',') => {
    const value = numberReader(sign)(example)
    return Number.isNaN(value) ? 'no number' : value.toLocaleString('en-GB', { maximumFractionDigits: 6 })
  }
  const [point, comma] = [read('.'), read(',')]
  return [
    {
      id: 'decimal',
      ask: `Is ${example} ${point} or ${comma}, in English notation?`,
      options: [
        { label: `Decimal point: ${point}`, corrections: { decimal: '.' } },
        { label: `Decimal comma: ${comma}`, corrections: { decimal: ',' } },
      ],
    },
  ]
}

/** Asked of a text file whose letters make sense in more than one writing; the first option is the one that was read. */
export function whichLetters({ name, letters = [] }: TableHead): Question[] {
  if (letters.length < 2) return []
  const options = letters.map(({ label, title, example }) => ({
    label: `${title} (${label}): ${example}`,
    corrections: { encoding: label },
  }))
  return [{ id: 'letters', ask: `Which of these letters of ${name} are right?`, options }]
}

const manyColumns = 2_000

/** Asked of a file with more columns than anybody looks through: which of them to keep. */
export function whichColumns(name: string, look: Look, guesses: Guesses): Question[] {
  const have = look.headers.length
  if (have <= manyColumns || guesses.size === 0) return []
  const kept = [...guesses].sort(([, a], [, b]) => a.column - b.column)
  const names = kept.map(([, { column }]) => (look.headers[column] ?? '').slice(0, 40))
  const some = `${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`
  const means = kept.map(([meaning, { column }]): [number, Meaning] => [column, meaning])
  const label = `Keep ${kept.length === 1 ? 'this 1' : `these ${kept.length}`}, leave out ${(have - kept.length).toLocaleString('en-GB')}`
  const ask = `${name} has ${have.toLocaleString('en-GB')} columns. Which are to be kept? What is needed stands in ${some}; others can be chosen below.`
  return [{ id: 'columns', ask, options: [{ label, corrections: { means } }] }]
}
