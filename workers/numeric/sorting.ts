import { inPieces, within } from './progress.ts'

/** Digits of a key of 64 bits, the lowest first, and where each begins in its half. */
const shifts = [0, 11, 22] as const
const digits = 1 << 11
const sign = 1 << 31
/** Rows that one step moves: a few milliseconds. */
const chunk = 1 << 18

/** Keys whose unsigned halves stand in the order of the numbers: IEEE 754 bits, all turned below 0, the sign alone above; −0 is 0. */
function keysOf(values: Float64Array): [Int32Array, Int32Array] {
  const n = values.length
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * n)
  const [low, high] = [new Int32Array(n), new Int32Array(n)]
  for (let i = 0; i < n; i++) {
    const a = halves[2 * i] ?? 0
    const b = halves[2 * i + 1] ?? 0
    const isNought = a === 0 && b << 1 === 0
    const turned = isNought ? 0 : b >> 31
    low[i] = a ^ turned
    high[i] = isNought ? sign : b ^ (turned | sign)
  }
  return [low, high]
}

/** How often each digit stands at one place of the keys. */
function countsOf(half: Int32Array, shift: number): Int32Array {
  const counts = new Int32Array(digits)
  for (let i = 0; i < half.length; i++) {
    const digit = ((half[i] ?? 0) >>> shift) & (digits - 1)
    counts[digit] = (counts[digit] ?? 0) + 1
  }
  return counts
}

/** From how often each digit stands to where its rows begin; null where all rows have the same one. */
function startsOf(counts: Int32Array, n: number): Int32Array | null {
  let start = 0
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[digit] ?? 0
    if (count === n) return null
    counts[digit] = start
    start += count
  }
  return counts
}

/**
 * Places of the values from the smallest to the largest, equal ones in their order, NaN last: radix sort by digits of 11 bits, the
 * lowest first (Knuth, TAOCP 3, algorithm 5.2.5 R); digits that are all alike are passed over. Linear; memory: 16 bytes a value.
 * Yields the share done.
 */
export function* orderOf(values: Float64Array): Generator<number, Int32Array> {
  const n = values.length
  let [order, spare] = [new Int32Array(n), new Int32Array(n)]
  for (let i = 0; i < n; i++) order[i] = i
  for (const [h, half] of keysOf(values).entries())
    for (const [s, shift] of shifts.entries()) {
      yield (3 * h + s) / 6
      const next = startsOf(countsOf(half, shift), n)
      if (!next) continue
      const pass = { half, shift, order, spare, next }
      yield* within(
        inPieces(n, chunk, (from, to) => deal(pass, from, to)),
        (3 * h + s) / 6,
        (3 * h + s + 1) / 6,
      )
      ;[order, spare] = [spare, order]
    }
  return order
}

interface Pass {
  half: Int32Array
  shift: number
  order: Int32Array
  spare: Int32Array
  next: Int32Array
}

function deal({ half, shift, order, spare, next }: Pass, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const row = order[i] ?? 0
    const digit = ((half[row] ?? 0) >>> shift) & (digits - 1)
    const at = next[digit] ?? 0
    spare[at] = row
    next[digit] = at + 1
  }
}

/** The values ascending, in new memory, −0 as 0: as in `orderOf`, but the keys move themselves. Memory: 16 bytes a value. Yields the share done. */
export function* ascending(values: Float64Array): Generator<number, Float64Array> {
  const n = values.length
  let [low, high] = keysOf(values)
  let [spareLow, spareHigh]: [Int32Array, Int32Array] = [new Int32Array(n), new Int32Array(n)]
  for (let pass = 0; pass < 6; pass++) {
    yield pass / 6
    const [half, shift] = [pass < 3 ? low : high, shifts[pass % 3] ?? 0]
    const next = startsOf(countsOf(half, shift), n)
    if (!next) continue
    const move = { half, shift, low, high, spareLow, spareHigh, next }
    yield* within(
      inPieces(n, chunk, (from, to) => moved(move, from, to)),
      pass / 6,
      (pass + 1) / 6,
    )
    ;[low, high, spareLow, spareHigh] = [spareLow, spareHigh, low, high]
  }
  return valuesOf(low, high)
}

interface Move {
  half: Int32Array
  shift: number
  low: Int32Array
  high: Int32Array
  spareLow: Int32Array
  spareHigh: Int32Array
  next: Int32Array
}

function moved({ half, shift, low, high, spareLow, spareHigh, next }: Move, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const digit = ((half[i] ?? 0) >>> shift) & (digits - 1)
    const at = next[digit] ?? 0
    spareLow[at] = low[i] ?? 0
    spareHigh[at] = high[i] ?? 0
    next[digit] = at + 1
  }
}

/** Keys back to numbers. */
function valuesOf(low: Int32Array, high: Int32Array): Float64Array {
  const values = new Float64Array(low.length)
  const halves = new Int32Array(values.buffer)
  for (let i = 0; i < low.length; i++) {
    const key = high[i] ?? 0
    const turned = ~key >> 31
    halves[2 * i] = (low[i] ?? 0) ^ turned
    halves[2 * i + 1] = key ^ (turned | sign)
  }
  return values
}
