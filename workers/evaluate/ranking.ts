import type { Judged, Measure } from './judged.ts'

/** Walks groups of equal scores, highest first: how many hits and misses each has. */
function walk(
  { scores, outcome }: Judged,
  times: Uint16Array | undefined,
  each: (hits: number, misses: number) => void,
) {
  let [hits, misses] = [0, 0]
  for (let i = 0; i < scores.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    if (outcome[i] === 1) hits += n
    else misses += n
    if (i + 1 < scores.length && scores[i + 1] === scores[i]) continue
    if (hits + misses > 0) each(hits, misses)
    hits = 0
    misses = 0
  }
}

/**
 * Area under the ROC curve: the chance that a row with the outcome scores above one without, ties counting half (Mann &
 * Whitney 1947; Hanley & McNeil 1982). A loop of its own, not `walk`: it is run thousands of times.
 */
export const rocAuc: Measure = ({ scores, outcome }, times) => {
  let [above, below, area, hits, misses] = [0, 0, 0, 0, 0]
  for (let i = 0; i < scores.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    const hit = n * Number(outcome[i] === 1)
    hits += hit
    misses += n - hit
    if (i + 1 < scores.length && scores[i + 1] === scores[i]) continue
    area += misses * (above + hits / 2)
    above += hits
    below += misses
    hits = 0
    misses = 0
  }
  return above > 0 && below > 0 ? area / (above * below) : Number.NaN
}

/**
 * Average precision: precision at each score, weighted by the recall it adds; no interpolation (Davis & Goadrich 2006). A loop of
 * its own, as for `rocAuc`.
 */
export const averagePrecision: Measure = ({ scores, outcome }, times) => {
  let [above, seen, sum, hits] = [0, 0, 0, 0]
  for (let i = 0; i < scores.length; i++) {
    const n = times ? (times[i] ?? 0) : 1
    hits += n * Number(outcome[i] === 1)
    seen += n
    if (hits === 0 || (i + 1 < scores.length && scores[i + 1] === scores[i])) continue
    above += hits
    sum += hits * (above / seen)
    hits = 0
  }
  return above > 0 ? sum / above : Number.NaN
}

/** Kolmogorov–Smirnov: the largest gap between the share of hits and the share of misses found so far. */
export const kolmogorovSmirnov: Measure = (judged, times) => {
  const steps: [number, number][] = []
  let [above, below] = [0, 0]
  walk(judged, times, (hits, misses) => {
    above += hits
    below += misses
    steps.push([above, below])
  })
  return steps.reduce((most, [hits, misses]) => Math.max(most, Math.abs(hits / above - misses / below)), 0)
}
