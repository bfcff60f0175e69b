import type { Said } from './packet.ts'

/** Why nothing more comes: it was stopped, whoever sent is no more, or was not heard of for too long. */
type Ending = 'stopped' | 'over' | 'silent'

/** A wait is measured in so many stretches: a device that slept through one of them was not waiting. */
const stretches = 20

/** What comes through a port, one after the other. A stop and the end of the sender end the wait. */
export class Inbox {
  readonly #here: Said[] = []
  readonly #stop: AbortSignal
  readonly #over: AbortSignal
  #wake: () => void = () => {}

  constructor(port: MessagePort, stop: AbortSignal, over: AbortSignal) {
    this.#stop = stop
    this.#over = over
    port.onmessage = ({ data }: MessageEvent<Said>) => {
      this.#here.push(data)
      this.#wake()
    }
    for (const signal of [stop, over]) signal.addEventListener('abort', this.#woken)
  }

  readonly #woken = () => this.#wake()

  close(): void {
    for (const signal of [this.#stop, this.#over]) signal.removeEventListener('abort', this.#woken)
  }

  /** What was said next, or why nothing is. `patience`: milliseconds without a word after which it is silence. */
  async next(patience: number): Promise<Said | Ending> {
    let waited = 0
    const clock = setInterval(() => {
      waited++
      this.#wake()
    }, patience / stretches)
    try {
      for (;;) {
        if (this.#stop.aborted) return 'stopped'
        const said = this.#here.shift()
        if (said) return said
        if (this.#over.aborted) return 'over'
        if (waited >= stretches) return 'silent'
        await new Promise<void>((go) => {
          this.#wake = go
        })
      }
    } finally {
      clearInterval(clock)
    }
  }
}
