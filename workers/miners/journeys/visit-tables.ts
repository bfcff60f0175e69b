import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { capital, rounded, type Say } from '../say.ts'
import { falseRate } from './order.ts'
import { pause, robot } from './sessions.ts'
import { othersShare, shareOf, type Trail } from './trails.ts'
import { shown } from './visit-pictures.ts'
import type { VisitModel } from './visits.ts'

/** "search → product", with a capital where it stands alone. */
export const trailWords = ({ types }: Trail): string => types.map(shown).join(' → ')

/** Paths with a purchase in sight: a picture and the table behind it. Nothing where no purchase is told. */
export function trailBlocks({ trails }: VisitModel, s: Say): Block[] {
  if (trails.buying === 0) return []
  const { found, tested, significant, buying, leaving } = trails
  const counted = `${capital(s.count(tested, 'path'))} tested, ${s.number(significant)} more than chance.`
  const [best] = found
  const clear = best
    ? `Of ${s.count(best.visits, 'visit')} that went ${trailWords(best)}, ${s.share(rounded(shareOf(best)))} bought, against ${s.share(rounded(othersShare(best)))} of others that got as far. `
    : ''
  const paths: Block = {
    kind: 'paths',
    title:
      found.length > 0
        ? 'Paths before a purchase, and before leaving'
        : 'No path goes with buying more than chance',
    reading: `${clear}${counted}`,
    data: {
      unit: 'share',
      valueTitle: 'Visits that bought',
      besideTitle: 'Others that got as far',
      paths: found.map((t) => ({
        steps: t.types.map((type) => capital(shown(type))),
        value: rounded(shareOf(t)),
        ...ends(t.buying, t.visits),
        beside: rounded(othersShare(t)),
        count: t.visits,
        others: t.others,
      })),
    },
    place: 'main',
  }
  const rows = found.map((t) => [
    capital(trailWords(t)),
    t.visits,
    rounded(t.buying / Math.max(1, buying)),
    rounded((t.visits - t.buying) / Math.max(1, leaving)),
    rounded(shareOf(t)),
    rounded(othersShare(t)),
    shareOf(t) > othersShare(t) ? 'buys more often' : 'leaves more often',
  ])
  const table: Block = {
    kind: 'table',
    title: 'The same paths in numbers',
    reading: `${s.count(buying, 'visit')} bought, ${s.number(leaving)} left without.`,
    data: {
      columns: [
        { label: 'Path', term: 'path' },
        { label: 'Visits', unit: 'count' },
        { label: 'Of visits that bought', unit: 'share' },
        { label: 'Of visits that left', unit: 'share' },
        { label: 'Bought after it', unit: 'share' },
        { label: 'Others that got as far', unit: 'share' },
        { label: 'Verdict' },
      ],
      rows,
    },
    place: 'details',
  }
  return rows.length > 0 ? [paths, table] : [paths]
}

function ends(k: number, n: number) {
  const { low, high } = wilson(k, n)
  return { low: rounded(low), high: rounded(high) }
}

export function loopTable({ trails, visits }: VisitModel, s: Say): Block {
  const { loops, buying } = trails
  const [first] = loops
  const reading = first
    ? `${s.count(first.visits, 'visit')} went ${trailWords(first)}, ${s.share(rounded(first.visits / visits))} of all.`
    : 'No visit often goes from one kind of page to another and straight back.'
  return {
    kind: 'table',
    title: first ? 'Going back and forth' : 'Hardly anyone goes back and forth',
    reading,
    data: {
      columns: [
        { label: 'There and back', term: 'loop' },
        { label: 'Visits', unit: 'count' },
        { label: 'Of all visits', unit: 'share' },
        ...(buying > 0
          ? [
              { label: 'Bought after it', unit: 'share' as const },
              { label: 'Others that got as far', unit: 'share' as const },
            ]
          : []),
      ],
      rows: loops.map((t) => [
        capital(trailWords(t)),
        t.visits,
        rounded(t.visits / visits),
        ...(buying > 0 ? [rounded(shareOf(t)), rounded(othersShare(t))] : []),
      ]),
    },
    place: 'main',
  }
}

/** How it was counted, with every number that a sentence names. */
export function countBlock({ visits, steps, single, sessions, trails, next }: VisitModel): Block {
  const rows: [string, number | null][] = [
    ['Visits', visits],
    ['Visitors', sessions.visitors],
    ['Pages', steps],
    ['Visits of one page only', single],
    ['Minutes of pause that end a visit', pause / 60],
    ['Visits that bought', trails.buying],
    ['Visits that left', trails.leaving],
    ['Paths tested', trails.tested],
    ['More than chance', trails.significant],
    ['Least number of visits with a path', trails.fewest],
    ['Most false findings, per hundred', 100 * falseRate],
    ['Visitors that look like machines', sessions.robots.visitors],
    ['Events of these', sessions.robots.events],
    ['Pages from which a visitor can be a machine', robot.events],
    ['Events that name no visitor', sessions.unnamed],
    ['Events that are no page', sessions.noPage],
    ['Pages of later visits foretold', next?.of ?? null],
  ]
  return {
    kind: 'table',
    title: 'How it was counted',
    reading: 'The limits and counts behind the figures above.',
    data: { columns: [{ label: 'What' }, { label: 'Number' }], rows },
    place: 'details',
  }
}
