import * as v from 'valibot'
import type { CampaignBook } from '../../src/contract/campaigns.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import { type Corrections, type FileDraft, formats } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Mark } from '../../src/contract/marks.ts'
import type { Note } from '../../src/contract/notes.ts'
import { isCurrencyCode, isRate } from '../../src/contract/rates.ts'
import { type Meaning, meanings } from '../../src/contract/schema.ts'
import { isZone } from '../../src/contract/zones.ts'
import { hash } from '../reading/fingerprint.ts'
import { bookSchema, noCampaigns } from './campaign-book.ts'
import { notesSchema } from './notes-schema.ts'

const text = v.pipe(v.string(), v.maxLength(100_000))
const count = v.pipe(v.number(), v.minValue(0))
const isMeaning = (value: unknown): value is Meaning =>
  typeof value === 'string' && Object.hasOwn(meanings, value)
const meaning = v.nullable(v.custom<Meaning>(isMeaning))
const grain = v.picklist([
  'order',
  'order line',
  'transaction',
  'customer',
  'product',
  'review',
  'ticket',
  'event',
  'payment',
  'other',
])

export const correctionsSchema = v.strictObject({
  sheet: v.exactOptional(text),
  encoding: v.exactOptional(text),
  delimiter: v.exactOptional(text),
  headerLine: v.exactOptional(count),
  dateOrder: v.exactOptional(v.picklist(['day-first', 'month-first'])),
  year: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/))),
  decimal: v.exactOptional(v.picklist(['.', ','])),
  currency: v.exactOptional(text),
  grain: v.exactOptional(grain),
  cents: v.exactOptional(v.boolean()),
  agree: v.exactOptional(v.array(text)),
  means: v.exactOptional(v.array(v.tuple([v.number(), meaning]))),
  strict: v.exactOptional(v.array(v.tuple([v.number(), v.boolean()]))),
  repairs: v.exactOptional(v.array(v.tuple([count, text]))),
})

const code = v.pipe(v.string(), v.check(isCurrencyCode))

const decisions = v.strictObject({
  identity: v.exactOptional(
    v.strictObject({
      same: v.exactOptional(v.array(v.tuple([text, text, v.boolean()]))),
      level: v.exactOptional(v.picklist(['person', 'household'])),
      merge: v.exactOptional(v.boolean()),
      country: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
    }),
  ),
  steps: v.exactOptional(v.array(v.tuple([text, v.boolean()]))),
  rates: v.exactOptional(
    v.strictObject({ into: code, each: v.array(v.tuple([code, v.pipe(v.number(), v.check(isRate)), text])) }),
  ),
  zone: v.exactOptional(v.pipe(v.string(), v.check(isZone))),
  objections: v.exactOptional(v.strictObject({ salt: text, contact: v.array(text), process: v.array(text) })),
})

const draft = v.object({
  name: text,
  bytes: count,
  format: v.picklist(formats),
  sheets: v.array(v.object({ name: text, rows: count, hidden: v.boolean() })),
  sheet: text,
  encoding: text,
  delimiter: text,
  headerLine: count,
  recognisedAs: text,
  source: v.exactOptional(text),
  evidence: text,
  grain,
  columns: v.array(
    v.object({ name: text, means: meaning, sure: v.number(), evidence: text, examples: v.array(text) }),
  ),
  preview: v.array(v.object({ line: count, cells: v.array(text) })),
  yearFrom: v.exactOptional(text),
  notes: notesSchema,
})

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{4,80}$/))

const manifest = v.object({
  version: v.literal(1),
  generation: count,
  id,
  title: text,
  opened: text,
  saved: text,
  data: text,
  notes: notesSchema,
  decisions: v.optional(decisions, {}),
  files: v.array(
    v.object({
      id,
      name: text,
      bytes: count,
      place: count,
      batch: v.optional(count, 0),
      today: text,
      draft,
      corrections: correctionsSchema,
      notes: notesSchema,
      rows: count,
    }),
  ),
  tables: v.array(v.object({ name: text, file: text, rows: count, hash: text })),
  /** No way back to what was before: somebody was erased from it. */
  cleared: v.optional(v.boolean(), false),
  erased: v.optional(v.array(v.object({ on: text, people: count, rows: count, files: count })), []),
  asked: v.optional(v.array(text), []),
  marks: v.optional(
    v.array(
      v.object({
        miner: text,
        rule: text,
        verdict: v.picklist(['fine', 'wrong']),
        keys: v.array(text),
        who: v.array(text),
      }),
    ),
    [],
  ),
  book: v.optional(bookSchema, noCampaigns),
})

/** What a workspace is, as it stands on the disk; written last, it is the commit. */
export type Manifest = Omit<v.InferOutput<typeof manifest>, 'files' | 'marks' | 'book' | 'asked'> & {
  book: CampaignBook
  files: ManifestFile[]
  asked: readonly string[]
  marks: readonly Mark[]
  decisions: Decisions
}
export interface ManifestFile {
  id: string
  name: string
  bytes: number
  place: number
  /** Number of the import it came with. */
  batch: number
  /** The day it was read: later dates were set aside. */
  today: string
  draft: FileDraft
  corrections: Corrections
  notes: Note[]
  rows: number
}

/** What is stored of a manifest: before all else the fingerprint of the rest, so that a changed one is not taken for whole. */
export async function writeManifest(manifest: Manifest): Promise<string> {
  const rest = JSON.stringify(manifest).slice(1)
  return `${sumOpens}${await hash(bytesOf(rest))}",${rest}`
}

/** Reads what was stored; one of before there was a fingerprint goes without. Throws Failure `broken-file`. */
export async function readManifest(json: string): Promise<Manifest> {
  const [, sum, rest = ''] = json.startsWith(sumOpens) ? (summed.exec(json) ?? ['', '']) : []
  if (sum !== undefined && sum !== (await hash(bytesOf(rest)))) throw notWhole()
  return parseManifest(json)
}

const sumOpens = '{"sum":"'
const summed = /^\{"sum":"([\da-f]{16})",(.*)$/s
const bytesOf = (text: string) => new TextEncoder().encode(text)
const notWhole = () => new Failure({ code: 'broken-file', name: 'manifest.json', why: 'it is not whole' })

/** The content of a manifest; throws Failure `broken-file` for anything that is not a whole manifest. */
export function parseManifest(json: string): Manifest {
  const parsed = v.safeParse(manifest, safeJson(json))
  if (!parsed.success) throw notWhole()
  const files = parsed.output.files.map((f) => ({ ...f, draft: { ...f.draft, questions: [], fault: null } }))
  return { ...parsed.output, files }
}

function safeJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
