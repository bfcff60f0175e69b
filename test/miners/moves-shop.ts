import { defaults } from '../../src/contract/param.ts'
import { explain } from '../../workers/miners/moves/explain.ts'
import type { Orders } from '../../workers/miners/moves/kernel.ts'
import miner from '../../workers/miners/moves/miner.ts'
import { type MovesModel, movesModel } from '../../workers/miners/moves/model.ts'
import type { Rules } from '../../workers/miners/moves/rules.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { plantedShop } from '../support/people.ts'

export const usual = { ...defaults(miner.params), margin: 50 } as unknown as Rules
export const today = 19_722

export interface Row {
  who: number
  day: number
  revenue?: number
  off?: number
  consent?: string
}

/** Orders in the order the query gives them. */
export function ordersOf(rows: readonly Row[]): Orders {
  const sorted = rows.toSorted((a, b) => a.who - b.who || a.day - b.day)
  const labels = [...new Set(sorted.map(({ consent = '' }) => consent))]
  return {
    rows: sorted.length,
    customer: Int32Array.from(sorted, ({ who }) => who),
    day: Int32Array.from(sorted, ({ day }) => day),
    revenue: Float64Array.from(sorted, ({ revenue = 40 }) => revenue),
    coded: Int32Array.from(sorted, ({ off = 0 }) => (off > 0 ? 1 : 0)),
    discount: Float64Array.from(sorted, ({ off = 0 }) => off),
    consent: { codes: Int32Array.from(sorted, ({ consent = '' }) => labels.indexOf(consent)), labels },
  }
}

export const shopOf = (
  shop: ReturnType<typeof plantedShop>,
  consent: (who: number) => string = () => 'yes',
) =>
  ordersOf(
    Array.from(shop.customer, (who, i) => ({
      ...{ who, day: shop.day[i] ?? 0, revenue: shop.revenue[i] ?? 0, consent: consent(who) },
    })),
  )

export const modelOf = (orders: Orders, rules: Partial<Rules> = {}, asOf = today): MovesModel =>
  finish(movesModel(orders, { ...usual, ...rules }, asOf, seeded(1), undefined))

export const said = (model: MovesModel, rules: Partial<Rules> = {}) =>
  finish(
    explain(
      model,
      null,
      { ...usual, ...rules },
      {
        ...{ scope: { asOf: isoDay(model.asOf) }, currency: 'GBP', locale: 'en-GB' },
      },
    ),
  )

export const planted = plantedShop(3, { customers: 1_500 })
export const consentOf = (who: number) => ['', 'no', 'yes', 'yes'][who % 4] ?? ''
export const whole = modelOf(shopOf(planted, consentOf))

/** Customer keys on the lists that are of the plan. */
export const listed = (model: MovesModel, rules: Partial<Rules> = {}) =>
  said(model, rules).audiences.filter(({ id }) => id !== 'no-discount')
