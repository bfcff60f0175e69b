/** Days `from` to `to` (both without an order of anybody) that are no season: orders came at the same time of another year. */
export interface Closure {
  from: number
  to: number
}

const fewestDays = 21
const fewestShut = 7
/** A stretch so many times the usual gap between two days with orders hardly comes by chance (e⁻⁸ where orders come evenly). */
const unusual = 8
const year = 365
/** Days before and after that must be told. */
const fewestTold = 14
const chunk = 1 << 18

/**
 * Stretches between the first day and the last in which the shop was shut, against its habit: no season, so that the time ahead
 * has none of them. Linear; yields the share done.
 */
export function* closuresOf(days: Int32Array): Generator<number, Closure[]> {
  const { open, first } = yield* openOn(days)
  return unusualIn(open, fewestDays)
    .filter(({ closure, habit }) => isAgainstHabit(open, closure, habit))
    .map(({ closure }) => dated(closure, first))
}

/**
 * Stretches in which nobody at all ordered, longer than chance makes them: holidays and seasons, too. Nobody stayed away then.
 * Linear; yields the share done.
 */
export function* shutOf(days: Int32Array): Generator<number, Closure[]> {
  const { open, first } = yield* openOn(days)
  return unusualIn(open, fewestShut).map(({ closure }) => dated(closure, first))
}

const dated = ({ from, to }: Closure, first: number): Closure => ({ from: from + first, to: to + first })

/** Which days from the first to the last have an order; none where they are few. */
function* openOn(days: Int32Array): Generator<number, { open: Uint8Array; first: number }> {
  let [first, last] = [Infinity, -Infinity]
  for (let i = 0; i < days.length; i++) {
    if (i % chunk === 0) yield (0.5 * i) / days.length
    first = Math.min(first, days[i] ?? 0)
    last = Math.max(last, days[i] ?? 0)
  }
  if (!(last - first >= fewestDays)) return { open: new Uint8Array(), first }
  const open = new Uint8Array(last - first + 1)
  for (let i = 0; i < days.length; i++) {
    if (i % chunk === 0) yield 0.5 + (0.5 * i) / days.length
    open[(days[i] ?? 0) - first] = 1
  }
  return { open, first }
}

/** Silences of more than so many days that hardly come by chance, with how often the shop is open on a day beside them. */
function unusualIn(open: Uint8Array, least: number): { closure: Closure; habit: number }[] {
  const found = silences(open, least)
  const habit =
    open.reduce((sum, one) => sum + one, 0) /
    (open.length - found.reduce((sum, one) => sum + lengthOf(one), 0))
  return found.flatMap((closure) => (lengthOf(closure) * habit >= unusual ? [{ closure, habit }] : []))
}

const lengthOf = ({ from, to }: Closure) => to - from + 1

function silences(open: Uint8Array, least: number): Closure[] {
  const found: Closure[] = []
  let before = 0
  for (let day = 1; day < open.length; day++) {
    if (open[day] === 0) continue
    if (day - before > least) found.push({ from: before + 1, to: day - 1 })
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

/** How many shut days lie after a day, up to another one (included). */
export function shutWithin(closures: readonly Closure[], after: number, until: number): number {
  const days = ({ from, to }: Closure) => Math.min(until, to) - Math.max(after + 1, from) + 1
  return closures.reduce((sum, one) => sum + Math.max(0, days(one)), 0)
}

/** Days as they lie where only days on which the shop was open count. Linear; yields the share done. */
export function* openDays(days: Int32Array, closures: readonly Closure[]): Generator<number, Int32Array> {
  if (closures.length === 0) return days
  const moved = new Int32Array(days.length)
  for (let k = 0; k < moved.length; k++) {
    if (k % chunk === 0) yield k / moved.length
    moved[k] = (days[k] ?? 0) + shutAfter(closures, days[k] ?? 0)
  }
  return moved
}

/** The date of a day that was moved by the shut days after it. */
export function dateOf(closures: readonly Closure[], moved: number): number {
  return [...closures]
    .sort((a, b) => b.from - a.from)
    .reduce((day, { from, to }) => (day <= to ? day - (to - from + 1) : day), moved)
}
