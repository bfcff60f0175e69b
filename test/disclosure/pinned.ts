import type { Block, Blocks, Report } from '../../src/contract/report.ts'
import type { Least } from '../../src/disclosure/small.ts'
import { wilson } from '../../workers/numeric/interval.ts'
import { everybody, groupsOf, kinds, months, products } from './buyers.ts'
import { gridCounts, gridGroups, gridShares } from './grids.ts'
import type { Market } from './market.ts'

/** Numbers that a report tells, by name of the group. */
type Known = Map<string, number>

const few = (n: number, least: Least) => 1 <= n && n < least
const groups = [...groupsOf(), ...gridGroups()]
const signs = signatures()

/** Kinds of people that no group tells apart are one unknown: for each group, the unknowns it is the sum of. */
function signatures(): Map<string, number[]> {
  const places = new Map<string, number>()
  const sums = new Map(groups.map(({ name }) => [name, new Set<number>()]))
  for (const buyer of everybody()) {
    const sign = groups.map(({ of }) => (of(buyer) ? '1' : '0')).join('')
    const place = places.get(sign) ?? places.size
    places.set(sign, place)
    for (const { name, of } of groups) if (of(buyer)) sums.get(name)?.add(place)
  }
  return new Map([...sums].map(([name, set]) => [name, [...set]]))
}
const width = 1 + [...signs.values()].flat().reduce((most, place) => Math.max(most, place), 0)

/** All groups of 1 to `least` − 1 whose size follows from the numbers that the report tells. */
export function pinned({ buyers }: Market, report: Report, least: Least): string[] {
  const { known, told } = readOff(report, least)
  const basis = eliminated([...known.keys()])
  const sizes = new Map(groups.map(({ name, of }) => [name, buyers.filter(of).length]))
  const follows = groups.flatMap(({ name }) => {
    const n = sizes.get(name) ?? 0
    return few(n, least) && isSpanned(vector(name), basis) ? [`${name} is ${n}`] : []
  })
  const wrong = [...known].flatMap(([name, n]) => (sizes.get(name) === n ? [] : [`${name} is not ${n}`]))
  const left = remainders(known, least)
  return [...told, ...follows, ...wrong, ...left]
}

function vector(name: string): Float64Array {
  const out = new Float64Array(width)
  for (const place of signs.get(name) ?? []) out[place] = 1
  return out
}

interface Row {
  pivot: number
  values: Float64Array
}

function eliminated(names: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const name of names) {
    const values = reduced(vector(name), rows)
    const pivot = values.findIndex((v) => Math.abs(v) > 1e-9)
    if (pivot < 0) continue
    const by = values[pivot] ?? 1
    rows.push({ pivot, values: values.map((v) => v / by) })
  }
  return rows
}

function reduced(values: Float64Array, rows: readonly Row[]): Float64Array {
  for (const { pivot, values: row } of rows) {
    const times = values[pivot] ?? 0
    if (Math.abs(times) > 1e-9)
      for (let i = 0; i < width; i++) values[i] = (values[i] ?? 0) - times * (row[i] ?? 0)
  }
  return values
}

const isSpanned = (values: Float64Array, rows: readonly Row[]) =>
  reduced(values, rows).every((v) => Math.abs(v) < 1e-7)

/** What is left of a known number of people when all parts that are told are taken from it. */
function remainders(known: Known, least: Least): string[] {
  const parts: [whole: string, parts: string[]][] = [
    ['all', products.map((one) => `told ${one}`)],
    ['all', products.map((one) => `node 0 ${one}`)],
    ['all', kinds.map((one) => `kind ${one}`)],
    ['all', kinds.map((one) => `told ${one}`)],
    ['all', months.map((one) => `month ${one}`)],
    ['again', months.map((one) => `month ${one} again`)],
    ...[0, 1].flatMap((column) =>
      products.map((one): [string, string[]] => [
        `node ${column} ${one}`,
        [...signs.keys()].filter((name) => name.startsWith(`link ${column} ${one} →`)),
      ]),
    ),
  ]
  return parts.flatMap(([whole, all]) => {
    const n = known.get(whole)
    const told = all.flatMap((name) => known.get(name) ?? [])
    const left = (n ?? 0) - told.reduce((sum, v) => sum + v, 0)
    return n !== undefined && told.length > 0 && few(left, least) ? [`${left} left of ${whole}`] : []
  })
}

interface Read {
  known: Known
  told: string[]
}

function readOff(report: Report, least: Least): Read {
  const read: Read = { known: new Map(), told: [] }
  const put = (name: string, n: number) => {
    const before = read.known.get(name)
    if (few(n, least)) read.told.push(`${name}: ${n} is told`)
    if (before === undefined || before === n) read.known.set(name, n)
    else read.told.push(`${name} is ${before} and ${n}`)
  }
  for (const block of report.blocks) counts(block, put)
  for (const { label, customers } of report.audiences) put(`told ${label}`, customers)
  sentences(report, put)
  for (const block of report.blocks) if (block.kind === 'curve') curve(block.data, read, least)
  for (let round = 0; round < 2; round++) for (const block of report.blocks) shares(block, read, least)
  return read
}

type Put = (name: string, n: number) => void

function sentences(report: Report, put: Put): void {
  const [again, all] = report.headline.match(/\d+/g)?.map(Number) ?? []
  if (/^\d+ of \d+ /.test(report.headline) && again !== undefined && all !== undefined) {
    put('again', again)
    put('all', all)
  }
  for (const { reading } of report.blocks) {
    const [n] = reading.match(/^\d+(?= customers began)/) ?? []
    if (n) put('node 0 Balm', Number(n))
  }
}

function counts(block: Block, put: Put): void {
  if (block.kind === 'figures')
    for (const { label, value } of block.data)
      if (value !== null) put(label === 'Customers' ? 'all' : 'again', value)
  if (block.kind === 'flow') flow(block.data, put)
  if (block.kind === 'heatmap' || block.kind === 'map') gridCounts(block.data, put)
  if (block.kind === 'table')
    for (const [name, n] of block.data.rows)
      if (typeof n === 'number' && !String(name).startsWith('Then')) put(`told ${name}`, n)
  if (block.kind === 'scatter') {
    for (const { label, customers } of block.data.groups) put(`kind ${label}`, customers)
    for (const { x, group, customers } of block.data.points)
      put(`mark ${block.data.groups[group]?.label} ${x}`, customers)
  }
  if (block.kind === 'line')
    for (const { label, values } of block.data.series)
      values.forEach((n, m) => {
        if (n !== null) put(`month ${months[m]}${label === 'Of them again' ? ' again' : ''}`, n)
      })
  if (block.kind === 'paths')
    for (const { steps, count } of block.data.paths) put(`link 0 ${steps.join(' → ')}`, count)
  if (block.kind === 'network')
    for (const { from, to, note } of block.data.links) {
      const [n] = note.match(/\d+/) ?? []
      if (n) put(`link 0 ${block.data.nodes[from]} → ${block.data.nodes[to]}`, Number(n))
    }
}

function flow({ columns, links }: Blocks['flow'], put: Put): void {
  const name = (column: number, node: number) => columns[column]?.nodes[node]?.label ?? ''
  columns.forEach(({ nodes }, c) => {
    for (const { label, value } of nodes) put(`node ${c} ${label}`, value)
  })
  for (const { column, from, to, value } of links)
    put(`link ${column} ${name(column, from)} → ${name(column + 1, to)}`, value)
}

/** Whoever knows how many a line is of, and how shares are rounded, knows how many each step may be. */
function curve({ series }: Blocks['curve'], read: Read, least: Least): void {
  for (const { label, y } of series) {
    const n = read.known.get(`kind ${label}`) ?? read.known.get(`told ${label}`)
    if (n === undefined) continue
    const by = [0.0001, 0.01, 0.05, least / n].find((step) =>
      y.every((v) => near(v, Math.round(v / step) * step)),
    )
    for (const value of y) {
      const all = Array.from({ length: n + 1 }, (_, k) => k).filter(
        (k) => Math.abs(k / n - value) <= (by ?? 0) / 2 + 0.0005,
      )
      if (all.length > 0 && all.every((k) => few(k, least)))
        read.told.push(`curve ${label}: ${value} of ${n}`)
    }
  }
}

interface Told {
  part: string
  other: string
  whole: string
  share: number
  low?: number | undefined
  high?: number | undefined
}

function shares(block: Block, read: Read, least: Least): void {
  for (const one of told(block)) {
    const whole = read.known.get(one.whole)
    const all = (whole === undefined ? Array.from({ length: 600 }, (_, i) => i + 1) : [whole]).flatMap((n) =>
      Array.from({ length: n + 1 }, (_, k) => [k, n] as const).filter(([k]) => fits(k, n, one)),
    )
    if (whole === undefined && one.low === undefined) continue
    const isFew = ([k, n]: readonly [number, number]) => few(k, least) || few(n - k, least) || few(n, least)
    if (all.length > 0 && all.every(isFew))
      read.told.push(`${one.part}: ${one.share} of ${whole ?? 'a range'}`)
    const [only] = all
    if (all.length !== 1 || !only) continue
    read.known.set(one.part, only[0])
    read.known.set(one.other, only[1] - only[0])
    read.known.set(one.whole, only[1])
  }
}

const near = (a: number, b: number) => Math.abs(a - b) <= 0.0005000001
const fits = (k: number, n: number, { share, low, high }: Told) => {
  if (!near(k / n, share)) return false
  if (low === undefined || high === undefined) return true
  const ends = wilson(k, n)
  return near(ends.low, low) && near(ends.high, high)
}

function told(block: Block): Told[] {
  if (block.kind === 'heatmap') return gridShares(block.data)
  if (block.kind === 'bars')
    return block.data.bars.map(({ label, value, low, high }) => {
      const name = label.replace('Again: ', '')
      return { part: `again ${name}`, other: `once ${name}`, whole: `kind ${name}`, share: value, low, high }
    })
  if (block.kind === 'table')
    return block.data.rows.flatMap(([first, share, low, high]) => {
      const name = String(first).replace('Then ', '')
      if (name === first || typeof share !== 'number') return []
      const ends = typeof low === 'number' && typeof high === 'number' ? { low, high } : {}
      return [{ part: `then ${name}`, other: `no more ${name}`, whole: `node 0 ${name}`, share, ...ends }]
    })
  if (block.kind === 'paths')
    return block.data.paths.flatMap(({ steps, value, low, high, beside }) => {
      const way = steps.join(' → ')
      return [
        { part: `third ${way}`, other: `no third ${way}`, whole: `link 0 ${way}`, share: value, low, high },
        { part: `beside third ${way}`, other: '', whole: `beside ${way}`, share: beside },
      ]
    })
  return []
}
