import { isBlank } from './blank.ts'
import { currencyIn, isCurrency } from './currency.ts'
import { type DateTally, newTally, tallyDate, written } from './date-order.ts'
import { readTime } from './dates.ts'
import { type NumberTally, newNumberTally, numberReader, tallyNumber } from './numbers.ts'

/** What the cells of a column look like. Shares are of the filled cells, 0–1. */
export interface Profile {
  cells: number
  filled: number
  distinct: number
  examples: string[]
  emails: number
  phones: number
  /** Written dates; serial numbers are in `tally`. */
  dates: number
  times: number
  numbers: number
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
  examples: [],
  emails: 0,
  phones: 0,
  dates: 0,
  times: 0,
  numbers: 0,
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

/** Looks at the sample of one column. */
export function profile(cells: string[]): Profile {
  const p = blankProfile(cells.length)
  const seen = new Set<string>()
  for (const cell of cells) {
    if (isBlank(cell)) continue
    const text = cell.length > 400 ? cell.slice(0, 400).trim() : cell.trim()
    p.filled++
    p.meanLength += cell.length
    if (!seen.has(text) && p.examples.length < 5) p.examples.push(text.slice(0, 80))
    seen.add(text)
    look(p, text)
  }
  p.distinct = seen.size
  p.dates = written(p.tally)
  return shares(p)
}

function look(p: Profile, text: string): void {
  if (/\p{L}/u.test(text)) lookWords(p, text)
  if (/\d/.test(text) && text.length <= 64) lookDigits(p, text)
  if (text.length <= 16 && flag.test(text)) p.flags++
}

function lookWords(p: Profile, text: string): void {
  p.words++
  p.meanBlanks += text.split(/\s+/).length - 1
  if (text.length <= 60 && person.test(text)) p.persons++
  if (text.includes('@') && email.test(text)) p.emails++
  if (text.length <= 24 && (countryCode.test(text) || countryName.test(text))) p.countries++
  if (text.length <= 4 && isCurrency(text)) p.currencies++
}

function lookDigits(p: Profile, text: string): void {
  tallyDate(p.tally, text)
  if (text.length <= 20 && text.includes(':') && !Number.isNaN(readTime(text))) p.times++
  if (text.length <= 30 && phone.test(text) && text.replace(/\D/g, '').length >= 7) p.phones++
  const point = asPoint(text)
  const value = Number.isNaN(point) ? asComma(text) : point
  if (Number.isNaN(value)) return
  p.numbers++
  if (/^'?-?\d+$/.test(text)) p.integers++
  if (text.includes('%')) p.percents++
  if (/^0\d/.test(text)) p.leadingZeros++
  if (value < 0) p.negatives++
  if (value > p.max) p.max = value
  tallyNumber(p.decimals, text)
  lookCurrency(p, text)
}

function lookCurrency(p: Profile, text: string): void {
  if (/^[\d.,-]+$/.test(text)) return
  const code = currencyIn(text)
  if (code !== '') p.values.set(code, (p.values.get(code) ?? 0) + 1)
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
