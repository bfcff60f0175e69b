import type { Corrections, Question } from '../../src/contract/desk.ts'
import { decimalsOf } from '../../src/contract/money.ts'
import { type Meaning, meanings } from '../../src/contract/schema.ts'
import type { TableHead } from '../reading/table.ts'
import type { Guesses, Look } from './meanings.ts'
import { normalise } from './names.ts'
import type { Cells } from './source.ts'

/** Names that say that an amount counts the smallest unit of its money. */
const inCents =
  /(?:^|_)(?:(?:in_)?cents?|(?:in_)?minor(?:_units?)?|smallest_unit|pence|paise|centimes|centavos|kopecks|grosze|ore)(?:_|$)/
const decisive: readonly Meaning[] = ['amount', 'orderTotal', 'unitPrice']
/** Amounts whose middle one is smaller would be small change. */
const leastMiddle = 100

const isMoney = (meaning: Meaning) => meanings[meaning].kind === 'money'
const isWhole = (look: Look, column: number) => {
  const p = look.profiles[column]
  return p !== undefined && p.filled > 0 && p.integers > 0.95
}

/** Meanings whose amounts count the smallest unit: as their names, the source or the person say. */
export function centsOf(look: Look, guesses: Guesses, { cents }: Corrections): ReadonlySet<Meaning> {
  const all = cents ?? look.signature?.cents ?? false
  const found = [...guesses].filter(
    ([meaning, { column }]) =>
      isMoney(meaning) &&
      isWhole(look, column) &&
      (all || (cents === undefined && inCents.test(normalise(look.headers[column] ?? '')))),
  )
  return new Set(found.map(([meaning]) => meaning))
}

/**
 * Asked of a JSON file whose amounts are all whole numbers: interfaces of payment services count cents, others do not, and
 * nothing in the file tells.
 */
export function whetherCents(head: TableHead, look: Look, guesses: Guesses): Question[] {
  if (!/json/.test(head.format) || look.signature || centsOf(look, guesses, {}).size > 0) return []
  const columns = decisive.flatMap((meaning) => guesses.get(meaning)?.column ?? [])
  if (columns.length === 0 || !columns.every((column) => isWhole(look, column))) return []
  const told = columns
    .flatMap((column) => look.cells[column] ?? [])
    .map((cell) => Math.abs(Number.parseInt(cell, 10)))
  const sorted = told.filter((value) => value > 0).sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  if (middle < leastMiddle || currencies(look, guesses).every((code) => decimalsOf(code) === 0)) return []
  const show = (value: number, digits: number) =>
    value.toLocaleString('en-GB', { minimumFractionDigits: digits })
  return [
    {
      id: 'cents',
      ask: `Every amount in ‘${(look.headers[columns[0] ?? 0] ?? '').slice(0, 60)}’ of ${head.name} is a whole number. Is ${middle} in cents?`,
      options: [
        { label: `In cents: ${middle} is ${show(middle / 100, 2)}`, corrections: { cents: true } },
        { label: `In whole units: ${middle} is ${show(middle, 0)}`, corrections: { cents: false } },
      ],
    },
  ]
}

/** Codes that the file tells; one that has cents where it tells none. */
function currencies(look: Look, guesses: Guesses): string[] {
  const cells = look.cells[guesses.get('currency')?.column ?? -1] ?? []
  const told = [...new Set(cells.map((cell) => cell.trim().toUpperCase()))].filter(Boolean)
  return told.length > 0 ? told : ['EUR']
}

/** Brings amounts that count the smallest unit into units of their money, each row by its own currency. Changes `cells`. */
export function intoUnits(
  cells: ReadonlyMap<Meaning, Cells>,
  labels: ReadonlyMap<Meaning, readonly string[]>,
  cents: ReadonlySet<Meaning>,
): void {
  const coins = cells.get('currency')
  const scales = (labels.get('currency') ?? []).map((code) => 10 ** decimalsOf(code.trim().toUpperCase()))
  for (const meaning of cents) {
    const own = cells.get(meaning)
    if (own?.kind !== 'money') continue
    for (let r = 0; r < own.values.length; r++) {
      const scale = coins?.kind === 'key' ? scales[coins.values[r] ?? -1] : undefined
      own.values[r] = (own.values[r] ?? Number.NaN) / (scale ?? 100)
    }
  }
}

/** What is said of them; '' for none. */
export function centsNote(look: Look, guesses: Guesses, cents: ReadonlySet<Meaning>): string {
  const names = [...cents].map((m) => `‘${(look.headers[guesses.get(m)?.column ?? -1] ?? '').slice(0, 40)}’`)
  return names.length === 0 ? '' : `Amounts in ${names.join(', ')} are in cents: 1250 is 12.50.`
}
