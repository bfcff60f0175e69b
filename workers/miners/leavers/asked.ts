import { Failure } from '../../../src/contract/fault.ts'
import type { Letters, Told } from '../../../src/contract/miner.ts'
import { within } from '../../numeric/progress.ts'
import { type ContractRules, type ContractsModel, contractsOf } from './contracts/model.ts'
import { contractsIn, floor } from './contracts/outcome.ts'
import type { Orders } from './kernel.ts'
import { ordersBeside, returningBeside } from './mix.ts'
import { type LeaversModel, leaversModel, type Rules } from './model.ts'

export interface Brought {
  orders: Orders
  told: Told | undefined
  letters?: Letters | undefined
}

export interface Wanted extends Rules, ContractRules {
  /** What is gone by where a list says who left: it, orders, or that by which more customers can be asked about. */
  by: 'more' | 'list' | 'orders'
}

/**
 * Who is leaving: by a list that says who left, where one does, else by orders. Of a shop of both the larger part is asked about, and
 * the other one named. Throws Failure `too-few`, `lacks`.
 */
export function* asked(
  { orders, told, letters }: Brought,
  wanted: Wanted,
  asOf: number,
  random: () => number,
): Generator<number, LeaversModel | ContractsModel> {
  const listed = told && told.rows > 0 && wanted.by !== 'orders'
  const found = listed ? yield* within(contractsIn(told, asOf, orders.rows > 0), 0, 0.1) : null
  if (found) {
    const keys = new Set(found.sheet.keys.filter((_, row) => found.outcome.left[row] !== 2))
    const others = returningBeside(orders, keys)
    if (wanted.by === 'list' || others < floor || others <= keys.size)
      return { ...(yield* within(contractsOf(found, wanted, random), 0.1, 0.95)), others }
    const beside = ordersBeside(orders, keys)
    const model = yield* within(leaversModel(beside, wanted, asOf, random, told, letters), 0.1, 0.95)
    return { ...model, listed: { column: found.outcome.column, customers: keys.size } }
  }
  if (orders.rows === 0 && told && told.rows > 0) throw new Failure({ code: 'lacks', missing: [['orders']] })
  return yield* leaversModel(orders, wanted, asOf, random, told, letters)
}
