import { type FormatOptions, format, formatDay } from '../contract/format.ts'
import type { Blocks } from '../contract/report.ts'

/** The numbers behind a picture: what "show as table" shows and the CSV holds. */
export type Sheet = Blocks['table']

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** A cell as a person reads it: exact, without the unit's word, since the column's head says it. */
export function cellText(
  cell: string | number | null,
  unit: Sheet['columns'][number]['unit'],
  currency: string,
  options: FormatOptions = {},
): string {
  if (typeof cell === 'string') return isoDay.test(cell) ? formatDay(cell, options.locale) : cell
  return format(cell, unit ?? 'count', currency, { exact: true, bare: true, ...options })
}

/** Whether a column holds numbers: they stand at its right edge. */
export function isNumeric(sheet: Sheet, column: number): boolean {
  if (sheet.columns[column]?.unit) return true
  const cells = sheet.rows.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined)
  return cells.length > 0 && cells.every((cell) => typeof cell === 'number')
}

/** RFC 4180, CRLF; numbers as they are, and text that a spreadsheet would take for a formula made harmless. */
export function sheetCsv(sheet: Sheet): string {
  const head = sheet.columns.map((c) => field(c.label))
  const rows = sheet.rows.map((row) => row.map(field))
  return `${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

function field(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
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
