import type { Blocks } from '../contract/report.ts'
import { finite, wrap } from './axis.ts'

type Flow = Blocks['flow']

export interface FlowNode {
  column: number
  index: number
  x: number
  y: number
  height: number
  lines: string[]
  labelX: number
  labelY: number
  anchor: 'start' | 'end'
}

export interface FlowRibbon {
  link: number
  path: string
  x: number
  y: number
  from: number
  to: number
}

export interface FlowPicture {
  nodes: FlowNode[]
  ribbons: FlowRibbon[]
  heads: { x: number; anchor: 'start' | 'middle' | 'end'; lines: string[] }[]
  bar: number
  height: number
}

const [bar, line, head, gap] = [10, 15, 40, 10]
const size = (value: number | undefined) => Math.max(0, finite([value])[0] ?? 0)

/**
 * Columns of bars (the first three where the picture is narrow) as tall as their values and ribbons between them, in the order given; a bar keeps room for its label. Heights share
 * one scale: `tall` pixels for the largest column.
 */
export function flowPicture(data: Flow, width: number, values: readonly (readonly string[])[]): FlowPicture {
  const columns = data.columns.slice(0, width < 460 ? 3 : data.columns.length)
  const count = columns.length
  const tall = width < 460 ? 260 : 320
  const totals = columns.map((c) => c.nodes.reduce((sum, n) => sum + size(n.value), 0))
  const scale = tall / Math.max(1e-200, ...totals)
  const step = count > 1 ? (width - bar) / (count - 1) : 0
  const room = Math.max(40, (count > 1 ? step : width) - bar - 14)
  const nodes = columns.flatMap((column, c) => {
    let top = head
    return column.nodes.map((node, index): FlowNode => {
      const height = Math.max(2, size(node.value) * scale)
      const last = c === count - 1 && count > 1
      const shared = c >= count - 2 && count > 1
      const labelled = room * (shared ? 0.48 : 0.92)
      const lines = [...wrap(node.label, labelled, 1, 13), values[c]?.[index] ?? '']
      const slot = Math.max(height, lines.length * line + 2)
      const x = c * step
      const y = top + (slot - height) / 2
      top += slot + gap
      const labelX = last ? x - 6 : x + bar + 6
      const labelY = y + height / 2 - ((lines.length - 1) * line) / 2
      return { column: c, index, x, y, height, lines, labelX, labelY, anchor: last ? 'end' : 'start' }
    })
  })
  const height = Math.max(head, ...nodes.map((n) => Math.max(n.y + n.height, n.labelY + line))) + 6
  const heads = columns.map(({ title }, c) => headOf(title, c, count, c * step, room))
  return { nodes, ribbons: ribbons(data, nodes, scale), heads, bar, height }
}

function headOf(
  title: string,
  c: number,
  count: number,
  x: number,
  room: number,
): FlowPicture['heads'][number] {
  const lines = wrap(title, room, 2, 12)
  if (c === 0) return { x, anchor: 'start', lines }
  return c === count - 1 ? { x: x + bar, anchor: 'end', lines } : { x: x + bar / 2, anchor: 'middle', lines }
}

/** Ribbons leave and arrive in the order of the bars they join, so that none of one bar cross each other. */
function ribbons(data: Flow, nodes: readonly FlowNode[], scale: number): FlowRibbon[] {
  const at = (column: number, index: number) => nodes.find((n) => n.column === column && n.index === index)
  const order = Array.from(data.links.keys()).sort((a, b) => compare(data.links[a], data.links[b]))
  const out = new Map<FlowNode, number>()
  const into = new Map<FlowNode, number>()
  return order.flatMap((i): FlowRibbon[] => {
    const link = data.links[i]
    const from = link && at(link.column, link.from)
    const to = link && at(link.column + 1, link.to)
    if (!link || !from || !to) return []
    const thick = Math.max(1, size(link.value) * scale)
    const [y0, y1] = [from.y + (out.get(from) ?? 0), to.y + (into.get(to) ?? 0)]
    out.set(from, (out.get(from) ?? 0) + thick)
    into.set(to, (into.get(to) ?? 0) + thick)
    const [x0, x1] = [from.x + bar, to.x]
    const half = (x0 + x1) / 2
    const path = `M${x0},${y0}C${half},${y0} ${half},${y1} ${x1},${y1}v${thick}C${half},${y1 + thick} ${half},${y0 + thick} ${x0},${y0 + thick}Z`
    return [{ link: i, path, x: half, y: (y0 + y1 + thick) / 2, from: link.from, to: link.to }]
  })
}

function compare(a: Flow['links'][number] | undefined, b: Flow['links'][number] | undefined): number {
  if (!a || !b) return 0
  return a.column - b.column || a.from - b.from || a.to - b.to
}
