import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { asFault } from '../../src/contract/wire.ts'
import { Hands, type Thread } from '../reading/away/hands.ts'
import type { Order, Said } from '../reading/away/packet.ts'
import { bytesOf } from '../reading/pieces.ts'

/** An order as threads of Node may pass it on: files on the disk cannot be. `file`: null where it was sent before. */
export interface Letter {
  order: Omit<Extract<Order, { kind: 'open' }>, 'file'> | Omit<Extract<Order, { kind: 'scan' }>, 'file'>
  file: { bytes: ArrayBuffer; name: string } | null
}

/** The reading workers of Node. They hold nobody up at the end once they are let go of. */
export const nodeHands = (): Hands => new Hands(start)

function start(failed: () => void): Promise<Thread | null> {
  const runner = createRequire(import.meta.url).resolve('tsx/esm/api')
  const file = new URL('./hand-node.worker.ts', import.meta.url).href
  const quoted = [new URL(runner, 'file:').href, file, file].map((text) => JSON.stringify(text))
  const source = `import(${quoted[0]}).then((tsx) => tsx.tsImport(${quoted[1]}, ${quoted[2]}))`
  const worker = new Worker(source, { eval: true })
  return new Promise((resolve) => {
    worker.once('message', () => {
      worker.unref()
      resolve(threadOf(worker))
    })
    worker.on('error', () => {
      failed()
      resolve(null)
    })
  })
}

function threadOf(worker: Worker): Thread {
  let known = 0
  const post = async (order: Order) => {
    try {
      if (order.kind === 'cut') throw new TypeError('text is read in this thread')
      const { file, ...rest } = order
      const again = order.id === known
      known = order.id
      const bytes = again ? null : (await bytesOf(file, 0, file.size)).buffer
      const letter: Letter = { order: rest, file: bytes && { bytes, name: file.name } }
      worker.postMessage(letter, [order.port, ...(bytes ? [bytes] : [])] as never)
    } catch (thrown) {
      order.port.postMessage({ fault: asFault(thrown) } satisfies Said)
    }
  }
  return { postMessage: (order) => void post(order), terminate: () => worker.terminate() }
}
