import { finite, textWidth, wrap } from './axis.ts'

interface Link {
  from: number
  to: number
  value: number
}

export interface Arc {
  d: string
  width: number
  /** Place of the link in the data, and the middle of the arc. */
  link: number
  x: number
  y: number
}

export interface Node {
  y: number
  label: string
  node: number
  links: number
}

export interface NetworkPicture {
  nodes: Node[]
  arcs: Arc[]
  height: number
  axisX: number
}

const row = 26

/**
 * An arc diagram (Wattenberg 2002): names in one column, links as half ellipses beside it. Names are put so that those
 * linked stand near each other; what is linked to nothing known is left out.
 */
export function networkPicture(
  names: readonly string[],
  links: readonly Link[],
  width: number,
): NetworkPicture {
  const sound = links.flatMap((link, i) => (isSound(link, names.length) ? [{ ...link, link: i }] : []))
  const order = near(names.length, sound)
  const at = new Map(order.map((node, i) => [node, i]))
  const widest = Math.max(0, ...order.map((node) => textWidth(names[node] ?? '', 13)))
  const axisX = Math.min(widest + 14, width * 0.55)
  const most = Math.max(1e-9, ...finite(sound.map((link) => link.value)))
  const room = Math.max(20, width - axisX - 12)
  const place = (node: number) => (at.get(node) ?? 0) * row + row / 2
  const longest = Math.max(1, ...sound.map(({ from, to }) => Math.abs(place(from) - place(to))))
  const arcs = sound.map(({ from, to, value, link }) => {
    const [top, bottom] = [place(from), place(to)].sort((a, b) => a - b) as [number, number]
    const reach = Math.max(14, (room * (bottom - top)) / longest)
    const d = `M${axisX},${top}A${reach},${(bottom - top) / 2} 0 0 1 ${axisX},${bottom}`
    return { d, width: 1.5 + (6 * Math.max(0, value)) / most, link, x: axisX + reach, y: (top + bottom) / 2 }
  })
  const degree = (node: number) => sound.filter(({ from, to }) => from === node || to === node).length
  const nodes = order.map((node) => ({
    y: place(node),
    label: wrap(names[node] ?? '', axisX - 12, 1, 13)[0] ?? '',
    node,
    links: degree(node),
  }))
  return { nodes, arcs, height: order.length * row + 4, axisX }
}

function isSound({ from, to, value }: Link, nodes: number): boolean {
  return from !== to && 0 <= from && from < nodes && 0 <= to && to < nodes && Number.isFinite(value)
}

/** Walks from the node with most links to its neighbours, the strongest link first, and on. */
function near(nodes: number, links: readonly Link[]): number[] {
  const neighbours = Array.from({ length: nodes }, (): { node: number; value: number }[] => [])
  for (const { from, to, value } of links) {
    neighbours[from]?.push({ node: to, value })
    neighbours[to]?.push({ node: from, value })
  }
  const starts = [...neighbours.keys()]
    .filter((node) => (neighbours[node]?.length ?? 0) > 0)
    .sort((a, b) => (neighbours[b]?.length ?? 0) - (neighbours[a]?.length ?? 0) || a - b)
  const order = new Set<number>()
  const walk = (node: number) => {
    if (order.has(node)) return
    order.add(node)
    const next = [...(neighbours[node] ?? [])].sort((a, b) => b.value - a.value || a.node - b.node)
    for (const neighbour of next) walk(neighbour.node)
  }
  for (const start of starts) walk(start)
  return [...order]
}
