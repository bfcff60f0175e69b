import type { Scores } from '../../../src/contract/miner.ts'
import type { PurchaseModel } from './model.ts'
import type { VisitModel } from './visits.ts'

/** The `item` each customer is due for; null where foretelling by product and customer was no better than one interval for all. */
export function journeysLeave(model: PurchaseModel | VisitModel): Scores | null {
  if (model.what !== 'purchases') return null
  const { check, dueItem } = model.refills
  if (!check || check.hits <= check.plain) return null
  return { keys: model.due, columns: { item: { codes: dueItem, labels: model.names } } }
}
