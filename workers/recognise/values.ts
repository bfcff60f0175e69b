import { isBlank } from './blank.ts'
import { currencyIn, isCurrency } from './currency.ts'
import { type DateTally, newTally, tallyDate, written } from './date-order.ts'
import { readTime } from './dates.ts'
import { type NumberTally, newNumberTally, numberReader, tallyNumber, withoutPieces } from './numbers.ts'

/** What the cells of a column look like. Shares are of the filled cells, 0–1. */
export interface Profile {
  cells: number
  filled: number
  distinct: number
  /** Distinct cells once all digits are alike: the words of a status beside which codes stand. */
  kinds: number
  examples: string[]
  emails: number
  phones: number
  /** Written dates; serial numbers are in `tally`. */
  dates: number
  times: number
  numbers: number
  /** Numbers, or numbers with the word for pieces beside them. */
  counts: number
  integers: number
  percents: number
  flags: number
  countries: number
  currencies: number
  /** Two to four capitalised words, as people are called. */
  persons: number
  /** Cells with letters. */
  words: number
  leadingZeros: number
  negatives: number
  meanLength: number
  /** Blanks between words, per cell. */
  meanBlanks: number
  max: number
  tally: DateTally
  decimals: NumberTally
  /** ISO codes found beside amounts. */
  values: Map<string, number>
}

const email = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\.[^\s@<>,;.]{2,24}$/
const phone = /^(?:p:)?'?\+?[\d\s()./-]{7,22}(?:\s?(?:x|ext\.?)\s?\d{1,6})?$/
const person = /^(?:\p{Lu}[\p{L}'’.-]{0,24},? (?:van |von |de |der |di |da )?){1,3}\p{Lu}[\p{L}'’.-]{1,24}$/u
const countryCode = /^[A-Z]{2}$/
const countryName =
  /^(?:germany|deutschland|france|frankreich|spain|espana|españa|italy|italia|netherlands|nederland|portugal|austria|österreich|switzerland|schweiz|suisse|belgium|belgique|belgië|united kingdom|great britain|england|ireland|eire|united states|usa|us|uk|canada|australia|new zealand|denmark|danmark|sweden|sverige|norway|norge|finland|poland|polska|brazil|brasil|mexico|méxico|japan|eu|europe|luxembourg|greece|czech republic)$/i
const flag =
  /^(?:yes|no|y|n|true|false|0|1|ja|nein|oui|non|si|sí|nee|sim|nao|não|vrai|faux|wahr|falsch|subscribed|unsubscribed|opt(?:ed)?[ _-]?(?:in|out)|x)$/i

const asPoint = numberReader('.')
const asComma = numberReader(',')

const blankProfile = (cells: number): Profile => ({
  cells,
  filled: 0,
  distinct: 0,
  kinds: 0,
  examples: [],
  emails: 0,
  phones: 0,
  dates: 0,
  times: 0,
  numbers: 0,
  counts: 0,
  integers: 0,
  percents: 0,
  flags: 0,
  countries: 0,
  currencies: 0,
  persons: 0,
  words: 0,
  leadingZeros: 0,
  negatives: 0,
  meanLength: 0,
  meanBlanks: 0,
  max: Number.NEGATIVE_INFINITY,
  tally: newTally(),
  decimals: newNumberTally(),
  values: new Map(),
})

/** Looks at the sample of one column; what stands in it more than once is looked at once. */
export function profile(cells: string[]): Profile {
  const p = blankProfile(cells.length)
  const times = new Map<string, number>()
  for (const cell of cells) {
    if (isBlank(cell)) continue
    const text = cell.length > 400 ? cell.slice(0, 400).trim() : cell.trim()
    p.filled++
    p.meanLength += cell.length
    times.set(text, (times.get(text) ?? 0) + 1)
  }
  for (const [text, n] of times) {
    if (p.examples.length < 5) p.examples.push(text.slice(0, 80))
    look(p, text, n)
  }
  p.distinct = times.size
  p.kinds = kindsAmong(times.keys())
  p.dates = written(p.tally)
  return shares(p)
}

const mostKinds = 200

function kindsAmong(texts: Iterable<string>): number {
  const kinds = new Set<string>()
  for (const text of texts) {
    kinds.add(text.replace(/\d+/g, '0'))
    if (kinds.size >= mostKinds) break
  }
  return kinds.size
}

function look(p: Profile, text: string, n: number): void {
  if (/\p{L}/u.test(text)) lookWords(p, text, n)
  if (/\d/.test(text) && text.length <= 64) lookDigits(p, text, n)
  if (text.length <= 16 && flag.test(text)) p.flags += n
}

function lookWords(p: Profile, text: string, n: number): void {
  p.words += n
  p.meanBlanks += n * (text.split(/\s+/).length - 1)
  if (text.length <= 60 && person.test(text)) p.persons += n
  if (text.includes('@') && email.test(text)) p.emails += n
  if (text.length <= 24 && (countryCode.test(text) || countryName.test(text))) p.countries += n
  if (text.length <= 4 && isCurrency(text)) p.currencies += n
}

function lookDigits(p: Profile, text: string, n: number): void {
  tallyDate(p.tally, text, n)
  if (text.length <= 20 && text.includes(':') && !Number.isNaN(readTime(text))) p.times += n
  if (text.length <= 30 && phone.test(text) && text.replace(/\D/g, '').length >= 7) p.phones += n
  if (text.length <= 24 && !Number.isNaN(asComma(withoutPieces(text)) || asPoint(withoutPieces(text))))
    p.counts += n
  const point = asPoint(text)
  const value = Number.isNaN(point) ? asComma(text) : point
  if (Number.isNaN(value)) return
  p.numbers += n
  if (/^'?-?\d+$/.test(text)) p.integers += n
  if (text.includes('%')) p.percents += n
  if (/^0\d/.test(text)) p.leadingZeros += n
  if (value < 0) p.negatives += n
  if (value > p.max) p.max = value
  tallyNumber(p.decimals, text, n)
  lookCurrency(p, text, n)
}

function lookCurrency(p: Profile, text: string, n: number): void {
  if (/^[\d.,-]+$/.test(text)) return
  const code = currencyIn(text)
  if (code !== '') p.values.set(code, (p.values.get(code) ?? 0) + n)
}

function shares(p: Profile): Profile {
  const n = Math.max(1, p.filled)
  return {
    ...p,
    emails: p.emails / n,
    phones: p.phones / n,
    dates: p.dates / n,
    times: p.times / n,
    numbers: p.numbers / n,
    counts: p.counts / n,
    integers: p.integers / n,
    percents: p.percents / n,
    flags: p.flags / n,
    countries: p.countries / n,
    currencies: p.currencies / n,
    persons: p.persons / n,
    words: p.words / n,
    leadingZeros: p.leadingZeros / n,
    negatives: p.negatives / n,
    meanLength: p.meanLength / n,
    meanBlanks: p.meanBlanks / n,
  }
}
