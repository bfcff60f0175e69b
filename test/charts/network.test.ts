import { expect, it } from 'vitest'
import { networkPicture } from '../../src/charts/network.ts'

const names = ['Bread', 'Butter', 'Tea', 'Milk', 'Nothing']
const links = [
  { from: 0, to: 1, value: 4 },
  { from: 2, to: 3, value: 2 },
  { from: 1, to: 0, value: Number.NaN },
  { from: 0, to: 9, value: 3 },
]

it('draws every sound link once, thicker for more, inside the picture', () => {
  for (const width of [280, 640, 1000]) {
    const { arcs, nodes, height, axisX } = networkPicture(names, links, width)
    expect(arcs.map((arc) => arc.link)).toEqual([0, 1])
    expect(arcs[0]?.width).toBeGreaterThan(arcs[1]?.width ?? 0)
    for (const arc of arcs) expect(arc.x).toBeLessThanOrEqual(width)
    for (const node of nodes) expect(node.y).toBeLessThan(height)
    expect(axisX).toBeLessThan(width * 0.6)
  }
})

it('puts what is linked side by side, and leaves out what is linked to nothing', () => {
  const { nodes } = networkPicture(names, links, 640)
  const places = nodes.map(({ node }) => node)
  expect(places).toHaveLength(4)
  expect(Math.abs(places.indexOf(0) - places.indexOf(1))).toBe(1)
  expect(Math.abs(places.indexOf(2) - places.indexOf(3))).toBe(1)
})
