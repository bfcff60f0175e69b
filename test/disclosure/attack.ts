import type { Block, Blocks, Report } from '../../src/contract/report.ts'
import type { Least } from '../../src/disclosure/small.ts'
import type { Town } from './town.ts'

const few = (n: number, least: Least) => 1 <= n && n < least
const data = <K extends Block['kind']>(report: Report, kind: K): Blocks[K] =>
  report.blocks.find((block) => block.kind === kind)?.data as Blocks[K]

/** A grid of which nothing is told. */
const blank = (grid: Blocks['heatmap']): Blocks['heatmap'] => ({
  ...grid,
  values: grid.values.map((row) => row.map(() => null)),
})

/** Whoever knows the sum of a line can tell the sum of what is missing from it; a line that is small in all has no known sum. */
function toldByLines(
  truth: readonly number[],
  shown: readonly boolean[],
  lines: readonly number[][],
  least: Least,
) {
  return lines.flatMap((line) => {
    const away = line.filter((i) => !shown[i] && (truth[i] ?? 0) > 0)
    const sum = away.reduce((total, i) => total + (truth[i] ?? 0), 0)
    const all = line.reduce((total, i) => total + (truth[i] ?? 0), 0)
    return few(sum, least) && !few(all, least) ? [`a sum of ${sum}`] : []
  })
}

type Edge = readonly [from: string, to: string]

/**
 * Whether a withheld cell could be another number although the sums that are told are known: as an edge between its row and
 * its column it is no bridge, so there is a round walk along which one can be taken and added by turns. Of the rows whose
 * own sums are withheld only the sum of all is known: they are one place, and so are such columns.
 */
function couldDiffer(cell: Edge, withheld: readonly Edge[]): boolean {
  const reached = new Set([cell[0]])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [a, b] of withheld.filter((edge) => edge !== cell)) {
      if (reached.has(a)) reached.add(b)
      else if (reached.has(b)) reached.add(a)
    }
  }
  return reached.has(cell[1])
}

/** All ways in which a reader of the report learns that some group has 1 to `least` − 1 people. */
export function learned({ report: before }: Town, after: Report, least: Least): string[] {
  const found: string[] = []
  const figures = data(after, 'figures') ?? []
  const [all = null, back = null, once = null, share = null] = figures.map((f) => f.value)
  const known = [all, back, once].filter((n) => n !== null)
  for (const n of known) if (few(n, least)) found.push(`figure ${n}`)
  for (const a of known) for (const b of known) if (few(a - b, least)) found.push(`figures ${a} − ${b}`)
  if (
    all !== null &&
    share !== null &&
    (few(Math.round(all * share), least) || few(all - Math.round(all * share), least))
  )
    found.push(`share ${share} of ${all}`)

  const was = data(before, 'table').rows
  const rows = data(after, 'table')?.rows ?? was.map(([place]) => [place ?? '', null, null, null])
  for (const column of [1, 2]) {
    const truth = was.map((row) => Number(row[column]))
    const shown = rows.map((row) => typeof row[column] === 'number')
    found.push(...toldByLines(truth, shown, [truth.map((_, i) => i)], least).map((w) => `table: ${w}`))
    if (shown.filter((s) => !s).length === 1) found.push(`table: row ${shown.indexOf(false)} alone`)
  }
  for (const [place, ...cells] of rows) {
    const [here = null, again = null, part] = cells.map((cell) => (typeof cell === 'number' ? cell : null))
    for (const n of [here, again]) if (few(Number(n ?? 0), least)) found.push(`table: ${place} ${n}`)
    if (here !== null && again !== null && few(Number(here) - Number(again), least))
      found.push(`table: ${place} ${here} − ${again}`)
    if (typeof part === 'number' && typeof here === 'number')
      if (few(Math.round(part * here), least) || few(here - Math.round(part * here), least))
        found.push(`table: ${part} of ${here}`)
  }
  const sums = [
    ...rows.filter((row) => typeof row[1] === 'number').map((row) => String(row[0])),
    ...after.audiences.map((a) => a.label),
  ]
  found.push(
    ...heatmapLearned(
      data(before, 'heatmap'),
      data(after, 'heatmap') ?? blank(data(before, 'heatmap')),
      new Set(sums),
      least,
    ),
  )
  found.push(
    ...mapLearned(
      data(before, 'map'),
      data(after, 'map') ?? { ...data(before, 'map'), groups: [], cells: [] },
      least,
    ),
  )
  for (const { label, value, note } of data(after, 'bars')?.bars ?? []) {
    const [part = 0, whole = 0] = (note?.match(/\d+/g) ?? []).map(Number)
    if (few(part, least) || few(whole - part, least) || few(Math.round(value * whole), least))
      found.push(`bar ${label}: ${note}`)
  }
  const bars = data(after, 'bars')?.bars.length
  if (bars === was.length - 1) found.push('bars: one alone')
  for (const { label, customers } of after.audiences)
    if (few(customers, least)) found.push(`audience ${label}`)
  return [...found, ...sentencesLearned(before, after, least)]
}

function heatmapLearned(
  before: Blocks['heatmap'],
  after: Blocks['heatmap'],
  told: ReadonlySet<string>,
  least: Least,
): string[] {
  const found: string[] = []
  const known = (r: number, c: number) => (before.values[r]?.[c] ?? null) !== null
  const rows = before.rows.map((name, r) => (told.has(name) ? `row ${r}` : 'rows withheld'))
  const columns = before.columns.map((name, c) => (told.has(name) ? `column ${c}` : 'columns withheld'))
  const edges = before.rows.flatMap((_, r) =>
    before.columns.flatMap((_, c): { edge: Edge; n: number; shown: boolean }[] =>
      known(r, c)
        ? [
            {
              edge: [rows[r] ?? '', columns[c] ?? ''],
              n: before.counts[r]?.[c] ?? 0,
              shown: (after.values[r]?.[c] ?? null) !== null,
            },
          ]
        : [],
    ),
  )
  const withheld = edges.filter(({ shown }) => !shown).map(({ edge }) => edge)
  for (const { edge, n } of edges.filter((one) => !one.shown))
    if (few(n, least) && !couldDiffer(edge, withheld))
      found.push(`heatmap: ${edge.join(', ')} follows from the margins`)
  before.counts.forEach((row, r) => {
    row.forEach((n, c) => {
      const [value, behind] = [after.values[r]?.[c] ?? null, after.counts[r]?.[c] ?? 0]
      if (value === null) return
      if (few(behind, least)) found.push(`heatmap: count ${behind}`)
      const inside = Math.round(value * n)
      if (few(inside, least) || few(n - inside, least)) found.push(`heatmap: ${value} of ${n}`)
    })
  })
  const width = before.columns.length
  const cells = before.counts.flat()
  const shown = after.values.flat().map((v) => v !== null)
  const lines = [
    ...before.rows.map((_, r) => cells.flatMap((_, i) => (Math.floor(i / width) === r ? [i] : []))),
    ...before.columns.map((_, c) => cells.flatMap((_, i) => (i % width === c ? [i] : []))),
  ].filter((line) => line.filter((i) => (before.values.flat()[i] ?? null) !== null).length > 1)
  return [...found, ...toldByLines(cells, shown, lines, least).map((w) => `heatmap: ${w}`)]
}

function mapLearned(before: Blocks['map'], after: Blocks['map'], least: Least): string[] {
  const found: string[] = []
  for (const { label, customers } of after.groups)
    if (few(customers, least)) found.push(`map: ${label} ${customers}`)
  for (const { customers } of after.cells)
    if (few(customers, least)) found.push(`map: a cell of ${customers}`)
  const shown = before.cells.map((cell) => after.cells.some((c) => c.x === cell.x && c.y === cell.y))
  const lines = before.groups.map((_, g) => before.cells.flatMap((c, i) => (c.group === g ? [i] : [])))
  const told = lines.filter((line, g) => line.length > 1 && (after.groups[g]?.customers ?? 0) > 0)
  const truth = before.cells.map((c) => c.customers)
  return [...found, ...toldByLines(truth, shown, told, least).map((w) => `map: ${w}`)]
}

function sentencesLearned(before: Report, after: Report, least: Least): string[] {
  const all = (r: Report) => [
    r.headline,
    ...r.caveats,
    ...r.blocks.map((b) => b.reading),
    ...r.audiences.map((a) => a.about),
  ]
  return all(after).flatMap((sentence) => {
    const bare = sentence.replace('Set of 4 towns', '')
    const small = [...bare.matchAll(/(?<![\d.,])(\d+)(?![\d.,]*[\d%])/g)].filter(([, n]) =>
      few(Number(n), least),
    )
    const pairs = [...bare.matchAll(/(\d+) of (\d+)/g)].filter(([, a, b]) =>
      few(Number(b) - Number(a), least),
    )
    const total = data(before, 'figures')[0]?.value ?? 0
    const shares = [...bare.matchAll(/([\d.]+)%/g)].filter(([, p]) => {
      const inside = Math.round((Number(p) / 100) * total)
      return few(inside, least) || few(total - inside, least)
    })
    return [...small, ...pairs, ...shares].map(([text]) => `sentence: ${text} in ${sentence}`)
  })
}
