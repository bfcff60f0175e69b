import type { Scores } from '../../../src/contract/miner.ts'
import type { PurchaseModel } from './model.ts'
import type { VisitModel } from './visits.ts'

/** The `item` each customer is due for; null where such lists of the past were no better than chance, or could not be tried. */
export function journeysLeave(model: PurchaseModel | VisitModel): Scores | null {
  if (model.what !== 'purchases') return null
  const { proof, withheld, due } = model.refills
  if (!proof || withheld > 0) return null
  return { keys: model.due, columns: { item: { codes: due.item, labels: model.refillNames } } }
}
