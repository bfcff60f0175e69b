import { z95 } from './interval.ts'
import { chiSquaredTail } from './tail.ts'

/** The product-limit curve at each time with an event; arrays beside each other. `survival` is 0–1. */
export interface SurvivalCurve {
  times: number[]
  atRisk: number[]
  events: number[]
  survival: number[]
  error: number[]
  low: number[]
  high: number[]
}

/** Events and ends of observation by whole time; both arrays of the same length, index = time. */
export interface Spells {
  events: Float64Array
  censored: Float64Array
}

/** Counts of whole times ≥ 0: `happened[i]` is 1 for an event at `times[i]`, 0 where observation ended then. */
export function spells(times: Int32Array, happened: Uint8Array): Spells {
  const longest = times.reduce((most, t) => Math.max(most, t), 0)
  const events = new Float64Array(longest + 1)
  const censored = new Float64Array(longest + 1)
  for (let i = 0; i < times.length; i++) {
    const into = happened[i] === 1 ? events : censored
    const t = times[i] ?? 0
    into[t] = (into[t] ?? 0) + 1
  }
  return { events, censored }
}

/**
 * Kaplan & Meier (1958), J. Am. Stat. Assoc. 53, 457–481, with Greenwood's (1926) variance and the 95 % band on the
 * log(−log) scale (Kalbfleisch & Prentice 1980, §1.3), which stays within 0–1.
 */
export function kaplanMeier({ events, censored }: Spells): SurvivalCurve {
  const curve: SurvivalCurve = {
    times: [],
    atRisk: [],
    events: [],
    survival: [],
    error: [],
    low: [],
    high: [],
  }
  let atRisk = events.reduce((s, n) => s + n, 0) + censored.reduce((s, n) => s + n, 0)
  let survival = 1
  let greenwood = 0
  for (let t = 0; t < events.length; t++) {
    const d = events[t] ?? 0
    if (d > 0) {
      survival *= 1 - d / atRisk
      greenwood += d / (atRisk * (atRisk - d))
      put(curve, t, atRisk, d, survival, greenwood)
    }
    atRisk -= d + (censored[t] ?? 0)
  }
  return curve
}

function put(curve: SurvivalCurve, t: number, atRisk: number, d: number, s: number, greenwood: number): void {
  const band = s > 0 && s < 1 ? (z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(s)) : 0
  curve.times.push(t)
  curve.atRisk.push(atRisk)
  curve.events.push(d)
  curve.survival.push(s)
  curve.error.push(s > 0 ? s * Math.sqrt(greenwood) : 0)
  curve.low.push(s > 0 ? s ** Math.exp(band) : 0)
  curve.high.push(s > 0 ? s ** Math.exp(-band) : 0)
}

/** Survival at a time: the last step at or before it; 1 before the first. */
export function survivalAt(curve: SurvivalCurve, time: number): number {
  const next = curve.times.findIndex((t) => t > time)
  const last = next < 0 ? curve.times.length - 1 : next - 1
  return curve.survival[last] ?? 1
}

/** First time with survival at or below `share` (0.5 = the median); null where the curve never gets there. */
export function survivalTime(curve: SurvivalCurve, share: number): number | null {
  const at = curve.survival.findIndex((s) => s <= share + 1e-12)
  return curve.times[at] ?? null
}

/**
 * Do the curves differ? Log-rank test for k groups: Mantel (1966); Kalbfleisch & Prentice (1980), eq. 1.21.
 * Degrees of freedom k − 1; `p` = 1 where fewer than two groups have anyone.
 */
export function logRank(groups: readonly Spells[]): { statistic: number; degrees: number; p: number } {
  const k = groups.length
  const longest = groups.reduce((most, g) => Math.max(most, g.events.length), 0)
  const atRisk = groups.map(
    (g) => g.events.reduce((s, n) => s + n, 0) + g.censored.reduce((s, n) => s + n, 0),
  )
  const gap = new Float64Array(k)
  const variance = Array.from({ length: k }, () => new Float64Array(k))
  for (let t = 0; t < longest; t++) {
    const events = groups.map((g) => g.events[t] ?? 0)
    addStep(events, atRisk, gap, variance)
    for (const [i, g] of groups.entries())
      atRisk[i] = (atRisk[i] ?? 0) - (events[i] ?? 0) - (g.censored[t] ?? 0)
  }
  const statistic = quadratic(gap.subarray(0, k - 1), variance)
  return { statistic, degrees: k - 1, p: k > 1 ? chiSquaredTail(statistic, k - 1) : 1 }
}

function addStep(events: number[], atRisk: number[], gap: Float64Array, variance: Float64Array[]): void {
  const d = events.reduce((s, n) => s + n, 0)
  const n = atRisk.reduce((s, r) => s + r, 0)
  if (d === 0 || n < 2) return
  const scale = (d * (n - d)) / (n - 1)
  for (const [i, row] of variance.entries()) {
    const share = (atRisk[i] ?? 0) / n
    gap[i] = (gap[i] ?? 0) + (events[i] ?? 0) - d * share
    for (let j = 0; j < row.length; j++)
      row[j] = (row[j] ?? 0) + scale * share * ((i === j ? 1 : 0) - (atRisk[j] ?? 0) / n)
  }
}

/** x' A⁻¹ x by Gauss elimination with pivots; a direction without variance adds nothing. */
function quadratic(x: Float64Array, matrix: Float64Array[]): number {
  const n = x.length
  const rows = Array.from({ length: n }, (_, i) =>
    Float64Array.of(...(matrix[i] ?? []).slice(0, n), x[i] ?? 0),
  )
  let sum = 0
  for (let c = 0; c < n; c++) {
    const pivot = rows[c]
    const lead = pivot?.[c] ?? 0
    if (!pivot || !(lead > 1e-12)) continue
    sum += (pivot[n] ?? 0) ** 2 / lead
    for (const row of rows.slice(c + 1)) eliminate(row, pivot, c)
  }
  return sum
}

function eliminate(row: Float64Array, pivot: Float64Array, c: number): void {
  const factor = (row[c] ?? 0) / (pivot[c] ?? 1)
  for (let j = c; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
}
