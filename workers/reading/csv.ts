import { Cut, cutRecord, mostLength, mostLines } from './cut.ts'
import { Cutter } from './kernel/cutter.ts'
import { asText, countLines, isLoneQuote, nextLine, openerOf, undecided } from './mend.ts'
import { Ready, type Taken } from './ready.ts'
import { blankFrom, dropSpare, type Form, hasLongCell, leadCell, whyNoRow, whyWrongCount } from './rows.ts'
import { totalLetters } from './shape.ts'
import { countShort, newTally } from './tally.ts'
import { Texts } from './texts.ts'
import { type Letters, Room, type Written, write } from './written.ts'

const longestRow = 16_000_000
const carriage = 13
const never = 'opens a quote that is never closed'
const elsewhere = 'belongs to another table of the file'
const tooLong = 'has a cell of more than 1 MB'

/**
 * Reads rows out of text that comes in pieces, in file order; a piece may end anywhere. Each row of the file ends
 * as a row (wanted columns only) or in `aside`; lines without any text are neither.
 */
export class Scanner {
  readonly tally = newTally()
  /** 1-based line where the next record starts. */
  line = 1
  private readonly ready: Ready
  private readonly form: Form
  private readonly cutter: Cutter | null
  private readonly texts: Texts[]
  /** 1 for the first letters (ASCII) of totals and of the header. */
  private readonly marks = new Uint8Array(128)
  private cut = new Cut()
  private trial = new Cut()
  private written: Written = write('')
  private readonly room = new Room()
  /** First character of the record in hand. */
  at = 0
  private last = false
  /** A carriage return that ended the last piece: a line feed may follow. */
  private held = false
  private lineLimit = mostLines
  private readonly from: number
  private skipping: boolean

  /** `from`: 1-based line of the first row; what stands above is passed over. `kernel`: false goes the longer way everywhere. */
  constructor(form: Form, wanted: number[], from: number, kernel = true) {
    this.form = form
    this.from = from
    this.skipping = from > 1
    const lead = form.header.find((h) => h.trim() !== '')?.trim() ?? ''
    for (const letter of totalLetters + lead.slice(0, 1)) {
      const code = letter.charCodeAt(0)
      if (code < 128) this.marks[code] = 1
    }
    this.cutter = kernel ? Cutter.open(form, wanted, this.marks) : null
    this.texts = this.cutter?.texts ?? wanted.map(() => new Texts())
    this.ready = new Ready(wanted, this.texts)
  }

  /** Adds text; `last` = the file ends here. */
  feed({ codes, text }: Letters, last: boolean): void {
    const cr = !last && codes.at(-1) === carriage
    const fresh = cr ? { codes: codes.subarray(0, -1), text: text?.slice(0, -1) ?? null } : { codes, text }
    this.written = this.written.followed(this.at, this.held, fresh, this.room)
    this.held = cr
    this.at = 0
    this.last = last
    this.cutter?.take(this.written)
  }

  /** Cuts until the text in hand is used up (true) or `most` rows are ready (false). */
  run(most: number): boolean {
    for (;;) {
      while (this.skipping && this.at < this.written.size) this.skipLine()
      if (this.at >= this.written.size) return true
      if (this.ready.rows >= most) return false
      if (this.plain(most)) continue
      const { form, written, at, last, cut, lineLimit } = this
      const ending = cutRecord(written, at, form.dialect, last, cut, -1, lineLimit)
      if (ending === 'runaway') this.unclosed()
      else if (ending === 'whole' ? !this.judge() : !this.overlong()) return true
    }
  }

  /** Adds the plain rows that follow, if the next one is. */
  private plain(most: number): boolean {
    const { cutter, written, at, line, ready, last } = this
    const room = Math.min(most - ready.rows, this.form.to - line + 1)
    const count = room > 0 ? (cutter?.cut(at, written.size, room, last) ?? 0) : 0
    if (!cutter || count === 0) return false
    ready.addPlain(written, cutter, count, line)
    this.at = cutter.next
    this.line += count
    return true
  }

  /** Rows and records set aside that wait to be taken. */
  get waiting(): number {
    return this.ready.rows + this.ready.aside.length
  }

  /** Share of the text in hand that has been cut, 0–1. */
  get used(): number {
    return this.at / Math.max(1, this.written.size)
  }

  /** Hands over what is ready and starts afresh; to be done before more text is fed. */
  take(): Taken {
    return this.ready.take(this.written)
  }

  /** Line of the `position`-th character of the last `fed` characters. */
  lineAt(position: number, fed: number): number {
    const start = this.written.size + (this.held ? 1 : 0) - fed
    return this.line + countLines(this.written, this.at, Math.max(this.at, start + position))
  }

  /** False when it takes more text to tell what the record is. */
  private judge(): boolean {
    const { cut, form, written } = this
    const { count } = cut
    if (this.line > form.to) return this.leave()
    const spare = count > form.width && count === form.usual && blankFrom(written, cut, form.width)
    const usual = count === form.width || spare || (count < form.width && count === form.usual)
    if (!usual || cut.stray >= 0 || cut.next - this.at > mostLength) return this.odd()
    if (cut.end - this.at < 4 * count && blankFrom(written, cut, 0)) this.pass()
    else this.accept(this.marked() ? whyNoRow(written, cut, form) : '')
    return true
  }

  /** The record stands below the table. */
  private leave(): boolean {
    if (blankFrom(this.written, this.cut, 0)) this.pass()
    else this.setAside(elsewhere)
    return true
  }

  /** Worth a closer look: it starts like a total or like the header. */
  private marked(): boolean {
    const { cut, written } = this
    const first = cut.starts[0] ?? 0
    const filled = first < (cut.ends[0] ?? 0) && (written.codes[first] ?? 0) > 32
    const mark = written.codes[filled ? first : (cut.starts[leadCell(written, cut)] ?? 0)] ?? 0
    return mark >= 128 || this.marks[mark] === 1
  }

  private accept(reason: string): void {
    reason === '' ? this.keep() : this.setAside(reason)
  }

  private odd(): boolean {
    const { cut, form, written } = this
    if (blankFrom(written, cut, 0)) this.pass()
    else if (cut.next - this.at > mostLength && hasLongCell(cut)) this.setAside(tooLong)
    else {
      const opener = openerOf(written, this.at, form, this.last, cut, this.trial)
      if (opener >= 0) this.dropOpener(opener, never)
      else if (opener !== undecided) this.count(opener === asText)
      return opener !== undecided
    }
    return true
  }

  /** `plain`: the record is a row when its odd quote is text, as cut in `trial`. */
  private count(plain: boolean): void {
    if (plain) this.swap()
    const { cut, form, written } = this
    const odd = whyNoRow(written, cut, form)
    const wrong = odd || whyWrongCount(written, cut, form)
    const spare = odd === '' && wrong !== '' && dropSpare(written, cut, form)
    const reason = spare ? '' : wrong
    if (spare) this.tally.spare++
    if (reason === '' && (plain || cut.stray >= 0)) this.tally.stray++
    else if (reason === '' && cut.count < form.width && !form.ragged) countShort(this.tally, this.line)
    this.accept(reason)
  }

  /** The record in hand is a row. */
  private keep(): void {
    this.ready.add(this.written, this.cut, this, this.form.dialect)
    this.next()
  }

  private pass(): void {
    if (this.cut.count > 1) this.tally.empty++
    this.next()
  }

  private setAside(reason: string): void {
    this.ready.drop(this.written, this, this.cut.end, reason)
    this.next()
  }

  private next(): void {
    this.at = this.cut.next
    this.line += this.cut.lines
  }

  private swap(): void {
    const cut = this.cut
    this.cut = this.trial
    this.trial = cut
  }

  private unclosed(): void {
    const { cut, written, at, form } = this
    if (isLoneQuote(written, at, form, this.last, this.trial, cut.open)) {
      this.swap()
      this.tally.stray++
      this.keep()
    } else {
      const below = nextLine(written, cut.openAt)
      const oneLine = (below < 0 ? written.size : below) - cut.openAt > mostLength
      this.dropOpener(cut.openAt, oneLine ? tooLong : never)
    }
  }

  /** Sets aside the record up to the end of the line of `quote`; the limit shrinks so that many such lines stay cheap. */
  private dropOpener(quote: number, reason: string): void {
    this.lineLimit = Math.max(30, this.lineLimit >> 1)
    const below = nextLine(this.written, quote)
    const end = below < 0 ? this.written.size : below
    this.ready.drop(this.written, this, end, reason)
    this.skipping = below < 0
    this.line += countLines(this.written, this.at, end)
    this.at = end
  }

  /** Text that ends inside a record: gives up on one that grows without end. */
  private overlong(): boolean {
    const { cut } = this
    const cell = cut.kind === 0 ? this.written.size - cut.openAt : 0
    if (cell <= mostLength && this.written.size - this.at <= longestRow) return false
    this.dropOpener(cut.openAt, tooLong)
    return true
  }

  private skipLine(): void {
    const below = nextLine(this.written, this.at)
    if (below >= 0) this.line++
    this.at = below < 0 ? this.written.size : below
    this.skipping = below < 0 || this.line < this.from
  }
}
