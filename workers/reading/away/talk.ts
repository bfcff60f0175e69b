import { Failure } from '../../../src/contract/fault.ts'
import type { Call } from '../../../src/contract/wire.ts'
import type { Lease } from './hands.ts'
import { Inbox } from './inbox.ts'
import type { Found, Task, Told } from './packet.ts'

/** Milliseconds without a sign of life after which a file is given up: some libraries say nothing before they are through. */
export const patienceFor = (bytes: number): number => 20_000 + bytes / 1000

/** One order to a hand, and what comes of it. */
export class Talk {
  readonly #lease: Lease
  readonly #port: MessagePort
  readonly #inbox: Inbox
  readonly #file: File
  readonly #call: Call
  readonly #patience: number

  constructor(lease: Lease, task: Task, file: File, call: Call, patience = patienceFor(file.size)) {
    const { port1, port2 } = new MessageChannel()
    this.#lease = lease
    this.#port = port1
    this.#inbox = new Inbox(port1, call.signal, lease.over)
    this.#file = file
    this.#call = call
    this.#patience = patience
    lease.post({ ...task, port: port2 })
  }

  /** What is found next. Throws Failure: the hand's own, `stopped`, or `broken-file` where the hand fell silent. */
  async next(): Promise<Found> {
    for (;;) {
      const said = await this.#inbox.next(this.#patience)
      if (said === 'stopped') throw new Failure({ code: 'stopped' })
      if (said === 'over') throw this.#broken('reading it broke off; it may be damaged')
      if (said === 'silent') {
        this.#lease.end()
        const seconds = Math.max(1, Math.round(this.#patience / 1000)).toLocaleString('en-GB')
        throw this.#broken(`it could not be read in ${seconds} seconds and may be damaged`)
      }
      if ('fault' in said) throw new Failure(said.fault)
      if (!('progress' in said)) return said
      this.#call.progress(...said.progress)
    }
  }

  #broken(why: string): Failure {
    return new Failure({ code: 'broken-file', name: this.#file.name, why })
  }

  /** Memory that was read: it goes back to be filled again. */
  giveBack(memory: ArrayBuffer[]): void {
    this.#port.postMessage(memory satisfies Told, memory)
  }

  /** Whatever is still under way is stopped. `heeds`: the hand looks up often enough to hear of it. */
  close(heeds: boolean): void {
    this.#inbox.close()
    this.#port.postMessage('stop' satisfies Told)
    this.#port.close()
    if (this.#call.signal.aborted && !heeds) this.#lease.end()
    this.#lease.rest()
  }
}
