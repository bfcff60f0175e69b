const shift: f64 = 134217728
const unshift: f64 = 1.0 / 134217728.0

/**
 * The place after which bins are best parted, where that beats `limit`, else −1; what it found at `found`. Two bins at a time
 * are held against the best so far; only those that may beat it are looked at one by one.
 */
export function walk(
  histogram: usize,
  start: i32,
  end: i32,
  before: f64,
  sum: f64,
  penalty: f64,
  least: f64,
  limit: f64,
  found: usize,
): i32 {
  const whole = Math.floor(sum * unshift)
  const curvature = sum - whole * shift
  const most = curvature - least
  const both = curvature + 2 * penalty
  const zero = f64x2.splat(0)
  let best = -1
  let low = f64x2.splat(before)
  for (let at = start; at < end; at += 2) {
    const here = v128.load(histogram + (usize(at) << 3))
    low = f64x2.add(f64x2.add(low, here), v128.shuffle<f64>(zero, here, 0, 2))
    const g = f64x2.floor(f64x2.mul(low, f64x2.splat(unshift)))
    const h = f64x2.sub(low, f64x2.mul(g, f64x2.splat(shift)))
    const rest = f64x2.sub(f64x2.splat(whole), g)
    const below = f64x2.add(h, f64x2.splat(penalty))
    const above = f64x2.sub(f64x2.splat(both), below)
    const worth = f64x2.add(
      f64x2.mul(f64x2.mul(g, g), above),
      f64x2.mul(f64x2.mul(rest, rest), below),
    )
    const bound = f64x2.mul(f64x2.mul(f64x2.splat(limit), below), above)
    const hits = v128.and(f64x2.gt(worth, bound), f64x2.ge(h, f64x2.splat(least)))
    if (f64x2.extract_lane(h, 0) > most) break
    if (v128.any_true(hits)) {
      for (let lane = 0; lane < 2 && at + lane < end; lane++) {
        const packed = lane == 0 ? f64x2.extract_lane(low, 0) : f64x2.extract_lane(low, 1)
        const one = lane == 0 ? f64x2.extract_lane(here, 0) : f64x2.extract_lane(here, 1)
        const gradient = Math.floor(packed * unshift)
        const size = packed - gradient * shift
        if (one == 0 || size < least || size > most) continue
        const other = whole - gradient
        const under = size + penalty
        const over = both - under
        const gained = gradient * gradient * over + other * other * under
        if (gained <= limit * under * over) continue
        limit = gained / (under * over)
        best = at + lane
        store<f64>(found, limit)
        store<f64>(found, packed, 8)
      }
    }
    low = v128.shuffle<f64>(low, low, 1, 1)
  }
  return best
}
