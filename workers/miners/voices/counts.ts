import { monthOf } from '../../numeric/calendar.ts'
import { discoveryLimit } from '../../numeric/discovery.ts'
import { chiSquaredTail } from '../../numeric/tail.ts'
import { aspects } from '../../text/aspects.ts'
import { clear, type ReadTexts } from '../../text/reader.ts'
import type { Letters } from './letters.ts'

/** How many texts, and how many of them are unhappy and happy. */
export interface Tally {
  texts: number
  unhappy: number
  happy: number
}

export const noTally = (): Tally => ({ texts: 0, unhappy: 0, happy: 0 })

/** What texts speak of, when, and about which product. */
export interface Counts {
  all: Tally
  /** One an aspect, by the sentences that speak of it. */
  aspects: Tally[]
  /** By month counted from January 1970, ascending, without gaps. */
  months: { first: number; tallies: Tally[] }
  products: Product[]
  /** Stars against tone: happy stars beside an unhappy text, unhappy stars beside a happy one, and all with clear stars. */
  mismatch: { praised: number; blamed: number; of: number }
}

/** A product's texts, those of the last days apart. */
export interface Product {
  name: string
  before: Tally
  lately: Tally
  /** Aspect that its unhappy texts name most often, lately; −1 where none. */
  mostly: number
  /** More unhappy lately than before, and hardly by chance. */
  worse: boolean
}

/** −1 unhappy, 1 happy, 0 neither. */
export const sideOf = (tone: number): number => (tone <= -clear ? -1 : tone >= clear ? 1 : 0)

const chunk = 65_536
const mostMonths = 240
const rate = 0.05
/** Texts of a product before and lately, to say that it changed. */
const fewest = 5

/** Adds up rows whose texts were judged. `since`: the first day that counts as lately. Linear. Yields the share done. */
export function* countsOf(
  letters: Letters,
  read: ReadTexts,
  tone: Float32Array,
  since: number,
): Generator<number, Counts> {
  const { rows, of, day, stars, product } = letters
  const all = noTally()
  const each = aspects.map(noTally)
  const months = new Map<number, Tally>()
  const products = product.labels.map(() => ({
    before: noTally(),
    lately: noTally(),
    named: new Int32Array(aspects.length),
  }))
  const mismatch = { praised: 0, blamed: 0, of: 0 }
  for (let row = 0; row < rows; row++) {
    if (row % chunk === 0) yield row / rows
    const t = of[row] ?? 0
    if ((read.language[t] ?? -1) < 0) continue
    const side = sideOf(tone[t] ?? 0)
    add(all, side)
    for (let a = 0; a < aspects.length; a++) {
      const bit = 1 << a
      const tally = each[a]
      if (tally && (read.about[t] ?? 0) & bit)
        add(tally, (read.unhappy[t] ?? 0) & bit ? -1 : (read.happy[t] ?? 0) & bit ? 1 : 0)
    }
    const at = day[row] ?? -1
    if (at >= 0) add(tallyOf(months, monthOf(at)), side)
    const sold = products[product.codes[row] ?? -1]
    if (sold && at >= 0) {
      add(at >= since ? sold.lately : sold.before, side)
      if (at >= since && side < 0) name(sold.named, read.unhappy[t] ?? 0)
    }
    const star = stars[row] ?? 0
    if (star > 0) compare(mismatch, star, side)
  }
  const told = products.map((p, i) => ({
    name: product.labels[i] ?? '',
    ...{ before: p.before, lately: p.lately, mostly: largest(p.named), worse: false },
  }))
  return { all, aspects: each, months: filled(months), products: markWorse(told), mismatch }
}

export function add(tally: Tally, side: number): void {
  tally.texts++
  if (side < 0) tally.unhappy++
  if (side > 0) tally.happy++
}

function tallyOf(months: Map<number, Tally>, month: number): Tally {
  const known = months.get(month) ?? noTally()
  months.set(month, known)
  return known
}

function name(named: Int32Array, bits: number): void {
  for (let a = 0; a < named.length; a++) if (bits & (1 << a)) named[a] = (named[a] ?? 0) + 1
}

function largest(named: Int32Array): number {
  const most = named.reduce((m, n) => Math.max(m, n), 0)
  return most === 0 ? -1 : named.indexOf(most)
}

function compare(mismatch: Counts['mismatch'], stars: number, side: number): void {
  if (stars > 2.5 && stars < 3.75) return
  mismatch.of++
  if (stars >= 3.75 && side < 0) mismatch.praised++
  if (stars <= 2.5 && side > 0) mismatch.blamed++
}

function filled(months: Map<number, Tally>): Counts['months'] {
  const known = [...months.keys()].sort((a, b) => a - b)
  const last = known.at(-1) ?? 0
  const first = Math.max(known[0] ?? 0, last - mostMonths + 1)
  const count = known.length === 0 ? 0 : last - first + 1
  return { first, tallies: Array.from({ length: count }, (_, i) => months.get(first + i) ?? noTally()) }
}

/** Chance of a difference as large between two shares where there is none: chi-squared test. */
export function chanceOf(marked: number, of: number, others: number, ofOthers: number): number {
  const [all, hits] = [of + ofOthers, marked + others]
  if (of === 0 || ofOthers === 0 || hits === 0 || hits === all) return 1
  const expected = (hits * of) / all
  const variance = (expected * (1 - hits / all) * ofOthers) / (all - 1)
  return chiSquaredTail((marked - expected) ** 2 / variance, 1)
}

/** At most one in twenty of the products named is there by chance: Benjamini & Hochberg (1995). */
function markWorse(products: readonly Product[]): Product[] {
  const tested = products.filter((p) => Math.min(p.before.texts, p.lately.texts) >= fewest)
  const chance = (p: Product) => chanceOf(p.lately.unhappy, p.lately.texts, p.before.unhappy, p.before.texts)
  const limit = discoveryLimit(Float64Array.from(tested, chance), tested.length, rate)
  const up = (p: Product) => p.lately.unhappy / p.lately.texts > p.before.unhappy / p.before.texts
  return products.map((p) => ({ ...p, worse: tested.includes(p) && up(p) && chance(p) <= limit }))
}
