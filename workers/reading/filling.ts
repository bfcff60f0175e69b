import type { GridRow } from './grid.ts'
import type { Aside, TextBatch } from './table.ts'

/** A batch being filled, row by row, with the wanted columns of a sheet. */
export class Filling {
  readonly lines: number[] = []
  private readonly cells: string[][]
  private readonly aside: Aside[] = []
  private readonly wanted: number[]

  constructor(wanted: number[]) {
    this.wanted = wanted
    this.cells = wanted.map(() => [])
  }

  add({ line, cells }: GridRow, reason: string): void {
    if (reason !== '') this.aside.push({ line, reason, raw: cells.join('\t').trimEnd().slice(0, 1_000) })
    else {
      this.lines.push(line)
      for (const [k, c] of this.wanted.entries()) this.cells[k]?.push(cells[c] ?? '')
    }
  }

  batch(done: number): TextBatch {
    const { lines, cells, aside } = this
    return { rows: lines.length, lines: Int32Array.from(lines), cells, aside, done }
  }
}
