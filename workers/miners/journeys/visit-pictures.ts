import type { Block, Figure } from '../../../src/contract/report.ts'
import { wilson } from '../../numeric/interval.ts'
import { capital, rounded, type Say } from '../say.ts'
import { bought, type Funnel, kinds, width } from './funnel.ts'
import { type PageType, pageTypes } from './page-types.ts'
import type { VisitModel } from './visits.ts'

const names: Record<PageType, string> = {
  home: 'home page',
  search: 'search',
  category: 'category',
  product: 'product',
  cart: 'cart',
  checkout: 'checkout',
  purchase: 'purchase',
  account: 'account',
  other: 'other page',
}

/** What a page type is called within a sentence. */
export function shown(type: number): string {
  const name = pageTypes[type]
  return name ? names[name] : 'leaves'
}

/** Cells of fewer visits are greyed, bands of fewer are not drawn. */
const drawn = { grey: 10, links: 90 }

export function glanceBlock({ visits, single, steps, sessions, funnel }: VisitModel, s: Say): Block {
  const purchase = funnel.steps.find(({ type }) => type === bought)
  const data: Figure[] = [
    purchase
      ? {
          label: 'Visits that end in a purchase',
          value: rounded(purchase.visits / visits),
          unit: 'share',
          term: 'visit',
        }
      : { label: 'Visits', value: visits, unit: 'visits', term: 'visit' },
    { label: 'Visits of one page only', value: rounded(single / visits), unit: 'share' },
    { label: 'Pages a visit', value: rounded(steps / visits, 2), unit: 'ratio' },
    { label: 'Visitors', value: sessions.visitors, unit: 'count' },
  ]
  return {
    kind: 'figures',
    title: 'At a glance',
    reading: `${s.count(visits, 'visit')} of ${s.count(sessions.visitors, 'visitor')}, ${s.count(steps, 'page')} in all.`,
    data,
    place: 'main',
  }
}

/** The step of the way to a purchase at which most of those who got there are lost; null where there is but one. */
export function largestLoss({
  steps,
}: Funnel): { from: Funnel['steps'][number]; to: Funnel['steps'][number] } | null {
  const pairs = steps.slice(1).flatMap((to, i) => {
    const from = steps[i]
    return from && from.visits > 0 ? [{ from, to }] : []
  })
  return pairs.reduce<(typeof pairs)[number] | null>(
    (worst, pair) =>
      worst && worst.to.visits / worst.from.visits <= pair.to.visits / pair.from.visits ? worst : pair,
    null,
  )
}

const stageWords: Partial<Record<PageType, string>> = {
  product: 'Saw a product',
  cart: 'Put it into the cart',
  checkout: 'Went to the checkout',
  purchase: 'Bought',
}

/** "5,281, 86.9%" */
const lostWords = (before: number, after: number, s: Say) =>
  `${s.number(before - after)}, ${s.share(rounded(1 - after / before))}`

export function funnelBlock({ funnel, visits }: VisitModel, s: Say): Block {
  const bars = funnel.steps.map(({ type, visits: n }, i) => {
    const name = pageTypes[type]
    const before = i > 0 ? funnel.steps[i - 1] : undefined
    const gone = before ? `; lost before: ${lostWords(before.visits, n, s)}` : ''
    const { low, high } = wilson(n, visits)
    return {
      label: (name && stageWords[name]) ?? capital(shown(type)),
      value: rounded(n / visits),
      low: rounded(low),
      high: rounded(high),
      note: `${s.count(n, 'visit')}${gone}`,
    }
  })
  const loss = largestLoss(funnel)
  const lost = loss
    ? ` Of ${s.number(loss.from.visits)} that got to ${shown(loss.from.type)}, ${s.number(loss.from.visits - loss.to.visits)} did not get to ${shown(loss.to.type)}.`
    : ''
  return {
    kind: 'bars',
    title: bars.length > 1 ? 'How far visits get' : 'No way to a purchase is told',
    reading: `Of ${s.count(visits, 'visit')}; each counts for every step up to its farthest.${lost}`,
    data: { unit: 'share', bars },
    place: 'main',
  }
}

export function flowBlock({ stream }: VisitModel, s: Say): Block {
  const titles = ['First step', 'Second step', 'Third step', 'Fourth step']
  const columns = stream.columns.map((nodes, c) => ({
    title: titles[c] ?? '',
    nodes: nodes.map(({ type, visits }) => ({
      label: type === kinds ? 'Leaves' : capital(shown(type)),
      value: visits,
      kind:
        type === kinds
          ? ('end' as const)
          : pageTypes[type] === 'other'
            ? ('other' as const)
            : ('named' as const),
    })),
  }))
  const place = (c: number, type: number) => stream.columns[c]?.findIndex((n) => n.type === type) ?? -1
  const links = [...stream.links]
    .sort((a, b) => b.visits - a.visits)
    .slice(0, drawn.links)
    .map(({ column, from, to, visits }) => ({
      column,
      from: place(column, from),
      to: place(column + 1, to),
      value: visits,
    }))
  const [first] = [...(stream.columns[0] ?? [])].sort((a, b) => b.visits - a.visits)
  const begin = first ? `${s.count(first.visits, 'visit')} begin on: ${shown(first.type)}. ` : ''
  return {
    kind: 'flow',
    title: 'The first steps of a visit',
    reading: `${begin}Neighbouring pages of one kind are one step.`,
    data: { unit: 'visits', columns: columns.filter(({ nodes }) => nodes.length > 0), links },
    place: 'main',
  }
}

export function nextBlock({ transitions }: VisitModel, s: Say): Block {
  const { count } = transitions
  const places = Array.from({ length: width }, (_, i) => i)
  const at = (from: number, to: number) => count[from * width + to] ?? 0
  const total = (from: number) => places.reduce((sum, to) => sum + at(from, to), 0)
  const rows = [kinds, ...places.slice(0, -1)].filter((from) => total(from) > 0)
  const columns = places.filter((to) => rows.some((from) => at(from, to) > 0))
  const leaving = rows.filter((from) => from !== kinds && from !== bought && total(from) >= drawn.grey)
  const worst = leaving.reduce(
    (a, b) => (at(b, kinds) / total(b) > at(a, kinds) / total(a) ? b : a),
    leaving[0] ?? -1,
  )
  const said =
    worst >= 0 ? ` After ${shown(worst)}, ${s.share(rounded(at(worst, kinds) / total(worst)))} leave.` : ''
  return {
    kind: 'heatmap',
    title: 'What follows what',
    reading: `Of all times a kind of page was seen, the share that each other kind came next.${said}`,
    data: {
      rowTitle: 'Page',
      columnTitle: 'Next page',
      rows: rows.map((from) => (from === kinds ? 'Comes in' : capital(shown(from)))),
      columns: columns.map((to) => capital(shown(to))),
      values: rows.map((from) =>
        columns.map((to) => (at(from, to) > 0 ? rounded(at(from, to) / total(from)) : null)),
      ),
      counts: rows.map((from) => columns.map((to) => at(from, to))),
      countTitle: 'Times',
      unit: 'share',
      greyBelow: drawn.grey,
    },
    place: 'main',
  }
}
