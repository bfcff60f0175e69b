import { principal } from '../../cluster/components.ts'
import { Assigner } from '../../cluster/kernel/assigner.ts'
import { type Clustering, kmeans } from '../../cluster/kmeans.ts'
import { type Matrix, rowsAt } from '../../cluster/matrix.ts'
import { columnsShuffled, componentsShuffled } from '../../cluster/shuffled.ts'
import { silhouettes } from '../../cluster/silhouette.ts'
import { stability } from '../../cluster/stability.ts'
import { within } from '../../numeric/progress.ts'
import { shuffle } from '../../numeric/random.ts'

/** One number of segments that was tried: silhouette, and where it came into question how well the segments come back. */
export interface Trial {
  clusters: number
  silhouette: number
  back: { all: number; worst: number } | null
  smallest: number
  found: Clustering
}

/** The number taken beside the same work on shuffled customers. */
export interface Search {
  trials: Trial[]
  chosen: Trial | null
  /** Silhouettes of shuffled columns and of shuffled components, the highest of each. */
  shuffled: { columns: number; components: number } | null
  /** Mean stability on shuffled columns. */
  stabilityShuffled: number
  separates: boolean
}

export const most = 1_000
export const shuffles = 20
const redraws = 20
/** Rows whose silhouettes are taken of a shuffled set: their order means nothing. */
const mostShuffled = 500
/** Hennig (2007): clusters above 0.75 are stable, below 0.6 they are not to be trusted. */
export const stable = 0.75
export const doubtful = 0.6
/** By so much the silhouette must be above the best of the shuffled ones. */
export const margin = 0.03
/** Of the numbers of segments that keep this share of the best silhouette, the most are taken that come back. */
export const keep = 0.95
export const leastShare = 0.02

/**
 * Tries numbers of segments on at most 1,000 customers, and holds the one taken against as many shuffled sets: a higher
 * silhouette than every one of them is asked for (p < 0.05). Yields the share done.
 * Memory: 1,000 rows and their copies.
 */
export function* search(
  matrix: Matrix,
  counts: readonly number[],
  random: () => number,
): Generator<number, Search> {
  const all = Int32Array.from({ length: matrix.rows }, (_, i) => i)
  const sample = matrix.rows > most ? shuffle(all, random).slice(0, most).sort() : all
  const taken = rowsAt(matrix, sample)
  const trials = yield* within(tried(taken, counts, random), 0, 0.25)
  const chosen = yield* within(choice(taken, trials, random), 0.25, 0.6)
  const refused: Search = { trials, chosen, shuffled: null, stabilityShuffled: 0, separates: false }
  if (!chosen) return refused
  const beside = yield* within(besideShuffled(taken, chosen.clusters, random), 0.6, 1)
  const best = Math.max(beside.shuffled.columns, beside.shuffled.components)
  const separates = chosen.silhouette > best + margin && sound(chosen)
  return { ...refused, ...beside, separates }
}

function* tried(taken: Matrix, counts: readonly number[], random: () => number): Generator<number, Trial[]> {
  const assigner = new Assigner(taken, Math.max(...counts))
  const found: Clustering[] = []
  for (const [i, clusters] of counts.entries()) {
    const [from, to] = [(0.6 * i) / counts.length, (0.6 * (i + 1)) / counts.length]
    found.push(yield* within(kmeans(taken, clusters, random, { starts: 8, assigner }), from, to))
  }
  const known = found.filter(({ clusters }, i) => clusters === counts[i])
  const sharpness = yield* within(silhouettes(taken, known), 0.6, 1)
  return known.map((one, i) => ({
    clusters: one.clusters,
    silhouette: sharpness[i] ?? 0,
    back: null,
    smallest: Math.min(...one.sizes) / taken.rows,
    found: one,
  }))
}

export function sound({ back, smallest }: Trial): boolean {
  return back !== null && back.all >= stable && back.worst >= doubtful && smallest >= leastShare
}

/** The most segments near the best silhouette that come back; else the clearest that do; else the clearest. */
function* choice(
  taken: Matrix,
  trials: readonly Trial[],
  random: () => number,
): Generator<number, Trial | null> {
  const best = Math.max(...trials.map((t) => t.silhouette))
  const near = trials.filter((t) => t.silhouette >= keep * best).reverse()
  const rest = trials.filter((t) => !near.includes(t)).sort((a, b) => b.silhouette - a.silhouette)
  for (const [i, trial] of [...near, ...rest].entries()) {
    const [from, to] = [i / trials.length, (i + 1) / trials.length]
    const { found } = trial
    const back = yield* within(stability(taken, found, random, { rounds: redraws, starts: 2 }), from, to)
    trial.back = { all: weighed(back, found), worst: Math.min(...back) }
    if (sound(trial)) return trial
  }
  return trials.find((t) => t.silhouette === best) ?? null
}

function weighed(back: Float64Array, { sizes, labels }: Clustering): number {
  return back.reduce((s, jaccard, c) => s + (jaccard * (sizes[c] ?? 0)) / labels.length, 0)
}

function* besideShuffled(
  taken: Matrix,
  clusters: number,
  random: () => number,
): Generator<
  number,
  Pick<Search, 'stabilityShuffled'> & { shuffled: { columns: number; components: number } }
> {
  const found = principal(taken)
  const shuffled = { columns: -1, components: -1 }
  let again = 0
  for (let round = 0; round < shuffles; round++) {
    const [from, to] = [round / shuffles, (round + 1) / shuffles]
    const columns = columnsShuffled(taken, random)
    const one = yield* within(sharpest(columns, clusters, random), from, (from + to) / 2)
    shuffled.columns = Math.max(shuffled.columns, one.silhouette)
    if (round === 0) {
      const back = yield* within(
        stability(columns, one.found, random, { rounds: redraws, starts: 2 }),
        (from + to) / 2,
        (from + to) / 2,
      )
      again = weighed(back, one.found)
    }
    const turned = componentsShuffled(taken, found, random)
    const other = yield* within(sharpest(turned, clusters, random), (from + to) / 2, to)
    shuffled.components = Math.max(shuffled.components, other.silhouette)
    yield to
  }
  return { shuffled, stabilityShuffled: again }
}

function* sharpest(
  matrix: Matrix,
  clusters: number,
  random: () => number,
): Generator<number, { silhouette: number; found: Clustering }> {
  const found = yield* within(kmeans(matrix, clusters, random, { starts: 3 }), 0, 0.5)
  const some = Int32Array.from({ length: Math.min(matrix.rows, mostShuffled) }, (_, i) => i)
  const part = { clusters: found.clusters, labels: found.labels.subarray(0, some.length) }
  const [silhouette = 0] = yield* within(silhouettes(rowsAt(matrix, some), [part]), 0.5, 1)
  return { silhouette, found }
}
