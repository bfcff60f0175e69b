import type { Corrections } from '../../src/contract/desk.ts'
import { type Meaning, meanings } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Reader, TableHead } from '../reading/table.ts'
import { type Back, backIn } from './back.ts'
import { isBlank } from './blank.ts'
import { type Cancelled, cancelledIn } from './cancelled.ts'
import { centsOf } from './cents.ts'
import { type DateTally, type DateVerdict, decideDate, newTally, tallyDate } from './date-order.ts'
import type { DayOrder } from './dates.ts'
import type { Guesses, Look } from './meanings.ts'
import { noSalesIn } from './no-sales.ts'
import {
  type Decimal,
  type DecimalVerdict,
  decideDecimal,
  type NumberTally,
  newNumberTally,
  tallyNumber,
} from './numbers.ts'
import { totalsInside } from './totals-inside.ts'
import { foundYear, lackingYear } from './years.ts'

/** How dates and numbers of the used columns are written, and what that rests on. */
export interface Plan {
  dates: Map<Meaning, DateVerdict & { column: number; tally: DateTally }>
  numbers: Map<Meaning, DecimalVerdict & { column: number; tally: NumberTally }>
  /** Words by which somebody agrees to be written to; null = as they are usually meant. */
  agree: readonly string[] | null
  /** Columns of numbers that set a row aside where they cannot be read. */
  strict: ReadonlySet<number>
  /** Meanings whose amounts count the smallest unit of their money. */
  cents: ReadonlySet<Meaning>
  /** Orders have a row of their own for their total. */
  totals: boolean
  /** What says which rows are money given back; null for nothing. */
  back: Back | null
  /** What says which orders came to nothing; null for nothing. */
  cancelled: Cancelled | null
  /** Column that tells sales from offers and money moved on; -1 for none. */
  noSales: number
}

/** Meanings that rows get by what other columns of theirs say. */
export const addedBy = ({ back, cancelled }: Plan): Meaning[] => [
  ...(back?.flagged ? (['refund'] as const) : []),
  ...(cancelled ? (['cancelledAt'] as const) : []),
]

/** Columns that are read for what they say of others; -1 for none. */
export const askedBy = ({ back, cancelled, noSales }: Plan): number[] => [
  back?.column ?? -1,
  cancelled?.column ?? -1,
  noSales,
]

const orders: Record<'day-first' | 'month-first', DayOrder> = { 'day-first': 'dmy', 'month-first': 'mdy' }

/**
 * One format for each column, from the sample; where the sample reads both ways, from the rest of the file.
 * Columns of one file are written by one hand: what one column proves holds for the others.
 */
export async function planFormats(
  reader: Reader,
  file: File,
  head: TableHead,
  look: Look,
  guesses: Guesses,
  corrections: Corrections,
  call: Call,
): Promise<Plan> {
  const newest = new Date(file.lastModified).getUTCFullYear()
  const first = decide(head, look, guesses, corrections, newest)
  const open = openColumns(first)
  if (open.size === 0) return first
  await readOn(reader, file, head, first, open, call)
  return decide(head, look, guesses, corrections, newest)
}

function decide(
  head: TableHead,
  look: Look,
  guesses: Guesses,
  corrections: Corrections,
  newest: number,
): Plan {
  const plan: Plan = {
    dates: new Map(),
    numbers: new Map(),
    agree: corrections.agree ?? null,
    strict: new Set((corrections.strict ?? []).flatMap(([column, strict]) => (strict ? [column] : []))),
    cents: centsOf(look, guesses, corrections),
    back: backIn(look, guesses),
    cancelled: cancelledIn(look, guesses),
    noSales: noSalesIn(look),
    totals: totalsInside(look, guesses),
  }
  const forced = corrections.dateOrder ? orders[corrections.dateOrder] : null
  const proven = provenOrder(look, guesses) ?? look.signature?.dates ?? null
  const point = provenDecimal(look)
  for (const [meaning, { column }] of guesses) {
    const p = look.profiles[column]
    const kind = meanings[meaning].kind
    if (kind === 'date') {
      const tally = p?.tally ?? newTally()
      const verdict = decideDate(tally, forced, proven)
      const ofYear = withYear(verdict, tally, look.cells[column] ?? [], head, corrections.year, newest)
      plan.dates.set(meaning, { ...ofYear, column, tally })
    } else if (kind === 'money' || kind === 'number') {
      const tally = p?.decimals ?? newNumberTally()
      const verdict = decideDecimal(tally, corrections.decimal ?? null, point, head.delimiter)
      plan.numbers.set(meaning, { ...verdict, column, tally })
    }
  }
  return plan
}

/** The same, with the year of days that have none. */
function withYear(
  verdict: DateVerdict,
  tally: DateTally,
  cells: readonly string[],
  head: TableHead,
  chosen: string | undefined,
  newest: number,
): DateVerdict {
  const { format } = verdict
  if (format.kind !== 'written' || tally.yearless === 0) return verdict
  const found = foundYear(tally, cells, head, format.order, chosen)
  if (found) return { ...verdict, format: { ...format, from: found.from }, yearFrom: found.where }
  const lacks = lackingYear(tally, cells, format.order, newest)
  return lacks ? { ...verdict, lacks } : verdict
}

/** The order that every date column with proof agrees on. */
function provenOrder(look: Look, guesses: Guesses): DayOrder | null {
  let day = 0
  let month = 0
  for (const [meaning, { column }] of guesses) {
    const tally = look.profiles[column]?.tally
    if (meanings[meaning].kind !== 'date' || !tally) continue
    if (tally.dayOnly >= 9 * tally.monthOnly) day += tally.dayOnly
    if (tally.monthOnly >= 9 * tally.dayOnly) month += tally.monthOnly
  }
  if (day > 0 === month > 0) return null
  return day > 0 ? 'dmy' : 'mdy'
}

function provenDecimal(look: Look): Decimal | null {
  let point = 0
  let comma = 0
  for (const { decimals, numbers } of look.profiles) {
    if (numbers < 0.5) continue
    point += decimals.point
    comma += decimals.comma
  }
  if (point === comma) return null
  return point > comma ? '.' : ','
}

interface Open {
  date: DateTally | null
  number: NumberTally | null
}

function openColumns(plan: Plan): Map<number, Open> {
  const open = new Map<number, Open>()
  for (const { settled, column, tally } of plan.dates.values())
    if (!settled && tally.dayOnly + tally.monthOnly === 0) open.set(column, { date: tally, number: null })
  for (const { settled, column, tally } of plan.numbers.values())
    if (!settled && tally.point + tally.comma === 0) open.set(column, { date: null, number: tally })
  return open
}

const proves = ({ date, number }: Open) =>
  (date !== null && date.dayOnly + date.monthOnly > 0) || (number !== null && number.point !== number.comma)

async function readOn(
  reader: Reader,
  file: File,
  head: TableHead,
  plan: Plan,
  open: Map<number, Open>,
  call: Call,
): Promise<void> {
  const columns = [...open]
  const past = head.sample.at(-1)?.line ?? 0
  for await (const batch of reader.scan(
    file,
    head,
    columns.map(([c]) => c),
    call,
  )) {
    for (const [i, [, tally]] of columns.entries()) {
      const column = batch.columns[i]
      for (let r = 0; column && r < batch.rows; r++)
        if ((batch.lines[r] ?? 0) > past) add(tally, column.texts.text(column.codes[r] ?? 0))
    }
    if (
      settledAll(
        plan,
        columns.map(([, tally]) => tally),
      )
    )
      return
  }
}

function add({ date, number }: Open, cell: string): void {
  if (isBlank(cell)) return
  if (date) tallyDate(date, cell)
  if (number) tallyNumber(number, cell)
}

/** One proof settles all dates, one all amounts. */
function settledAll(plan: Plan, tallies: Open[]): boolean {
  const dates = tallies.filter((t) => t.date)
  const numbers = tallies.filter((t) => t.number)
  return (
    plan.dates.size + plan.numbers.size > 0 &&
    (dates.length === 0 || dates.some(proves)) &&
    (numbers.length === 0 || numbers.some(proves))
  )
}
