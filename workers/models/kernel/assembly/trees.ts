import { chances } from './chances'

/** Bins of `n` numbers: how many of 255 ascending limits lie below, without a branch; `unknown` for NaN. */
export function bin(
  values: usize,
  limits: usize,
  unknown: i32,
  byColumn: usize,
  byRow: usize,
  width: i32,
  n: i32,
): void {
  for (let i = 0; i < n; i++) {
    const v = load<f64>(values + (usize(i) << 3))
    let at: usize = 0
    for (let half: usize = 128; half > 0; half >>= 1)
      at += select<usize>(half, 0, load<f64>(limits + ((at + half - 1) << 3)) < v)
    const found = select<i32>(i32(at), unknown, v == v)
    store<u8>(byColumn + usize(i), u8(found))
    store<u8>(byRow + usize(i) * usize(width), u8(found))
  }
}

/** Sorts numbers that are not NaN: eight passes over their bits, a byte each, without those that are alike in all. */
export function sort(values: usize, spare: usize, counts: usize, n: i32): void {
  memory.fill(counts, 0, 8192)
  for (let i = 0; i < n; i++) {
    const bits = load<i64>(values + (usize(i) << 3))
    const key = bits ^ ((bits >> 63) | i64.MIN_VALUE)
    store<i64>(values + (usize(i) << 3), key)
    for (let pass = 0; pass < 8; pass++) {
      const at = counts + (usize(pass) << 10) + (usize((key >> (pass << 3)) & 255) << 2)
      store<i32>(at, load<i32>(at) + 1)
    }
  }
  let from = values
  let to = spare
  for (let pass = 0; pass < 8; pass++) {
    const starts = counts + (usize(pass) << 10)
    const shift = pass << 3
    if (n > 0 && load<i32>(starts + (usize((load<i64>(from) >> shift) & 255) << 2)) == n) continue
    let sum = 0
    for (let at = starts; at < starts + 1024; at += 4) {
      const size = load<i32>(at)
      store<i32>(at, sum)
      sum += size
    }
    for (let i = 0; i < n; i++) {
      const key = load<i64>(from + (usize(i) << 3))
      const at = starts + (usize((key >> shift) & 255) << 2)
      const place = load<i32>(at)
      store<i32>(at, place + 1)
      store<i64>(to + (usize(place) << 3), key)
    }
    const kept = from
    from = to
    to = kept
  }
  for (let i = 0; i < n; i++) {
    const key = load<i64>(from + (usize(i) << 3))
    store<i64>(values + (usize(i) << 3), key ^ ((~key >> 63) | i64.MIN_VALUE))
  }
}

const golden: f64 = 0.6180339887498949

/** Packed gradients and curvatures of the log loss of the rows at places `from`–`to` of the order, and their chances. */
export function pack(
  order: usize,
  sums: usize,
  outcome: usize,
  shares: usize,
  packed: usize,
  from: i32,
  to: i32,
  gradientScale: f64,
  curvatureScale: f64,
): void {
  for (let k = from; k < to; k += 2) {
    const first = usize(load<i32>(order + (usize(k) << 2)))
    const second = k + 1 < to ? usize(load<i32>(order + (usize(k) << 2), 4)) : first
    const x = v128.load64_lane(sums + (second << 3), v128.load64_zero(sums + (first << 3)), 1)
    const p = chances(x)
    v128.store64_lane(shares + (first << 3), p, 0)
    v128.store64_lane(shares + (second << 3), p, 1)
    const y = f64x2.replace_lane(
      f64x2.splat(f64(load<u8>(outcome + first))),
      1,
      f64(load<u8>(outcome + second)),
    )
    const turns = f64x2.mul(f64x2.replace_lane(f64x2.splat(f64(k)), 1, f64(k + 1)), f64x2.splat(golden))
    const dither = f64x2.sub(turns, f64x2.floor(turns))
    const gradient = f64x2.floor(
      f64x2.add(f64x2.mul(f64x2.sub(p, y), f64x2.splat(gradientScale)), dither),
    )
    const spread = f64x2.mul(p, f64x2.sub(f64x2.splat(1), p))
    const curvature = f64x2.floor(f64x2.add(f64x2.mul(spread, f64x2.splat(curvatureScale)), dither))
    const both = f64x2.add(f64x2.mul(gradient, f64x2.splat(134217728)), curvature)
    v128.store64_lane(packed + (first << 3), both, 0)
    if (k + 1 < to) v128.store64_lane(packed + (second << 3), both, 1)
  }
}

@inline
function raise(cell: usize, offset: usize, one: f64): void {
  store<f64>(cell + offset, load<f64>(cell + offset) + one)
}

/** Adds rows at places `from`–`to` of the order to a histogram: one addition a row and column, eight at a time. */
export function add(
  byRow: usize,
  order: usize,
  packed: usize,
  histogram: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  const eights = width & ~7
  for (let k = from; k < to; k++) {
    const place = usize(load<i32>(order + (usize(k) << 2)))
    const one = load<f64>(packed + (place << 3))
    const row = byRow + place * usize(width)
    let at = histogram
    let j = 0
    for (; j < eights; j += 8) {
      const cells = load<u64>(row + usize(j))
      const low = u32(cells)
      const high = u32(cells >> 32)
      raise(at + ((low & 255) << 3), 0, one)
      raise(at + (((low >> 8) & 255) << 3), 2048, one)
      raise(at + (((low >> 16) & 255) << 3), 4096, one)
      raise(at + ((low >> 24) << 3), 6144, one)
      raise(at + ((high & 255) << 3), 8192, one)
      raise(at + (((high >> 8) & 255) << 3), 10240, one)
      raise(at + (((high >> 16) & 255) << 3), 12288, one)
      raise(at + ((high >> 24) << 3), 14336, one)
      at += 16384
    }
    for (; j < width; j++) {
      raise(at + (usize(load<u8>(row + usize(j))) << 3), 0, one)
      at += 2048
    }
  }
}

/** Takes one child off its parent; `bins` of each column beside the one for what is not known. */
export function subtract(parent: usize, child: usize, bins: usize, width: i32): void {
  for (let j = 0; j < width; j++) {
    const size = usize(load<i32>(bins + (usize(j) << 2)) + 1) << 3
    for (let at: usize = 0; at < size; at += 16)
      v128.store(parent + at, f64x2.sub(v128.load(parent + at), v128.load(child + at)))
    parent += 2048
    child += 2048
  }
}

/** Rows that go low first, both in the order they had, without a branch; the first place of those that go high. */
export function part(
  column: usize,
  marks: usize,
  order: usize,
  spare: usize,
  from: i32,
  to: i32,
): i32 {
  let low: usize = usize(from)
  let high: usize = 0
  for (let k = usize(from); k < usize(to); k++) {
    const row = load<i32>(order + (k << 2))
    const isLow = usize(load<u8>(marks + usize(load<u8>(column + usize(row)))))
    store<i32>(order + (low << 2), row)
    store<i32>(spare + (high << 2), row)
    low += isLow
    high += 1 - isLow
  }
  memory.copy(order + (low << 2), spare, high << 2)
  return i32(low)
}

/** Exact gradient and curvature of the rows of a leaf, at `found`. */
export function pull(order: usize, outcome: usize, shares: usize, from: i32, to: i32, found: usize): void {
  let both = f64x2.splat(0)
  for (let k = from; k < to; k++) {
    const row = usize(load<i32>(order + (usize(k) << 2)))
    const p = load<f64>(shares + (row << 3))
    const one = f64x2.splat(p - f64(load<u8>(outcome + row)))
    both = f64x2.add(both, f64x2.replace_lane(one, 1, p * (1 - p)))
  }
  v128.store(found, both)
}

/** Moves the log-odds of the rows of a leaf. */
export function move(order: usize, sums: usize, from: i32, to: i32, value: f64): void {
  for (let k = from; k < to; k++) {
    const sum = sums + (usize(load<i32>(order + (usize(k) << 2))) << 3)
    store<f64>(sum, load<f64>(sum) + value)
  }
}
