import type { Unit } from '../contract/param.ts'
import type { Blocks } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { protect } from './protect.ts'
import { counts, namesPeople } from './small.ts'

type Values = (number | null)[]

/** Points that tell few people are left out of a line of counts, and others beside them. */
export function discloseLine(line: Blocks['line'], ledger: Ledger): Blocks['line'] {
  if (!counts(line.unit)) return line
  const series = line.series.map((one) => {
    const hidden = column(one.values, line.unit, ledger)
    const cut = (values: Values) => values.map((value, i) => (hidden[i] ? null : value))
    one.values.forEach((value, i) => {
      if (hidden[i]) ledger.withhold('', [value], line.unit)
    })
    const ends = { ...(one.low && { low: cut(one.low) }), ...(one.high && { high: cut(one.high) }) }
    return { label: one.label, values: cut(one.values), ...ends }
  })
  return { ...line, series }
}

function column(values: Values, unit: Unit, ledger: Ledger): boolean[] {
  const measure = values.map((value) => value ?? Number.NaN)
  const first = measure.map((value) => ledger.gives(value, unit))
  return protect({ measures: [measure], lines: [measure.map((_, i) => i)], first }, ledger.least)
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
      ledger.gives(own[i] ?? 0, unit) ||
      beside.some((n) => ledger.small(n)) ||
      (beside.length > 1 && ledger.small(whole - part)) ||
      (unit === 'share' && beside.some((n) => ledger.tells(bar.value, n)))
    )
  })
  const noted = notes.map(([n]) => n ?? Number.NaN)
  const hidden = protect({ measures: [own, noted], lines: [bars.map((_, i) => i)], first }, ledger.least)
  bars.forEach((bar, i) => {
    if (hidden[i]) ledger.withhold(bar.label, [bar.value, ...(notes[i] ?? [])], unit)
  })
  return { ...data, bars: bars.filter((_, i) => !hidden[i]) }
}

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
    return people ? Math.max(0.01, ledger.least / people) : coarse
  }
  const series = data.series.map((one) => {
    const by = step(one.label)
    const round = (values: number[]) => (by === 0 ? values : values.map((y) => Math.round(y / by) * by))
    const ends = { ...(one.low && { low: round(one.low) }), ...(one.high && { high: round(one.high) }) }
    return { label: one.label, x: one.x, y: round(one.y), ...ends }
  })
  return { ...data, series }
}
