import type { FileColumns } from '../join/columns.ts'
import { type Period, periodOf } from '../numeric/period.ts'
import { dayMs, longDay } from '../recognise/calendar.ts'
import { type Change, codesOf, type LeftOut, sales, withTheirOrders } from './change.ts'

/** Orders dated far from all others of all files. A file of nothing else stays: somebody brought it for what it tells. */
export function findStrayDates(files: readonly FileColumns[]): Change {
  const sold = files.map((file) => (sales.has(file.grain) ? daysIn(file) : new Float64Array()))
  const period = periodOf(together(files.map((file, f) => oncePerOrder(file, sold[f] ?? new Float64Array()))))
  if (!period || period.before + period.after === 0) return { renamed: [], out: [] }
  const [from, to] = [period.first, period.last].map((day) => longDay(day * dayMs))
  const reason = `dated far from all others, which are of ${from} to ${to}`
  const out = files.flatMap((file, f): LeftOut[] => {
    const rows = straysIn(file, sold[f] ?? new Float64Array(), period)
    return rows.length === 0 || rows.length === file.rows ? [] : [{ file: f, rows, reason }]
  })
  return { renamed: [], out }
}

function daysIn(file: FileColumns): Float64Array {
  const dates = file.cells.get('date')
  return dates?.kind === 'date' ? dates.values.map((at) => Math.floor(at / dayMs)) : new Float64Array()
}

/** An order of many lines counts once: its first day that is told. */
function oncePerOrder(file: FileColumns, days: Float64Array): Float64Array {
  const order = codesOf(file, 'order')
  if (order.length === 0) return days
  const met = new Uint8Array(file.labels.get('order')?.length ?? 0)
  return days.map((day, r) => {
    const own = order[r] ?? -1
    if (own < 0 || Number.isNaN(day)) return day
    if (met[own] === 1) return Number.NaN
    met[own] = 1
    return day
  })
}

function together(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((n, list) => n + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}

function straysIn(file: FileColumns, days: Float64Array, { first, last }: Period): number[] {
  const own = Uint8Array.from(days, (day) => (day < first || day > last ? 1 : 0))
  return own.includes(1) ? withTheirOrders(file, own) : []
}
