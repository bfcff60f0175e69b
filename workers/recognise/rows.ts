import type { Grain, Meaning } from '../../src/contract/schema.ts'
import { totalLike } from '../reading/shape.ts'
import type { Aside, TextBatch, TextColumn } from '../reading/table.ts'
import { isBlank } from './blank.ts'
import { dayMs, isoDay } from './calendar.ts'
import { cutDate, cutYearless, resolve } from './dates.ts'
import { reasonAgainst } from './no-sales.ts'
import type { Plan } from './plan.ts'
import type { Cells } from './source.ts'
import { cellOf } from './typing.ts'

/** Grains whose rows are sales: each needs a date of its own or an order number to inherit one. */
const dated = new Set<Grain>(['order', 'order line', 'transaction', 'payment', 'other'])

/** What a row must show to be used. */
export interface Rule {
  grain: Grain
  /** Milliseconds: dates from here on lie after today. */
  tomorrow: number
  hasOrder: boolean
  /** Why rows of some kinds are left out; see `Entry` of the sources. */
  kinds: readonly (readonly [RegExp, string])[]
}

/** How the dates of a file stand to today; `first` is the earliest after it, in milliseconds. */
export interface Ahead {
  dated: number
  ahead: number
  first: number
}

/** Cells that decide whether a row is used, as text and typed. */
export interface Deciding {
  date: { column: TextColumn; values: Float64Array } | null
  amounts: { column: TextColumn; values: Float64Array }[]
  order: TextColumn | null
  /** What a row is, and whether its money came in: for sources that mix several kinds of rows. */
  kind: TextColumn | null
  direction: TextColumn | null
  product: TextColumn | null
  /** What tells sales from offers and money moved on, where the source is not known. */
  noSales: TextColumn | null
}

/** Nothing found yet. */
export const undecided = (noSales: TextColumn | null): Deciding => ({
  date: null,
  amounts: [],
  order: null,
  kind: null,
  direction: null,
  product: null,
  noSales,
})

/** Columns that decide by their words. */
export const isDeciding = (meaning: Meaning): meaning is 'order' | 'kind' | 'direction' | 'product' =>
  meaning === 'order' || meaning === 'kind' || meaning === 'direction' || meaning === 'product'

const quote = (cell: string) => {
  const text = cell.trim().replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Reasons by row; a row without one is used. Counts dates after today into `ahead`. */
export function judge(
  batch: TextBatch,
  deciding: Deciding,
  rule: Rule,
  plan: Plan,
  ahead: Ahead,
): Map<number, string> {
  const reasons = new Map<number, string>()
  const { date, amounts, order } = deciding
  if (date) {
    for (let r = 0; r < batch.rows; r++) {
      const ms = date.values[r] ?? Number.NaN
      if (!Number.isNaN(ms)) ahead.dated++
      if (ms < rule.tomorrow) continue
      const reason =
        ms >= rule.tomorrow
          ? late(ms, ahead, rule.tomorrow)
          : undated(cellOf(date.column, r), order ? cellOf(order, r) : '', rule, plan)
      if (reason !== '') reasons.set(r, reason)
    }
  } else if (dated.has(rule.grain) && rule.grain !== 'other' && !rule.hasOrder) {
    for (let r = 0; r < batch.rows; r++) reasons.set(r, 'no date')
  }
  if (rule.kinds.length > 0) leaveKindsOut(batch.rows, deciding, rule, reasons)
  if (deciding.noSales) leaveNoSalesOut(batch.rows, deciding.noSales, reasons)
  if (plan.totals && deciding.product) leaveTotalsOut(batch.rows, deciding.product, reasons)
  for (const { column, values } of amounts)
    for (let r = 0; r < batch.rows; r++)
      if (Number.isNaN(values[r]) && !reasons.has(r) && !isBlank(cellOf(column, r)))
        reasons.set(r, `${quote(cellOf(column, r))} is no amount`)
  return reasons
}

function leaveNoSalesOut(rows: number, column: TextColumn, reasons: Map<number, string>): void {
  const known = new Map<string, string>()
  for (let r = 0; r < rows; r++) {
    const word = cellOf(column, r)
    const reason = known.get(word) ?? reasonAgainst(word)
    known.set(word, reason)
    if (reason !== '') reasons.set(r, `${quote(word)}: ${reason}`)
  }
}

function leaveTotalsOut(rows: number, product: TextColumn, reasons: Map<number, string>): void {
  for (let r = 0; r < rows; r++)
    if (!reasons.has(r) && totalLike(cellOf(product, r))) reasons.set(r, 'looks like a total, not a row')
}

const signs = ['-', '0', '+']

/** Few words come again and again: each is judged once. */
function leaveKindsOut(
  rows: number,
  { kind, direction, amounts }: Deciding,
  { kinds }: Rule,
  reasons: Map<number, string>,
): void {
  const known = new Map<string, string>()
  const judged = (words: string) => kinds.find(([pattern]) => pattern.test(words))?.[1] ?? ''
  for (let r = 0; kind && r < rows; r++) {
    const word = cellOf(kind, r).trim()
    const sign = signs[1 + Math.sign(amounts[0]?.values[r] ?? 0)] ?? '0'
    const words = `${word} ${direction ? cellOf(direction, r).trim() : ''} ${sign}`
    const reason = known.get(words) ?? judged(words)
    known.set(words, reason)
    if (reason !== '') reasons.set(r, word === '' ? reason : `${quote(word)}: ${reason}`)
  }
}

function late(ms: number, ahead: Ahead, tomorrow: number): string {
  ahead.ahead++
  if (!(ahead.first <= ms)) ahead.first = ms
  return `dated after ${isoDay(tomorrow - dayMs)}, the day it was read`
}

function undated(cell: string, order: string, rule: Rule, plan: Plan): string {
  if (isBlank(cell)) return isBlank(order) && dated.has(rule.grain) ? 'no date' : ''
  const format = plan.dates.get('date')?.format
  const cut = format?.kind === 'written' ? cutDate(cell) : null
  if (!cut && format?.kind === 'written' && !format.from && cutYearless(cell, 2024))
    return `${quote(cell)} is a day without a year`
  if (!cut || cut.settled || format?.kind !== 'written') return `${quote(cell)} is no date`
  const other = format.order === 'dmy' ? 'mdy' : 'dmy'
  if (Number.isNaN(resolve(cut, other))) return `${quote(cell)} is no date`
  return `${quote(cell)} is no date with the ${format.order === 'dmy' ? 'day' : 'month'} first`
}

/** Rows set aside, as they stand in the file. */
export function asides(batch: TextBatch, reasons: Map<number, string>): Aside[] {
  const list = Array.from(reasons, ([r, reason]) => ({
    line: batch.lines[r] ?? 0,
    reason,
    raw: batch.raw(r),
  }))
  return [...batch.aside, ...list].sort((a, b) => a.line - b.line)
}

/** Adds the time of its own column to dates that have none. */
export function addTimes(dates: Float64Array, times: TextColumn, read: (cell: string) => number): void {
  for (let r = 0; r < dates.length; r++) {
    const time = read(cellOf(times, r).trim())
    if (!Number.isNaN(time)) dates[r] = (dates[r] ?? Number.NaN) + time
  }
}

/** True where any date carries a time of day other than midnight. */
export function anyTime(cells: Cells | undefined): boolean {
  if (cells?.kind !== 'date') return false
  for (const ms of cells.values) if (ms % dayMs !== 0 && !Number.isNaN(ms)) return true
  return false
}

export const amountsThatDecide = (have: Meaning[]): Meaning[] => {
  const totals = have.filter((m) => m === 'amount' || m === 'orderTotal')
  return totals.length > 0 ? totals : have.filter((m) => m === 'unitPrice' || m === 'quantity')
}

/** The rows without a reason against them. */
export function kept(rows: number, reasons: Map<number, string>): Int32Array {
  const index = new Int32Array(rows - reasons.size)
  let at = 0
  for (let r = 0; r < rows; r++) if (!reasons.has(r)) index[at++] = r
  return index
}
