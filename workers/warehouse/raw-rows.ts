import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import { reader } from '../reading/open.ts'
import type { TableHead, TextBatch } from '../reading/table.ts'
import type { HeldFile } from './held.ts'

/** A row of a file as it stands there; `cells` are absent where it could not be cut into them. */
export interface RawRow {
  line: number
  cells: string[] | null
  raw: string
}

/** A held file, opened as it was read. Throws Failure `broken-file` where the device no longer has it. */
export async function openHeld({ file, name, corrections }: HeldFile): Promise<[File, TableHead]> {
  if (!file) throw new Failure({ code: 'broken-file', name, why: 'it is no longer on this device' })
  return [file, await reader.open(file, corrections)]
}

/** Every row of the file in the order of its lines, with all its columns. */
export async function* rawRows(file: File, head: TableHead, call: Call): AsyncGenerator<RawRow> {
  const all = head.headers.map((_, column) => column)
  for await (const batch of reader.scan(file, head, all, call)) yield* rowsOf(batch)
}

function* rowsOf({ rows, lines, columns, aside }: TextBatch): Generator<RawRow> {
  const left = aside.toSorted((a, b) => a.line - b.line)
  let next = 0
  const set = ({ line, raw }: { line: number; raw: string }): RawRow => ({ line, cells: null, raw })
  for (let r = 0; r < rows; r++) {
    const line = lines[r] ?? 0
    for (let one = left[next]; one && one.line < line; one = left[++next]) yield set(one)
    yield { line, cells: columns.map(({ codes, texts }) => texts.text(codes[r] ?? 0)), raw: '' }
  }
  for (const one of left.slice(next)) yield set(one)
}

/** The rows that start on these lines. */
export async function rowsAt(held: HeldFile, lines: ReadonlySet<number>, call: Call) {
  const found: { line: number; cells: Record<string, string> | string }[] = []
  if (lines.size === 0) return found
  const [file, head] = await openHeld(held)
  for await (const { line, cells, raw } of rawRows(file, head, call)) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    if (lines.has(line)) found.push({ line, cells: cells ? named(head.headers, cells) : raw })
  }
  return found
}

/** Built from entries: a column may be called `__proto__`. */
const named = (headers: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.map((header, c) => [header, cells[c] ?? '']))
