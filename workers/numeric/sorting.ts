const piece = 1 << 16

/** The values ascending, in new memory: pieces of 65,536 sorted, then merged two by two. Yields the share done after every piece. */
export function* ascending(values: Float64Array): Generator<number, Float64Array> {
  const n = values.length
  let sorted = values.slice()
  const levels = Math.max(1, Math.ceil(Math.log2(Math.max(1, n / piece)))) + 1
  for (let from = 0; from < n; from += piece) {
    sorted.subarray(from, from + piece).sort()
    yield Math.min(1, (from + piece) / n) / levels
  }
  let spare = new Float64Array(n > piece ? n : 0)
  for (let width = piece, level = 1; width < n; width *= 2, level++) {
    for (let from = 0; from < n; from += 2 * width) {
      merge(sorted, spare, from, Math.min(n, from + width), Math.min(n, from + 2 * width))
      yield Math.min(1, (level + Math.min(1, (from + 2 * width) / n)) / levels)
    }
    ;[sorted, spare] = [spare, sorted]
  }
  return sorted
}

function merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number): void {
  for (let at = start, left = start, right = middle; at < end; at++) {
    const takeLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0))
    to[at] = (takeLeft ? from[left++] : from[right++]) ?? 0
  }
}

/** Places of the values from the smallest to the largest, equal ones in their order; pieces first, then merged. Yields the share done. */
export function* orderOf(values: Float64Array): Generator<number, Int32Array> {
  const n = values.length
  let order = Int32Array.from({ length: n }, (_, i) => i)
  let spare = new Int32Array(n)
  for (let from = 0; from < n; from += piece / 4) {
    order.subarray(from, from + piece / 4).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
    yield (0.5 * Math.min(n, from + piece / 4)) / n
  }
  for (let width = piece / 4; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      const [middle, end] = [Math.min(n, from + width), Math.min(n, from + 2 * width)]
      for (let at = from, left = from, right = middle; at < end; at++) {
        const [a, b] = [order[left] ?? 0, order[right] ?? 0]
        const takeLeft = left < middle && (right >= end || (values[a] ?? 0) <= (values[b] ?? 0))
        spare[at] = takeLeft ? a : b
        if (takeLeft) left++
        else right++
      }
      yield 0.5 + (0.5 * Math.min(1, width / n) * Math.min(n, from + 2 * width)) / n
    }
    ;[order, spare] = [spare, order]
  }
  return order
}
