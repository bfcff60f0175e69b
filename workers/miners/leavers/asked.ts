import { Failure } from '../../../src/contract/fault.ts'
import type { Letters, Told } from '../../../src/contract/miner.ts'
import { within } from '../../numeric/progress.ts'
import { type ContractRules, type ContractsModel, contractsModel } from './contracts/model.ts'
import type { Orders } from './kernel.ts'
import { type LeaversModel, leaversModel, type Rules } from './model.ts'

export interface Brought {
  orders: Orders
  told: Told | undefined
  letters?: Letters | undefined
}

export interface Wanted extends Rules, ContractRules {
  /** Lists are left aside. */
  orders: boolean
}

/** Who is leaving: by a list that says who left, where one does, else by orders. Throws Failure `too-few`, `lacks`. */
export function* asked(
  { orders, told, letters }: Brought,
  wanted: Wanted,
  asOf: number,
  random: () => number,
): Generator<number, LeaversModel | ContractsModel> {
  if (told && told.rows > 0 && !wanted.orders) {
    const steps = contractsModel(told, wanted, asOf, orders.rows > 0, random)
    const contracts = yield* within(steps, 0, 0.95)
    if (contracts) return contracts
  }
  if (orders.rows === 0 && told && told.rows > 0) throw new Failure({ code: 'lacks', missing: [['orders']] })
  return yield* leaversModel(orders, wanted, asOf, random, told, letters)
}
