import { bootstrap } from '../../src/contract/seal.ts'
import handFile from '../reading/away/hand.worker.ts?worker&url'
import type { Hand } from '../reading/away/reader.ts'
import { startWorker } from './start-worker.ts'

/** Milliseconds after which a file is read without it. */
const patience = 400
/** Milliseconds without a file to read after which it is let go. */
const idle = 20_000

/** The reading worker: started when a large file comes, let go when none has come for a while. */
export class BrowserHand implements Hand {
  #worker: Promise<Worker | null> | null = null
  #busy = 0
  #end: ReturnType<typeof setTimeout> | undefined

  rouse(): void {
    this.#worker ??= start()
    this.#waitForWork()
  }

  take(): Promise<Worker | null> {
    this.#busy++
    this.#worker ??= start()
    const late = new Promise<null>((go) => setTimeout(go, patience, null))
    return Promise.race([this.#worker, late])
  }

  rest(): void {
    this.#busy--
    this.#waitForWork()
  }

  #waitForWork(): void {
    clearTimeout(this.#end)
    this.#end = setTimeout(() => this.#busy === 0 && void this.#letGo(), idle)
  }

  async #letGo(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    ;(await worker)?.terminate()
  }
}

/** Null where it is refused. */
const start = (): Promise<Worker | null> =>
  startWorker(bootstrap('module', handFile, self.location.origin)).catch(() => null)
