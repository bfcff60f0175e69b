import { note } from '../../src/contract/notes.ts'
import type { Aside, Reader, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'
import { isSum } from './folded.ts'
import { profile } from './values.ts'

/** The name of a block stands in the first column, above rows that are whole: `prefix` is what all of them begin with. */
export interface Blocks {
  prefix: string
}

const heading = 'the name of a group; the rows below it carry it'
const closing = 'looks like a total, not a row'
const labelled = /^([^:]{2,30}):\s*\S/
const fewest = 2

const bare = (cell: string | undefined) => cell === undefined || cell.trim() === ''
const isHeading = (cells: readonly string[]) =>
  !bare(cells[0]) && cells.every((cell, c) => c === 0 || bare(cell)) && !isSum(cells)

/** How the sample stands in blocks; null for a table without, or whose headings could be rows. */
export function blocksIn({ headers, sample, headerLine, folded }: TableHead): Blocks | null {
  const rows = sample.map(({ cells }) => cells)
  const [first] = rows
  if (headerLine === 0 || folded || headers.length < 3 || !first || !isHeading(first)) return null
  const headings = rows.filter(isHeading).map((cells) => cells[0]?.trim() ?? '')
  const leads = rows.filter((cells) => !isHeading(cells) && !isSum(cells)).map((cells) => cells[0] ?? '')
  if (headings.length < fewest || leads.length < headings.length || leads.some(bare)) return null
  const own = profile(leads)
  if (own.dates < 0.9 && own.integers < 0.9) return null
  const [, name = ''] = labelled.exec(headings[0] ?? '') ?? []
  if (name !== '' && headings.every((one) => one.startsWith(`${name}:`))) return { prefix: `${name}:` }
  return profile(headings).persons > 0.8 ? { prefix: '' } : null
}

/** A reader that gives each row of a block the name above it, in a column of its own at the end. */
export function blocking(reader: Reader): Reader {
  return {
    open: async (file, corrections, call) => {
      const head = await reader.open(file, corrections, call)
      const blocks = blocksIn(head)
      return blocks ? headOf(head, blocks) : head
    },
    scan: async function* (file, head, wanted, call) {
      if (!head.blocks) return yield* reader.scan(file, head, wanted, call)
      const last = head.headers.length - 1
      const all = Array.from({ length: last }, (_, c) => c)
      const names = new Texts()
      let above = names.add('')
      for await (const batch of reader.scan(file, head, all, call)) {
        const found = inBlocks(batch, head.blocks, names, above)
        above = found.above
        const columns = wanted.flatMap((c) => found.columns[c] ?? [])
        yield { ...found.batch, columns }
      }
    },
  }
}

function headOf(head: TableHead, blocks: Blocks): TableHead {
  const name = blocks.prefix.slice(0, -1).trim() || 'Customer'
  let above = ''
  const sample = head.sample.flatMap(({ line, cells }) => {
    if (isHeading(cells)) above = nameIn(cells[0] ?? '', blocks)
    if (isHeading(cells) || isSum(cells)) return []
    return [{ line, cells: [...head.headers.map((_, c) => cells[c] ?? ''), above] }]
  })
  const said = `The rows stand in groups below a name; ‘${name.slice(0, 40)}’ has that name in each row.`
  return {
    ...head,
    headers: [...head.headers, name],
    sample,
    blocks,
    notes: [...head.notes, note('plain', said)],
  }
}

const nameIn = (cell: string, { prefix }: Blocks) => cell.trim().slice(prefix.length).trim()

function inBlocks(batch: TextBatch, blocks: Blocks, names: Texts, before: number) {
  let above = before
  const own: number[] = []
  const kept: number[] = []
  const aside: Aside[] = []
  for (let r = 0; r < batch.rows; r++) {
    const cells = batch.columns.map(({ codes, texts }) => texts.text(codes[r] ?? 0))
    const named = isHeading(cells)
    if (named) above = names.add(nameIn(cells[0] ?? '', blocks))
    if (named || isSum(cells))
      aside.push({ line: batch.lines[r] ?? 0, reason: named ? heading : closing, raw: batch.raw(r) })
    else {
      kept.push(r)
      own.push(above)
    }
  }
  const index = Int32Array.from(kept)
  const columns: TextColumn[] = batch.columns.map(({ codes, texts }) => ({
    codes: index.map((r) => codes[r] ?? 0),
    texts,
  }))
  return {
    above,
    columns: [...columns, { codes: Int32Array.from(own), texts: names }],
    batch: {
      ...batch,
      rows: index.length,
      lines: index.map((r) => batch.lines[r] ?? 0),
      aside: [...batch.aside, ...aside].sort((a, b) => a.line - b.line),
      raw: (row: number) => batch.raw(index[row] ?? 0),
    },
  }
}
