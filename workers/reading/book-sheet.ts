import type { SheetCells, SheetTexts } from './book-cells.ts'
import { cellText, holdsFormula, mostColumns, mostRows, Odd, runsOf } from './book-markup.ts'
import type { SheetMoney } from './book-money.ts'
import { bang, blank, end, endsName, isoDay, nameAt, numberIn, slash } from './book-signs.ts'

const longest = 32 * 1024 * 1024

const letter = { a: 97, b: 98, c: 99, d: 100, e: 101, i: 105, r: 114, s: 115, t: 116, v: 118 }

/**
 * Reads the cells of a sheet of a workbook (ECMA-376, 18.3.1) from pieces of its part. What is in no cell, empty cells with a
 * style and empty rows cost no memory.
 */
export class SheetScan {
  readonly #cells: SheetCells
  readonly #texts: SheetTexts
  /** True for the styles of days and times. */
  readonly #days: boolean[]
  readonly #money: SheetMoney | undefined
  #text = ''
  #at = 0
  #state: 'before' | 'within' | 'behind' = 'before'
  /** Length of what stands before each name, with its colon. */
  #prefix = 0
  /** How most cells begin and end that hold a value and nothing else. */
  #value = '<v>'
  #ending = '</v></c>'
  #line = 0
  #column = -1
  /** Of the tag that was read last: where its reference stands, its style, the first letter of its type (of `str` the second). */
  #from = 0
  #to = 0
  #style = 0
  #type = 0
  #empty = false
  /** Rows that whoever wrote the sheet does not show. */
  hiddenRows = 0

  constructor(cells: SheetCells, texts: SheetTexts, days: boolean[], money?: SheetMoney) {
    this.#cells = cells
    this.#texts = texts
    this.#days = days
    this.#money = money
  }

  /** Throws Odd for what only another reader understands. */
  feed(piece: string): void {
    if (this.#state === 'behind') return
    this.#text = this.#text.slice(this.#at) + piece
    this.#at = 0
    if (this.#text.length > longest + piece.length) throw new Odd('a cell is too long')
    while (this.#next());
  }

  /** False where the sheet was cut off. */
  get whole(): boolean {
    return this.#state !== 'within'
  }

  /** True once all cells were read. */
  get behind(): boolean {
    return this.#state === 'behind'
  }

  /** Reads one tag, a cell with what is in it; false where its end is not in sight. */
  #next(): boolean {
    const text = this.#text
    const open = text.indexOf('<', this.#at)
    this.#at = open < 0 ? text.length : open
    if (open < 0 || this.#state === 'behind') return false
    if (this.#state === 'before') return this.#before(open)
    const at = open + 1 + this.#prefix
    if (text.charCodeAt(at) === letter.c && endsName(text.charCodeAt(at + 1))) return this.#cell(at + 1)
    if (text.startsWith('row', at)) return this.#row(at + 3)
    return this.#other(open)
  }

  #before(open: number): boolean {
    const close = this.#text.indexOf('>', open)
    if (close < 0) return false
    this.#at = close + 1
    const name = nameAt(this.#text, open + 1)
    if (name.slice(name.indexOf(':') + 1) !== 'sheetData') return true
    this.#prefix = name.indexOf(':') + 1
    const prefix = name.slice(0, this.#prefix)
    this.#value = `<${prefix}v>`
    this.#ending = `</${prefix}v></${prefix}c>`
    this.#state = this.#text.charCodeAt(close - 1) === slash ? 'behind' : 'within'
    return true
  }

  #other(open: number): boolean {
    const close = this.#text.indexOf('>', open)
    if (close < 0) return false
    if (this.#text.charCodeAt(open + 1) === bang) throw new Odd('no plain cells')
    if (this.#text.startsWith('sheetData', open + 2 + this.#prefix)) this.#state = 'behind'
    this.#at = close + 1
    return true
  }

  #row(at: number): boolean {
    const next = this.#attributes(at)
    if (next < 0) return false
    this.#line = this.#to > this.#from ? numberIn(this.#text, this.#from, this.#to) : this.#line + 1
    if (!(this.#line >= 1 && this.#line <= mostRows)) throw new Odd('a row out of range')
    if (/\shidden=["'](?:1|true)/.test(this.#text.slice(at, next))) this.hiddenRows++
    this.#column = -1
    this.#at = next
    return true
  }

  #cell(at: number): boolean {
    const inside = this.#attributes(at)
    if (inside < 0) return false
    const before = this.#column
    this.#place()
    const next = this.#empty ? inside : this.#content(inside)
    if (next < 0) this.#column = before
    else this.#at = next
    return next >= 0
  }

  /** The column of a reference such as `AB12`; the one after the last where there is none. */
  #place(): void {
    let column = 0
    let at = this.#from
    for (let code = this.#text.charCodeAt(at) | 32; at < this.#to && code >= letter.a; ) {
      column = column * 26 + code - letter.a + 1
      code = this.#text.charCodeAt(++at) | 32
    }
    this.#column = column > 0 ? column - 1 : this.#column + 1
    if (this.#column >= mostColumns) throw new Odd('a column out of range')
  }

  /** Reads attributes to the end of their tag and answers what comes behind it; -1 where that is not in sight. */
  #attributes(from: number): number {
    const text = this.#text
    this.#from = this.#to = this.#style = this.#type = 0
    for (let at = from; at < text.length; ) {
      const code = text.charCodeAt(at)
      if (code <= blank) at++
      else if (code === end || code === slash) return this.#tagEnd(at, code === slash)
      else at = this.#attribute(at, code)
      if (at < 0) return -1
    }
    return -1
  }

  #tagEnd(at: number, empty: boolean): number {
    this.#empty = empty
    const next = at + (empty ? 2 : 1)
    return next > this.#text.length ? -1 : next
  }

  #attribute(at: number, code: number): number {
    const text = this.#text
    const is = text.indexOf('=', at)
    if (is < 0 || is + 1 >= text.length) return -1
    const quote = text.charAt(is + 1)
    if ((quote !== '"' && quote !== "'") || text.charCodeAt(is - 1) <= blank)
      throw new Odd('an attribute in unusual writing')
    const to = text.indexOf(quote, is + 2)
    if (to < 0) return -1
    if (is === at + 1) this.#noted(code, is + 2, to)
    return to + 1
  }

  #noted(code: number, from: number, to: number): void {
    if (code === letter.s) this.#style = numberIn(this.#text, from, to)
    else if (code === letter.t) this.#type = this.#text.charCodeAt(to - from === 3 ? from + 1 : from)
    else if (code === letter.r) {
      this.#from = from
      this.#to = to
    }
  }

  /** Reads what is in a cell, and answers what comes behind it; -1 where that is not in sight. */
  #content(inside: number): number {
    const text = this.#text
    if (text.startsWith(this.#value, inside)) {
      const from = inside + this.#value.length
      const to = text.indexOf('<', from)
      if (to > 0 && text.startsWith(this.#ending, to)) return this.#keep(from, to, to + this.#ending.length)
    }
    return this.#parts(inside)
  }

  #parts(inside: number): number {
    const text = this.#text
    let from = 0
    let to = 0
    for (let at = inside; ; ) {
      const open = text.indexOf('<', at)
      const close = text.indexOf('>', open)
      if (open < 0 || close < 0) return -1
      const name = open + 1 + this.#prefix
      at = close + 1
      if (text.charCodeAt(open + 1) === slash) {
        if (this.#closes(name + 1)) return this.#keep(from, to, at, inside)
      } else if (this.#opensValue(name) && text.charCodeAt(close - 1) !== slash) {
        from = at
        to = at = text.indexOf(this.#type === letter.i ? this.#closing(name) : '<', from)
        if (to < 0) return -1
      }
    }
  }

  /** True for the end of the cell; Odd for that of something around it. */
  #closes(name: number): boolean {
    const code = this.#text.charCodeAt(name)
    if (code === letter.r && this.#text.startsWith('row', name)) throw new Odd('a cell without an end')
    return code === letter.c && endsName(this.#text.charCodeAt(name + 1))
  }

  /** True where a value begins, or the text of a cell that keeps its own. */
  #opensValue(name: number): boolean {
    const code = this.#text.charCodeAt(name)
    const ends = endsName(this.#text.charCodeAt(name + 1))
    const own = this.#type === letter.i
    const odd = ends && (code === letter.c || (own && code === letter.v))
    if (odd || this.#text.charCodeAt(name - this.#prefix) === bang) throw new Odd('no plain cell')
    return own ? this.#text.startsWith('is', name) : ends && code === letter.v
  }

  #closing(name: number): string {
    return `</${this.#text.slice(name - this.#prefix, name)}is>`
  }

  #keep(from: number, to: number, next: number, inside = next): number {
    const lost = to === from && this.#type !== letter.t && holdsFormula(this.#text.slice(inside, next))
    const code = lost ? this.#texts.noValue() : to > from ? this.#code(from, to) : 0
    if (code > 0) this.#cells.add(this.#line, this.#column, code)
    return next
  }

  #code(from: number, to: number): number {
    if (this.#type === letter.s) return this.#texts.shared(numberIn(this.#text, from, to))
    const raw = this.#text.slice(from, to)
    if (this.#type === letter.t || this.#type === letter.e) return this.#texts.add(cellText(raw))
    if (this.#type === letter.i) return this.#texts.add(runsOf(raw))
    if (this.#type === letter.b) return this.#texts.add(/^\s*(1|true)\s*$/i.test(raw) ? 'true' : 'false')
    if (this.#type === letter.d) return this.#texts.add(isoDay(raw))
    if (this.#days[this.#style]) return this.#texts.addDays(raw)
    this.#money?.see(this.#column, this.#style)
    return this.#texts.addNumber(raw)
  }
}
