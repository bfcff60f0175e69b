import { SvelteMap } from 'svelte/reactivity'
import { fromBar, reveal, runway, span, toBar } from './window.ts'

export type GridCell = string | number | null
export type GridRow = readonly GridCell[]
/** The column by which the rows are ordered. */
export interface GridSort {
  column: number
  down: boolean
}
export type Fetch = (from: number, to: number) => Promise<readonly GridRow[]>

const pageRows = 100
const mostPages = 60

/** A table of any size seen through a window: which rows show, which are here, and which cell the keyboard is on. */
export class GridState {
  rowHeight = 34
  offset = $state(0)
  view = $state(400)
  row = $state(0)
  column = $state(0)
  /** The keyboard is on the head of the column: above the first row, where a head can be pressed. */
  inHead = $state(false)
  /** Where a selection began; the active cell where there is none. */
  anchor = $state.raw<{ row: number; column: number } | null>(null)
  #total = () => 0
  #columns = () => 0
  #fetch: Fetch = async () => []
  #headed = () => false
  #pages = new SvelteMap<number, readonly GridRow[]>()
  #asked = new Set<number>()
  #bar = 0

  total = $derived.by(() => this.#total())
  columns = $derived.by(() => this.#columns())
  span = $derived.by(() => span(this.offset, this.total, this.rowHeight, this.view))
  runway = $derived.by(() => runway(this.total, this.rowHeight))

  constructor(total: () => number, columns: () => number, fetch: Fetch, headed = () => false) {
    this.#total = total
    this.#columns = columns
    this.#fetch = fetch
    this.#headed = headed
  }

  /** A row that is here, or undefined while it is on its way. */
  at(row: number): GridRow | undefined {
    return this.#pages.get(Math.floor(row / pageRows))?.[row % pageRows]
  }

  /** Brings the pages the window touches; the farthest ones are let go. */
  async need(): Promise<void> {
    const { first, last } = this.span
    const pages = []
    for (let page = Math.floor(first / pageRows); page * pageRows < last; page++) pages.push(page)
    await Promise.all(pages.map((page) => this.#bring(page)))
  }

  async #bring(page: number): Promise<void> {
    const asked = this.#asked
    if (asked.has(page)) return
    asked.add(page)
    try {
      const from = page * pageRows
      const rows = await this.#fetch(from, Math.min(this.total, from + pageRows))
      if (asked !== this.#asked) return
      this.#pages.set(page, rows)
      this.#letGo(page)
    } catch {
      asked.delete(page)
    }
  }

  #letGo(around: number): void {
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - around) - Math.abs(a - around))
    for (const page of far.slice(0, Math.max(0, far.length - mostPages))) {
      this.#pages.delete(page)
      this.#asked.delete(page)
    }
  }

  /** Other rows under the same columns: everything is asked again, and what is still on its way is not taken. */
  forget(): void {
    this.#pages.clear()
    this.#asked = new Set()
    this.offset = 0
    this.row = 0
    this.anchor = null
  }

  /** A short way is taken pixel for pixel, a long one by the bar: so a wheel never skips rows. */
  scrolled(scrollTop: number): void {
    const way = scrollTop - this.#bar
    this.#bar = scrollTop
    const { total, rowHeight, view } = this
    const end = scrollTop <= 0 || scrollTop >= this.runway - view - 1
    const whole = Math.max(0, total * rowHeight - view)
    if (end || Math.abs(way) > view) this.offset = fromBar(scrollTop, total, rowHeight, view)
    else this.offset = Math.min(whole, Math.max(0, this.offset + way))
  }

  /** Where the bar belongs now; to be set on the element, whose echo then changes nothing. */
  settle(): number {
    this.#bar = Math.round(toBar(this.offset, this.total, this.rowHeight, this.view))
    return this.#bar
  }

  /** Where a key leads from the active cell; row −1 is the head. */
  target(key: string, whole: boolean): [row: number, column: number] | undefined {
    const { column } = this
    const row = this.inHead ? -1 : this.row
    const page = Math.max(1, Math.floor(this.view / this.rowHeight) - 1)
    return new Map<string, [number, number]>([
      ['ArrowDown', [whole ? this.total - 1 : row + 1, column]],
      ['ArrowUp', [whole ? 0 : row - 1, column]],
      ['ArrowRight', [row, whole ? this.columns - 1 : column + 1]],
      ['ArrowLeft', [row, whole ? 0 : column - 1]],
      ['PageDown', [row + page, column]],
      ['PageUp', [Math.max(0, row - page), column]],
      ['Home', [whole ? 0 : row, 0]],
      ['End', [whole ? this.total - 1 : row, this.columns - 1]],
    ]).get(key)
  }

  /** Moves the active cell, within the table; `extend` keeps the start of a selection. */
  go(row: number, column: number, extend = false): void {
    this.inHead = row < 0 && !extend && this.#headed()
    this.anchor = extend ? (this.anchor ?? { row: this.row, column: this.column }) : null
    this.row = Math.min(Math.max(0, row), Math.max(0, this.total - 1))
    this.column = Math.min(Math.max(0, column), Math.max(0, this.columns - 1))
    this.offset = reveal(this.row, this.offset, this.rowHeight, this.view)
  }

  selected(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.#corners()
    return top <= row && row <= bottom && left <= column && column <= right
  }

  #corners() {
    const start = this.anchor ?? this
    return {
      top: Math.min(start.row, this.row),
      bottom: Math.max(start.row, this.row),
      left: Math.min(start.column, this.column),
      right: Math.max(start.column, this.column),
    }
  }

  /** The selected cells, at most `most` rows of them. */
  async copy(most = 100_000): Promise<GridRow[]> {
    const { top, bottom, left, right } = this.#corners()
    const rows = await this.#fetch(top, Math.min(bottom + 1, top + most))
    return rows.map((row) => row.slice(left, right + 1))
  }
}
