import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowPicture } from '../../src/charts/flow.ts'
import type { Blocks } from '../../src/contract/report.ts'

const column = (title: string, values: number[]) => ({
  title,
  nodes: values.map((value, i) => ({ label: `${title} ${i}`, value, kind: 'named' as const })),
})
const words = (data: Blocks['flow']) => data.columns.map((c) => c.nodes.map((n) => String(n.value)))

test('bars of a column do not overlap, and ribbons fill no more than their bars', () => {
  const value = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(
      fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
      (grid) => {
        const out = grid.map((row) => row.reduce((a, b) => a + b))
        const into = [0, 1, 2].map((k) => grid.reduce((sum, row) => sum + (row[k] ?? 0), 0))
        const links = grid.flatMap((row, from) => row.map((value, to) => ({ column: 0, from, to, value })))
        const data: Blocks['flow'] = {
          unit: 'customers',
          columns: [column('a', out), column('b', into)],
          links,
        }
        for (const width of [320, 900]) {
          const { nodes, ribbons, height } = flowPicture(data, width, words(data))
          expect(ribbons).toHaveLength(links.length)
          for (const [i, node] of nodes.entries()) {
            const next = nodes[i + 1]
            if (next && next.column === node.column)
              expect(next.y).toBeGreaterThanOrEqual(node.y + node.height)
            expect(node.y + node.height).toBeLessThanOrEqual(height)
          }
          const total = (c: number) =>
            nodes.filter((n) => n.column === c).reduce((sum, n) => sum + n.height, 0)
          expect(total(0)).toBeLessThanOrEqual(321 + 2 * grid.length)
          expect(JSON.stringify(ribbons)).not.toMatch(/NaN|null/)
        }
      },
    ),
  )
})

test('on a phone the first three columns are drawn, with their ribbons', () => {
  const data: Blocks['flow'] = {
    unit: 'visits',
    columns: ['a', 'b', 'c', 'd'].map((title) => column(title, [5])),
    links: [0, 1, 2].map((at) => ({ column: at, from: 0, to: 0, value: 5 })),
  }
  const drawn = (width: number) => flowPicture(data, width, words(data))
  expect([drawn(900).nodes.length, drawn(900).ribbons.length]).toEqual([4, 3])
  expect([drawn(358).nodes.length, drawn(358).ribbons.length]).toEqual([3, 2])
})

test('nothing, one column, and numbers that are none draw without harm', () => {
  const none: Blocks['flow'] = { unit: 'count', columns: [], links: [] }
  expect(flowPicture(none, 390, []).nodes).toEqual([])
  const odd = { unit: 'count' as const, columns: [column('a', [Number.NaN, -4])], links: [] }
  expect(JSON.stringify(flowPicture(odd, 390, words(odd)))).not.toMatch(/null/)
})
