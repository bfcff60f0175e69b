import type { Scores } from '../../../src/contract/miner.ts'
import type { ContractsModel } from './contracts/model.ts'
import type { LeaversModel } from './model.ts'

/**
 * Of everybody who can still be lost, the `chance` of leaving within so many `days` (NaN where a list tells no days); null where no way
 * to tell was better than a coin.
 */
export function leaversLeave(model: LeaversModel | ContractsModel): Scores | null {
  return model.what === 'contracts' ? ofContracts(model) : ofOrders(model)
}

function ofOrders({ present, people, history, glance }: LeaversModel): Scores | null {
  if (!present) return null
  const keys = people.map((person) => history.keys[person] ?? 0)
  const days = new Float64Array(keys.length).fill(glance.quiet)
  return { keys, columns: { chance: present.chance, days } }
}

function ofContracts({ now, sheet, tried }: ContractsModel): Scores | null {
  if (!now) return null
  const keys = now.people.map((row) => sheet.keys[row] ?? 0)
  const days = new Float64Array(keys.length).fill(tried.horizon || Number.NaN)
  return { keys, columns: { chance: now.chance, days } }
}
