import { labelMeanings, type Meaning, meanings } from '../../src/contract/schema.ts'
import { numberReader } from '../recognise/numbers.ts'
import type { FileColumns } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import type { Rows } from './rows.ts'
import { int, type Table, table } from './table.ts'
import type { Linking } from './told.ts'

/** What a customer list tells of people beside who they are; each is a trait like a column without a meaning. */
const described: readonly Meaning[] = [
  ...(['city', 'postcode', 'region', 'country', 'consent', 'status', 'tags'] as const),
  ...(['customerSince', 'totalSpent', 'totalOrders', 'channel', 'location', 'category'] as const),
]
/** Cells that are kept; of wider lists the columns with the fewest different texts. */
const mostCells = 4_000_000

/** A column of a file, in texts that read the same in every language. `means` is '' where it means nothing here. */
interface Told {
  name: string
  means: Meaning | ''
  codes: Int32Array
  labels: readonly string[]
}

/** One trait over all customers. */
interface Trait {
  name: string
  means: Meaning | ''
  codes: Int32Array
  texts: Dictionary
}

/** Names of the traits that these files tell, those that say what became of people first. */
export function traitNames(files: readonly FileColumns[]): string[] {
  const labels = files.flatMap((file) =>
    labelMeanings.flatMap((m) => (file.cells.has(m) ? [nameOf(file, m)] : [])),
  )
  const lists = files.filter(({ grain }) => grain === 'customer')
  const known = lists.flatMap((file) =>
    described.flatMap((m) => (file.cells.has(m) ? [nameOf(file, m)] : [])),
  )
  const others = lists.flatMap(({ traits = [] }) => traits.map(({ name }) => name))
  return [...new Set([...labels, ...others, ...known])]
}

/**
 * `mart_traits(customer_key, name, value, means)`: what files tell of each customer, one row a trait, in order of customer and
 * name. Of several files the newest stands, of orders the latest; numbers with a point, days as 2025-12-31. `age`: place of
 * each file from the oldest to the newest.
 */
export function martTraits(rows: Rows, customers: number, age: readonly number[], link: Linking): Table {
  const wide = widely(rows, customers, age, link)
  const { who, which, value, labels } = lengthwise(wide, customers)
  return table('mart_traits', who.length, {
    customer_key: int(who),
    name: { type: 'text', codes: which, labels: wide.map(({ name }) => name) },
    value: { type: 'text', codes: value, labels },
    means: { type: 'text', codes: which, labels: wide.map(({ means }) => means) },
  })
}

function widely(rows: Rows, customers: number, age: readonly number[], link: Linking): Trait[] {
  const found = new Map<string, Trait>()
  const oldest = [...rows.files.keys()].sort((a, b) => (age[a] ?? 0) - (age[b] ?? 0))
  for (const f of oldest) {
    const file = rows.files[f]
    const columns = file ? columnsOf(file, rows.roles[f] === 'customers') : []
    if (!file || columns.length === 0) continue
    const who = link(
      Int32Array.from({ length: file.rows }, (_, i) => (rows.start[f] ?? 0) + i),
      false,
    ).customer
    const order = inTime(file)
    for (const column of columns) {
      const trait = found.get(column.name) ?? traitOf(column, customers)
      found.set(column.name, trait)
      lay(trait, column, who, order)
    }
  }
  return affordable([...found.values()], customers)
}

const traitOf = ({ name, means }: Told, customers: number): Trait => ({
  name,
  means,
  codes: new Int32Array(customers).fill(-1),
  texts: new Dictionary(),
})

function lay({ codes, texts }: Trait, column: Told, who: Int32Array, order: Int32Array): void {
  const to = new Int32Array(column.labels.length).fill(-1)
  for (const row of order) {
    const [customer, code] = [who[row] ?? -1, column.codes[row] ?? -1]
    if (customer < 0 || code < 0) continue
    if ((to[code] ?? -1) < 0) to[code] = texts.code(column.labels[code] ?? '')
    codes[customer] = to[code] ?? -1
  }
}

/** Rows of a file, the earliest first. */
function inTime({ rows, cells }: FileColumns): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, i) => i)
  const date = cells.get('date')
  if (date?.kind !== 'date') return all
  const at = (row: number) => (Number.isNaN(date.values[row]) ? -Infinity : (date.values[row] ?? 0))
  return all.sort((a, b) => at(a) - at(b) || a - b)
}

function affordable(traits: Trait[], customers: number): Trait[] {
  const most = Math.floor(mostCells / Math.max(1, customers))
  const few = traits.toSorted((a, b) => a.texts.labels.length - b.texts.labels.length).slice(0, most)
  return traits.filter((trait) => few.includes(trait)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function lengthwise(traits: readonly Trait[], customers: number) {
  const texts = new Dictionary()
  const to = traits.map(({ texts: own }) => own.labels.map((label) => texts.code(label)))
  const filled = traits.reduce((sum, { codes }) => sum + codes.reduce((n, c) => n + (c >= 0 ? 1 : 0), 0), 0)
  const [who, which, value] = [new Int32Array(filled), new Int32Array(filled), new Int32Array(filled)]
  let at = 0
  for (let customer = 0; customer < customers; customer++)
    for (let t = 0; t < traits.length; t++) {
      const code = traits[t]?.codes[customer] ?? -1
      if (code < 0) continue
      who[at] = customer
      which[at] = t
      value[at++] = to[t]?.[code] ?? -1
    }
  return { who, which, value, labels: texts.labels }
}

function columnsOf(file: FileColumns, isList: boolean): Told[] {
  const wanted = isList ? [...labelMeanings, ...described] : labelMeanings
  const known = wanted.flatMap((means) => (file.cells.has(means) ? [meant(file, means)] : []))
  const others = isList ? (file.traits ?? []) : []
  const plain = others.map(
    ({ name, codes, labels }): Told => ({ name, means: '', codes, labels: plainly(labels) }),
  )
  return [...known, ...plain]
}

const nameOf = ({ headers }: FileColumns, means: Meaning) => headers?.get(means) ?? meanings[means].label

function meant(file: FileColumns, means: Meaning): Told {
  const cells = file.cells.get(means)
  const name = nameOf(file, means)
  if (!cells) return { name, means, codes: new Int32Array(), labels: [] }
  if (cells.kind === 'key') return { name, means, codes: cells.values, labels: file.labels.get(means) ?? [] }
  if (cells.kind === 'flag')
    return { name, means, codes: Int32Array.from(cells.values), labels: ['no', 'yes'] }
  const texts = new Dictionary()
  const text = (value: number) =>
    cells.kind === 'date' ? new Date(value).toISOString().slice(0, 10) : String(value)
  const codes = Int32Array.from(cells.values, (value) => (Number.isNaN(value) ? -1 : texts.code(text(value))))
  return { name, means, codes, labels: texts.labels }
}

/** Numbers as 17.9, where nearly all texts are numbers; numbers with a nought in front are none. */
function plainly(labels: readonly string[]): readonly string[] {
  if (labels.length === 0 || labels.some((label) => /^0\d/.test(label))) return labels
  const readings = (['.', ','] as const).map((decimal) => labels.map(numberReader(decimal)))
  const read = (values: readonly number[]) => values.reduce((n, v) => n + (Number.isNaN(v) ? 0 : 1), 0)
  const [point = [], comma = []] = readings
  const best = read(comma) > read(point) ? comma : point
  if (read(best) < 0.95 * labels.length) return labels
  return labels.map((label, i) => (Number.isNaN(best[i]) ? label : String(best[i])))
}
