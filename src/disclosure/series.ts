import type { Unit } from '../contract/param.ts'
import type { Blocks } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { protect } from './protect.ts'
import { coarse as coarsened } from './ranges.ts'
import { counts, namesPeople } from './small.ts'

type Values = (number | null)[]

/** Points that tell few people are left out of a line of counts, and others beside them; of shares, those of few. */
export function discloseLine(line: Blocks['line'], ledger: Ledger): Blocks['line'] {
  if (line.unit === 'share') return { ...line, series: line.series.map((one) => sharesOf(one, ledger)) }
  if (!counts(line.unit)) return line
  const hidden = pointsAway(line, ledger)
  const series = line.series.map((one, s) => {
    const away = hidden[s] ?? []
    const cut = (values: Values) => values.map((value, i) => (away[i] ? null : value))
    one.values.forEach((value, i) => {
      if (away[i]) ledger.withhold('', [value], line.unit)
    })
    const ends = { ...(one.low && { low: cut(one.low) }), ...(one.high && { high: cut(one.high) }) }
    return { label: one.label, values: cut(one.values), ...ends }
  })
  return { ...line, series }
}

type Line = Blocks['line']['series'][number]

/** Shares with a range: none of few, the others so rounded that nobody can count back. */
function sharesOf(one: Line, ledger: Ledger): Line {
  const { values, low, high } = one
  if (!low || !high) return one
  const told = values.map((value, i) => {
    const [from, to] = [low[i] ?? null, high[i] ?? null]
    if (value === null || from === null || to === null) return { value, low: from, high: to }
    const known = coarsened({ value, low: from, high: to }, ledger.least)
    if (!known) ledger.withhold('', [value, from, to], 'share')
    return known ?? { value: null, low: null, high: null }
  })
  return {
    ...one,
    values: told.map((t) => t.value),
    low: told.map((t) => t.low),
    high: told.map((t) => t.high),
  }
}

/** Points of each series that are not told: a number that is withheld in one is withheld in all of them. */
function pointsAway({ series, unit }: Blocks['line'], ledger: Ledger): boolean[][] {
  const measures = series.map(({ values }) => values.map((value) => value ?? Number.NaN))
  const wholes = counts(unit) ? ledger.totals.wholes : []
  let hidden = measures.map((measure, s) =>
    measure.map((value, i) => ledger.gives(value, unit) || isNearer(measures, s, i, ledger)),
  )
  for (let before = -1; before !== sum(hidden); ) {
    before = sum(hidden)
    const away = new Set(measures.flatMap((measure, s) => measure.filter((v, i) => hidden[s]?.[i] && v > 0)))
    hidden = measures.map((measure, s) => {
      const first = measure.map((value, i) => hidden[s]?.[i] === true || away.has(value))
      return protect({ measures: [measure], lines: [measure.map((_, i) => i)], first, wholes }, ledger.least)
    })
  }
  return hidden
}

const sum = (hidden: readonly boolean[][]) => hidden.flat().filter(Boolean).length

/** All but few of a series that holds this one at every point. */
function isNearer(measures: readonly number[][], s: number, i: number, ledger: Ledger): boolean {
  const own = measures[s] ?? []
  return measures.some((other, o) => {
    const holds = o !== s && other.every((value, k) => !(value < (own[k] ?? Number.NaN)))
    return holds && ledger.small((other[i] ?? Number.NaN) - (own[i] ?? Number.NaN))
  })
}

/** “127 of 264 texts”, “89 customers”: numbers in the note beside a bar. */
const numbersIn = (note: string) =>
  !namesPeople(note) && !/\d of \d/.test(note)
    ? []
    : [...note.matchAll(/\d+(?:[,.\u00a0\u202f]\d{3})*(?![\d.,]*%)/g)].map(([n]) =>
        Number(n.replace(/\D/g, '')),
      )

/** Bars that tell few people are left out, and others beside them. */
export function discloseBars(data: Blocks['bars'], ledger: Ledger): Blocks['bars'] {
  const { bars, unit } = data
  const notes = bars.map((bar) => numbersIn(bar.note ?? ''))
  const own = bars.map((bar) => (counts(unit) ? bar.value : Number.NaN))
  const first = bars.map((bar, i) => {
    const beside = notes[i] ?? []
    const [part = 0, whole = 0] = beside
    return (
      ledger.named(bar.label, [bar.value, ...beside]) ||
      (bare(bar, unit, beside) && !coarsened(bar, ledger.least)) ||
      ledger.gives(own[i] ?? 0, unit) ||
      beside.some((n) => ledger.small(n)) ||
      (beside.length > 1 && ledger.small(whole - part)) ||
      (unit === 'share' && beside.some((n) => ledger.tells(bar.value, n)))
    )
  })
  const noted = notes.map(([n]) => n ?? Number.NaN)
  const hidden = protect(
    { measures: [own, noted], lines: [bars.map((_, i) => i)], first, wholes: ledger.totals.wholes },
    ledger.least,
  )
  bars.forEach((bar, i) => {
    if (hidden[i]) ledger.withhold(bar.label, [bar.value, ...(notes[i] ?? [])], unit)
  })
  const left = bars.filter((_, i) => !hidden[i])
  const round = (bar: Bar) =>
    bare(bar, unit, numbersIn(bar.note ?? '')) ? { ...bar, ...coarsened(bar, ledger.least) } : bar
  return { ...data, bars: left.map(round) }
}

type Bar = Blocks['bars']['bars'][number]

/** A share with a range beside which nobody says of how many. */
const bare = (bar: Bar, unit: Unit, beside: readonly number[]): bar is Bar & { low: number; high: number } =>
  unit === 'share' && beside.length === 0 && bar.low !== undefined && bar.high !== undefined

/** A share no finer than this where nobody says of how many. */
const coarse = 0.05

/**
 * Steps of a curve say how many came at each: shares are rounded to what `least` people are of the smallest number that
 * may stand behind the line, counts to tens.
 */
export function discloseCurve(
  data: Blocks['curve'],
  ledger: Ledger,
  behind: ReadonlyMap<string, number>,
): Blocks['curve'] {
  const step = (label: string) => {
    if (data.yUnit !== 'share') return counts(data.yUnit) ? ledger.least : 0
    const people = behind.get(label)
    if (people) return Math.max(0.01, ledger.least / people)
    return Math.max(coarse, ledger.least / Math.max(ledger.least, ledger.totals.people))
  }
  const series = data.series.map((one) => {
    const by = step(one.label)
    const round = (values: number[]) => (by === 0 ? values : values.map((y) => Math.round(y / by) * by))
    const ends = { ...(one.low && { low: round(one.low) }), ...(one.high && { high: round(one.high) }) }
    return { label: one.label, x: one.x, y: round(one.y), ...ends }
  })
  return { ...data, series }
}
