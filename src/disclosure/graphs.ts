import type { Blocks } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { protect } from './protect.ts'
import { counts } from './small.ts'

type Flow = Blocks['flow']

/** Bands and names of few people are left out, and others beside them. */
export function discloseFlow(data: Flow, ledger: Ledger): Flow {
  if (!counts(data.unit)) return data
  const nodes = data.columns.map((column) => {
    const measure = column.nodes.map((node) => node.value)
    const first = column.nodes.map(
      (node) => ledger.gives(node.value, data.unit) || ledger.named(node.label, [node.value]),
    )
    return protect({ measures: [measure], lines: [measure.map((_, i) => i)], first }, ledger.least)
  })
  const all = data.links.map((_, i) => i)
  const ends = (column: number, node: number, side: 'from' | 'to') =>
    all.filter((i) => data.links[i]?.column === column && data.links[i]?.[side] === node)
  const lines = data.columns.flatMap((column, c) =>
    column.nodes.flatMap((_, n) => [ends(c, n, 'from'), ends(c - 1, n, 'to')]),
  )
  const first = data.links.map(
    ({ column, from, to, value }) =>
      ledger.gives(value, data.unit) || nodes[column]?.[from] === true || nodes[column + 1]?.[to] === true,
  )
  const hidden = protect({ measures: [data.links.map((link) => link.value)], lines, first }, ledger.least)
  data.links.forEach((link, i) => {
    if (hidden[i]) ledger.withhold('', [link.value], data.unit)
  })
  return without(data, nodes, hidden)
}

/** The flow without some names and bands; the places of the names that stay close up. */
function without(data: Flow, nodes: readonly boolean[][], hidden: readonly boolean[]): Flow {
  const place = nodes.map((column) => {
    let next = 0
    return column.map((away) => (away ? -1 : next++))
  })
  const columns = data.columns.map((column, c) => ({
    ...column,
    nodes: column.nodes.filter((_, n) => !nodes[c]?.[n]),
  }))
  const links = data.links
    .filter((_, i) => !hidden[i])
    .map((link) => ({
      ...link,
      from: place[link.column]?.[link.from] ?? 0,
      to: place[link.column + 1]?.[link.to] ?? 0,
    }))
  return { ...data, columns, links }
}

/** Numbers in the words beside a link. */
const numbersIn = (note: string) =>
  [...note.matchAll(/\d+(?:[,.\u00a0\u202f]\d{3})*(?![\d.,]*%)/g)].map(([n]) => Number(n.replace(/\D/g, '')))

/** Links that tell of few are left out. */
export function discloseNetwork(data: Blocks['network'], ledger: Ledger): Blocks['network'] {
  const tells = ({ value, note }: Blocks['network']['links'][number]) =>
    numbersIn(note).some((n) => ledger.small(n)) || (counts(data.unit) && ledger.gives(value, data.unit))
  for (const { value } of data.links.filter(tells)) ledger.withhold('', [value], data.unit)
  return { ...data, links: data.links.filter((link) => !tells(link)) }
}

/** Ways that few went, or few went on from, are left out. */
export function disclosePaths(data: Blocks['paths'], ledger: Ledger): Blocks['paths'] {
  const first = data.paths.map(
    ({ count, value, beside }) =>
      ledger.gives(count, 'count') ||
      (data.unit === 'share' && (ledger.tells(value, count) || ledger.tells(beside, count))) ||
      (counts(data.unit) && ledger.gives(value, data.unit)),
  )
  const measure = data.paths.map(({ count }) => count)
  const hidden = protect({ measures: [measure], lines: [measure.map((_, i) => i)], first }, ledger.least)
  data.paths.forEach(({ value, count }, i) => {
    if (hidden[i]) ledger.withhold('', [value, count], data.unit)
  })
  return { ...data, paths: data.paths.filter((_, i) => !hidden[i]) }
}
