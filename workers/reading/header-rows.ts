import { type Note, note } from '../../src/contract/notes.ts'
import type { Entry, Header } from './header.ts'
import { dataLike, look } from './shape.ts'

const mostRows = 3
const proof = 3
const judged = 20

const trimmed = (record: Entry | undefined) => record?.cells.map((cell) => cell.trim()) ?? []
const filled = (cells: string[]) => cells.filter((cell) => cell !== '')
const repeats = (cells: string[]) => new Set(filled(cells)).size < filled(cells).length
const follows = (above: Entry, below: Entry) => above.line + above.lines === below.line

/** The header whose first row is the `n`-th record, with the rows of names above and below it that belong to it. */
export function joinedRows(records: Entry[], n: number): Header {
  const rows = records.slice(n, n + 1)
  for (let k = n + 1; rows.length < mostRows && isRowOfNames(records, k); k++)
    rows.push(...records.slice(k, k + 1))
  const above = records[n - 1]
  if (above && isGroupRow(above, records[n]) && !isTitles(records, n)) rows.unshift(above)
  const last = rows.at(-1)
  const named = records[n]
  return {
    line: rows[0]?.line ?? 0,
    below: (last?.line ?? 0) + (last?.lines ?? 0),
    count: named?.count ?? 0,
    ...(rows.length > 1 && { joined: rows.map((row) => row.line), ends: trimmed(last) }),
    cells: rows.length > 1 ? joinedNames(rows.map(trimmed)) : (named?.cells ?? []),
  }
}

/** A further row of names; below the first there may be two, such as the names of a program above the words of a question. */
const isRowOfNames = (records: Entry[], k: number) =>
  isNamesAbove(records, k, k + 1) || (isNamesAbove(records, k, k + 2) && isNamesAbove(records, k + 1, k + 2))

const isNamesAbove = (records: Entry[], k: number, from: number) =>
  isSecondRow(records, k, from) || namesBelow(records, k, from)

const bodyOf = (records: Entry[], { count }: Entry, from: number) =>
  records.slice(from, from + judged).filter((row) => row.count === count)

/** Names or units below names: text in every column that holds nothing but numbers further down. */
function isSecondRow(records: Entry[], k: number, from: number): boolean {
  const [above, record] = [records[k - 1], records[k]]
  if (!above || !record || record.count !== above.count || !follows(above, record)) return false
  const cells = trimmed(record)
  const body = bodyOf(records, record, from)
  const numbers = cells.flatMap((_, c) => (body.length >= proof && isNumbers(body, c) ? [c] : []))
  const groups = repeats(trimmed(above)) || trimmed(above).includes('')
  if (numbers.length < (groups ? 1 : 2) || filled(cells).length * 2 < cells.length) return false
  if (cells.some(dataLike) || cells.every((cell, c) => cell === trimmed(above)[c])) return false
  return numbers.every((c) => look(cells[c] ?? '') === 'text')
}

/** What form tools write below a question that has one column of answers. */
const answers =
  /^((open[- ]ended|single|free[- ]text) )?(responses?|answers?|antwort(en)?|r[ée]ponses?|respuestas?|rispost[ae]|antwoord(en)?|respostas?)$/i

/** Names below names that leave gaps: every gap is filled, nothing is data, and what each row below has is not here. */
function namesBelow(records: Entry[], k: number, from: number): boolean {
  const [above, record] = [records[k - 1], records[k]]
  if (!above || !record || record.count !== above.count || !follows(above, record)) return false
  const up = trimmed(above)
  const cells = trimmed(record).map((cell, c) => (cell === up[c] ? '' : cell))
  const body = bodyOf(records, record, from)
  if (body.length < proof || !cells.every((cell, c) => isName(cell, up[c] ?? '', body, c))) return false
  const all = (test: (cell: string) => boolean) => (c: number) =>
    body.every((row) => test(row.cells[c] ?? ''))
  const columns = cells.map((_, c) => c)
  const missing = columns.filter((c) => cells[c] === '' && all((cell) => cell.trim() !== '')(c))
  const unlike = columns.filter((c) => cells[c] !== '' && all(dataLike)(c))
  const asked = up.includes('') || cells.filter((cell) => answers.test(cell)).length > 0
  return asked && (missing.length > 1 || unlike.length > 1)
}

/** No data, where the row above has a gap; in rows below at most as the mark of a choice, whose column holds nothing else. */
function isName(cell: string, above: string, body: Entry[], c: number): boolean {
  if (cell === '') return above !== ''
  const own = body.map((row) => row.cells[c]?.trim() ?? '').filter(Boolean)
  return (
    !dataLike(cell) && (!own.includes(cell) || (own.length < body.length && own.every((one) => one === cell)))
  )
}

/** One sentence on the rows of names that were joined; `lines` is what they are counted by. */
export function joinedNote(joined: readonly number[], lines: 'lines' | 'rows'): Note {
  const places = `${joined.slice(0, -1).join(', ')} and ${joined.at(-1)}`
  return note('choice', `The header takes ${lines} ${places}; their names are joined.`)
}

const isNumbers = (body: Entry[], c: number) => body.every((row) => look(row.cells[c] ?? '') === 'number')

/** A row of groups, with gaps, above names that only the groups tell apart. */
function isGroupRow(above: Entry, names: Entry | undefined): boolean {
  if (!names || above.count !== names.count || !follows(above, names)) return false
  const [groups, cells] = [trimmed(above), trimmed(names)]
  if (filled(groups).length < 2 || !(repeats(cells) || cells.includes(''))) return false
  const joined = joinedNames([groups, cells])
  return new Set(joined).size > new Set(cells).size
}

const day = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)/

/**
 * Titles of tables that stand side by side: each begins one of the same names, or one behind an empty column, and rows of days
 * lie below. Such a row says nothing of the names.
 */
function isTitles(records: Entry[], n: number): boolean {
  const [titles, names] = [trimmed(records[n - 1]), trimmed(records[n])]
  const rows = records.slice(n + 1, n + 1 + judged).map(trimmed)
  const empty = (c: number) => [titles, names, ...rows].every((cells) => (cells[c] ?? '') === '')
  const starts = titles.flatMap((title, c) => (title === '' ? [] : [c]))
  const parts = starts.map((from, k) => filled(names.slice(from, starts[k + 1])))
  const same = new Set(parts.map((part) => part.join('\n'))).size === 1
  const parted = starts.slice(1).every((from) => empty(from - 1)) && !repeats(names)
  const dated =
    rows.length > 0 &&
    names.some((_, c) => rows.every((row) => row[c] === '' || day.test(row[c] ?? '')) && !empty(c))
  return starts[0] === 0 && parts.every((part) => part.length > 2) && (same || parted) && dated
}

/**
 * "Orders" below "2024" is "2024 Orders", "Response" below a question only the question, "End Date" below "EndDate" once; a group
 * goes on to the right until the next one begins.
 */
function joinedNames(rows: string[][]): string[] {
  const last = rows.at(-1) ?? []
  const spread = rows.map((row, k) => (k === rows.length - 1 ? row : spreadOut(row)))
  return last.map((_, c) => {
    const cells = filled(spread.map((row) => row[c] ?? ''))
    const telling = cells.filter((cell) => !(cells.length > 1 && saysNothing(cell)))
    return [...new Map(telling.map((cell) => [lettersOf(cell), cell])).values()].join(' ')
  })
}

/** The word for any answer, and the marks by which programs know a column. */
const saysNothing = (cell: string) => answers.test(cell) || /^\{".*\}$/.test(cell)
const lettersOf = (cell: string) => cell.toLowerCase().replace(/[\s_-]+/g, '')

function spreadOut(row: string[]): string[] {
  if (!row.includes('')) return row
  let group = ''
  return row.map((cell) => {
    group = cell || group
    return group
  })
}
