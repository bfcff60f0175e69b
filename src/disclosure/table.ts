import type { Blocks } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { withheld } from './mask.ts'
import { protect } from './protect.ts'
import { areNear, counts, countsPeople, namesPeople } from './small.ts'
import { ends, rangesTold } from './table-ranges.ts'

type Table = Blocks['table']
type Row = Table['rows'][number]

/** Columns whose numbers are an order or a length of time. */
const harmless = /^(?:place|rank|step|days?|months?|weeks?|tenth)\b/i
/** A share of money is no share of people. */
const ofMoney = /revenue|money|spent|worth|value|paid|amount/i
const plainNumber = /^(?:number|count|how many)$/i

/**
 * Rows that tell few people, and as many others as it takes, keep their words and lose their numbers; of the other rows
 * a share that tells few is left out, and others of its column.
 */
export function discloseTable({ columns, rows }: Table, ledger: Ledger): Table {
  const head = countColumns({ columns, rows })
  const first = rows.map((row) => tellsFew(row, head, columns, rows, ledger))
  const hidden = guarded(
    head.map((i) => rows.map((row) => numberIn(row[i]))),
    first,
    wholesOf(rows, head, ledger),
    ledger,
  )
  const shares = new Map(
    columns.flatMap((c, i) =>
      c.unit === 'share' ? [[i, sharesAway(i, head, rows, hidden, columns, ledger)] as const] : [],
    ),
  )
  return {
    columns,
    rows: rows.map((row, r) => {
      const away = (i: number) => hidden[r] === true || shares.get(i)?.[r] === true
      const { cells, few } = rangesTold(row, columns, head, ledger.least)
      return emptied(cells, (i) => away(i) || few.has(i), nameOf(row, rows), columns, ledger)
    }),
  }
}

const numberIn = (cell: string | number | null | undefined) => (typeof cell === 'number' ? cell : Number.NaN)

function guarded(
  measures: number[][],
  first: boolean[],
  wholes: readonly number[],
  { least }: Ledger,
): boolean[] {
  return protect({ measures, lines: [first.map((_, i) => i)], first, wholes }, least)
}

/** A row that adds up the others. */
const ofAll = /^(?:all|total|everybody|everyone|together|sum)\b/i

/** Numbers of which the rows may be all but few: those of the report, and what rows say that add up. */
function wholesOf(rows: Table['rows'], head: readonly number[], { totals }: Ledger): number[] {
  const sums = rows
    .filter(([name]) => ofAll.test(String(name)))
    .flatMap((row) => head.map((i) => 2 * numberIn(row[i])))
  return [...totals.wholes, ...sums]
}

/** Columns of people; of what people did only where nobody says of how many people. */
function countColumns({ columns, rows }: Table): number[] {
  const all = columns.map((_, i) => i)
  const people = all.filter((i) => countsPeople(columns[i]?.unit))
  if (people.length > 0) return people
  return all.filter((i) => {
    const { label = '', unit } = columns[i] ?? {}
    if (harmless.test(label) || ends.test(label)) return false
    const named = plainNumber.test(label) || namesPeople(label)
    return counts(unit) || (unit === undefined && named && rows.some((row) => Number.isInteger(row[i])))
  })
}

function tellsFew(
  row: Row,
  head: readonly number[],
  columns: Table['columns'],
  rows: Table['rows'],
  ledger: Ledger,
): boolean {
  const named = (i: number) => columns[i]?.unit !== undefined || namesPeople(`${columns[i]?.label} ${row[0]}`)
  const whole = head.filter((i) => Number.isInteger(row[i]) && named(i))
  return (
    ledger.named(nameOf(row, rows), row) ||
    whole.some((i) => ledger.gives(numberIn(row[i]), columns[i]?.unit)) ||
    areNear(
      whole.map((i) => numberIn(row[i])),
      ledger.least,
    )
  )
}

/** Places of a column of shares that tell few of those who are counted in their row. */
function sharesAway(
  at: number,
  head: readonly number[],
  rows: Table['rows'],
  hidden: readonly boolean[],
  columns: Table['columns'],
  ledger: Ledger,
): boolean[] {
  const [people = -1] = head
  const label = columns[at]?.label ?? ''
  if (ends.test(label) || ofMoney.test(label) || isPart(at, people, rows)) return [...hidden]
  const first = rows.map(
    (row, r) => hidden[r] === true || head.some((i) => ledger.tells(numberIn(row[at]), numberIn(row[i]))),
  )
  const inside = rows.map((row) => Math.round(numberIn(row[at]) * numberIn(row[people])))
  return guarded([inside], first, [], ledger)
}

/** A column that says how large each number is beside all of them tells no other number. */
function isPart(share: number, count: number, rows: Table['rows']): boolean {
  const wholes = rows.map((row) => numberIn(row[count]) / numberIn(row[share])).filter(Number.isFinite)
  return wholes.length > 1 && Math.max(...wholes) < 1.02 * Math.min(...wholes)
}

/** The name of the one row that has it. */
function nameOf([name]: Row, rows: Table['rows']): string {
  return typeof name === 'string' && rows.filter((row) => row[0] === name).length === 1 ? name : ''
}

/** The row without some of its numbers; the ends of an interval go with what they are of. */
function emptied(
  row: Row,
  away: (i: number) => boolean,
  name: string,
  columns: Table['columns'],
  ledger: Ledger,
): Row {
  let gone = false
  let said = false
  return row.map((cell, i) => {
    gone = away(i) || (gone && ends.test(columns[i]?.label ?? ''))
    if (!gone || typeof cell !== 'number') return cell
    const { unit } = columns[i] ?? {}
    const tells = counts(unit) || unit === 'share' || unit === 'money' || unit === undefined
    ledger.withhold(counts(unit) ? name : '', tells ? [cell] : [], unit)
    const words = said ? null : withheld
    said = true
    return words
  })
}
