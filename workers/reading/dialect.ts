import { Cut, cutRecord, type Dialect } from './cut.ts'
import type { Written } from './written.ts'

/** How well a dialect explains a text. */
interface Fit {
  dialect: Dialect
  score: number
  /** Most frequent number of cells, lines of one cell not counted. */
  width: number
  /** Share of records that have it. */
  share: number
}

const delimiters = [',', ';', '\t', '|']
const plain: Dialect = { delimiter: ',', quote: '"', escape: '', padded: false }

const mostRecords = 200
const most = 262_144

/**
 * The dialect under which most of the first 200 records have the same number of cells, cells hold no other
 * delimiter, and quotes add up (after van den Burg, Nazabal & Sutton 2019, "Wrangling messy CSV files").
 * `fixed`: what the person, or a `sep=` line, has said.
 */
export function sniff(written: Written, whole: boolean, fixed: Partial<Dialect>): Dialect {
  const sample = written.cropped(most)
  const last = whole && sample === written
  const delimiter = fixed.delimiter ?? delimiterOf(sample, last, fixed)
  return best(sample, last, { ...fixed, delimiter }).dialect
}

/** Stands in for a delimiter in files of one column: no text holds it. */
export const noDelimiter = '\u001f'

function delimiterOf(sample: Written, last: boolean, fixed: Partial<Dialect>): string {
  const { dialect, width, share } = best(sample, last, fixed)
  if (width > 1 && (share >= 0.5 || tight(sample.text, dialect.delimiter))) return dialect.delimiter
  const one = sample.text.includes(',') ? noDelimiter : ','
  return looser(sample, last)?.delimiter ?? one
}

function best(sample: Written, last: boolean, fixed: Partial<Dialect>): Fit {
  const fits = variants(sample.text, fixed).map((dialect) => measure(sample, last, dialect))
  return fits.reduce((a, b) => (b.score > a.score ? b : a))
}

function variants(text: string, fixed: Partial<Dialect>): Dialect[] {
  const quotes = fixed.quote !== undefined ? [fixed.quote] : apostrophesQuote(text) ? ['"', "'"] : ['"']
  const found: Dialect[] = []
  for (const delimiter of fixed.delimiter ? [fixed.delimiter] : delimiters)
    for (const quote of quotes)
      for (const padded of text.includes(`${delimiter} `) ? [false, true] : [false]) {
        found.push({ delimiter, quote, escape: '', padded })
        if (backslashEscapes(text, quote)) found.push({ delimiter, quote, escape: '\\', padded })
      }
  return found
}

/** Ragged lines are a table only when nothing that looks like prose is cut up. */
function tight(text: string, delimiter: string): boolean {
  const all = text.split(delimiter).length - 1
  return all > 0 && (text.split(`${delimiter} `).length - 1) / all < 0.1
}

interface Counts {
  records: number
  byWidth: Map<number, number>
  cells: number
  /** Plain cells that hold another delimiter. */
  dirty: number
  strays: number
  /** Records with a soundly quoted cell. */
  quoted: number
  /** Cells after the first that start with a blank, under a dialect that does not expect it; or the reverse. */
  blanks: number
}

function measure(written: Written, last: boolean, dialect: Dialect): Fit {
  const counts = count(written, last, dialect)
  const { records, byWidth, cells } = counts
  let width = 1
  let times = 0
  for (const [cellsOf, n] of byWidth)
    if (cellsOf > 1 && (n > times || (n === times && cellsOf > width))) [width, times] = [cellsOf, n]
  if (records === 0 || times === 0)
    return { dialect, score: 0.001 + quoteBonus(counts) / 1e3, width: 1, share: 1 }
  const share = times / records
  const clean = 1 - (0.7 * counts.dirty) / Math.max(1, cells)
  const sound = 1 - (0.5 * counts.strays) / records
  const blanks = 1 - (0.3 * counts.blanks) / Math.max(1, cells)
  const score = share * clean * sound * blanks + 0.02 * quoteBonus(counts) + 0.0005 * Math.min(width, 20)
  return { dialect, score, width, share }
}

const quoteBonus = (c: Counts) => (c.records === 0 ? 0 : (c.quoted - c.strays) / c.records)

function count(written: Written, last: boolean, dialect: Dialect): Counts {
  const counts: Counts = {
    records: 0,
    byWidth: new Map(),
    cells: 0,
    dirty: 0,
    strays: 0,
    quoted: 0,
    blanks: 0,
  }
  const cut = new Cut()
  const { size } = written
  for (let at = 0; at < size && counts.records < mostRecords; at = cut.next) {
    let ending = cutRecord(written, at, dialect, last, cut)
    if (ending === 'partial' && counts.records > 0) break
    if (ending !== 'whole') {
      counts.strays++
      ending = cutRecord(written, at, { ...dialect, quote: '' }, true, cut)
    }
    if (cut.end > at) tally(written, cut, dialect, counts)
  }
  return counts
}

function tally(written: Written, cut: Cut, dialect: Dialect, counts: Counts): void {
  counts.records++
  counts.byWidth.set(cut.count, (counts.byWidth.get(cut.count) ?? 0) + 1)
  if (cut.stray >= 0) counts.strays++
  let quoted = 0
  const cells = Math.min(cut.count, cut.starts.length)
  counts.cells += cells
  for (let c = 0; c < cells; c++) {
    const start = cut.starts[c] ?? 0
    if (cut.kinds[c] !== 0) {
      quoted = 1
      continue
    }
    const cell = written.text.slice(start, cut.ends[c])
    if (holdsDelimiter(cell, dialect.delimiter)) counts.dirty++
    const before = c > 0 && written.codes[start - 1] === 32
    if (c > 0 && cell !== '' && (dialect.padded ? !before : cell.startsWith(' '))) counts.blanks++
  }
  counts.quoted += quoted
}

/** Numbers may hold commas; everything else that holds another delimiter was cut at the wrong one. */
function holdsDelimiter(cell: string, delimiter: string): boolean {
  for (const other of delimiters) {
    if (other === delimiter || !cell.includes(other)) continue
    if (other !== ',' || !/^[\s\d.,'+\-€$£%]*$/.test(cell)) return true
  }
  return false
}

/** Last resorts, for texts none of the usual delimiters cuts: runs of blanks, and colons. */
function looser(written: Written, last: boolean): Dialect | null {
  const blanks = measure(written, last, { ...plain, delimiter: ' ' })
  const firstLines = written.text.slice(0, 20_000)
  if (blanks.share >= 0.9 && blanks.width > 1 && numeric(firstLines)) return blanks.dialect
  if (/\d:\d\d|:\/\//.test(firstLines)) return null
  const colons = measure(written, last, { ...plain, delimiter: ':' })
  return colons.share >= 0.9 && colons.width > 2 ? colons.dialect : null
}

/** Half of the words are numbers: prose is not cut at its blanks. */
function numeric(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const numbers = words.filter((word) => /^[\d.,:/+-]*\d[\d.,:/+-]*$/.test(word))
  return numbers.length * 2 >= words.length
}

/** Most apostrophes that begin a cell are closed at its end, on the same line: else they are apostrophes. */
function apostrophesQuote(text: string): boolean {
  const opened = text.match(/(^|[,;\t|] ?)'/gm)?.length ?? 0
  const closed = text.match(/(^|[,;\t|] ?)'(?:[^'\n\\]|\\.|'')+'(?= *(?:[,;\t|\r]|$))/gm)?.length ?? 0
  return closed * 2 > opened
}

/** A backslash before a quote in the middle of a cell escapes it; before one that ends the cell it may be text. */
function backslashEscapes(text: string, quote: string): boolean {
  return new RegExp(`\\\\${quote}[^,;\\t|\\r\\n"']`).test(text)
}
