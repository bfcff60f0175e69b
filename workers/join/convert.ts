import type { Converted, Rates } from '../../src/contract/rates.ts'
import { Dictionary } from './dictionary.ts'
import type { Orders } from './orders.ts'

/** Orders in which what a rate was given for is money of the main currency, and what was converted. */
export interface InMain {
  orders: Orders
  converted: Converted | null
}

/**
 * Converts by the rates that a person gave; every other currency stays apart. The orders that come in are not written
 * to, and come back themselves where no rate is for them. `kept` are the orders that count.
 */
export function convert(orders: Orders, kept: Int32Array, rates: Rates | undefined): InMain {
  const { codes, labels } = orders.currency
  const factor = rates ? factors(labels, rates) : []
  if (!rates || factor.every((f) => Number.isNaN(f))) return { orders, converted: null }
  const met = new Int32Array(labels.length)
  for (let i = 0; i < kept.length; i++) {
    const code = codes[kept[i] ?? 0] ?? -1
    if (code >= 0) met[code] = (met[code] ?? 0) + 1
  }
  return { orders: inMain(orders, factor, rates.into), converted: told(rates, labels, met, kept.length) }
}

/** By what money of each currency is multiplied; NaN where it stays what it is. */
function factors(labels: readonly string[], { into, each }: Rates): number[] {
  const rate = new Map(each.map(([code, worth]) => [code, worth]))
  return labels.map((label) => (label === into ? Number.NaN : (rate.get(label) ?? Number.NaN)))
}

function inMain(orders: Orders, factor: readonly number[], into: string): Orders {
  const { codes: own, labels: names } = orders.currency
  const known = new Dictionary()
  const to = names.map((label, code) => known.code(Number.isNaN(factor[code]) ? label : into))
  const codes = new Int32Array(own.length).fill(-1)
  const [gross, refund] = [orders.gross.slice(), orders.refund.slice()]
  for (let o = 0; o < codes.length; o++) {
    const code = own[o] ?? -1
    if (code < 0) continue
    codes[o] = to[code] ?? -1
    const worth = factor[code] ?? Number.NaN
    if (Number.isNaN(worth)) continue
    gross[o] = (gross[o] ?? 0) * worth
    refund[o] = (refund[o] ?? 0) * worth
  }
  return { ...orders, gross, refund, currency: { codes, labels: known.labels } }
}

function told({ into, each }: Rates, labels: readonly string[], met: Int32Array, of: number): Converted {
  const found = each.flatMap(([currency, rate, on]) => {
    const orders = met[labels.indexOf(currency)] ?? 0
    return orders > 0 ? [{ currency, rate, on, orders }] : []
  })
  return { into, each: found, of }
}
