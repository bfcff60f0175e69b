import * as v from 'valibot'
import type { Overlap } from '../../src/contract/desk.ts'
import type { Span } from '../../src/contract/marts.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Reason } from '../../src/contract/reasons.ts'
import type { Times } from '../../src/contract/zones.ts'
import type { Summary } from '../join/summary.ts'
import { notesSchema } from './notes-schema.ts'

/** What a file came to: rows in = rows used + rows set aside. */
export interface FileCounts {
  rowsIn: number
  rowsUsed: number
  rowsSetAside: number
  /** What it has in common with the files before it. */
  overlap: Overlap | null
}

/** What is known without asking the database; it is stored with the tables, under a checksum like theirs. */
export interface Facts extends Summary {
  customers: number
  /** Days with a web visit; null where no file tells of visits. */
  visits: Span | null
  /** Days with a review or ticket. */
  messages: Span | null
  /** Names of what files tell of each customer. */
  traits: string[]
  files: FileCounts[]
  tables: { name: string; rows: number }[]
  setAside: Reason[]
  notes: Note[]
  /** How times are written; null where no file tells a zone. */
  times: Times | null
}

const text = v.string()
const count = v.pipe(v.number(), v.minValue(0))

const repeated = v.object({ known: count, changed: count, fresh: count })

const facts: v.GenericSchema<unknown, Facts> = v.object({
  sums: v.array(
    v.object({
      currency: text,
      sums: v.object({
        revenue: v.number(),
        orders: count,
        lines: count,
        refunds: v.number(),
        voidedOrders: count,
        voidedAmount: v.number(),
      }),
    }),
  ),
  period: v.nullable(v.object({ from: text, to: text })),
  firstDay: text,
  lastDay: text,
  currencies: v.array(text),
  converted: v.optional(
    v.nullable(
      v.object({
        into: text,
        each: v.array(v.object({ currency: text, rate: v.number(), on: text, orders: count })),
        of: count,
      }),
    ),
    null,
  ),
  orders: count,
  customers: count,
  visits: v.optional(v.nullable(v.object({ firstDay: text, lastDay: text })), null),
  messages: v.optional(v.nullable(v.object({ firstDay: text, lastDay: text })), null),
  traits: v.optional(v.array(text), []),
  files: v.array(
    v.object({
      rowsIn: count,
      rowsUsed: count,
      rowsSetAside: count,
      overlap: v.optional(
        v.nullable(v.object({ orders: repeated, lines: repeated, customers: repeated })),
        null,
      ),
    }),
  ),
  tables: v.array(v.object({ name: text, rows: count })),
  setAside: v.array(
    v.object({ reason: text, rows: count, first: v.exactOptional(v.object({ file: text, line: count })) }),
  ),
  notes: notesSchema,
  times: v.optional(
    v.nullable(v.object({ offsets: v.array(v.tuple([v.number(), count])), plain: count })),
    null,
  ),
})

/** As it is stored. */
export const writeFacts = (known: Facts): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(known))

/** Throws for anything that is not whole. */
export const readFacts = (bytes: Uint8Array): Facts =>
  v.parse(facts, JSON.parse(new TextDecoder().decode(bytes)))
