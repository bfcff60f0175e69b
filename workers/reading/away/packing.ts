import type { TextBatch, TextColumn } from '../table.ts'
import type { Stretch } from '../text.ts'
import type { Fresh, Packet } from './packet.ts'

/** Memory that comes back is used again: fresh memory costs more than the copy. */
export class Memory {
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

type Place = Pick<Packet, 'text' | 'starts' | 'ends'>

/** Turns what was read into packets; what a packet has told of a column the next one need not tell. */
export class Packing {
  readonly #memory: Memory
  readonly #told: { pooled: number; added: number }[]

  constructor(memory: Memory, columns: number) {
    this.#memory = memory
    this.#told = Array.from({ length: columns }, () => ({ pooled: 0, added: 0 }))
  }

  /** Rows that were cut out of a text, which goes with them. */
  ofStretch(stretch: Stretch): Packet {
    return this.#packet(stretch, this.#cutFrom(stretch))
  }

  /** Rows of any other format, with what each of them is when it is told as it stands. */
  ofBatch(batch: TextBatch): Packet {
    return this.#packet(batch, this.#written(batch))
  }

  #packet({ rows, lines, columns, aside, done, notes }: Omit<TextBatch, 'raw'>, place: Place): Packet {
    return {
      ...{ rows, aside, done },
      ...(notes && { notes }),
      lines: this.#memory.ints(lines),
      codes: columns.map(({ codes }) => this.#memory.ints(codes)),
      fresh: columns.map((column, k) => this.#fresh(column, k)),
      ...place,
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

  #cutFrom({ rows, written, starts, ends }: Stretch): Place {
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

  #written({ rows, raw }: TextBatch): Place {
    const texts = Array.from({ length: rows }, (_, row) => raw(row))
    const starts = new Int32Array(rows)
    const ends = new Int32Array(rows)
    for (let row = 0, at = 0; row < rows; row++) {
      starts[row] = at
      at += texts[row]?.length ?? 0
      ends[row] = at
    }
    return { text: texts.join(''), starts: this.#memory.ints(starts), ends: this.#memory.ints(ends) }
  }
}

/** The memory of a packet that moves with it. */
export function transfersOf({ lines, codes, fresh, text, starts, ends }: Packet): ArrayBuffer[] {
  const letters = typeof text === 'string' ? [] : [text]
  const arrays = [lines, ...codes, starts, ends, ...letters, ...fresh.flatMap((f) => [f.letters, f.starts])]
  return arrays.map(({ buffer }) => buffer)
}
