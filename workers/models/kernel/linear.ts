import { chanceOf } from './chances.ts'
import { type Kernel, type Lists, lay } from './memory.ts'

/** Most rows whose squares are added up. */
export const mostShares = 4096

/** `width`: numbers a row, even, the last one maybe standing for nothing. `size`: weights, the intercept among them. */
interface Extent {
  readonly rows: number
  readonly width: number
  readonly placesPerRow: number
  readonly size: number
}

const shapeOf = ({ rows, width, placesPerRow, size }: Extent) =>
  ({
    numbers: ['real', rows * width],
    places: ['whole', rows * placesPerRow],
    outcome: ['bytes', rows],
    weights: ['real', size],
    gradient: ['real', size],
    dense: ['real', width],
    pulled: ['real', width],
    shares: ['real', mostShares],
    squares: ['real', width * width],
  }) as const

/**
 * What a linear model learns from: numbers row by row, places of labels among the weights row by row (−1 = none); `dense` and
 * `pulled` are the weights of the numbers and what pulls at them. Memory: 8 bytes a number, 4 a label, 1 a row.
 */
export type Rows = Lists<ReturnType<typeof shapeOf>> & Extent & { readonly kernel: Kernel | null }

export function layRows(extent: Extent, kernel: Kernel | null): Rows {
  return { ...extent, ...lay(shapeOf(extent), kernel), kernel }
}

/**
 * Adds what rows `from`–`to` pull at the weights, chance less outcome: for numbers into `pulled`, for labels into `gradient`.
 * Two rows at a time, even numbers apart from odd ones, as the kernel does it. Gives the sum of the pulls.
 */
export function slope(rows: Rows, intercept: number, from: number, to: number): number {
  const { kernel, numbers, width, dense, places, placesPerRow, weights, outcome, gradient, pulled } = rows
  if (!kernel) return slopePlain(rows, intercept, from, to)
  const [x, w, at] = [numbers.byteOffset, dense.byteOffset, places.byteOffset]
  const [all, y, g] = [weights.byteOffset, outcome.byteOffset, gradient.byteOffset]
  return kernel.slope(x, width, w, intercept, at, placesPerRow, all, y, g, pulled.byteOffset, from, to)
}

function slopePlain(rows: Rows, intercept: number, from: number, to: number): number {
  const { numbers, width, outcome, pulled } = rows
  let [even, odd] = [0, 0]
  for (let i = from; i < to; i += 2) {
    const next = i + 1 < to ? i + 1 : i
    const first = chanceOf(marginOf(rows, intercept, i)) - (outcome[i] ?? 0)
    const second = next === i ? 0 : chanceOf(marginOf(rows, intercept, next)) - (outcome[next] ?? 0)
    even += first
    odd += second
    for (let j = 0; j < width; j++) {
      const both = first * (numbers[i * width + j] ?? 0) + second * (numbers[next * width + j] ?? 0)
      pulled[j] = (pulled[j] ?? 0) + both
    }
    pullPlaces(rows, i, first, next, second)
  }
  return even + odd
}

function pullPlaces(rows: Rows, i: number, first: number, next: number, second: number): void {
  const { places, placesPerRow, gradient } = rows
  for (let k = 0; k < placesPerRow; k++) {
    const [here, there] = [places[i * placesPerRow + k] ?? -1, places[next * placesPerRow + k] ?? -1]
    if (here >= 0) gradient[here] = (gradient[here] ?? 0) + first
    if (there >= 0) gradient[there] = (gradient[there] ?? 0) + second
  }
}

/** Log-odds of one row. */
export function marginOf(rows: Rows, intercept: number, row: number): number {
  const { numbers, width, dense, places, placesPerRow, weights } = rows
  let [even, odd] = [0, 0]
  for (let j = 0, at = row * width; j < width; j += 2, at += 2) {
    even += (numbers[at] ?? 0) * (dense[j] ?? 0)
    odd += (numbers[at + 1] ?? 0) * (dense[j + 1] ?? 0)
  }
  let sum = even + odd + intercept
  for (let k = 0; k < placesPerRow; k++) {
    const place = places[row * placesPerRow + k] ?? -1
    if (place >= 0) sum += weights[place] ?? 0
  }
  return sum
}

/** Adds share · x xᵀ of the numbers of every so manieth row to the lower triangle of `squares`. */
export function square(rows: Rows, every: number, count: number): void {
  const { kernel, numbers, width, shares, squares } = rows
  if (kernel) {
    kernel.square(numbers.byteOffset, width, shares.byteOffset, every, count, squares.byteOffset)
    return
  }
  for (let k = 0; k < count; k++)
    for (let a = 0, start = k * every * width; a < width; a++) {
      const scaled = (shares[k] ?? 0) * (numbers[start + a] ?? 0)
      for (let b = 0; b <= a; b++)
        squares[a * width + b] = (squares[a * width + b] ?? 0) + scaled * (numbers[start + b] ?? 0)
    }
}
