/** How many of some ascending values lie below one. */
export function below(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many are at most as large. Of whole numbers and money: nothing lies between a value and the next one this little above it. */
export const upTo = (sorted: Float64Array, value: number) =>
  below(sorted, value + 1e-9 * Math.max(1, Math.abs(value)))
