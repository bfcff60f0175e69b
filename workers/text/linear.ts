import { within } from '../numeric/progress.ts'
import { type Grams, rooms } from './ngrams.ts'

/** A linear model over grams: what each weighs in a text, and its margin where nothing is said. */
export interface Linear {
  weights: Float64Array
  /** What a gram counts in the length of a text. */
  scales: Float64Array
  bias: number
}

const passes = 25
/** Where no text moved the weights by more in a pass, they stand. */
const still = 0.02
/** Cost of an error: the paper's C, by which larger sets of texts speak for themselves. */
const cost = 0.6
/** How much a gram counts whatever naive Bayes says of it. */
const floor = 0.25
const smooth = 0.5
const chunk = 2_048

/**
 * A support vector machine on grams weighed by naive Bayes' log-count ratios (Wang and Manning 2012, "Baselines and bigrams",
 * eq. 1–3), squared hinge loss, by dual coordinate descent in a fixed order (Hsieh and others 2008, "A dual coordinate descent
 * method for large-scale linear SVM", algorithm 1). `rows`: the texts to learn from; `happy`: 1 or 0 for each text. Memory:
 * 20 bytes a gram. Deterministic. Yields the share done.
 */
export function* fitLinear(grams: Grams, rows: Int32Array, happy: Uint8Array): Generator<number, Linear> {
  yield 0
  const scales = ratios(grams, rows, happy)
  const { first, place, value } = yield* within(vectorsOf(grams, rows, scales), 0, 0.1)
  const weights = new Float64Array(grams.places)
  const alpha = new Float64Array(rows.length)
  const ease = 1 / (2 * cost)
  const step = stride(rows.length)
  let bias = 0
  let largest = 1
  for (let pass = 0; pass < passes && largest > still; pass++) {
    largest = 0
    for (let i = 0; i < rows.length; i++) {
      if (i % chunk === 0) yield 0.1 + (0.9 * (pass + i / rows.length)) / passes
      const k = (i * step + pass * 7) % rows.length
      const [from, to] = [first[k] ?? 0, first[k + 1] ?? 0]
      const side = happy[rows[k] ?? 0] === 1 ? 1 : -1
      let margin = bias
      for (let g = from; g < to; g++) margin += (weights[place[g] ?? 0] ?? 0) * (value[g] ?? 0)
      const before = alpha[k] ?? 0
      const gap = side * margin - 1 + ease * before
      const after = Math.max(0, before - gap / ((to > from ? 2 : 1) + ease))
      if (after === before) continue
      alpha[k] = after
      largest = Math.max(largest, Math.abs(after - before))
      const move = (after - before) * side
      bias += move
      for (let g = from; g < to; g++) {
        const at = place[g] ?? 0
        weights[at] = (weights[at] ?? 0) + move * (value[g] ?? 0)
      }
    }
  }
  return { weights, scales, bias }
}

/** The texts to learn from, each as a vector of length 1: places and values of row k stand at `first[k]` … `first[k + 1]`. */
function* vectorsOf(grams: Grams, rows: Int32Array, scales: Float64Array) {
  const first = new Int32Array(rows.length + 1)
  for (let k = 0; k < rows.length; k++) first[k + 1] = (first[k] ?? 0) + lengthOf(grams, rows[k] ?? 0)
  const [place, value] = [new Int32Array(first.at(-1) ?? 0), new Float64Array(first.at(-1) ?? 0)]
  for (let k = 0; k < rows.length; k++) {
    if (k % chunk === 0) yield k / rows.length
    const row = rows[k] ?? 0
    const norm = normOf(grams, row, scales)
    const [to, from] = [first[k] ?? 0, grams.start[row] ?? 0]
    for (let g = 0; g < lengthOf(grams, row); g++) {
      const at = grams.place[from + g] ?? 0
      place[to + g] = at
      value[to + g] = norm * (scales[at] ?? 0)
    }
  }
  return { first, place, value }
}

const lengthOf = ({ start }: Grams, row: number) => (start[row + 1] ?? 0) - (start[row] ?? 0)

function dot({ start, place }: Grams, row: number, weights: Float64Array, scales: Float64Array): number {
  let sum = 0
  for (let g = start[row] ?? 0; g < (start[row + 1] ?? 0); g++) {
    const at = place[g] ?? 0
    sum += (weights[at] ?? 0) * (scales[at] ?? 0)
  }
  return sum
}

/** 1 over the length of a text as a vector; 0 for a text without a gram. */
function normOf({ start, place }: Grams, row: number, scales: Float64Array): number {
  let sum = 0
  for (let g = start[row] ?? 0; g < (start[row + 1] ?? 0); g++) sum += (scales[place[g] ?? 0] ?? 0) ** 2
  return sum > 0 ? 1 / Math.sqrt(sum) : 0
}

/** A step through the rows that meets each once: neighbours in a file are often alike. */
function stride(n: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  let step = Math.max(1, Math.floor(n * 0.618))
  while (common(step, n) > 1) step++
  return step
}

/** How far the logarithm of a gram's count in happy texts over that in unhappy ones is from none, smoothed. */
function ratios({ start, place, places }: Grams, rows: Int32Array, happy: Uint8Array): Float64Array {
  const counts = [new Float64Array(places).fill(smooth), new Float64Array(places).fill(smooth)]
  const sums = [smooth * rooms, smooth * rooms]
  for (const row of rows) {
    const side = happy[row] ?? 0
    const into = counts[side]
    for (let g = start[row] ?? 0; into && g < (start[row + 1] ?? 0); g++) {
      const at = place[g] ?? 0
      into[at] = (into[at] ?? 0) + 1
      sums[side] = (sums[side] ?? 0) + 1
    }
  }
  const [bad, good] = counts
  const level = Math.log((sums[0] ?? 1) / (sums[1] ?? 1))
  return Float64Array.from({ length: places }, (_, at) => {
    const ratio = Math.abs(Math.log((good?.[at] ?? 1) / (bad?.[at] ?? 1)) + level)
    return floor + (1 - floor) * ratio
  })
}

/** Above 0 the model calls a text happy; about ±1 where it is sure. */
export function marginOf({ weights, scales, bias }: Linear, grams: Grams, row: number): number {
  return bias + dot(grams, row, weights, scales) * normOf(grams, row, scales)
}
