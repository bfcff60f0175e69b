import { Failure } from '../../../src/contract/fault.ts'
import type { Said } from './packet.ts'

/** What comes through a port, one after the other; a stop ends the wait. */
export class Inbox {
  readonly #here: Said[] = []
  readonly #signal: AbortSignal
  #wake: () => void = () => {}

  constructor(port: MessagePort, signal: AbortSignal) {
    this.#signal = signal
    port.onmessage = ({ data }: MessageEvent<Said>) => {
      this.#here.push(data)
      this.#wake()
    }
    signal.addEventListener('abort', this.#woken)
  }

  readonly #woken = () => this.#wake()

  close(): void {
    this.#signal.removeEventListener('abort', this.#woken)
  }

  /** Throws Failure `stopped`. */
  async next(): Promise<Said> {
    for (;;) {
      if (this.#signal.aborted) throw new Failure({ code: 'stopped' })
      const said = this.#here.shift()
      if (said) return said
      await new Promise<void>((go) => {
        this.#wake = go
      })
    }
  }
}
