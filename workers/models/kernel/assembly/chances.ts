const log2e: f64 = 1.4426950408889634
const ln2High: f64 = 0.6931471803691238
const ln2Low: f64 = 1.9082149292705877e-10
/** Adding it rounds to whole numbers, which then stand in the lowest bits. */
const rounding: f64 = 6755399441055744

@inline
function line(one: f64, slope: f64, r: v128): v128 {
  return f64x2.add(f64x2.splat(one), f64x2.mul(f64x2.splat(slope), r))
}

@inline
function joined(low: v128, high: v128, power: v128): v128 {
  return f64x2.add(low, f64x2.mul(high, power))
}

/** 1 / (1 + e^−x) of two numbers: e^x as 2^n · e^r with |r| ≤ ½ ln 2, the latter by its series, in halves (Estrin 1960). */
@inline
export function chances(x: v128): v128 {
  const z = f64x2.max(f64x2.splat(-700), f64x2.min(f64x2.splat(700), f64x2.neg(x)))
  const shifted = f64x2.add(f64x2.mul(z, f64x2.splat(log2e)), f64x2.splat(rounding))
  const n = f64x2.sub(shifted, f64x2.splat(rounding))
  const high = f64x2.sub(z, f64x2.mul(n, f64x2.splat(ln2High)))
  const r = f64x2.sub(high, f64x2.mul(n, f64x2.splat(ln2Low)))
  const r2 = f64x2.mul(r, r)
  const r4 = f64x2.mul(r2, r2)
  const a = joined(line(1, 1, r), line(1.0 / 2.0, 1.0 / 6.0, r), r2)
  const b = joined(line(1.0 / 24.0, 1.0 / 120.0, r), line(1.0 / 720.0, 1.0 / 5040.0, r), r2)
  const c = joined(line(1.0 / 40320.0, 1.0 / 362880.0, r), line(1.0 / 3628800.0, 1.0 / 39916800.0, r), r2)
  const d = line(1.0 / 479001600.0, 1.0 / 6227020800.0, r)
  const sum = joined(joined(a, b, r4), joined(c, d, r4), f64x2.mul(r4, r4))
  const power = i64x2.add(sum, i64x2.shl(shifted, 52))
  return f64x2.div(f64x2.splat(1), f64x2.add(f64x2.splat(1), power))
}
