import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import type { Ledger, Risks } from './ledger.ts'

/** A level with fewer orders is told without a share. */
const fewest = 5
const mostLevels = 6
/** Limits of Stripe’s score: 65 is elevated, 75 high. */
const scores = [75, 65]

interface Level {
  name: string
  orders: number
  disputed: number
  back: number
}

const isScore = (label: string) => /^\d{1,3}(?:\.\d+)?$/.test(label)

function nameOf(label: string): string {
  if (!isScore(label)) return label.trim().toLowerCase()
  const [high = 0, low = 0] = scores
  const score = Number(label)
  if (score >= high) return `score of ${high} or more`
  return score >= low ? `score of ${low} to ${high - 1}` : `score below ${low}`
}

/** Orders of each level of risk that a tool foretold, and what became of them; the most first. */
function levelsOf({ rows, outcome, level }: Risks): Level[] {
  const names = level.labels.map(nameOf)
  const found = new Map<string, Level>()
  for (let i = 0; i < rows; i++) {
    const name = names[level.codes[i] ?? -1] ?? ''
    const one = found.get(name) ?? { name, orders: 0, disputed: 0, back: 0 }
    found.set(name, one)
    const became = outcome[i] ?? 0
    one.orders++
    one.disputed += Number(became >= 2)
    one.back += Number(became % 2 === 1)
  }
  return [...found.values()].sort((a, b) => b.orders - a.orders || (a.name < b.name ? -1 : 1))
}

/** How often what a tool called risky was disputed, or else given back or voided, with intervals. */
export function riskTable({ risks }: Ledger, s: Say): Block[] {
  const levels = levelsOf(risks).slice(0, mostLevels)
  const title = 'How often a warning of risk was right here'
  const columns = [
    { label: 'Risk foretold' },
    { label: 'Orders', unit: 'count' as const },
    { label: 'Went wrong', unit: 'count' as const },
    { label: 'Share', unit: 'share' as const },
    { label: 'At least', unit: 'share' as const },
    { label: 'At most', unit: 'share' as const },
  ]
  if (levels.length === 0)
    return [
      {
        kind: 'table',
        title,
        reading:
          'Not tellable: no order here comes with a risk that a tool foretold. Exports of Shopify orders and Stripe payments can have such a column.',
        data: { columns, rows: [] },
        place: 'details',
      },
    ]
  const byDispute = (risks.told[0] ?? 0) === 1
  const wrongOf = ({ disputed, back }: Level) => (byDispute ? disputed : back)
  const all = levels.reduce((sum, one) => sum + wrongOf(one), 0)
  const went = byDispute
    ? 'Wrong is: the payment was disputed.'
    : 'No file tells of disputes, so wrong is: money was given back, or the order was voided; that has other causes, too.'
  const said = all === 0 ? ' Nothing went wrong, so whether warnings are right is not tellable.' : ''
  return [
    {
      kind: 'table',
      title,
      reading: `${went}${said} Levels with fewer than ${s.number(fewest)} orders have no share.`,
      data: {
        columns,
        rows: levels.map((one) => {
          const wrong = wrongOf(one)
          const { low, high } = wilson(wrong, one.orders)
          const shares = one.orders >= fewest ? [wrong / one.orders, low, high] : [null, null, null]
          return [
            one.name,
            one.orders,
            wrong,
            ...shares.map((share) => (share === null ? null : rounded(share, 4))),
          ]
        }),
      },
      place: 'sure',
    },
  ]
}
