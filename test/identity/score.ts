/** Pairwise precision, recall and F1 of who was put together, against who is together. */
export function pairwise(found: ArrayLike<number>, truth: ArrayLike<number>) {
  const pairs = (keys: Iterable<string | number>) => {
    const sizes = new Map<string | number, number>()
    for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
    return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  }
  const both = pairs(Array.from(truth, (t, i) => `${t} ${found[i]}`))
  const [mine, theirs] = [pairs(Array.from(found)), pairs(Array.from(truth))]
  const [precision, recall] = [mine === 0 ? 1 : both / mine, theirs === 0 ? 1 : both / theirs]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), merged: mine }
}
