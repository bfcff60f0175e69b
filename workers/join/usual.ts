/**
 * What most rows of each group tell; equals go to the smaller text, so that the order of the rows does not matter.
 * `groupOf[r]` is -1 for rows of no group.
 */
export function usual(
  groupOf: Int32Array,
  size: number,
  told: Int32Array,
  labels: readonly string[],
): Int32Array {
  const first = new Int32Array(size).fill(-1)
  const firstCount = new Int32Array(size)
  const others = new Map<number, number>()
  for (let r = 0; r < told.length; r++) {
    const [group, code] = [groupOf[r] ?? -1, told[r] ?? -1]
    if (group < 0 || code < 0) continue
    if (first[group] === -1) first[group] = code
    if (first[group] === code) firstCount[group] = (firstCount[group] ?? 0) + 1
    else count(others, group * labels.length + code)
  }
  const counts = firstCount.slice()
  for (const [key, n] of others) {
    const [group, code] = [Math.floor(key / labels.length), key % labels.length]
    const most = counts[group] ?? 0
    if (n < most || (n === most && (labels[code] ?? '') > (labels[first[group] ?? -1] ?? ''))) continue
    first[group] = code
    counts[group] = n
  }
  return first
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
