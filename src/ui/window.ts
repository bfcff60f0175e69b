/** Firefox and Chromium clamp taller elements (17.9 and 33.5 million px); rows below would be out of reach. */
export const tallest = 15_000_000

export interface Span {
  /** First row drawn, 0-based. */
  first: number
  /** One past the last row drawn. */
  last: number
  /** Pixels by which the first row stands above the window's edge, 0 or negative. */
  shift: number
}

/** How tall the scrolled element is made for `rows` rows of `rowHeight` pixels. */
export function runway(rows: number, rowHeight: number): number {
  return Math.min(rows * rowHeight, tallest)
}

/** Where the window stands in the whole table (pixels of full-size rows) when the bar stands at `scrollTop`. */
export function fromBar(scrollTop: number, rows: number, rowHeight: number, view: number): number {
  const bar = runway(rows, rowHeight) - view
  const whole = rows * rowHeight - view
  if (!(bar > 0)) return 0
  return Math.min(whole, Math.max(0, scrollTop * (whole / bar)))
}

/** The other way round: where the bar belongs. */
export function toBar(offset: number, rows: number, rowHeight: number, view: number): number {
  const bar = runway(rows, rowHeight) - view
  const whole = rows * rowHeight - view
  if (!(whole > 0)) return 0
  return Math.min(bar, Math.max(0, offset * (bar / whole)))
}

/** Rows that show in a window of `view` pixels at `offset`. */
export function span(offset: number, rows: number, rowHeight: number, view: number): Span {
  const most = Math.max(0, rows * rowHeight - view)
  const at = Math.min(most, Math.max(0, offset))
  const first = Math.min(Math.max(0, rows - 1), Math.floor(at / rowHeight))
  return {
    first,
    last: Math.min(rows, first + Math.ceil(view / rowHeight) + 1),
    shift: first * rowHeight - at,
  }
}

/** The offset nearest to the present one that shows `row` whole. */
export function reveal(row: number, offset: number, rowHeight: number, view: number): number {
  const top = row * rowHeight
  if (top < offset) return top
  return top + rowHeight > offset + view ? top + rowHeight - view : offset
}

type Cell = string | number | null

/** Cells as a spreadsheet takes them from the clipboard: tabs between, line breaks and quotes inside quotes. */
export function tsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(pasted).join('\t')).join('\n')
}

function pasted(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
