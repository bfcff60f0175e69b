import type { Blocks } from '../contract/report.ts'
import { way } from './counts.ts'
import type { Ledger } from './ledger.ts'
import { protect } from './protect.ts'
import { counts } from './small.ts'

type Flow = Blocks['flow']

/** Bands and names of few people are left out, and others beside them. */
export function discloseFlow(data: Flow, ledger: Ledger): Flow {
  if (!counts(data.unit)) return data
  const nodes = data.columns.map((column) => nodesAway(column.nodes, data.unit, ledger))
  const hidden = bandsAway(data, nodes, ledger)
  data.links.forEach((link, i) => {
    if (hidden[i]) ledger.withhold(bandName(data, link), [link.value], data.unit)
  })
  return without(data, nodes, hidden)
}

function nodesAway(nodes: Flow['columns'][number]['nodes'], unit: Flow['unit'], ledger: Ledger): boolean[] {
  const measure = nodes.map((node) => node.value)
  const first = nodes.map((node) => ledger.gives(node.value, unit) || ledger.named(node.label, [node.value]))
  const { wholes } = ledger.totals
  const all = measure.map((_, i) => i)
  const lines = [all, all.filter((i) => nodes[i]?.kind !== 'end')]
  const hidden = protect({ measures: [measure], lines, first, wholes }, ledger.least)
  nodes.forEach(({ label, value }, i) => {
    if (hidden[i]) ledger.withhold(label, [value], unit)
  })
  return hidden
}

const bandName = ({ columns }: Flow, { column, from, to }: Flow['links'][number]) =>
  way(columns[column]?.nodes[from]?.label ?? '', columns[column + 1]?.nodes[to]?.label ?? '')

/** Beside the bands of a name stands what is not drawn of it: whoever adds up knows how many that are. */
function bandsAway(data: Flow, nodes: readonly boolean[][], ledger: Ledger): boolean[] {
  const all = data.links.map((_, i) => i)
  const value = data.links.map((link) => link.value)
  const first = data.links.map(
    (link) =>
      ledger.gives(link.value, data.unit) ||
      ledger.named(bandName(data, link), [link.value]) ||
      nodes[link.column]?.[link.from] === true ||
      nodes[link.column + 1]?.[link.to] === true,
  )
  const lines = data.columns.flatMap((column, c) =>
    column.nodes.flatMap((node, n) =>
      (['from', 'to'] as const).flatMap((side) => {
        const line = all.filter(
          (i) => data.links[i]?.column === c - (side === 'to' ? 1 : 0) && data.links[i]?.[side] === n,
        )
        if (line.length === 0) return []
        const rest = node.value - line.reduce((sum, i) => sum + (value[i] ?? 0), 0)
        value.push(rest)
        first.push(ledger.small(rest))
        return [[...line, value.length - 1]]
      }),
    ),
  )
  return protect({ measures: [value], lines, first }, ledger.least).slice(0, all.length)
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
  const name = ({ from, to }: Blocks['network']['links'][number]) =>
    way(data.nodes[from] ?? '', data.nodes[to] ?? '')
  const told = data.links.map((link) => [...numbersIn(link.note), ...(counts(data.unit) ? [link.value] : [])])
  const away = data.links.map(
    (link, i) =>
      (told[i] ?? []).some((n) => ledger.gives(n, 'count')) || ledger.named(name(link), told[i] ?? []),
  )
  data.links.forEach((link, i) => {
    if (away[i]) ledger.withhold(name(link), [link.value, ...(told[i] ?? [])], data.unit)
  })
  return { ...data, links: data.links.filter((_, i) => !away[i]) }
}

/** Ways that few went, or few went on from, are left out. */
export function disclosePaths(data: Blocks['paths'], ledger: Ledger): Blocks['paths'] {
  const first = data.paths.map(
    ({ steps, count, value, beside, others }) =>
      ledger.gives(count, 'count') ||
      ledger.named(way(...steps), [count]) ||
      (data.unit === 'share' &&
        (ledger.tells(value, count) || ledger.tells(beside, count) || ledger.tells(beside, others ?? 0))) ||
      (counts(data.unit) && ledger.gives(value, data.unit)),
  )
  const measure = data.paths.map(({ count }) => count)
  const { wholes } = ledger.totals
  const hidden = protect(
    { measures: [measure], lines: [measure.map((_, i) => i)], first, wholes },
    ledger.least,
  )
  data.paths.forEach(({ steps, value, count }, i) => {
    if (hidden[i]) ledger.withhold(way(...steps), [value, count], data.unit)
  })
  return { ...data, paths: data.paths.filter((_, i) => !hidden[i]) }
}
