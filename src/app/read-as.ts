/** A way to read a cell that was set aside: what it is then, and the row with the cell written so. */
export interface ReadAs {
  label: string
  text: string
}

type Decimal = '.' | ','

/** The cell that a reason speaks of, and what it says of it; null for reasons of another kind. */
function causeOf(reason: string): { cell: string; kind: string } | null {
  const [, cell = '', kind = ''] =
    /^(.+?) is no (date(?: with the (?:day|month|year) first)?|amount)$/.exec(reason) ?? []
  return cell === '' ? null : { cell, kind }
}

/** The row with its cell written otherwise; null where the row tells the cell not once. */
function replaced(row: string, cell: string, by: string): string | null {
  if (row.split(cell).length !== 2) return null
  const bare = /[,;]/.test(by) && row.split(/[,;\t]/).includes(cell)
  return row.replace(cell, () => (bare && row.includes(',') ? `"${by}"` : by))
}

/** What a cell can be read as: for a date both orders of day and month that give a real day, for an amount both decimals. */
export function readAs(reason: string, row: string, decimal: Decimal = '.'): ReadAs[] {
  const cause = causeOf(reason)
  if (!cause) return []
  return waysOf(cause, decimal).flatMap(({ way, written }) => {
    const text = replaced(row, cause.cell, written)
    return text === null ? [] : [{ label: `${written} (${way})`, text }]
  })
}

const waysOf = ({ cell, kind }: { cell: string; kind: string }, decimal: Decimal) =>
  kind === 'amount' ? amounts(cell, decimal) : dates(cell)

function dates(cell: string) {
  const [, a = '', b = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(cell.trim()) ?? []
  const ways = [
    { way: 'day first', written: isoOf(year, b, a) },
    { way: 'month first', written: isoOf(year, a, b) },
  ]
  return ways.filter(({ written }) => written !== '')
}

/** The only number in the cell, its separators read in each way that can be meant. */
function amounts(cell: string, decimal: Decimal) {
  const [number = '', more] = cell.match(/[-−]?\d[\d.,'’\s]*/g) ?? []
  if (number === '' || more !== undefined) return []
  const plain = number.trim().replace(/[.,]$/, '').replace('−', '-')
  const ways: [string, Decimal][] = /[.,]/.test(plain)
    ? [
        ['decimal point', '.'],
        ['decimal comma', ','],
      ]
    : [['whole', '.']]
  const read = ways.map(([way, mark]) => ({ way, written: writtenWith(plain, mark, decimal) }))
  return read.filter(({ written }, i) => written !== '' && read.findIndex((r) => r.written === written) === i)
}

/** A number whose decimals stand behind `mark`, as the file writes numbers; '' where it cannot be meant so. */
function writtenWith(number: string, mark: Decimal, decimal: Decimal): string {
  const [whole = '', part = '', more] = number.split(mark)
  const groups = whole.split(/[.,'’\s]/)
  const thousands =
    groups.slice(1).every((group) => /^\d{3}$/.test(group)) && /^-?\d{1,3}$/.test(groups[0] ?? '')
  if (more !== undefined || !/^\d*$/.test(part) || (groups.length > 1 && !thousands)) return ''
  return part === '' ? groups.join('') : `${groups.join('')}${decimal}${part}`
}

/** '' for a day that is not in the calendar. */
function isoOf(year: string, month: string, day: string): string {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : ''
}

/** A row that was set aside, and why. */
export interface SetAsideRow {
  reason: string
  text: string
}

/** True where a date, or an amount, of each could not be read for the same cause, whatever stands there. */
export function sameCause(one: string, other: string): boolean {
  const [a, b] = [causeOf(one), causeOf(other)]
  return a !== null && a.kind === b?.kind
}

/**
 * Another row of the same cause written anew as `model` was in `text`: read in the same way, or with the same cell written
 * the same. Null where what was done to the one says nothing of the other.
 */
export function writtenLike(
  model: SetAsideRow,
  text: string,
  other: SetAsideRow,
  decimal: Decimal = '.',
): string | null {
  const [mine, theirs] = [causeOf(model.reason), causeOf(other.reason)]
  if (!mine || !theirs || mine.kind !== theirs.kind) return null
  const chosen = waysOf(mine, decimal).find(
    ({ written }) => replaced(model.text, mine.cell, written) === text,
  )
  if (chosen) {
    const same = waysOf(theirs, decimal).find(({ way }) => way === chosen.way)
    return same ? replaced(other.text, theirs.cell, same.written) : null
  }
  if (mine.cell !== theirs.cell || model.text.split(mine.cell).length !== 2) return null
  const [before = '', after = ''] = model.text.split(mine.cell)
  const isInside =
    text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length
  return isInside
    ? replaced(other.text, theirs.cell, text.slice(before.length, text.length - after.length))
    : null
}
