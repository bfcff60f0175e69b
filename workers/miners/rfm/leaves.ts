import type { Scores } from '../../../src/contract/miner.ts'
import { groupsOf } from './groups.ts'
import type { RfmModel, Rules } from './model.ts'

/** The `group` of each customer and what it calls for (`standing`); null where groups of the past told nothing of what came then. */
export function rfmLeaves({ now, past }: RfmModel, rules: Rules): Scores | null {
  if (past?.check?.verdict === 'same') return null
  const groups = groupsOf(rules.groups)
  const codes = Int32Array.from(now.group)
  const column = (of: 'label' | 'standing') => ({ codes, labels: groups.map((group) => group[of]) })
  return { keys: now.keys, columns: { group: column('label'), standing: column('standing') } }
}
