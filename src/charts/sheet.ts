import { type FormatOptions, format, formatDay, roughDecimals } from '../contract/format.ts'
import type { Unit } from '../contract/param.ts'
import type { Blocks } from '../contract/report.ts'
import { csvRow } from '../workbook/csv.ts'

/** The numbers behind a picture: what "show as table" shows and the CSV holds. */
export type Sheet = Blocks['table']

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * The cells as a person reads them, without the unit's word, since the column's head says it. What is counted has as many
 * decimals in the whole column as the largest of it is worth: 46.82 days beside 228 would say more than anybody knows.
 */
export function sheetText(
  sheet: Sheet,
  rows: Sheet['rows'],
  currency: string,
  options: FormatOptions = {},
): string[][] {
  const manners = sheet.columns.map((_, column) => ({ ...mannerOf(sheet, column), ...options }))
  return rows.map((row) =>
    row.map((cell, column) => {
      if (typeof cell === 'string') return isoDay.test(cell) ? formatDay(cell, options.locale) : cell
      return format(cell, sheet.columns[column]?.unit ?? 'count', currency, manners[column])
    }),
  )
}

function mannerOf(sheet: Sheet, column: number): FormatOptions {
  const exact = { exact: true, bare: true }
  const unit = sheet.columns[column]?.unit
  if (!unit || uncounted.has(unit)) return exact
  const numbers = sheet.rows.map((row) => row[column]).filter((cell) => typeof cell === 'number')
  if (numbers.every(Number.isInteger)) return exact
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0)
  return { ...exact, decimals: roughDecimals(largest) }
}

const uncounted = new Set<Unit>(['money', 'share', 'ratio', 'score'])

/** Whether a column holds numbers: they stand at its right edge. */
export function isNumeric(sheet: Sheet, column: number): boolean {
  if (sheet.columns[column]?.unit) return true
  const cells = sheet.rows.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined)
  return cells.length > 0 && cells.every((cell) => typeof cell === 'number')
}

/** RFC 4180, CRLF; numbers as they are, and text that a spreadsheet would take for a formula made harmless. */
export function sheetCsv(sheet: Sheet): string {
  return sheetCells(sheet)
    .map((row) => csvRow(row, ','))
    .join('')
}

/** Head and rows as a workbook takes them: a number is one, a text stays a text, what is not known is an empty cell. */
export function sheetCells(sheet: Sheet): (string | number | null)[][] {
  const known = (cell: string | number | null) =>
    typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
  return [sheet.columns.map(({ label }) => label), ...sheet.rows.map((row) => row.map(known))]
}

/** A file name out of a title: letters and digits of any script, joined by hyphens. */
export function fileName(title: string, ending: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${stem.slice(0, 60) || 'picture'}.${ending}`
}
