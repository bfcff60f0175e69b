/** Days `from` to `to` (both without an order of anybody) that are no season: orders came at the same time of another year. */
export interface Closure {
  from: number
  to: number
}

const fewestDays = 21
/** A stretch so many times the usual gap between two days with orders hardly comes by chance (e⁻⁸ where orders come evenly). */
const unusual = 8
const year = 365
/** Days before and after that must be told. */
const fewestTold = 14
const chunk = 1 << 18

/** Stretches between the first day and the last in which the shop was shut, against its habit. Linear; yields the share done. */
export function* closuresOf(days: Int32Array): Generator<number, Closure[]> {
  let [first, last] = [Infinity, -Infinity]
  for (let i = 0; i < days.length; i++) {
    if (i % chunk === 0) yield (0.5 * i) / days.length
    first = Math.min(first, days[i] ?? 0)
    last = Math.max(last, days[i] ?? 0)
  }
  if (last - first < fewestDays) return []
  const open = new Uint8Array(last - first + 1)
  for (let i = 0; i < days.length; i++) {
    if (i % chunk === 0) yield 0.5 + (0.4 * i) / days.length
    open[(days[i] ?? 0) - first] = 1
  }
  const found = silences(open)
  const habit =
    open.reduce((sum, one) => sum + one, 0) / (open.length - found.reduce((s, c) => s + lengthOf(c), 0))
  return found
    .filter((one) => lengthOf(one) * habit >= unusual && isAgainstHabit(open, one, habit))
    .map(({ from, to }) => ({ from: from + first, to: to + first }))
}

const lengthOf = ({ from, to }: Closure) => to - from + 1

function silences(open: Uint8Array): Closure[] {
  const found: Closure[] = []
  let before = 0
  for (let day = 1; day < open.length; day++) {
    if (open[day] === 0) continue
    if (day - before > fewestDays) found.push({ from: before + 1, to: day - 1 })
    before = day
  }
  return found
}

/** Orders came as usual just before and just after, and at the same time a year before or after, as far as the data tell. */
function isAgainstHabit(open: Uint8Array, { from, to }: Closure, habit: number): boolean {
  const days = to - from + 1
  const least = (away: number) => (Math.abs(away) === year ? days / 2 : Math.min(fewestTold, days / 2))
  const isOpen = (away: number) => {
    const [start, end] = [Math.max(0, from + away), Math.min(open.length, to + 1 + away)]
    if (end - start < least(away)) return false
    return open.subarray(start, end).reduce((sum, one) => sum + one, 0) >= 0.5 * habit * (end - start)
  }
  return isOpen(-days) && isOpen(days) && (isOpen(-year) || isOpen(year))
}

/** How many shut days lie after a day: what its date moves by where only days on which the shop was open count. */
export function shutAfter(closures: readonly Closure[], day: number): number {
  return closures.reduce((sum, { from, to }) => sum + (day < from ? to - from + 1 : 0), 0)
}

/** The date of a day that was moved by the shut days after it. */
export function dateOf(closures: readonly Closure[], moved: number): number {
  return [...closures]
    .sort((a, b) => b.from - a.from)
    .reduce((day, { from, to }) => (day <= to ? day - (to - from + 1) : day), moved)
}
