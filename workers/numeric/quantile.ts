/**
 * Quantile of type 7 (linear between order statistics), the default of R and NumPy: Hyndman & Fan (1996), definition 7.
 * `sorted` ascending and not empty; `share` 0–1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (high - low) * (place - below)
}

/** Median of unsorted values; null where there are none. Linear on average. */
export function median(values: Float64Array | Int32Array): number | null {
  return values.length === 0 ? null : (quantiles(values, [0.5])[0] ?? null)
}

/** Type 7 quantiles of unsorted values at ascending shares, without sorting. Values not empty. */
export function quantiles(values: Float64Array | Int32Array, shares: readonly number[]): number[] {
  const last = values.length - 1
  const places = shares.map((share) => last * share)
  const ranks = places.flatMap((place) => [Math.floor(place) + 1, Math.min(Math.floor(place) + 2, last + 1)])
  const found = orderStatistics(Float64Array.from(values), ranks)
  return places.map((place, i) => {
    const low = found[2 * i] ?? Number.NaN
    return low + ((found[2 * i + 1] ?? low) - low) * (place - Math.floor(place))
  })
}

/**
 * Values at the given ranks (1 = smallest; ascending ranks), without sorting: Hoare (1961), algorithm 65, FIND.
 * Reorders `values`. Linear on average.
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  let from = 0
  return ranks.map((rank) => {
    const found = find(values, rank - 1, from, values.length - 1)
    from = rank - 1
    return found
  })
}

function find(values: Float64Array, place: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const pivot = middle(values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0)
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] ?? pivot) < pivot) i++
      while ((values[j] ?? pivot) > pivot) j--
      if (i <= j) swap(values, i++, j--)
    }
    if (place <= j) high = j
    else if (place >= i) low = i
    else return pivot
  }
  return values[place] ?? Number.NaN
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0
  values[i] = values[j] ?? 0
  values[j] = kept
}
