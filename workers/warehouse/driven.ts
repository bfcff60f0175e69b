import { breathe } from '../../src/contract/breath.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'

/** Work between two breaths, in milliseconds. */
const slice = 30

/** Runs a join, or a comparison of customers, to its end and lets a stop come in between. Throws Failure `stopped`. */
export async function driven<M>(steps: Generator<number, M>, call: Call): Promise<M> {
  let since = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    if (step.done) return step.value
    if (performance.now() - since < slice) continue
    call.progress('join', Math.min(1, Math.max(0, step.value)))
    await breathe()
    since = performance.now()
  }
}
