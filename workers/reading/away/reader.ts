import { Failure } from '../../../src/contract/fault.ts'
import { reader } from '../open.ts'
import { rawLength } from '../ready.ts'
import type { Reader, Reading, TextBatch } from '../table.ts'
import { type Job, jobOf } from '../text.ts'
import { asciiText } from '../written.ts'
import { Inbox } from './inbox.ts'
import type { Order, Packet, Told } from './packet.ts'
import { SentColumn } from './sent.ts'

/** A worker that reads for this one. */
export interface Hand {
  /** Starts it: there will be something to read soon. */
  rouse(): void
  /** The worker, started where it is not; null where it does not come in time. Whoever took it lets it `rest`. */
  take(): Promise<Pick<Worker, 'postMessage'> | null>
  rest(): void
}

/** Below, a second worker costs more than it saves. */
const largeFile = 8_000_000

/**
 * Reads large text files in a worker of their own: one core reads and cuts while another one understands what was cut.
 * The same rows as `reader` gives, in the same order. `least`: bytes from which on it does.
 */
export function readerWith(hand: Hand, least = largeFile): Reader {
  return {
    async open(file, corrections) {
      if (file.size >= least) hand.rouse()
      return reader.open(file, corrections)
    },
    async *scan(file, head, wanted, call) {
      const large = head.format === 'csv' && file.size >= least
      if (!large) return yield* reader.scan(file, head, wanted, call)
      try {
        const worker = await hand.take()
        if (worker) yield* readAway(worker, await jobOf(file, head, wanted), call)
        else yield* reader.scan(file, head, wanted, call)
      } finally {
        hand.rest()
      }
    },
  }
}

async function* readAway(
  worker: Pick<Worker, 'postMessage'>,
  job: Job,
  call: Reading,
): AsyncGenerator<TextBatch> {
  const { port1: port, port2 } = new MessageChannel()
  const inbox = new Inbox(port, call.signal)
  const order: Order = { job, print: call.print !== undefined, port: port2 }
  worker.postMessage(order, [port2])
  const columns = job.wanted.map(() => new SentColumn())
  try {
    for (;;) {
      const said = await inbox.next()
      if ('fault' in said) throw new Failure(said.fault)
      if ('print' in said) return said.print && call.print?.(said.print)
      yield batchOf(said.packet, columns)
      call.progress('read', said.packet.done / Math.max(1, job.file.size))
      const memory = memoryOf(said.packet)
      port.postMessage(memory satisfies Told, memory)
    }
  } finally {
    inbox.close()
    port.postMessage('stop' satisfies Told)
    port.close()
  }
}

function batchOf(packet: Packet, columns: readonly SentColumn[]): TextBatch {
  const { rows, lines, codes, aside, done, notes, starts, ends } = packet
  for (const [k, fresh] of packet.fresh.entries()) columns[k]?.learn(fresh)
  const text = () => (typeof packet.text === 'string' ? packet.text : asciiText(packet.text))
  const raw = (row: number) => {
    const base = starts[0] ?? 0
    const start = (starts[row] ?? 0) - base
    return text().slice(start, Math.min((ends[row] ?? 0) - base, start + rawLength))
  }
  const cells = columns.map(({ texts }, k) => ({ codes: codes[k] ?? new Int32Array(), texts }))
  return { rows, lines, columns: cells, aside, raw, done, ...(notes && { notes }) }
}

/** The memory of a packet that was read: it goes back to be filled again. */
function memoryOf({ lines, codes, starts, ends, text }: Packet): ArrayBuffer[] {
  const arrays = [lines, ...codes, starts, ends, ...(typeof text === 'string' ? [] : [text])]
  return arrays.map(({ buffer }) => buffer)
}
