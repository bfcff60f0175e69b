import type { Block } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { capital, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
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
  const picture = trailPicture(trails, s)
  return trails.found.length > 0 ? [picture, trailTable(trails, s)] : [picture]
}

function trailPicture({ found, tested, significant }: VisitModel['trails'], s: Say): Block {
  const counted = `${capital(s.count(tested, 'path'))} tested, ${s.number(significant)} more than chance.`
  const [best] = found
  const clear = best
    ? `Of ${s.count(best.visits, 'visit')} that went ${trailWords(best)}, ${s.share(rounded(shareOf(best)))} bought, against ${s.share(rounded(othersShare(best)))} of others that got as far. `
    : ''
  return {
    kind: 'paths',
    title: best ? 'Paths before a purchase, and before leaving' : 'No path goes with buying more than chance',
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
}

function trailTable({ found, buying, leaving }: VisitModel['trails'], s: Say): Block {
  const part = (visits: number, whole: number) => rounded(visits / Math.max(1, whole))
  return {
    kind: 'table',
    title: 'The same paths in numbers',
    reading: `${s.count(buying, 'visit')} bought, ${s.number(leaving)} left without.`,
    data: tableOf(found, [
      { label: 'Path', term: 'path', of: (t) => capital(trailWords(t)) },
      { label: 'Visits', unit: 'count', of: (t) => t.visits },
      { label: 'Of visits that bought', unit: 'share', of: (t) => part(t.buying, buying) },
      { label: 'Of visits that left', unit: 'share', of: (t) => part(t.visits - t.buying, leaving) },
      ...boughtAfter,
      {
        label: 'Verdict',
        of: (t) => (shareOf(t) > othersShare(t) ? 'buys more often' : 'leaves more often'),
      },
    ]),
    place: 'details',
  }
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
    data: tableOf(loops, [
      { label: 'There and back', term: 'loop', of: (t) => capital(trailWords(t)) },
      { label: 'Visits', unit: 'count', of: (t) => t.visits },
      { label: 'Of all visits', unit: 'share', of: (t) => rounded(t.visits / visits) },
      ...(buying > 0 ? boughtAfter : []),
    ]),
    place: 'main',
  }
}

const boughtAfter: Column<Trail>[] = [
  { label: 'Bought after it', unit: 'share', of: (t) => rounded(shareOf(t)) },
  { label: 'Others that got as far', unit: 'share', of: (t) => rounded(othersShare(t)) },
]

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
