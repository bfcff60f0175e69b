import type { Judged, Measure } from './judged.ts'

const least = 1e-15

/** −log of the probability given to what happened, place by place; kept for all draws of a bootstrap. */
const losses = new WeakMap<Judged, Float64Array>()

function lossesOf(judged: Judged): Float64Array {
  const known = losses.get(judged)
  if (known) return known
  const { outcome } = judged
  const found = judged.scores.map((score, i) => {
    const p = Math.min(1 - least, Math.max(least, score))
    return -Math.log(outcome[i] === 1 ? p : 1 - p)
  })
  losses.set(judged, found)
  return found
}

/** Mean of −log of the probability given to what happened, in nats; probabilities are kept 1e-15 away from 0 and 1. */
export const logLoss: Measure = (judged, times) => {
  const lost = lossesOf(judged)
  let [sum, rows] = [0, 0]
  for (let i = 0; i < lost.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    sum += n * (lost[i] ?? 0)
    rows += n
  }
  return rows > 0 ? sum / rows : Number.NaN
}

/** Mean squared distance of probability and outcome: Brier (1950), in the form for two outcomes. */
export const brier: Measure = ({ scores, outcome }, times) => {
  let [sum, rows] = [0, 0]
  for (let i = 0; i < scores.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    const gap = (scores[i] ?? 0) - (outcome[i] ?? 0)
    sum += n * gap * gap
    rows += n
  }
  return rows > 0 ? sum / rows : Number.NaN
}

/** Rows of like probability: what was said (mean) and what happened (share). */
export interface CalibrationBin {
  rows: number
  said: number
  happened: number
}

const emptyBin = () => ({ rows: 0, said: 0, happened: 0 })

function closed(bins: readonly CalibrationBin[]): CalibrationBin[] {
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ rows, said, happened }) => ({ rows, said: said / rows, happened: happened / rows }))
}

function filled(
  { scores, outcome }: Judged,
  times: Uint16Array | undefined,
  bins: number,
  binOf: (i: number) => number,
): CalibrationBin[] {
  const found = Array.from({ length: bins }, emptyBin)
  for (let i = 0; i < scores.length; i++) {
    const bin = found[Math.min(bins - 1, Math.max(0, binOf(i)))]
    const n = times ? (times[i] ?? 0) : 1
    if (!bin) continue
    bin.rows += n
    bin.said += n * (scores[i] ?? 0)
    bin.happened += n * (outcome[i] ?? 0)
  }
  return closed(found)
}

/** Bins of about as many rows each, lowest probabilities first; equal probabilities may stand on both sides of a cut. */
export function calibrationCurve(judged: Judged, bins = 10): CalibrationBin[] {
  const rows = judged.scores.length
  return filled(judged, undefined, bins, (i) => bins - 1 - Math.floor((i * bins) / rows))
}

/** Expected calibration error: mean gap between said and happened over ten bins of equal width (Naeini et al. 2015). */
export const calibrationError: Measure = (judged, times) => {
  const bins = filled(judged, times, 10, (i) => Math.floor((judged.scores[i] ?? 0) * 10))
  const rows = bins.reduce((s, bin) => s + bin.rows, 0)
  return rows > 0
    ? bins.reduce((s, bin) => s + bin.rows * Math.abs(bin.said - bin.happened), 0) / rows
    : Number.NaN
}
