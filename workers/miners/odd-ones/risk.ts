import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
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
  const byDispute = (risks.told[0] ?? 0) === 1
  const levels = levelsOf(risks)
    .slice(0, mostLevels)
    .map((level): Judged => ({ ...level, wrong: byDispute ? level.disputed : level.back }))
  const isTold = levels.length > 0
  return [
    {
      kind: 'table',
      title: 'How often a warning of risk was right here',
      reading: isTold ? riskWords(levels, byDispute, s) : notTold,
      data: tableOf(levels, columns),
      place: isTold ? 'sure' : 'details',
    },
  ]
}

type Judged = Level & { wrong: number }

const notTold =
  'Not tellable: no order here comes with a risk that a tool foretold. Exports of Shopify orders and Stripe payments can have such a column.'

function riskWords(levels: readonly Judged[], byDispute: boolean, s: Say): string {
  const went = byDispute
    ? 'Wrong is: the payment was disputed.'
    : 'No file tells of disputes, so wrong is: money was given back, or the order was voided; that has other causes, too.'
  const isQuiet = levels.every(({ wrong }) => wrong === 0)
  const said = isQuiet ? ' Nothing went wrong, so whether warnings are right is not tellable.' : ''
  return `${went}${said} Levels with fewer than ${s.number(fewest)} orders have no share.`
}

const shareOf = ({ orders }: Judged, share: number) => (orders >= fewest ? rounded(share, 4) : null)

const columns: readonly Column<Judged>[] = [
  { label: 'Risk foretold', of: ({ name }) => name },
  { label: 'Orders', unit: 'count', of: ({ orders }) => orders },
  { label: 'Went wrong', unit: 'count', of: ({ wrong }) => wrong },
  { label: 'Share', unit: 'share', of: (one) => shareOf(one, one.wrong / one.orders) },
  { label: 'At least', unit: 'share', of: (one) => shareOf(one, wilson(one.wrong, one.orders).low) },
  { label: 'At most', unit: 'share', of: (one) => shareOf(one, wilson(one.wrong, one.orders).high) },
]
