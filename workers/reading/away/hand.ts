import { Failure } from '../../../src/contract/fault.ts'
import { asFault } from '../../../src/contract/wire.ts'
import type { TextColumn } from '../table.ts'
import { type Stretch, scanned } from '../text.ts'
import type { Fresh, Order, Packet, Said, Told } from './packet.ts'

/** Packets that may be under way: enough that nobody waits, few enough to stay small. */
const underWay = 3

/** Reads a file for another worker. Every error goes through the port as a fault; nothing is thrown. */
export async function serve({ job, print, port }: Order): Promise<void> {
  const stopper = new AbortController()
  const memory = new Memory()
  const credit = new Credit(underWay)
  port.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data === 'stop') stopper.abort()
    else memory.back(data)
    credit.more()
  }
  const say = (said: Said, with_: Transferable[] = []) => port.postMessage(said, with_)
  const through = { print: '' }
  const call = {
    signal: stopper.signal,
    progress: () => {},
    ...(print && { print: (hex: string) => Object.assign(through, { print: hex }) }),
  }
  try {
    const packing = new Packing(memory, job.wanted.length)
    for await (const stretch of scanned(job, call)) {
      await credit.take()
      if (stopper.signal.aborted) throw new Failure({ code: 'stopped' })
      const packet = packing.packet(stretch)
      say({ packet }, transfersOf(packet))
    }
    say(through)
  } catch (thrown) {
    say({ fault: asFault(thrown) })
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

/** Memory that comes back is used again: fresh memory costs more than the copy. */
class Memory {
  readonly #spare: ArrayBuffer[] = []

  back(buffers: readonly ArrayBuffer[]): void {
    this.#spare.push(...buffers)
  }

  #of(bytes: number): ArrayBuffer {
    const at = this.#spare.findIndex((one) => one.byteLength >= bytes)
    const [one] = at < 0 ? [] : this.#spare.splice(at, 1)
    return one ?? new ArrayBuffer(Math.ceil((bytes * 1.25) / 8) * 8)
  }

  ints(values: Int32Array): Int32Array<ArrayBuffer> {
    const copy = new Int32Array(this.#of(values.byteLength), 0, values.length)
    copy.set(values)
    return copy
  }

  bytes(values: Uint8Array): Uint8Array<ArrayBuffer> {
    const copy = new Uint8Array(this.#of(values.byteLength), 0, values.length)
    copy.set(values)
    return copy
  }
}

/** Turns what was read into packets; what a packet has told of a column the next one need not tell. */
class Packing {
  readonly #memory: Memory
  readonly #told: { pooled: number; added: number }[]

  constructor(memory: Memory, columns: number) {
    this.#memory = memory
    this.#told = Array.from({ length: columns }, () => ({ pooled: 0, added: 0 }))
  }

  packet(stretch: Stretch): Packet {
    const { rows, lines, columns, aside, done, notes } = stretch
    return {
      ...{ rows, aside, done },
      ...(notes && { notes }),
      lines: this.#memory.ints(lines),
      codes: columns.map(({ codes }) => this.#memory.ints(codes)),
      fresh: columns.map((column, k) => this.#fresh(column, k)),
      ...this.#place(stretch),
    }
  }

  #fresh({ texts }: TextColumn, k: number): Fresh {
    const told = this.#told[k] ?? { pooled: 0, added: 0 }
    const added = texts.addedSince(told.added)
    told.added += added.length
    const pooled = texts.pool?.since(told.pooled)
    if (!pooled) return { letters: new Uint8Array(), starts: new Int32Array(), added }
    told.pooled += pooled.starts.length - 1
    return { letters: pooled.letters.slice(), starts: pooled.starts.slice(), added }
  }

  #place({ rows, written, starts, ends }: Stretch): Pick<Packet, 'text' | 'starts' | 'ends'> {
    const from = starts[0] ?? 0
    const to = rows === 0 ? from : (ends[rows - 1] ?? from)
    return {
      text: written.plain
        ? this.#memory.bytes(written.codes.subarray(from, to))
        : written.text.slice(from, to),
      starts: this.#memory.ints(starts.subarray(0, rows)),
      ends: this.#memory.ints(ends.subarray(0, rows)),
    }
  }
}

/** The memory of a packet that moves with it. */
export function transfersOf({ lines, codes, fresh, text, starts, ends }: Packet): ArrayBuffer[] {
  const letters = typeof text === 'string' ? [] : [text]
  const arrays = [lines, ...codes, starts, ends, ...letters, ...fresh.flatMap((f) => [f.letters, f.starts])]
  return arrays.map(({ buffer }) => buffer)
}
