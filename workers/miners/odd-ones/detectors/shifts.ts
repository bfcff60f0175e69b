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

function* tested(
  { lines, lastDay }: Ledger,
  random: () => number,
  isDealt: boolean,
): Generator<number, Tested> {
  const { labels } = lines.category
  const codes = isDealt ? shuffle(lines.category.codes.slice(), random) : lines.category.codes
  const last = monthOf(lastDay)
  const months = mostMonths
  const wide = labels.length
  const counts = new Int32Array(months * wide)
  const all = new Int32Array(months)
  for (let i = 0; i < lines.rows; i++) {
    if (i % (1 << 16) === 0) yield i / lines.rows
    const at = monthOf(lines.day[i] ?? 0) - last + months - 1
    if (at < 0 || at >= months) continue
    all[at] = (all[at] ?? 0) + 1
    const cell = at * wide + (codes[i] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  const full = Array.from(all.keys()).filter((m) => (all[m] ?? 0) >= fewestLines)
  if (full.length < fewestMonths) return { tests: 0, suspects: [] }
  const suspects: Suspect[] = []
  let tests = 0
  for (let c = 0; c < wide; c++) {
    if (labels[c] === '') continue
    const shares = Float64Array.from(full, (m) => (counts[m * wide + c] ?? 0) / (all[m] ?? 1))
    const { middle, spread } = robust(shares)
    if (middle * fewestLines < 1) continue
    for (const [k, m] of full.entries()) {
      const share = shares[k] ?? 0
      tests++
      if (share < 2 * middle && share > middle / 2) continue
      const noise = Math.sqrt((middle * (1 - middle)) / (all[m] ?? 1))
      const p = studentTail((share - middle) / Math.max(noise, spread), full.length - 1)
      if (p > doubtful) continue
      const day = monthStart(last - months + 1 + m)
      const figures = [share, middle, last - months + 1 + m]
      suspects.push({ p, customer: -1, day, orders: [], worth: 0, figures, names: [labels[c] ?? ''] })
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
  rule: 'A category’s share of the lines of a month is twice its middle share or more, or half of it or less, further off than its own months stray.',
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
