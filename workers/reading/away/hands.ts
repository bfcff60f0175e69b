import type { Order } from './packet.ts'

/** A worker as it is needed here. */
export interface Thread {
  postMessage(order: Order, with_: Transferable[]): void
  terminate(): unknown
}

/** A worker that reads for one at a time. Whoever took it lets it `rest`, or ends it. */
export interface Lease {
  post(order: Order): void
  /** Aborted when the worker is no more. */
  readonly over: AbortSignal
  rest(): void
  /** At once, whatever it does: all its memory is free again. */
  end(): void
}

/** Workers that read for this one. */
export interface Hand {
  /** Starts one: there will be something to read soon. */
  rouse(): void
  /** Null where none comes in time (milliseconds). */
  take(patience: number): Promise<Lease | null>
  /** Whoever rests now waits for the next file, however late it comes; nobody waits after that. */
  stay(): void
  /** Lets go of whoever rests. */
  close(): void
}

/** Milliseconds without a file to read after which a worker is let go. */
const idle = 1_500

/** `failed` hears that the worker has broken down by itself; null where none can be started. */
export type Start = (failed: () => void) => Promise<Thread | null>

interface Started {
  thread: Promise<Thread | null>
  over: AbortController
}

/** The one that rested last is taken first, with what it knows; where two read at once, each has its own. */
export class Hands implements Hand {
  readonly #start: Start
  #spare: Started | null = null
  #end: ReturnType<typeof setTimeout> | undefined

  constructor(start: Start) {
    this.#start = start
  }

  rouse(): void {
    this.#keep(this.#any())
  }

  async take(patience: number): Promise<Lease | null> {
    const one = this.#any()
    this.#spare = null
    clearTimeout(this.#end)
    const late = timer(patience)
    const thread = await Promise.race([one.thread, late.over])
    late.clear()
    if (!thread || one.over.signal.aborted) {
      this.#keep(one)
      return null
    }
    return {
      post: (order) => thread.postMessage(order, [order.port]),
      over: one.over.signal,
      rest: () => this.#keep(one),
      end: () => letGo(one),
    }
  }

  stay(): void {
    clearTimeout(this.#end)
  }

  #any(): Started {
    if (this.#spare && !this.#spare.over.signal.aborted) return this.#spare
    const over = new AbortController()
    return { over, thread: this.#start(() => over.abort()).catch(() => null) }
  }

  #keep(one: Started): void {
    if (one.over.signal.aborted) return
    if (this.#spare && this.#spare !== one) letGo(this.#spare)
    this.#spare = one
    clearTimeout(this.#end)
    this.#end = setTimeout(() => this.close(), idle)
  }

  close(): void {
    clearTimeout(this.#end)
    if (this.#spare) letGo(this.#spare)
    this.#spare = null
  }
}

function letGo({ thread, over }: Started): void {
  over.abort()
  void thread.then((worker) => worker?.terminate())
}

function timer(patience: number): { over: Promise<null>; clear: () => void } {
  let clear = () => {}
  const over = new Promise<null>((go) => {
    const id = setTimeout(go, patience, null)
    clear = () => clearTimeout(id)
  })
  return { over, clear }
}
