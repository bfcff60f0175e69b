import type { GridRow } from './grid.ts'
import type { Aside, TextBatch } from './table.ts'
import type { Texts } from './texts.ts'

const rawLength = 1_000
const rawOf = (cells: string[]) => cells.join('\t').trimEnd().slice(0, rawLength)

/** A batch being filled, row by row, with the wanted columns of a sheet. */
export class Filling {
  readonly lines: number[] = []
  private readonly rows: string[][] = []
  private readonly aside: Aside[] = []
  private readonly wanted: number[]
  private readonly texts: Texts[]

  /** `texts`: one for each wanted column, the same for all batches of a sheet. */
  constructor(wanted: number[], texts: Texts[]) {
    this.wanted = wanted
    this.texts = texts
  }

  add({ line, cells }: GridRow, reason: string): void {
    if (reason !== '') this.aside.push({ line, reason, raw: rawOf(cells) })
    else {
      this.lines.push(line)
      this.rows.push(cells)
    }
  }

  batch(done: number): TextBatch {
    const { lines, rows, aside, wanted } = this
    const columns = this.texts.map((texts, k) => ({ codes: codesOf(rows, wanted[k] ?? 0, texts), texts }))
    const raw = (row: number) => rawOf(rows[row] ?? [])
    return { rows: lines.length, lines: Int32Array.from(lines), columns, aside, raw, done }
  }
}

/** Numbers of the texts of a column. One that stands several times one below the other is looked up once. */
function codesOf(rows: string[][], column: number, texts: Texts): Int32Array {
  const codes = new Int32Array(rows.length)
  let last = ''
  let code = texts.add('')
  for (let row = 0; row < rows.length; row++) {
    const text = rows[row]?.[column] ?? ''
    if (text !== last) code = texts.add(text)
    last = text
    codes[row] = code
  }
  return codes
}
