import type { Block } from '../../../src/contract/report.ts'
import { median } from '../../numeric/quantile.ts'
import { rounded, type Say } from '../say.ts'
import { type Found, knownOf, strided } from './found.ts'
import { measures } from './measures.ts'
import type { Rules, SegmentsModel } from './model.ts'
import { amount } from './rules.ts'

const mostDrawn = 2_000

/** Two kinds side by side on everything that is measured, also on what made no difference to the kinds. */
export function compareTable({ columns }: SegmentsModel, found: Found, rules: Rules, s: Say): Block {
  const last = found.segments.length
  const first = Math.min(last, Math.round(rules.one))
  const other = Math.min(last, Math.round(rules.other))
  const [a, b] = [found.segments[first - 1], found.segments[other - 1]]
  const rows = measures.map((measure, m) => {
    const column = columns[m] ?? new Float64Array()
    const [mine, theirs] = [a, b].map((one) => drawn(column, one?.members ?? new Int32Array()))
    if (!mine || !theirs) return []
    const more = moreOften(mine, theirs)
    return [
      measure.label,
      amount(measure, median(mine), s),
      amount(measure, median(theirs), s),
      more === null ? null : rounded(more, 3),
    ]
  })
  const most = rows.reduce<(string | number | null)[]>(
    (best, row) => (apart(row) > apart(best) ? row : best),
    [],
  )
  return {
    kind: 'table',
    title: `“${a?.name ?? ''}” beside “${b?.name ?? ''}”`,
    reading: `They differ most in ${String(most[0] ?? 'nothing').toLowerCase()}: ${most[1] ?? '–'} against ${most[2] ?? '–'} for the middle customer.`,
    data: {
      columns: [
        { label: 'Measure' },
        { label: `${first}: ${a?.name ?? ''}`, term: 'median' },
        { label: `${other}: ${b?.name ?? ''}`, term: 'median' },
        { label: 'First one higher, of all pairs', unit: 'share', term: 'pairs' },
      ],
      rows,
    },
    place: 'details',
  }
}

const apart = (row: readonly (string | number | null)[]) =>
  typeof row[3] === 'number' ? Math.abs(row[3] - 0.5) : -1

function drawn(column: Float64Array, members: Int32Array): Float64Array {
  const taken = strided(members.length, mostDrawn).map((i) => members[i] ?? 0)
  return knownOf(column, taken)
}

/** Share of pairs in which the first value is higher, ties by half: the area of Mann & Whitney (1947). */
function moreOften(one: Float64Array, other: Float64Array): number | null {
  if (one.length === 0 || other.length === 0) return null
  const [mine, theirs] = [one.slice().sort(), other.slice().sort()]
  let [below, upTo, sum] = [0, 0, 0]
  for (const value of mine) {
    while (below < theirs.length && (theirs[below] ?? 0) < value) below++
    while (upTo < theirs.length && (theirs[upTo] ?? 0) <= value) upTo++
    sum += (below + upTo) / 2
  }
  return sum / (mine.length * theirs.length)
}
