import type { Block, Report } from '../../src/contract/report.ts'
import { wilson } from '../../workers/numeric/interval.ts'
import {
  at,
  type Buyer,
  both,
  cameAgain,
  isAnyone,
  items,
  kinds,
  label,
  months,
  nodes,
  none,
  type Of,
  ofKind,
  products,
  wentOn,
} from './buyers.ts'
import { grid, scoreMap } from './grids.ts'

const drawnFrom = 5

/** A shop small enough that many of its groups are; every block of its report is counted from the same people. */
export interface Market {
  readonly buyers: readonly Buyer[]
  readonly report: Report
}

export function market(random: () => number): Market {
  const below = (n: number) => Math.floor(random() * n)
  const skewed = (n: number) => Math.min(below(n), below(n))
  const buyers = Array.from({ length: 30 + below(below(2) ? 80 : 500) }, (): Buyer => {
    const second = random() < 0.4 ? none : skewed(none)
    const third = second === none || random() < 0.5 ? none : skewed(none)
    return {
      ...{ bought: [skewed(none), second, third], kind: skewed(kinds.length), cell: skewed(2) },
      ...{ month: skewed(months.length), isTold: random() > 0.03 },
    }
  })
  return { buyers, report: reportOf(buyers) }
}

function reportOf(buyers: readonly Buyer[]): Report {
  const n = (of: Of) => buyers.filter(of).length
  const block = (of: Pick<Block, 'kind' | 'data'>): Block =>
    ({
      ...of,
      title: 'A block',
      reading: `${n(at(0, 1))} customers began with Balm.`,
      place: 'main',
    }) as Block
  const columns = nodes.map((all) => all.filter(({ of }) => n(of) > 0))
  const links = [0, 1].flatMap((column) =>
    (columns[column] ?? []).flatMap((a, from) =>
      (columns[column + 1] ?? []).flatMap((b, to) => {
        const value = n(both(a.of, b.of))
        return a.item !== none && value >= drawnFrom ? [{ column, from, to, value, days: 9 }] : []
      }),
    ),
  )
  const share = (part: Of, whole: Of) => (n(whole) > 0 ? n(both(part, whole)) / n(whole) : 0)
  const ends = (part: Of, whole: Of) => wilson(n(both(part, whole)), Math.max(1, n(whole)))
  const byMonth = (of: Of) => months.map((_, m) => n((buyer) => of(buyer) && buyer.month === m))
  return {
    recipe: { miner: 'market', version: 1, values: {}, scope: { asOf: '2026-03-31' }, seed: 1, data: '' },
    question: 'In which order?',
    currency: 'EUR',
    headline: `${n(cameAgain)} of ${buyers.length} customers came again.`,
    caveats: [],
    yardsticks: [],
    audiences: kinds.map((name, k) => ({
      ...{ id: String(k), label: name, about: '', table: 'secret' },
      customers: n((buyer) => buyer.kind === k && buyer.isTold),
    })),
    sql: '',
    blocks: [
      block({
        kind: 'figures',
        data: [
          { label: 'Customers', value: buyers.length, unit: 'customers' },
          { label: 'Came again', value: n(cameAgain), unit: 'customers' },
        ],
      }),
      block({
        kind: 'flow',
        data: {
          unit: 'customers',
          columns: columns.map((all, c) => ({
            title: `Purchase ${c + 1}`,
            nodes: all.map(({ item, of }) => ({
              ...{ label: label(item), value: n(of) },
              kind: item === none ? ('end' as const) : ('named' as const),
            })),
          })),
          links,
        },
      }),
      block({
        kind: 'table',
        data: {
          columns: [{ label: 'Began with' }, { label: 'Customers', unit: 'customers' }],
          rows: items.map((item) => [label(item), n((b) => at(0, item)(b) && b.isTold)]),
        },
      }),
      block({
        kind: 'scatter',
        data: {
          ...{ xTitle: 'x', yTitle: 'y', shown: 0.5 },
          groups: kinds.map((name, k) => ({ label: name, customers: n(ofKind(k)) })),
          points: kinds.flatMap((_, group) =>
            [0, 1].flatMap((cell) => {
              const customers = n((b) => b.kind === group && b.cell === cell)
              return customers > 0 ? [{ x: cell, y: group, group, customers }] : []
            }),
          ),
        },
      }),
      block({
        kind: 'curve',
        data: {
          ...{ xTitle: 'Months', xUnit: 'months', yTitle: 'Back', yUnit: 'share', step: true },
          series: kinds.map((name, k) => ({
            ...{ label: name, x: [0, 1, 2] },
            y: months.map((_, m) => share((b) => cameAgain(b) && b.month <= m, ofKind(k))),
          })),
        },
      }),
      block({
        kind: 'line',
        data: {
          ...{ period: 'month', starts: months, incomplete: months.map(() => false), unit: 'customers' },
          series: [
            { label: 'All', values: byMonth(isAnyone) },
            { label: 'Of them again', values: byMonth(cameAgain) },
            { label: 'All, once more', values: byMonth(isAnyone).map((v, i) => (i % 2 ? v : null)) },
          ],
        },
      }),
      block({ kind: 'heatmap', data: grid(buyers) }),
      block({ kind: 'map', data: scoreMap(buyers) }),
      block({
        kind: 'bars',
        data: {
          unit: 'share',
          bars: kinds.map((name, k) => ({
            ...{ label: `Again: ${name}`, value: share(cameAgain, ofKind(k)) },
            ...ends(cameAgain, ofKind(k)),
          })),
        },
      }),
      block({
        kind: 'table',
        data: {
          columns: [
            { label: 'After' },
            { label: 'Came again', unit: 'share' },
            { label: 'From', unit: 'share' },
            { label: 'To', unit: 'share' },
          ],
          rows: items.map((item) => {
            const { low, high } = ends(cameAgain, at(0, item))
            return [`Then ${label(item)}`, share(cameAgain, at(0, item)), low, high]
          }),
        },
      }),
      block({
        kind: 'paths',
        data: {
          ...{ unit: 'share', valueTitle: 'Bought a third time', besideTitle: 'Others' },
          paths: items.flatMap((a) =>
            items.flatMap((b) => {
              const way = both(at(0, a), at(1, b))
              const others = both(at(0, a), (buyer) => cameAgain(buyer) && !way(buyer))
              const count = n(way)
              if (count === 0) return []
              return [
                {
                  ...{ steps: [label(a), label(b)], value: share(wentOn, way), ...ends(wentOn, way) },
                  ...{ beside: share(wentOn, others), count },
                },
              ]
            }),
          ),
        },
      }),
      block({
        kind: 'network',
        data: {
          ...{ unit: 'ratio', valueTitle: 'Times chance', nodes: products },
          links: items.flatMap((a) =>
            items.flatMap((b) => {
              const count = n(both(at(0, a), at(1, b)))
              return a < b && count > 1
                ? [{ from: a, to: b, value: 1.5, note: `${count} times together` }]
                : []
            }),
          ),
        },
      }),
    ],
  }
}
