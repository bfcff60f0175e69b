import { chances } from './chances'

/**
 * Adds what rows `from`–`to` pull at the weights of a logistic regression: for numbers into `pulled`, for labels into `gradient`
 * by place. `width` is even; two rows at a time. Gives the sum of the pulls.
 */
export function slope(
  numbers: usize,
  width: i32,
  dense: usize,
  intercept: f64,
  places: usize,
  placesPerRow: i32,
  weights: usize,
  outcome: usize,
  gradient: usize,
  pulled: usize,
  from: i32,
  to: i32,
): f64 {
  const size = usize(width) << 3
  let all = f64x2.splat(0)
  for (let i = usize(from); i < usize(to); i += 2) {
    const next = i + 1 < usize(to) ? i + 1 : i
    const x = numbers + i * size
    const y = numbers + next * size
    let a = f64x2.splat(0)
    let b = f64x2.splat(0)
    for (let j: usize = 0; j < size; j += 16) {
      const w = v128.load(dense + j)
      a = f64x2.add(a, f64x2.mul(v128.load(x + j), w))
      b = f64x2.add(b, f64x2.mul(v128.load(y + j), w))
    }
    let sums = f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3))
    sums = f64x2.add(sums, f64x2.splat(intercept))
    for (let k = 0; k < placesPerRow; k++)
      sums = f64x2.add(
        sums,
        f64x2.replace_lane(
          f64x2.splat(weightOf(weights, placeOf(places, placesPerRow, i, k))),
          1,
          weightOf(weights, placeOf(places, placesPerRow, next, k)),
        ),
      )
    const happened = f64x2.replace_lane(
      f64x2.splat(f64(load<u8>(outcome + i))),
      1,
      f64(load<u8>(outcome + next)),
    )
    let pulls = f64x2.sub(chances(sums), happened)
    if (next == i) pulls = f64x2.replace_lane(pulls, 1, 0)
    all = f64x2.add(all, pulls)
    const first = v128.shuffle<f64>(pulls, pulls, 0, 0)
    const second = v128.shuffle<f64>(pulls, pulls, 1, 1)
    for (let j: usize = 0; j < size; j += 16) {
      const both = f64x2.add(f64x2.mul(first, v128.load(x + j)), f64x2.mul(second, v128.load(y + j)))
      v128.store(pulled + j, f64x2.add(v128.load(pulled + j), both))
    }
    for (let k = 0; k < placesPerRow; k++) {
      pull(gradient, placeOf(places, placesPerRow, i, k), f64x2.extract_lane(pulls, 0))
      pull(gradient, placeOf(places, placesPerRow, next, k), f64x2.extract_lane(pulls, 1))
    }
  }
  return f64x2.extract_lane(all, 0) + f64x2.extract_lane(all, 1)
}

@inline
function placeOf(places: usize, placesPerRow: i32, row: usize, k: i32): i32 {
  return load<i32>(places + ((row * usize(placesPerRow) + usize(k)) << 2))
}

@inline
function weightOf(weights: usize, place: i32): f64 {
  return place < 0 ? 0 : load<f64>(weights + (usize(place) << 3))
}

@inline
function pull(gradient: usize, place: i32, amount: f64): void {
  if (place < 0) return
  const at = gradient + (usize(place) << 3)
  store<f64>(at, load<f64>(at) + amount)
}

/** Adds share · x xᵀ of every so manieth row to the lower triangle of `squares`; what stands above it means nothing. */
export function square(numbers: usize, width: i32, shares: usize, every: i32, count: i32, squares: usize): void {
  const size = usize(width) << 3
  for (let k = 0; k < count; k++) {
    const x = numbers + usize(k) * usize(every) * size
    const share = load<f64>(shares + (usize(k) << 3))
    for (let a: usize = 0; a < size; a += 8) {
      const scaled = f64x2.splat(share * load<f64>(x + a))
      const row = squares + a * usize(width)
      for (let b: usize = 0; b <= a; b += 16)
        v128.store(row + b, f64x2.add(v128.load(row + b), f64x2.mul(scaled, v128.load(x + b))))
    }
  }
}
