import { note } from '../../src/contract/notes.ts'
import type { Aside, Reader, Reading, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { speaksOf } from './compose.ts'
import { type Heads, headsIn, linesOf, withoutHeads } from './heads.ts'
import { signatureOf } from './signatures.ts'
import { onlyTicks } from './ticks.ts'
import { profile } from './values.ts'

/**
 * How a table leaves out below what stands above: `groups` have a row of their own with nothing but their name,
 * `first rows` tell in these columns what holds for the rows below them, too; `days` stand on the first of their rows.
 */
export type Folded = Heads | Below

interface Below {
  kind: 'groups' | 'first rows' | 'days'
  columns: number[]
  /** Sums stand among the rows: every column is read to find them. */
  sums?: boolean
}

const heading = 'the name of a group; the rows below it carry it'
const closing = 'looks like a total, not a row'
const sumWords =
  /^(sub-? ?|sous-? ?|tages-?|monats-?|end)?(totals?|totales?|totaal|gesamt|summe|zwischensumme|somme|suma|razem|celkem|spolu|[öo]sszesen|toplam|summa|yhteens[äa]|i alt|totalt)(?![\p{L}\d_])|^(?:σ[υύ]νολο|итого|всего|всього|разом|[总總合][计計]|総?合計|합계)/iu

const bare = (cell: string | undefined) => cell === undefined || cell.trim() === ''
const lone = (cells: readonly string[]) => !bare(cells[0]) && cells.every((cell, c) => c === 0 || bare(cell))
const closes = (cells: readonly string[]) => sumWords.test(cells[0]?.trim() ?? '')

/** How the sample of a file is folded; null for a plain table. */
export function foldedIn(rows: readonly string[][], width: number): Folded | null {
  const first = rows[0]
  if (!first || width < 3 || rows.length < 4) return null
  if (!rows.some((cells) => bare(cells[0]))) return null
  if (lone(first)) return inGroups(rows)
  if (bare(first[0])) return null
  const sales = sold(rows)
  const folded = underFirst(sales, width)
  return folded ? { ...folded, sums: sales.length < rows.length } : underDays(rows)
}

/** Without sums, remarks and ticks of a form that nobody filled in: they leave out what a row tells, too. */
const sold = (rows: readonly string[][]) => rows.filter((cells) => !isSum(cells) && !onlyTicks(cells))

function inGroups(rows: readonly string[][]): Folded | null {
  const headings = rows.filter((cells) => lone(cells) && !closes(cells)).length
  const within = rows.filter((cells) => bare(cells[0])).length
  const odd = rows.some((cells) => !bare(cells[0]) && !lone(cells) && !closes(cells))
  return headings > 1 && within > headings / 2 && !odd ? { kind: 'groups', columns: [0] } : null
}

/** Columns that are empty in the same rows as the first one, among them a day; what is left must tell of every row. */
function underFirst(rows: readonly string[][], width: number): Below | null {
  const column = (c: number) => rows.map((cells) => cells[c] ?? '')
  const all = Array.from({ length: width }, (_, c) => column(c))
  const lead = all[0] ?? []
  const columns = all.flatMap((cells, c) =>
    cells.every((cell, r) => bare(cell) === bare(lead[r])) ? [c] : [],
  )
  if (!lead.some(bare)) return null
  const others = all.filter(
    (cells, c) => !columns.includes(c) && cells.filter(bare).length < 0.1 * rows.length,
  )
  const told = lead.filter((cell) => !bare(cell))
  const dated = columns.some((c) => profile(all[c] ?? []).dates > 0.9)
  const unlike = new Set(told).size > 0.9 * told.length
  return columns.length > 1 && others.length > 1 && dated && unlike ? { kind: 'first rows', columns } : null
}

const time = /\d:\d/
const enoughBelow = 0.05

/**
 * Each day told once, in order, and below it rows that are whole but for it: a sheet in which nobody writes a day twice. A
 * list that repeats its days misses those it leaves out.
 */
function underDays(rows: readonly string[][]): Folded | null {
  const sales = rows.filter((cells) => !isSum(cells))
  const told = sales.filter((cells) => !bare(cells[0]))
  const below = sales.filter((cells) => bare(cells[0]))
  const days = told.map((cells) => cells[0] ?? '')
  const full = (cells: readonly string[]) => cells.filter((cell) => !bare(cell)).length
  const usual = told.map(full).toSorted((a, b) => a - b)[Math.floor(told.length / 2)] ?? 0
  const whole = below.filter((cells) => full(cells) >= usual - 1).length
  const parted = rows.length - sales.length >= told.length / 2
  const many = below.length >= (parted ? 1 : Math.max(2, enoughBelow * sales.length))
  if (days.length < 3 || usual < 3 || !many || whole < 0.9 * below.length) return null
  if (days.some((day) => time.test(day)) || profile(days).dates < 0.9) return null
  return new Set(days).size === days.length ? { kind: 'days', columns: [0], sums: true } : null
}

/** A row whose first words are those of a sum, or in which nothing stands. */
export const isSum = (cells: readonly string[]) => {
  const first = cells.find((cell) => !bare(cell))
  return first === undefined || sumWords.test(first.trim())
}

/** A reader that writes into the rows of a folded table what stands above them. */
export function unfolding(reader: Reader): Reader {
  return {
    open: async (file, corrections, call) => unfoldedHead(await reader.open(file, corrections, call)),
    scan: (file, head, wanted, call) =>
      head.folded
        ? scanFolded(reader, file, head, head.folded, wanted, call)
        : reader.scan(file, head, wanted, call),
  }
}

function unfoldedHead(head: TableHead): TableHead {
  if (head.headerLine === 0) return head
  const cells = head.sample.map((row) => row.cells)
  const folded = foldedIn(cells, head.headers.length) ?? headed(head, cells)
  if (!folded) return head
  if (folded.kind === 'heads') {
    const notes = [...head.notes, note('plain', noteOf(folded, head.headers))]
    return { ...head, sample: withoutHeads(head.sample, folded), folded, notes }
  }
  const above: string[] = []
  const sample = head.sample.flatMap(({ line, cells }) => {
    if (folded.kind === 'groups' ? closes(cells) : folded.sums && isSum(cells)) return []
    for (const c of folded.columns) if (!bare(cells[c])) above[c] = cells[c] ?? ''
    if (folded.kind === 'groups' && lone(cells)) return []
    return [{ line, cells: cells.map((cell, c) => (bare(cell) ? (above[c] ?? cell) : cell)) }]
  })
  const headers = folded.kind === 'groups' ? namedGroups(head) : head.headers
  return { ...head, headers, sample, folded, notes: [...head.notes, note('plain', noteOf(folded, headers))] }
}

/** Where a source is known that has such rows, its own rule stands. */
const headed = ({ headers }: TableHead, cells: readonly string[][]) =>
  signatureOf(headers)?.heads ? null : headsIn(cells, headers.length)

const called = { customer: 'Customer', product: 'Product' }

/** A column without a name is called by what the title says the table goes by. */
function namedGroups({ headers, above = [] }: TableHead): string[] {
  if (headers[0] !== 'Column 1') return headers
  const named = (['customer', 'product'] as const).find((what) => above.some((line) => speaksOf(line, what)))
  const name = named ? called[named] : ''
  return name === '' || headers.includes(name) ? headers : [name, ...headers.slice(1)]
}

function noteOf(folded: Folded, headers: readonly string[]): string {
  const { kind, columns } = folded
  if (kind === 'heads')
    return `Rows with ‘${folded.head}’ in ‘${(headers[folded.type] ?? '').slice(0, 40)}’ tell of whole orders; the rows below them, their lines, carry that.`
  const names = columns.slice(0, 3).map((c) => `‘${(headers[c] ?? '').slice(0, 40)}’`)
  const more = columns.length > 3 ? ` and ${columns.length - 3} more` : ''
  if (kind === 'days')
    return `${names[0]} stands only on the first row of each day; the rows below have it, too.`
  return kind === 'groups'
    ? `The rows stand in groups below a name; ${names[0]} has that name in each row.`
    : `${names.join(', ')}${more} stand only on the first of the rows they belong to; the rows below have them, too.`
}

/** What stood last above each column. */
type Above = Map<number, number>

async function* scanFolded(
  reader: Reader,
  file: File,
  head: TableHead,
  folded: Folded,
  wanted: number[],
  call: Reading,
): AsyncGenerator<TextBatch> {
  if (folded.kind === 'heads') {
    const more = [folded.type, ...folded.columns]
    const read = [...new Set([...wanted, ...more])]
    return yield* linesOf(reader.scan(file, head, read, call), read, wanted.length, folded)
  }
  const whole = folded.kind === 'groups' || folded.sums
  const all = whole ? head.headers.map((_, c) => c) : [...new Set([...wanted, 0])]
  const above: Above = new Map()
  for await (const batch of reader.scan(file, head, all, call)) {
    const own = new Map(batch.columns.map((column, k) => [all[k] ?? -1, column]))
    const asides =
      folded.kind === 'groups' ? takeGroups(batch, own, above) : fillBelow(batch, own, folded, above)
    const columns = wanted.flatMap((c) => own.get(c) ?? [])
    yield asides.size === 0 ? { ...batch, columns } : without({ ...batch, columns }, asides)
  }
}

const textAt = ({ codes, texts }: TextColumn, row: number) => texts.text(codes[row] ?? 0)

function fillBelow(
  batch: TextBatch,
  own: ReadonlyMap<number, TextColumn>,
  { columns, sums }: Below,
  above: Above,
): Map<number, string> {
  const asides = new Map<number, string>()
  const lead = own.get(0)
  const filled = columns.flatMap((c) => {
    const column = own.get(c)
    return column ? [{ c, column }] : []
  })
  const inOrder = [...own].sort(([a], [b]) => a - b).map(([, column]) => column)
  for (let r = 0; lead && r < batch.rows; r++) {
    const below = bare(textAt(lead, r))
    if (sums && isSum(inOrder.map((column) => textAt(column, r)))) {
      asides.set(r, closing)
      continue
    }
    for (const { c, column } of filled)
      if (!below) above.set(c, column.codes[r] ?? 0)
      else if (above.has(c)) column.codes[r] = above.get(c) ?? 0
  }
  return asides
}

/** Writes the name of its group into each row; rows that name or close one, with the reason why they are none. */
function takeGroups(
  batch: TextBatch,
  own: ReadonlyMap<number, TextColumn>,
  above: Above,
): Map<number, string> {
  const asides = new Map<number, string>()
  const lead = own.get(0)
  const others = [...own].flatMap(([c, column]) => (c === 0 ? [] : [column]))
  for (let r = 0; lead && r < batch.rows; r++) {
    const name = textAt(lead, r)
    if (bare(name)) lead.codes[r] = above.get(0) ?? lead.codes[r] ?? 0
    else if (sumWords.test(name.trim())) asides.set(r, closing)
    else if (others.every((column) => bare(textAt(column, r)))) {
      above.set(0, lead.codes[r] ?? 0)
      asides.set(r, heading)
    }
  }
  return asides
}

function without(batch: TextBatch, asides: ReadonlyMap<number, string>): TextBatch {
  const index = Int32Array.from({ length: batch.rows }, (_, r) => r).filter((r) => !asides.has(r))
  const dropped = [...asides].map(
    ([r, reason]): Aside => ({ line: batch.lines[r] ?? 0, reason, raw: batch.raw(r) }),
  )
  return {
    ...batch,
    rows: index.length,
    lines: index.map((r) => batch.lines[r] ?? 0),
    columns: batch.columns.map(({ codes, texts }) => ({ codes: index.map((r) => codes[r] ?? 0), texts })),
    aside: [...batch.aside, ...dropped].sort((a, b) => a.line - b.line),
    raw: (row) => batch.raw(index[row] ?? 0),
  }
}
