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
  for (let k = n + 1; rows.length < mostRows && isSecondRow(records, k); k++)
    rows.push(...records.slice(k, k + 1))
  const above = records[n - 1]
  if (above && isGroupRow(above, records[n])) rows.unshift(above)
  const last = rows.at(-1)
  const named = records[n]
  return {
    line: rows[0]?.line ?? 0,
    below: (last?.line ?? 0) + (last?.lines ?? 0),
    count: named?.count ?? 0,
    ...(rows.length > 1 && { joined: rows.map((row) => row.line) }),
    cells: rows.length > 1 ? joinedNames(rows.map(trimmed)) : (named?.cells ?? []),
  }
}

/** Names or units below names: text in every column that holds nothing but numbers further down. */
function isSecondRow(records: Entry[], k: number): boolean {
  const [above, record] = [records[k - 1], records[k]]
  if (!above || !record || record.count !== above.count || !follows(above, record)) return false
  const cells = trimmed(record)
  const body = records.slice(k + 1, k + judged).filter((row) => row.count === record.count)
  const numbers = cells.flatMap((_, c) => (body.length >= proof && isNumbers(body, c) ? [c] : []))
  const groups = repeats(trimmed(above)) || trimmed(above).includes('')
  if (numbers.length < (groups ? 1 : 2) || filled(cells).length * 2 < cells.length) return false
  if (cells.some(dataLike) || cells.every((cell, c) => cell === trimmed(above)[c])) return false
  return numbers.every((c) => look(cells[c] ?? '') === 'text')
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

/** "Orders" below "2024" is "2024 Orders"; a group goes on to the right until the next one begins. */
function joinedNames(rows: string[][]): string[] {
  const last = rows.at(-1) ?? []
  const spread = rows.map((row, k) => (k === rows.length - 1 ? row : spreadOut(row)))
  return last.map((_, c) => [...new Set(spread.map((row) => row[c] ?? '').filter(Boolean))].join(' '))
}

function spreadOut(row: string[]): string[] {
  if (!row.includes('')) return row
  let group = ''
  return row.map((cell) => {
    group = cell || group
    return group
  })
}
