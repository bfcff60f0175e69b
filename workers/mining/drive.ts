import { breathe } from '../../src/contract/breath.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call, Stage } from '../../src/contract/wire.ts'

/** Work between two breaths, in milliseconds. */
const slice = 12

/** Runs a fit to its end; breathes every 12 ms and looks at the signal. Throws Failure `stopped`. Progress never falls. */
export async function drive<M>(steps: Generator<number, M>, call: Call, stage: Stage = 'fit'): Promise<M> {
  let done = 0
  let since = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    refuseStopped(call)
    if (step.done) return step.value
    done = Math.max(done, Math.min(1, step.value))
    if (performance.now() - since < slice) continue
    call.progress(stage, done)
    await breathe()
    since = performance.now()
  }
}

/** Throws Failure `stopped` once the call is stopped. */
export function refuseStopped(call: Call): void {
  if (call.signal.aborted) throw new Failure({ code: 'stopped' })
}

/** What the warehouse answers, or Failure `stopped` as soon as the call is: nobody waits for rows that nobody wants. */
export function orStopped<T>(answer: Promise<T>, call: Call): Promise<T> {
  refuseStopped(call)
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Failure({ code: 'stopped' }))
    call.signal.addEventListener('abort', stop, { once: true })
    const settle = () => call.signal.removeEventListener('abort', stop)
    answer.then(resolve, reject).finally(settle)
  })
}
