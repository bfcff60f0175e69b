import type { FileDraft } from '../../src/contract/desk.ts'
import { dayMs } from '../recognise/calendar.ts'
import { cutDate, cutYearless, resolve } from '../recognise/dates.ts'
import { isSum } from '../recognise/folded.ts'
import { profile } from '../recognise/values.ts'

/** What the names of sheets tell of their rows: a column that each of them gets. `said`: a sentence for the person. */
export interface Told {
  column: string
  /** By sheet: the cell of all its rows. */
  cells: ReadonlyMap<string, string>
  said: string
}

const fewestPeople = 4
const mostlyPeople = 0.8
/** Days on which something was sold, of those from the first to the last: a shop sells daily, a customer does not come daily. */
const mostDays = 0.5
const people = ['customer', 'email', 'phone', 'customerName', 'firstName', 'lastName']
const means = ({ columns }: FileDraft, ...wanted: string[]) =>
  columns.some((column) => column.means !== null && wanted.includes(column.means))

/** Sheets of the same columns, one for each customer, where no column tells who ordered. Null where the names do not tell it either. */
export function toldByNames(sheets: ReadonlyMap<string, FileDraft>): Told | null {
  const drafts = [...sheets.values()]
  const anonymous = drafts.every((draft) => means(draft, 'date') && !means(draft, ...people))
  return anonymous && drafts.every(seldom) ? byCustomer([...sheets.keys()]) : null
}

function byCustomer(names: readonly string[]): Told | null {
  if (names.length < fewestPeople || profile([...names]).persons < mostlyPeople) return null
  const cells = new Map(names.map((name) => [name, name]))
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
    return isSum(line.split('\t')) ? `${line}\t` : `${line}\t${cells.get(sheet) ?? ''}`
  })
  return new File([lines.join('\n')], file.name)
}
