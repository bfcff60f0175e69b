import { quiet } from '../../../src/contract/wire.ts'
import type { Kind } from '../magic.ts'
import { kindIn, openAs, reader } from '../open.ts'
import { rawLength } from '../ready.ts'
import type { Reader, Reading, TableHead, TextBatch } from '../table.ts'
import { jobOf } from '../text.ts'
import { asciiText } from '../written.ts'
import type { Hand, Lease } from './hands.ts'
import type { Packet, Sent, Task } from './packet.ts'
import { SentColumn } from './sent.ts'
import { Talk } from './talk.ts'

/** Bytes of text below which a second worker costs more than it saves. */
const largeFile = 8_000_000
/** Milliseconds after which a large text is read without it; nothing else is, as long as it may come. */
const soon = 400
const ever = 30_000

/** What libraries of others read. */
const foreign = new Set<Kind['kind']>(['json', 'parquet', 'zip', 'sheets'])

const ids = new WeakMap<File, number>()
let next = 1

function sent(file: File): Sent {
  const id = ids.get(file) ?? next++
  ids.set(file, id)
  return { file, id }
}

export interface Ways {
  /** Bytes of text from which on it is read away. */
  least?: number
  /** Milliseconds without a sign of life after which a file is given up; by its size where absent. */
  patience?: number
  /** The worker stays for what comes next: only its code is to be compiled now. */
  rehearsal?: boolean
}

/**
 * Reads in a worker of its own: large text files, because one core reads and cuts while another one understands what was
 * cut; every other format, because its library may run for ever on a damaged file. A worker that is stopped, or silent for
 * too long, is ended; the next file gets a fresh one. The same rows as `reader` gives, in the same order.
 */
export function readerWith(
  hand: Hand,
  { least = largeFile, patience, rehearsal = false }: Ways = {},
): Reader {
  return {
    async open(file, corrections, call = quiet) {
      const kind = await kindIn(file)
      if (kind.kind === 'text' && file.size >= least) hand.rouse()
      else if (kind.kind === 'text' && !rehearsal) hand.close()
      const lease = foreign.has(kind.kind) ? await hand.take(ever) : null
      if (!lease) return openAs(kind, file, corrections, call)
      return openAway(new Talk(lease, { kind: 'open', ...sent(file), corrections }, file, call, patience))
    },
    async *scan(file, head, wanted, call) {
      const text = head.format === 'csv'
      const job = text && file.size >= least ? await jobOf(file, head, wanted) : null
      const lease = job || !text ? await hand.take(text ? soon : ever) : null
      if (!lease) return yield* reader.scan(file, head, wanted, call)
      const task: Task = job
        ? { kind: 'cut', job, print: call.print !== undefined }
        : { kind: 'scan', ...sent(file), head, wanted }
      yield* scanAway(lease, task, file, wanted, call, patience)
      if (rehearsal) hand.stay()
    },
  }
}

async function openAway(talk: Talk): Promise<TableHead> {
  try {
    const found = await talk.next()
    if ('head' in found) return found.head
    throw new TypeError('a first look ends with a head')
  } finally {
    talk.close(false)
  }
}

async function* scanAway(
  lease: Lease,
  task: Task,
  file: File,
  wanted: number[],
  call: Reading,
  patience: number | undefined,
): AsyncGenerator<TextBatch> {
  const talk = new Talk(lease, task, file, call, patience)
  const columns = wanted.map(() => new SentColumn())
  const cut = task.kind === 'cut'
  try {
    for (;;) {
      const found = await talk.next()
      if ('print' in found) return found.print && call.print?.(found.print)
      if (!('packet' in found)) throw new TypeError('rows come in packets')
      yield batchOf(found.packet, columns)
      if (cut) call.progress('read', found.packet.done / Math.max(1, file.size))
      talk.giveBack(memoryOf(found.packet))
    }
  } finally {
    talk.close(cut)
  }
}

function batchOf(packet: Packet, columns: readonly SentColumn[]): TextBatch {
  const { rows, lines, codes, aside, done, notes, starts, ends } = packet
  for (const [k, fresh] of packet.fresh.entries()) columns[k]?.learn(fresh)
  const raw = (row: number) => {
    const base = starts[0] ?? 0
    const start = (starts[row] ?? 0) - base
    const end = Math.min((ends[row] ?? 0) - base, start + rawLength)
    return typeof packet.text === 'string'
      ? packet.text.slice(start, end)
      : asciiText(packet.text.subarray(start, end))
  }
  const cells = columns.map(({ texts }, k) => ({ codes: codes[k] ?? new Int32Array(), texts }))
  return { rows, lines, columns: cells, aside, raw, done, ...(notes && { notes }) }
}

/** The memory of a packet that was read: it goes back to be filled again. */
function memoryOf({ lines, codes, starts, ends, text }: Packet): ArrayBuffer[] {
  const arrays = [lines, ...codes, starts, ends, ...(typeof text === 'string' ? [] : [text])]
  return arrays.map(({ buffer }) => buffer)
}
