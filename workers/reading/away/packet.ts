import type { Corrections } from '../../../src/contract/desk.ts'
import type { Fault } from '../../../src/contract/fault.ts'
import type { Stage } from '../../../src/contract/wire.ts'
import type { Aside, TableHead, TextBatch } from '../table.ts'
import type { Job } from '../text.ts'

/** A file that is read by its format. What the hand made of it stays there, under `id`. */
export interface Sent {
  file: File
  id: number
}

/** What the hand is asked for: to cut a text file, to look at any other, or to read what was looked at. */
export type Task =
  | { kind: 'cut'; job: Job; print: boolean }
  | (Sent & { kind: 'open'; corrections: Corrections })
  | (Sent & { kind: 'scan'; head: TableHead; wanted: number[] })

/** What it finds comes through `port`. */
export type Order = Task & { port: MessagePort }

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

/** What comes of an order: the first look, some rows, or that it is through. */
export type Found = { head: TableHead } | { packet: Packet } | { print: string }

/** What the hand says: what it found, that it is alive, or why it stops. */
export type Said = Found | { progress: [Stage, number, string?] } | { fault: Fault }

/** What it is told: here is memory for more, or stop. */
export type Told = ArrayBuffer[] | 'stop'
