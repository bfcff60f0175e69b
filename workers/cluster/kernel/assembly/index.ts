// AssemblyScript. Gives sixteen points at a time their nearest centre and keeps the sums of those that changed theirs;
// `plain.ts` says the same one point at a time, and must find the same to the last bit: no fused multiply-add here.

const none: i32 = 255

/** Blocks `from`–`to` of 16 points; addresses as `assigner.ts` lays them. `clusters` is even. Gives how many changed. */
export function assign(
  points: usize,
  labels: usize,
  weights: usize,
  norms: usize,
  sums: usize,
  counts: usize,
  columns: i32,
  clusters: i32,
  rows: i32,
  from: i32,
  to: i32,
): i32 {
  let changed = 0
  const stride = usize(columns) << 2
  for (let block = from; block < to; block++) {
    const base = points + ((usize(block) * usize(columns)) << 6)
    const end = base + (usize(columns) << 6)
    let best0 = f32x4.splat(f32.MAX_VALUE)
    let best1 = best0
    let best2 = best0
    let best3 = best0
    let near0 = i32x4.splat(0)
    let near1 = near0
    let near2 = near0
    let near3 = near0
    let w = weights
    for (let c = 0; c < clusters; c += 2) {
      let a0 = v128.load32_splat(norms + (usize(c) << 2))
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let b0 = v128.load32_splat(norms + (usize(c) << 2), 4)
      let b1 = b0
      let b2 = b0
      let b3 = b0
      for (let x = base; x < end; x += 64) {
        const p = v128.load32_splat(w)
        const q = v128.load32_splat(w + stride)
        const x0 = v128.load(x)
        const x1 = v128.load(x, 16)
        const x2 = v128.load(x, 32)
        const x3 = v128.load(x, 48)
        a0 = f32x4.add(a0, f32x4.mul(x0, p))
        a1 = f32x4.add(a1, f32x4.mul(x1, p))
        a2 = f32x4.add(a2, f32x4.mul(x2, p))
        a3 = f32x4.add(a3, f32x4.mul(x3, p))
        b0 = f32x4.add(b0, f32x4.mul(x0, q))
        b1 = f32x4.add(b1, f32x4.mul(x1, q))
        b2 = f32x4.add(b2, f32x4.mul(x2, q))
        b3 = f32x4.add(b3, f32x4.mul(x3, q))
        w += 4
      }
      w += stride
      const first = i32x4.splat(c)
      const second = i32x4.splat(c + 1)
      near0 = v128.bitselect(first, near0, f32x4.lt(a0, best0))
      best0 = f32x4.pmin(best0, a0)
      near1 = v128.bitselect(first, near1, f32x4.lt(a1, best1))
      best1 = f32x4.pmin(best1, a1)
      near2 = v128.bitselect(first, near2, f32x4.lt(a2, best2))
      best2 = f32x4.pmin(best2, a2)
      near3 = v128.bitselect(first, near3, f32x4.lt(a3, best3))
      best3 = f32x4.pmin(best3, a3)
      near0 = v128.bitselect(second, near0, f32x4.lt(b0, best0))
      best0 = f32x4.pmin(best0, b0)
      near1 = v128.bitselect(second, near1, f32x4.lt(b1, best1))
      best1 = f32x4.pmin(best1, b1)
      near2 = v128.bitselect(second, near2, f32x4.lt(b2, best2))
      best2 = f32x4.pmin(best2, b2)
      near3 = v128.bitselect(second, near3, f32x4.lt(b3, best3))
      best3 = f32x4.pmin(best3, b3)
    }
    const near = i8x16.narrow_i16x8_u(
      i16x8.narrow_i32x4_u(near0, near1),
      i16x8.narrow_i32x4_u(near2, near3),
    )
    const at = labels + (usize(block) << 4)
    const before = v128.load(at)
    let other = i8x16.bitmask(i8x16.ne(before, near))
    const left = rows - (block << 4)
    if (left < 16) other &= (1 << left) - 1
    while (other != 0) {
      const i = ctz(other)
      other &= other - 1
      const was = i32(load<u8>(at + usize(i)))
      move(base + (usize(i) << 2), columns, sums, counts, was, near, at, i)
      changed++
    }
  }
  return changed
}

const scratch: usize = memory.data(16, 16)

function move(
  point: usize,
  columns: i32,
  sums: usize,
  counts: usize,
  was: i32,
  near: v128,
  at: usize,
  i: i32,
): void {
  v128.store(scratch, near)
  const is = i32(load<u8>(scratch + usize(i)))
  store<u8>(at + usize(i), u8(is))
  add(sums, counts, columns, is, point, 1)
  if (was != none) add(sums, counts, columns, was, point, -1)
}

function add(sums: usize, counts: usize, columns: i32, cluster: i32, point: usize, sign: i32): void {
  const row = sums + ((usize(cluster) * usize(columns)) << 3)
  const weight = f64(sign)
  for (let j = 0; j < columns; j++) {
    const sum = row + (usize(j) << 3)
    store<f64>(sum, load<f64>(sum) + weight * f64(load<f32>(point + (usize(j) << 6))))
  }
  const count = counts + (usize(cluster) << 2)
  store<i32>(count, load<i32>(count) + sign)
}
