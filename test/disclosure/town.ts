import type { Block, Report } from '../../src/contract/report.ts'

/** One customer of a made-up shop. */
interface Buyer {
  place: number
  kind: number
  x: number
  y: number
  back: boolean
}

/** A shop small enough that many of its groups are; every block below is counted from the same people. */
export interface Town {
  buyers: Buyer[]
  report: Report
}

const places = ['Nantes', 'Lyon', 'Set of 4 towns', 'Ghent', 'Turin']
const kinds = ['Regular', 'Now and then', 'Once']
const size = 3

export function town(random: () => number): Town {
  const below = (n: number) => Math.floor(random() * n)
  const skewed = (n: number) => Math.min(below(n), below(n))
  const buyers = Array.from({ length: 12 + below(below(2) ? 60 : 600) }, () => ({
    place: skewed(places.length),
    kind: skewed(kinds.length),
    x: 1 + skewed(size),
    y: 1 + skewed(size),
    back: random() < 0.3,
  }))
  return { buyers, report: reportOf(buyers) }
}

export const count = (buyers: readonly Buyer[], of: (b: Buyer) => boolean) => buyers.filter(of).length

function reportOf(buyers: readonly Buyer[]): Report {
  const n = (of: (b: Buyer) => boolean) => count(buyers, of)
  const all = buyers.length
  const back = n((b) => b.back)
  const lyon = n((b) => b.place === 1)
  const grid = places.map((_, p) => kinds.map((_, k) => n((b) => b.place === p && b.kind === k)))
  const backIn = (p: number, k: number) => n((b) => b.back && b.place === p && b.kind === k)
  const block = (of: Pick<Block, 'kind' | 'data'>, title = 'Where they live'): Block =>
    ({
      ...of,
      title,
      reading: `${lyon} customers live in Lyon, ${all - back} of ${all} never came again.`,
      place: 'main',
    }) as Block
  const cells = Array.from({ length: size * size }, (_, i) => ({
    x: 1 + (i % size),
    y: 1 + Math.floor(i / size),
  }))
  return {
    recipe: { miner: 'town', version: 1, values: {}, scope: { asOf: '2026-03-31' }, seed: 1, data: '' },
    question: 'Where do they live?',
    currency: 'EUR',
    headline: `${back} of ${all} customers came back (${Math.round((back / all) * 1000) / 10}%); ${lyon} live in Lyon.`,
    caveats: [`Of the customers of Turin ${n((b) => b.place === 4 && b.back)} came back.`],
    yardsticks: [],
    audiences: kinds.map((label, k) => ({
      id: String(k),
      label,
      about: `${grid.reduce((sum, row) => sum + (row[k] ?? 0), 0)} customers`,
      customers: grid.reduce((sum, row) => sum + (row[k] ?? 0), 0),
      table: 'secret_table',
    })),
    sql: 'select 1',
    blocks: [
      block({
        kind: 'figures',
        data: [
          { label: 'Customers', value: all, unit: 'customers' },
          { label: 'Came back', value: back, unit: 'customers' },
          { label: 'Came once', value: all - back, unit: 'customers' },
          { label: 'Share back', value: back / all, unit: 'share' },
        ],
      }),
      block({
        kind: 'table',
        data: {
          columns: [
            { label: 'Place' },
            { label: 'Customers', unit: 'customers' },
            { label: 'Came back', unit: 'customers' },
            { label: 'Share', unit: 'share' },
          ],
          rows: places.map((label, p) => {
            const here = n((b) => b.place === p)
            const again = n((b) => b.place === p && b.back)
            return [label, here, again, here > 0 ? again / here : null]
          }),
        },
      }),
      block({
        kind: 'heatmap',
        data: {
          rowTitle: 'Place',
          columnTitle: 'Kind',
          rows: places,
          columns: kinds,
          values: grid.map((row, p) => row.map((here, k) => (here > 0 ? backIn(p, k) / here : null))),
          counts: grid,
          unit: 'share',
          greyBelow: 5,
        },
      }),
      block({
        kind: 'map',
        data: {
          xTitle: 'Recency',
          yTitle: 'Frequency',
          size,
          groups: kinds.map((label, k) => ({
            label,
            about: '',
            customers: n((b) => b.x === k + 1),
            revenue: n((b) => b.x === k + 1) * 10,
          })),
          cells: cells
            .map(({ x, y }) => ({
              x,
              y,
              group: x - 1,
              customers: n((b) => b.x === x && b.y === y),
              revenue: 1,
            }))
            .filter((cell) => cell.customers > 0),
        },
      }),
      block({
        kind: 'bars',
        data: {
          unit: 'share',
          bars: places.map((label, p) => {
            const [here, again] = [n((b) => b.place === p), n((b) => b.place === p && b.back)]
            return { label, value: here > 0 ? again / here : 0, note: `${again} of ${here} customers` }
          }),
        },
      }),
    ],
  }
}
