import { robust } from '../../../anomaly/robust.ts'
import { monthOf, monthStart } from '../../../numeric/calendar.ts'
import { shuffle } from '../../../numeric/random.ts'
import { studentTail } from '../../../numeric/tail.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Key, Ledger } from '../ledger.ts'

const fewestMonths = 8
/** Lines a month needs, and months that are looked at. */
const [fewestLines, mostMonths] = [50, 60]
const mostCategories = 200
const year = 12

/** Lines by month of the last five years, and by month and category: `counts[month * wide + category]`. */
interface Months {
  readonly last: number
  readonly wide: number
  readonly all: Int32Array
  readonly counts: Int32Array
}

function* monthsOf(
  { lines, lastDay }: Ledger,
  random: () => number,
  isDealt: boolean,
): Generator<number, Months> {
  const codes = isDealt ? shuffle(lines.category.codes.slice(), random) : lines.category.codes
  const [last, wide] = [monthOf(lastDay), lines.category.labels.length]
  const counts = new Int32Array(mostMonths * wide)
  const all = new Int32Array(mostMonths)
  for (let i = 0; i < lines.rows; i++) {
    if (i % (1 << 16) === 0) yield i / lines.rows
    const at = monthOf(lines.day[i] ?? 0) - last + mostMonths - 1
    if (at < 0 || at >= mostMonths) continue
    all[at] = (all[at] ?? 0) + 1
    const cell = at * wide + (codes[i] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return { last, wide, all, counts }
}

/** A category month by month: its share of the lines, NaN where a month has too few, and how far it strays from one to the next. */
interface Course {
  readonly shares: Float64Array
  readonly all: Int32Array
  readonly middle: number
  readonly rough: number
  readonly known: number
}

function courseOf({ wide, all, counts }: Months, category: number): Course {
  const shares = Float64Array.from(all, (n, m) =>
    n >= fewestLines ? (counts[m * wide + category] ?? 0) / n : Number.NaN,
  )
  const told = shares.filter((share) => !Number.isNaN(share))
  const steps = shares.map((share, m) => share - (shares[m - 1] ?? Number.NaN))
  const rough = robust(steps.filter((step) => !Number.isNaN(step))).spread / Math.SQRT2
  return { shares, all, middle: robust(told).middle, rough, known: told.length }
}

/**
 * Months that a month is held against: the one before, and the same month of the years beside it; where no such year is told the
 * month after, for what goes on for months may be the season.
 */
function besideOf({ shares }: Course, m: number): number[] {
  const told = (at: number) => (Number.isNaN(shares[at] ?? Number.NaN) ? [] : [at])
  const years = [m - year, m + year].flatMap(told)
  return [...told(m - 1), ...(years.length > 0 ? years : told(m + 1))]
}

/**
 * How likely chance makes a month differ as much from the middle one and from each it is held against: the largest of the tails
 * (Berger 1982, Technometrics 24); 1 where it is neither twice as much as each of them nor half of it.
 */
function chanceOf(course: Course, m: number): number {
  const { shares, all, middle } = course
  const share = shares[m] ?? 0
  const stands = (other: number) => (share > middle ? share >= 2 * other : share <= other / 2)
  const beside = besideOf(course, m)
  if (![middle, ...beside.map((at) => shares[at] ?? 0)].every(stands)) return 1
  const own = 1 / (all[m] ?? 1)
  const tails = beside.map((at) => tailOf(course, share - (shares[at] ?? 0), own + 1 / (all[at] ?? 1)))
  return Math.max(tailOf(course, share - middle, own), ...tails)
}

/** Two-sided tail of a step between shares, `lines` the sum of one over the lines of each. */
function tailOf({ middle, rough, known }: Course, step: number, lines: number): number {
  const noise = Math.sqrt(middle * (1 - middle) * lines)
  return studentTail(step / Math.max(noise, rough), known - 1)
}

function* tested(ledger: Ledger, random: () => number, isDealt: boolean): Generator<number, Tested> {
  const { labels } = ledger.lines.category
  const months = yield* monthsOf(ledger, random, isDealt)
  if (months.all.filter((n) => n >= fewestLines).length < fewestMonths) return { tests: 0, suspects: [] }
  const suspects: Suspect[] = []
  let tests = 0
  for (let c = 0; c < labels.length; c++) {
    const course = courseOf(months, c)
    if (labels[c] === '' || course.middle * fewestLines < 1) continue
    for (const [m, share] of course.shares.entries()) {
      if (Number.isNaN(share)) continue
      tests++
      const p = chanceOf(course, m)
      if (p > doubtful) continue
      const month = months.last - mostMonths + 1 + m
      const figures = [share, course.middle, month]
      const nobody = { customer: -1, orders: [], worth: 0 }
      suspects.push({ p, ...nobody, day: monthStart(month), figures, names: [labels[c] ?? ''] })
    }
  }
  return { tests, suspects }
}

/** How many labels stand in any row. */
function namedIn({ codes, labels }: Key): number {
  const seen = new Uint8Array(labels.length)
  for (let i = 0; i < codes.length; i++) seen[codes[i] ?? 0] = 1
  return seen.reduce((sum, one) => sum + one, 0)
}

export const shifts: Detector = {
  id: 'shifts',
  label: 'A category jumps',
  of: 'product',
  rule: 'A category’s share of the lines of a month is twice or more, or half or less, of its middle share, of the month before and of the same month of other years, further off than its months stray. Where no other year is known, it must be back the month after: what goes on may be the season.',
  lacks: ({ lines, firstDay, lastDay }) => {
    const named = namedIn(lines.category)
    if (named < 2) return 'Needs order lines with a category.'
    if (named > mostCategories) return `Needs at most ${mostCategories} categories.`
    return monthOf(lastDay) - monthOf(firstDay) + 1 < fewestMonths ? 'Needs eight months of orders.' : null
  },
  test: tested,
  words: ({ figures: [share = 0, middle = 0, month = 0], names: [category = ''] }, s) => ({
    why: `${category} made ${s.share(share)} of the lines of ${s.period(month, 'month')}.`,
    usual: `${s.share(middle)} of a month`,
  }),
}
