import { Failure } from '../../src/contract/fault.ts'
import { type Mart, optionsIn } from '../../src/contract/marts.ts'
import type { Completed } from './recipe.ts'

/** What was thrown; where there is too little of what was asked about, with another option of the question that these data may answer. */
export function instead(thrown: unknown, { miner, recipe }: Completed, marts: readonly Mart[]): unknown {
  if (!(thrown instanceof Failure) || thrown.fault.code !== 'too-few') return thrown
  for (const [name, param] of Object.entries(miner.params)) {
    if (param.kind !== 'choice' || !param.needs) continue
    const other = optionsIn(param, marts).find((option) => option !== recipe.values[name])
    if (other === undefined) continue
    const label = param.labels?.[param.options.indexOf(other)] ?? other
    return new Failure({ ...thrown.fault, instead: label })
  }
  return thrown
}
