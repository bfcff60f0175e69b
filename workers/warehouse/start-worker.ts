import { Failure } from '../../src/contract/fault.ts'

const startWithin = 20_000

/**
 * A worker whose file has run: started from a blob, so that it inherits the policy, with `source` as `bootstrap` makes it.
 * Silence is how a refused start looks: after 20 s it is said. Throws Failure `no-engine`.
 */
export function startWorker(source: string): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  return new Promise<Worker>((resolve, reject) => {
    const worker = new Worker(address)
    const fail = (why: string) => {
      worker.terminate()
      reject(new Failure({ code: 'no-engine', why }))
    }
    const timer = setTimeout(() => fail('it did not answer in 20 seconds'), startWithin)
    worker.onerror = (event) => fail(event.message || 'its worker was refused')
    worker.onmessage = () => {
      clearTimeout(timer)
      worker.onerror = null
      worker.onmessage = null
      resolve(worker)
    }
  }).finally(() => URL.revokeObjectURL(address))
}
