/**
 * Seeded random numbers, uniform on [0, 1) with 32 bits.
 * sfc32 (Chris Doty-Humphrey, PractRand) seeded by splitmix32 (Steele, Lea & Flood 2014, "Fast splittable PRNGs").
 */
export function seeded(seed: number): () => number {
  const next = splitmix(seed)
  let a = next()
  let b = next()
  let c = next()
  let counter = 1
  const draw = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) draw()
  return draw
}

function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return z ^ (z >>> 15)
  }
}

/** Shuffles in place: Fisher–Yates as in Knuth, TAOCP 2, algorithm P. */
export function shuffle<T extends Int32Array | Float64Array>(values: T, random: () => number): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = kept
  }
  return values
}

/** Normal with mean 0 and deviation 1: Box & Muller (1958), Ann. Math. Stat. 29. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Gamma of scale 1, shape > 0: Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, with their boost below 1. */
export function gammaDrawn(shape: number, random: () => number): number {
  if (shape < 1) return gammaDrawn(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = normal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}
