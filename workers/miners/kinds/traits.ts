import type { Column } from '../../evaluate/columns.ts'
import type { FeatureColumn } from '../../models/features.ts'
import { dayNumber } from '../../sql/scope.ts'
import { frequent } from './conduct.ts'
import type { People, Trait } from './people.ts'

/** A column as a model sees it, and with all its own labels, so that what names people can be seen. */
export interface Described {
  readonly column: FeatureColumn
  readonly whole: Column
  readonly means: string
  /** Days of it count from this text on: it was a date. */
  readonly isDay: boolean
}

const isoDay = /^\d{4}-\d\d-\d\d$/

/** Traits of some people as columns: numbers where nearly all texts are, days as days before `asOf`. */
export function describe(
  { values }: People,
  traits: readonly Trait[],
  which: Int32Array,
  asOf: number,
): Described[] {
  const numbers = new Map<number, number>()
  const numberAt = (code: number) => {
    const known = numbers.get(code)
    if (known !== undefined) return known
    const read = numberOf(values[code] ?? '')
    numbers.set(code, read)
    return read
  }
  return traits.map(({ name, means, codes }) => {
    const own = which.map((person) => codes[person] ?? -1)
    const met = [...new Set(own)].filter((code) => code >= 0)
    const isDay = met.length > 0 && met.every((code) => isoDay.test(values[code] ?? ''))
    if (isDay) {
      const days = Float64Array.from(own, (code) =>
        code < 0 ? Number.NaN : asOf - dayNumber(values[code] ?? ''),
      )
      const column = { name: `Days since ${name}`, kind: 'number' as const, values: days }
      return { column, whole: column, means, isDay }
    }
    const isNumber =
      met.length > 0 && met.filter((code) => Number.isNaN(numberAt(code))).length <= 0.05 * met.length
    if (isNumber) {
      const read = Float64Array.from(own, (code) => (code < 0 ? Number.NaN : numberAt(code)))
      const column = { name, kind: 'number' as const, values: read }
      return { column, whole: column, means, isDay }
    }
    return { column: frequent(name, own, values), whole: dense(name, own, met), means, isDay }
  })
}

const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))

/** Codes of the values that occur here alone, so that different ones can be counted. */
function dense(name: string, codes: Int32Array, met: readonly number[]): Column {
  const place = new Map(met.map((code, k) => [code, k]))
  return {
    name,
    kind: 'category',
    codes: codes.map((code) => place.get(code) ?? -1),
    labels: met.map(String),
  }
}
