import { bootstrap } from '../../src/contract/seal.ts'
import handFile from '../reading/away/hand.worker.ts?worker&url'
import { Hands } from '../reading/away/hands.ts'
import { startWorker } from './start-worker.ts'

/** The reading workers of a browser. */
export const browserHands = (): Hands =>
  new Hands(async (failed) => {
    const worker = await startWorker(bootstrap('module', handFile, self.location.origin))
    worker.onerror = (event) => {
      event.preventDefault()
      failed()
    }
    return worker
  })
