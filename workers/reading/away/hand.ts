import { Failure } from '../../../src/contract/fault.ts'
import { asFault, type Stage } from '../../../src/contract/wire.ts'
import { reader } from '../open.ts'
import { scanned } from '../text.ts'
import type { Order, Packet, Said, Sent, Task, Told } from './packet.ts'
import { Memory, Packing, transfersOf } from './packing.ts'

/** Packets that may be under way: enough that nobody waits, few enough to stay small. */
const underWay = 3
/** Milliseconds between two signs of life. */
const seldom = 100

/** The file asked for last: what its reader made of it is found again by the same object. */
let held: Sent | null = null

function fileOf({ file, id }: Sent): File {
  if (held?.id !== id) held = { file, id }
  return held.file
}

/** Reads a file for another worker. Every error goes through the port as a fault; nothing is thrown. */
export async function serve(order: Order): Promise<void> {
  const line = new Line(order.port)
  try {
    if (order.kind === 'open')
      line.say({ head: await reader.open(fileOf(order), order.corrections, line.call) })
    else line.say({ print: await sendAll(order, line) })
  } catch (thrown) {
    line.say({ fault: asFault(thrown) })
  }
}

/** The fingerprint where one was asked for, else ''. */
async function sendAll(order: Exclude<Task, { kind: 'open' }>, line: Line): Promise<string> {
  let print = ''
  const heard = (hex: string) => {
    print = hex
  }
  if (order.kind === 'scan') {
    const packing = new Packing(line.memory, order.wanted.length)
    const batches = reader.scan(fileOf(order), order.head, order.wanted, line.call)
    for await (const batch of batches) await line.send(() => packing.ofBatch(batch))
    return print
  }
  const { job } = order
  const packing = new Packing(line.memory, job.wanted.length)
  const call = { signal: line.call.signal, progress: () => {}, ...(order.print && { print: heard }) }
  for await (const stretch of scanned(job, call)) await line.send(() => packing.ofStretch(stretch))
  return print
}

/** The way to whoever asked: rows go there no faster than they are used. */
class Line {
  readonly memory = new Memory()
  readonly #stopper = new AbortController()
  readonly #port: MessagePort
  readonly #credit = new Credit(underWay)
  #told = -seldom

  constructor(port: MessagePort) {
    this.#port = port
    port.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data === 'stop') this.#stopper.abort()
      else this.memory.back(data)
      this.#credit.more()
    }
  }

  readonly call = {
    signal: this.#stopper.signal,
    progress: (stage: Stage, done: number, words?: string) => {
      if (performance.now() < this.#told + seldom) return
      this.#told = performance.now()
      this.say({ progress: words === undefined ? [stage, done] : [stage, done, words] })
    },
  }

  say(said: Said, with_: Transferable[] = []): void {
    this.#port.postMessage(said, with_)
  }

  async send(make: () => Packet): Promise<void> {
    await this.#credit.take()
    if (this.#stopper.signal.aborted) throw new Failure({ code: 'stopped' })
    const packet = make()
    this.say({ packet }, transfersOf(packet))
  }
}

/** What may still be sent before an answer comes. */
class Credit {
  #left: number
  #wake: () => void = () => {}
  constructor(left: number) {
    this.#left = left
  }

  more(): void {
    this.#left++
    this.#wake()
  }

  async take(): Promise<void> {
    while (this.#left === 0)
      await new Promise<void>((go) => {
        this.#wake = go
      })
    this.#left--
  }
}
