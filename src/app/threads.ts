import * as Comlink from 'comlink'
import canaryFile from '../../workers/canary/canary.worker.ts?worker&url'
import miningFile from '../../workers/mining/mining.worker.ts?worker&url'
import warehouseFile from '../../workers/warehouse/warehouse.worker.ts?worker&url'
import { Failure, type Fault } from '../contract/fault.ts'
import { bootstrap } from '../contract/seal.ts'
import { callHandler, type Desk, type Joined, type Mining } from '../contract/wire.ts'
import { scriptUrl } from './policy.ts'
import { type Miners, Shift } from './shift.ts'

/** What the canary found: `by` is the directive that stopped it, or what happened instead. */
export interface Seal {
  blocked: boolean
  by: string
}

/** The two doors off the page. `mining` stays the same object when its worker is started again. */
export interface Threads {
  desk: Desk
  mining: Mining
  seal: Seal
  /** Ends a worker that does not stop; whatever it was asked is answered with `stopped`. */
  restartMining(): void
}

const startWithin = 30_000
const canaryWithin = 5_000

Comlink.transferHandlers.set('call', callHandler)

/**
 * Starts the canary, the warehouse and the miners. Without proof that the policy holds nothing else is started
 * and both doors answer `not-sealed`. Rejects with Failure('no-engine') where a worker cannot be started.
 */
export async function startThreads(): Promise<Threads> {
  const seal = await askCanary()
  if (!seal.blocked) return refusing(seal)
  const warehouse = begin(warehouseFile)
  const shift = new Shift(() => beginMiners(warehouse))
  const [first] = await Promise.all([warehouse, shift.ready()])
  /** Its type does not know that the calls of a door within a door answer as they are called. */
  const desk: unknown = Comlink.wrap(first)
  return { desk: desk as Desk, mining: shift, seal, restartMining: () => shift.restart() }
}

async function beginMiners(warehouse: Promise<Worker>): Promise<Miners> {
  const [worker, other] = await Promise.all([begin(miningFile), warehouse])
  const desk = Comlink.wrap<Joined>(other)
  const mining = Comlink.wrap<Mining & Joined>(worker)
  const { port1, port2 } = new MessageChannel()
  await desk.join(Comlink.transfer(port1, [port1]))
  await mining.join(Comlink.transfer(port2, [port2]))
  return { mining: mining as Mining, end: () => worker.terminate() }
}

/** A worker whose file has run: started from a `blob:`, so that it inherits the policy of the page. */
function begin(file: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = spawn(file)
    const fail = (why: string) => {
      worker.terminate()
      reject(new Failure({ code: 'no-engine', why }))
    }
    const timer = setTimeout(() => fail('a worker did not answer in 30 seconds'), startWithin)
    worker.onerror = (event) => fail(event.message || 'a worker was refused')
    worker.onmessage = ({ data }) => {
      if (data !== 'ready') return
      clearTimeout(timer)
      worker.onerror = null
      worker.onmessage = null
      resolve(worker)
    }
  })
}

/** Tries to reach the outside from a worker of the kind that reads files. */
export function askCanary(): Promise<Seal> {
  return new Promise((resolve) => {
    const worker = spawn(canaryFile)
    const answer = (seal: Seal) => {
      worker.terminate()
      resolve(seal)
    }
    setTimeout(() => answer({ blocked: false, by: 'no answer' }), canaryWithin)
    worker.onerror = (event) => answer({ blocked: false, by: event.message || 'the worker was refused' })
    worker.onmessage = ({ data }) => data !== 'ready' && answer(data)
  })
}

function spawn(file: string): Worker {
  const source = bootstrap('module', new URL(file, document.baseURI).href, location.origin)
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(scriptUrl(address))
  setTimeout(() => URL.revokeObjectURL(address), startWithin)
  return worker
}

/** Doors that open nothing: every question is answered with why. */
function refusing(seal: Seal): Threads {
  const fault: Fault = { code: 'not-sealed', why: seal.by }
  const answer = async () => ({ ok: false, fault })
  const refuse = {
    get: (_: object, name: string | symbol): unknown =>
      name === 'then' ? undefined : new Proxy(answer, refuse),
  }
  const mining: Mining = {
    cards: async () => [],
    run: async () => ({ ok: false, fault }),
    rehearse: async () => {},
  }
  return { desk: new Proxy({}, refuse) as Desk, mining, seal, restartMining: () => {} }
}
