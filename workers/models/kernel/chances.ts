const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
/** Adding it rounds to whole numbers. */
const rounding = 6755399441055744
const real = new Float64Array(1)
const words = new Int32Array(real.buffer)
const upper = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/** 1 / (1 + e^−x), rounded where the kernel rounds: e^x as 2^n · e^r with |r| ≤ ½ ln 2, the latter by its series, in halves (Estrin 1960). */
export function chanceOf(x: number): number {
  const z = Math.max(-700, Math.min(700, -x))
  const n = z * Math.LOG2E + rounding - rounding
  const r = z - n * ln2High - n * ln2Low
  const r2 = r * r
  const r4 = r2 * r2
  const a = 1 + r + (1 / 2 + (1 / 6) * r) * r2
  const b = 1 / 24 + (1 / 120) * r + (1 / 720 + (1 / 5040) * r) * r2
  const c = 1 / 40320 + (1 / 362880) * r + (1 / 3628800 + (1 / 39916800) * r) * r2
  const d = 1 / 479001600 + (1 / 6227020800) * r
  const sum = a + b * r4 + (c + d * r4) * (r4 * r4)
  real[0] = sum
  words[upper] = (words[upper] ?? 0) + (n << 20)
  return 1 / (1 + (real[0] ?? 0))
}
