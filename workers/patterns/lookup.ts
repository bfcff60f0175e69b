/**
 * Sets of at most three items to be looked for in baskets, each where its rarest item is: those of item i are at `start[i]` …
 * `start[i + 1] − 1`, with their number, and the others they need, the rarer first; what is not there stands in for itself.
 */
export interface Lookup {
  start: Int32Array
  set: Int32Array
  second: Int32Array
  third: Int32Array
}

/** `counts`: how often each item stands in the baskets. 12 bytes a set and 4 an item. */
export function lookupOf(sets: readonly (readonly number[])[], counts: ArrayLike<number>): Lookup {
  const rarest = sets.map((set) => [...set].sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b))
  const start = new Int32Array(counts.length + 1)
  for (const [first = 0] of rarest) start[first + 1] = (start[first + 1] ?? 0) + 1
  for (let i = 0; i < counts.length; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0)
  const free = start.slice()
  const ints = () => new Int32Array(sets.length)
  const found = { start, set: ints(), second: ints(), third: ints() }
  for (const [s, [first = 0, second = first, third = second]] of rarest.entries()) {
    const to = free[first] ?? 0
    free[first] = to + 1
    ;[found.set[to], found.second[to], found.third[to]] = [s, second, third]
  }
  return found
}
