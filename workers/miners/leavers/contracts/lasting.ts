import { type CoxFit, fitCox } from '../../../lifetime/cox.ts'
import type { FeatureColumn, Features } from '../../../models/features.ts'
import { within } from '../../../numeric/progress.ts'
import { kaplanMeier, type SurvivalCurve, spells } from '../../../numeric/survival.ts'
import { tenureName } from './columns.ts'
import type { Outcome } from './outcome.ts'

/** Who is still there after so long, in the unit of the list. */
export interface Lasting {
  label: string
  customers: number
  curve: SurvivalCurve
}

/** How many times faster customers leave, with the interval; numbers for one standard deviation more. */
export interface Hazard {
  column: string
  /** The label beside the most frequent one, `than`; '' for a number. */
  label: string
  than: string
  times: number
  low: number
  high: number
}

export interface Hazards {
  fit: CoxFit
  list: Hazard[]
}

const mostGroups = 4
const fewest = 30
const mostRows = 20_000
const mostLabels = 6
const mostTerms = 30
const z95 = 1.959963984540054

/** Kaplan–Meier curves of all, and of the most frequent labels of the plan; empty where no time is told. */
export function lastingOf(outcome: Outcome, plan: FeatureColumn | undefined): Lasting[] {
  const { tenure, left } = outcome
  if (!tenure) return []
  const rows = Int32Array.from(left.keys()).filter((i) => left[i] !== 2 && (tenure[i] ?? -1) >= 0)
  if (rows.length === 0) return []
  const curveOf = (label: string, some: Int32Array): Lasting => {
    const times = some.map((i) => Math.round(tenure[i] ?? 0))
    const happened = Uint8Array.from(some, (i) => left[i] ?? 0)
    return { label, customers: some.length, curve: kaplanMeier(spells(times, happened)) }
  }
  const groups = plan?.kind === 'category' ? groupsOf(plan, rows) : []
  return [curveOf('All', rows), ...groups.map(({ label, own }) => curveOf(label, own))]
}

function groupsOf(plan: Extract<FeatureColumn, { kind: 'category' }>, rows: Int32Array) {
  return plan.labels
    .map((label, code) => ({ label, own: rows.filter((i) => plan.codes[i] === code) }))
    .filter(({ own }) => own.length >= fewest)
    .sort((a, b) => b.own.length - a.own.length)
    .slice(0, mostGroups)
}

interface Term extends Pick<Hazard, 'column' | 'label' | 'than'> {
  values: Float64Array
}

/**
 * Cox's hazards of all columns together, of at most 20,000 customers; null where no time is told, or where the data do not hold
 * a single best answer. What grows with time as a customer is no cause of its end, and is left out. Yields the share done.
 */
export function* hazardsOf(features: Features, outcome: Outcome): Generator<number, Hazards | null> {
  const { tenure, left } = outcome
  if (!tenure) return null
  const known = Int32Array.from(left.keys()).filter((i) => left[i] !== 2 && (tenure[i] ?? -1) >= 0)
  const step = Math.max(1, Math.ceil(known.length / mostRows))
  const rows = known.filter((_, i) => i % step === 0)
  const time = Float64Array.from(rows, (i) => tenure[i] ?? 0)
  const terms = yield* within(termsOf(features, rows, time), 0, 0.3)
  if (terms.length === 0) return null
  const matrix = new Float64Array(rows.length * terms.length)
  for (const [t, { values }] of terms.entries())
    for (let i = 0; i < rows.length; i++) matrix[i * terms.length + t] = values[i] ?? 0
  const ended = Uint8Array.from(rows, (i) => left[i] ?? 0)
  const fit = yield* within(fitCox({ time, ended, features: matrix, columns: terms.length }), 0.3, 1)
  if (!fit.settled) return null
  return { fit, list: terms.map((term, t) => hazardOf(term, fit, t)) }
}

function hazardOf({ column, label, than }: Term, { coefficients, errors }: CoxFit, t: number): Hazard {
  const [b, error] = [coefficients[t] ?? 0, errors[t] ?? 0]
  const [low, high] = [Math.exp(b - z95 * error), Math.exp(b + z95 * error)]
  return { column, label, than, times: Math.exp(b), low, high }
}

/** Numbers by their deviation, labels beside the most frequent one; a term that earlier ones give already is left out. */
function* termsOf({ columns }: Features, rows: Int32Array, time: Float64Array): Generator<number, Term[]> {
  const terms: Term[] = []
  const basis: Float64Array[] = []
  for (const [c, column] of columns.entries()) {
    if (column.name === tenureName) continue
    for (const term of column.kind === 'number' ? numberTerm(column, rows) : labelTerms(column, rows)) {
      yield c / columns.length
      const own = centred(term.values)
      const grows = column.kind === 'number' && product(unit(centred(time)), unit(own)) > 0.7
      const rest = beyond(own, basis)
      const isNew = product(rest, rest) > newShare * product(own, own) && product(rest, rest) > 0
      if (!isNew || grows || terms.length >= mostTerms) continue
      terms.push(term)
      basis.push(unit(rest))
    }
  }
  return terms
}

/** A term counts that earlier ones give to less than this share. */
const newShare = 0.05

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)
  return values.map((v) => v - mean)
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function unit(values: Float64Array): Float64Array {
  const length = Math.sqrt(product(values, values))
  return length > 0 ? values.map((v) => v / length) : values
}

/** What is left of a term beside others at right angles to each other (Gram & Schmidt). */
function beyond(values: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(values)
  for (const one of basis) {
    const along = product(rest, one)
    for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] ?? 0) - along * (one[i] ?? 0)
  }
  return rest
}

function numberTerm({ name, values }: Extract<FeatureColumn, { kind: 'number' }>, rows: Int32Array): Term[] {
  const own = Float64Array.from(rows, (i) => values[i] ?? Number.NaN)
  const known = own.filter((v) => !Number.isNaN(v))
  const mean = known.reduce((sum, v) => sum + v, 0) / Math.max(1, known.length)
  const deviation = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, known.length))
  if (known.length < fewest || !(deviation > 0)) return []
  const scaled = own.map((v) => (Number.isNaN(v) ? 0 : (v - mean) / deviation))
  return [{ column: name, label: '', than: '', values: scaled }]
}

function labelTerms(
  { name, codes, labels }: Extract<FeatureColumn, { kind: 'category' }>,
  rows: Int32Array,
): Term[] {
  const counts = labels.map((_, code) => rows.reduce((n, i) => n + (codes[i] === code ? 1 : 0), 0))
  const often = labels
    .map((label, code) => ({ label, code, n: counts[code] ?? 0 }))
    .filter(({ n }) => n >= fewest)
    .sort((a, b) => b.n - a.n || a.code - b.code)
    .slice(0, mostLabels)
  const [first, ...others] = often
  return others.map(({ label, code }) => ({
    ...{ column: name, label, than: first?.label ?? '' },
    values: Float64Array.from(rows, (i) => (codes[i] === code ? 1 : 0)),
  }))
}
