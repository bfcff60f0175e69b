import { formatDay } from './format.ts'

/** Rates that a person gave; nothing is converted without one. */
export interface Rates {
  /** The currency that others are converted into, ISO 4217. */
  into: string
  /** Currency, units of `into` that one unit of it is worth, and the day it was read ('' where none was given). */
  each: [code: string, rate: number, on: string][]
}

/** What was converted: orders that count, for each rate that met any, and all orders that count. */
export interface Converted {
  into: string
  each: { currency: string; rate: number; on: string; orders: number }[]
  of: number
}

const least = 1e-7
const greatest = 1e7

/** A rate as a person writes it, with a point or a comma. What is wrong with it as `why`. */
export function readRate(text: string): { rate: number } | { why: string } {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return { why: 'Type what one unit is worth, such as 0.92.' }
  if (!/^\d{0,12}(\.\d{0,12})?$/.test(plain) || plain === '.')
    return { why: 'That is no number. A rate is written such as 0.92 or 0,92.' }
  const rate = Number(plain)
  return isRate(rate) ? { rate } : { why: 'A rate lies between 0.0000001 and 10,000,000.' }
}

export const isRate = (rate: number): boolean => rate >= least && rate <= greatest

/** A currency that can be given a rate: orders that name none are kept apart. */
export const isCurrencyCode = (code: string): boolean => /^[A-Z]{3}$/.test(code)

/** Rates with one of them set, or, with null, taken away. Rates into another currency say nothing about this one. */
export function withRate(
  rates: Rates | undefined,
  into: string,
  code: string,
  rate: number | null,
  on = '',
): Rates | undefined {
  const others = (rates?.into === into ? rates.each : []).filter(([known]) => known !== code)
  const each: Rates['each'] = rate === null || code === into ? others : [...others, [code, rate, on]]
  return each.length > 0 ? { into, each } : undefined
}

/** "12 of 40 orders are converted into EUR: USD at 0.92 (your rate, read on 1 Mar 2026)." '' where none is. */
export function sayConverted({ into, each, of }: Converted): string {
  const orders = each.reduce((sum, one) => sum + one.orders, 0)
  if (orders === 0) return ''
  const rates = each.map(
    ({ currency, rate, on }) =>
      `${currency} at ${rate} (your rate${on === '' ? '' : `, read on ${formatDay(on, 'en-GB')}`})`,
  )
  const n = (count: number) => count.toLocaleString('en-GB')
  return `${n(orders)} of ${n(of)} orders are converted into ${into}: ${rates.join(', ')}.`
}
