import type { Fault } from '../../../src/contract/fault.ts'
import type { Aside, TextBatch } from '../table.ts'
import type { Job } from '../text.ts'

/** Asks the hand to read a file; what it finds comes through `port`. */
export interface Order {
  job: Job
  /** Whether the fingerprint of the file is wanted. */
  print: boolean
  port: MessagePort
}

/** Texts of a column that no packet has told before: of the kernel's, end to end, and others. */
export interface Fresh {
  letters: Uint8Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  added: string[]
}

/** A batch of rows on its way between two workers; the numbers are memory that goes back and forth. */
export interface Packet extends Pick<TextBatch, 'rows' | 'done' | 'notes'> {
  lines: Int32Array<ArrayBuffer>
  codes: Int32Array<ArrayBuffer>[]
  fresh: Fresh[]
  aside: Aside[]
  /** The stretch of the file the rows were cut from, as text or as letters of ASCII, and where each row stands in it. */
  text: string | Uint8Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  ends: Int32Array<ArrayBuffer>
}

/** What the hand says: some rows, that it is through, or why it stops. */
export type Said = { packet: Packet } | { print: string } | { fault: Fault }

/** What it is told: here is memory for more, or stop. */
export type Told = ArrayBuffer[] | 'stop'
