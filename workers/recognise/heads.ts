import type { Aside, TextBatch } from '../reading/table.ts'
import { fold } from './fold.ts'

/** Rows of two types that take turns: one tells what holds for an order, the rows of the other type below it are its lines. */
export interface Heads {
  kind: 'heads'
  /** Column of the type. */
  type: number
  /** What stands there in a head. */
  head: string
  /** Columns in which only heads tell. */
  columns: number[]
}

const heading = 'tells of a whole order; the rows of its lines carry it'
const bare = (cell: string | undefined) => cell === undefined || cell.trim() === ''
const same = (cell: string | undefined) => fold(cell ?? '').trim()
const fewest = 2
const longest = 20

/** How the rows of a sample are heads and lines; null where they are not. */
export function headsIn(rows: readonly string[][], width: number): Heads | null {
  for (let type = 0; type < width; type++) {
    const head = rows[0]?.[type]?.trim() ?? ''
    const kinds = new Set(rows.map((cells) => same(cells[type])))
    if (bare(head) || head.length > longest || kinds.size !== 2 || kinds.has('')) continue
    const columns = carried(rows, width, type)
    if (columns) return { kind: 'heads', type, head, columns }
  }
  return null
}

/** Columns that are empty in lines; null where heads do not name one order each, and lines nothing of their own. */
function carried(rows: readonly string[][], width: number, type: number): number[] | null {
  const isHead = (cells: readonly string[]) => same(cells[type]) === same(rows[0]?.[type])
  const [heads, lines] = [rows.filter(isHead), rows.filter((cells) => !isHead(cells))]
  if (heads.length < fewest || lines.length < heads.length / 2) return null
  const all = Array.from({ length: width }, (_, c) => c)
  const empty = (some: readonly string[][], c: number) => some.every((cells) => bare(cells[c]))
  const own = all.filter(
    (c) => empty(heads, c) && lines.filter((cells) => !bare(cells[c])).length > 0.9 * lines.length,
  )
  const columns = all.filter((c) => empty(lines, c) && !empty(heads, c))
  return own.length >= fewest && all.some((c) => c !== type && names(rows, c, isHead)) ? columns : null
}

/** A number of the order: each head has another one, and lines that of the head above, or none. */
function names(rows: readonly string[][], c: number, isHead: (cells: readonly string[]) => boolean): boolean {
  const seen = new Set<string>()
  let above = ''
  for (const cells of rows) {
    const cell = cells[c]?.trim() ?? ''
    if (!isHead(cells)) {
      if (cell !== '' && cell !== above) return false
    } else if (cell === '' || seen.has(cell)) return false
    if (isHead(cells)) above = cell
    seen.add(above)
  }
  return true
}

/** The sample as its lines, each with what its head tells; a head without lines stays. */
export function withoutHeads<R extends { cells: string[] }>(rows: readonly R[], heads: Heads): R[] {
  let above: R | undefined
  return rows.flatMap((row, r) => {
    const next = rows[r + 1]
    if (isHead(row.cells[heads.type], heads)) {
      above = row
      return next && !isHead(next.cells[heads.type], heads) ? [] : [row]
    }
    const cells = [...row.cells]
    for (const c of heads.columns) cells[c] = above?.cells[c] ?? ''
    return [{ ...row, cells }]
  })
}

const isHead = (cell: string | undefined, { head }: Heads) => same(cell) === same(head)

/** A head whose next row is not read yet. */
interface Held extends Aside {
  codes: Int32Array
}

/** Lines alone, each with what its head tells; heads with lines are set aside. `all`: what `batches` hold, the wanted first. */
export async function* linesOf(
  batches: AsyncGenerator<TextBatch>,
  all: readonly number[],
  wanted: number,
  heads: Heads,
): AsyncGenerator<TextBatch> {
  const above = new Map<number, number>()
  let held: Held | null = null
  let last: TextBatch | null = null
  for await (const batch of batches) {
    const types = typesOf(batch, all.indexOf(heads.type), heads)
    carry(batch, all, types, heads, above)
    if (held && types[0]) yield alone(held, batch, wanted)
    const before: Aside[] = held && types[0] === false ? [held] : []
    if (batch.rows > 0) held = types.at(-1) ? hold(batch) : null
    last = batch
    yield { ...lines(batch, types, wanted), aside: asides(batch, types, before) }
  }
  if (held && last) yield alone(held, last, wanted)
}

const typesOf = ({ columns, rows }: TextBatch, at: number, heads: Heads): boolean[] => {
  const column = columns[at]
  return Array.from({ length: rows }, (_, r) => isHead(column?.texts.text(column.codes[r] ?? 0), heads))
}

function carry(
  batch: TextBatch,
  all: readonly number[],
  types: readonly boolean[],
  heads: Heads,
  above: Map<number, number>,
): void {
  for (const c of heads.columns) {
    const codes = batch.columns[all.indexOf(c)]?.codes
    for (const [r, head] of types.entries())
      if (codes && head) above.set(c, codes[r] ?? 0)
      else if (codes) codes[r] = above.get(c) ?? codes[r] ?? 0
  }
}

function hold({ rows, lines, raw, columns }: TextBatch): Held {
  const codes = Int32Array.from(columns, (column) => column.codes[rows - 1] ?? 0)
  return { line: lines[rows - 1] ?? 0, reason: heading, raw: raw(rows - 1), codes }
}

const alone = ({ line, raw, codes }: Held, { columns, done }: TextBatch, wanted: number): TextBatch => ({
  rows: 1,
  lines: Int32Array.of(line),
  columns: columns.slice(0, wanted).map(({ texts }, k) => ({ codes: Int32Array.of(codes[k] ?? 0), texts })),
  aside: [],
  raw: () => raw,
  done,
})

/** Lines, and heads above another head; the last head waits for the next batch. */
function lines(batch: TextBatch, types: readonly boolean[], wanted: number): TextBatch {
  const index = Int32Array.from(types.keys()).filter((r) => !types[r] || types[r + 1])
  const columns = batch.columns.slice(0, wanted)
  return {
    ...batch,
    rows: index.length,
    lines: index.map((r) => batch.lines[r] ?? 0),
    columns: columns.map(({ codes, texts }) => ({ codes: index.map((r) => codes[r] ?? 0), texts })),
    raw: (row) => batch.raw(index[row] ?? 0),
  }
}

function asides(batch: TextBatch, types: readonly boolean[], before: readonly Aside[]): Aside[] {
  const own = types.flatMap((head, r) =>
    head && types[r + 1] === false ? [{ line: batch.lines[r] ?? 0, reason: heading, raw: batch.raw(r) }] : [],
  )
  return [...before, ...batch.aside, ...own].sort((a, b) => a.line - b.line)
}
