/**
 * A change of a product as one effect per factor; the effects add up to the change, whatever the order of the factors.
 * Shapley (1953), "A value for n-person games"; as a decomposition Sun (1998), Energy Economics 20, 85–100.
 */
export function shapley(before: readonly number[], now: readonly number[]): number[] {
  const n = before.length
  return before.map((old, i) => {
    const others = before.flatMap((_, j) => (j === i ? [] : [j]))
    const weights = subsets(others).map((chosen) => {
      const product = others.reduce((p, j) => p * ((chosen.has(j) ? now[j] : before[j]) ?? 0), 1)
      return (product * factorial(chosen.size) * factorial(n - chosen.size - 1)) / factorial(n)
    })
    return ((now[i] ?? 0) - old) * weights.reduce((s, w) => s + w, 0)
  })
}

function subsets(items: readonly number[]): Set<number>[] {
  return Array.from(
    { length: 1 << items.length },
    (_, bits) => new Set(items.filter((_i, at) => bits & (1 << at))),
  )
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

/** Parts in hundredths that add up to the total in hundredths: what rounding leaves over goes to the largest part. */
export function toCents(parts: readonly number[], total: number): number[] {
  const cents = parts.map((p) => Math.round(p * 100))
  const over = Math.round(total * 100) - cents.reduce((s, c) => s + c, 0)
  const largest = cents.reduce((best, c, i) => (Math.abs(c) > Math.abs(cents[best] ?? 0) ? i : best), 0)
  return cents.map((c, i) => (i === largest ? c + over : c) / 100)
}
