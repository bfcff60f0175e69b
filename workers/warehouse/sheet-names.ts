import type { FileDraft } from '../../src/contract/desk.ts'
import { dayMs, monthOf } from '../recognise/calendar.ts'
import { cutDate, cutYearless, type DayOrder, resolve } from '../recognise/dates.ts'
import { isSum } from '../recognise/folded.ts'
import { profile } from '../recognise/values.ts'
import { yearIn } from '../recognise/years.ts'

/** What the names of sheets tell of their rows: a column that each of them gets. `said`: a sentence for the person. */
export interface Told {
  column: string
  /** By sheet: the cell of each of its rows, by what else stands there. */
  cells: ReadonlyMap<string, (row: readonly string[]) => string>
  said: string
}

const orders: readonly DayOrder[] = ['dmy', 'mdy']
const fewestPeople = 4
const mostlyPeople = 0.8
/** Days on which something was sold, of those from the first to the last: a shop sells daily, a customer does not come daily. */
const mostDays = 0.5
const people = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName']
const means = ({ columns }: FileDraft, ...wanted: string[]) =>
  columns.some((column) => column.means !== null && wanted.includes(column.means))

/**
 * Sheets of the same columns, one for each day, where no column tells when; or one for each customer, where none tells who
 * ordered. Null where the names do not tell it either.
 */
export function toldByNames(sheets: ReadonlyMap<string, FileDraft>): Told | null {
  const drafts = [...sheets.values()]
  if (drafts.every((draft) => !means(draft, 'date'))) return byDay([...sheets.keys()]) ?? byMonth(sheets)
  const anonymous = drafts.every((draft) => means(draft, 'date') && !means(draft, ...people))
  return anonymous && drafts.every(seldom) ? byCustomer([...sheets.keys()]) : null
}

/** A sheet for each day: its name stands in each of its rows, and is read like the days of a column. */
function byDay(names: readonly string[]): Told | null {
  const isDay = (name: string) => {
    const cut = cutDate(name) ?? cutYearless(name, 2024)
    return cut !== null && orders.some((order) => !Number.isNaN(resolve(cut, order)))
  }
  if (names.length < 2 || !names.every(isDay)) return null
  const cells = new Map(names.map((name) => [name, () => name]))
  return {
    column: 'Date',
    cells,
    said: 'Each sheet is called after a day: ‘Date’ has that day in each of its rows.',
  }
}

const dayNames =
  /^(?:day|date|tag|datum|jour|d[ií]a|giorno|data|dag|dzie[nń]|den|d[aá]tum|p[aä]iv[aä]|g[uü]n|tarih|день|дата)$/i
const isDayNumber = (cell: string) => /^(?:[1-9]|0[1-9]|[12]\d|3[01])\.?$/.test(cell.trim())

/** A sheet for each month, with the number of the day in each row, or in the first row of a day only. */
function byMonth(sheets: ReadonlyMap<string, FileDraft>): Told | null {
  const cells = new Map<string, (row: readonly string[]) => string>()
  for (const [name, { columns, preview }] of sheets) {
    const month = monthIn(name)
    const at = columns.findIndex((column) => dayNames.test(column.name.trim()))
    const told = preview.map((row) => row.cells[at] ?? '').filter((cell) => cell.trim() !== '')
    if (month === '' || told.length === 0 || !told.every(isDayNumber)) return null
    let day = ''
    cells.set(name, (row) => {
      const own = (row[at] ?? '').trim()
      if (own !== '') day = isDayNumber(own) ? own.replace('.', '') : ''
      return day === '' ? '' : `${day} ${month}`
    })
  }
  const said = 'Each sheet is called after a month and its rows tell the day: ‘Date’ has both.'
  return cells.size > 1 ? { column: 'Date', cells, said } : null
}

/** “January 2024” of “Jan 2024”, “Januar 2024”, “2024-01” and “01/2024”, “January” of “Januar”; '' for anything else. */
function monthIn(name: string): string {
  const [word] = (name.match(/\p{L}{3,}/gu) ?? []).map(monthOf).filter((month) => month > 0)
  const [, before = '', after = ''] =
    /(?:19|20)\d\d[-_. ]?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})[-_. ](?:19|20)\d\d/.exec(name) ?? []
  const month = word ?? Number(before || after)
  if (!(month >= 1 && month <= 12)) return ''
  const year = yearIn(name)
  const called = new Date(Date.UTC(2024, month - 1, 1)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  })
  return Number.isNaN(year) ? called : `${called} ${year}`
}

function byCustomer(names: readonly string[]): Told | null {
  if (names.length < fewestPeople || profile([...names]).persons < mostlyPeople) return null
  const cells = new Map(names.map((name) => [name, () => name]))
  const said =
    'Each sheet is called after somebody and names nobody else: ‘Customer’ has that name in each of its rows. If the sheets are branches or staff, set ‘Customer’ to nothing.'
  return { column: 'Customer', cells, said }
}

/** True where the rows shown do not fill their days as the takings of a branch do. */
function seldom({ columns, preview }: FileDraft): boolean {
  const date = columns.findIndex((column) => column.means === 'date')
  const days = preview
    .map(({ cells }) => cutDate(cells[date] ?? '') ?? cutYearless(cells[date] ?? '', 2024))
    .flatMap((cut) => (cut ? [Math.floor(resolve(cut, 'dmy') / dayMs)] : []))
    .filter((day) => !Number.isNaN(day))
  const span = Math.max(...days) - Math.min(...days) + 1
  return days.length < 3 || new Set(days).size < mostDays * span
}

/** A text file of a sheet with one more column at its end; rows of a sum are left without. */
export async function withColumn(
  file: File,
  headerLine: number,
  { column, cells }: Told,
  sheet: string,
): Promise<File> {
  const lines = (await file.text()).split('\n').map((line, i) => {
    if (i + 1 < headerLine || line.trim() === '') return line
    if (i + 1 === headerLine) return `${line}\t${column}`
    const row = line.split('\t')
    return isSum(row) ? `${line}\t` : `${line}\t${cells.get(sheet)?.(row) ?? ''}`
  })
  return new File([lines.join('\n')], file.name)
}
