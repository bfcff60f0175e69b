import { existsSync, readFileSync } from 'node:fs'
import type { Corrections } from '../../src/contract/desk.ts'
import { type Note, said } from '../../src/contract/notes.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import type { Aside, TableHead } from '../../workers/reading/table.ts'
import { scanText } from '../../workers/reading/text.ts'

/** Public files lie beside the project; tests that need them skip, visibly, where they are absent. */
export const shared = new URL('../../../shared/data/', import.meta.url).pathname
export const haveShared = existsSync(shared)

export const fileAt = (path: string) => new File([readFileSync(shared + path)], path.split('/').at(-1) ?? '')

export const textFile = (text: string | Uint8Array, name = 'orders.csv') => new File([text as BlobPart], name)

export interface Read {
  head: TableHead
  lines: number[]
  rows: string[][]
  aside: Aside[]
  /** What its batches tell, and the sentences alone. */
  told: Note[]
  notes: string[]
}

/** Opens a file and reads all of it, every column; `size` = bytes at a time. */
export async function readAll(
  file: File,
  corrections: Corrections = {},
  size?: number,
  call: Call = quiet,
): Promise<Read> {
  const head = await reader.open(file, corrections)
  const wanted = head.headers.map((_, c) => c)
  const read: Read = { head, lines: [], rows: [], aside: [], told: [], notes: [] }
  const batches = size ? scanText(file, head, wanted, call, size) : reader.scan(file, head, wanted, call)
  for await (const batch of batches) {
    for (let r = 0; r < batch.rows; r++)
      read.rows.push(batch.columns.map(({ codes, texts }) => texts.text(codes[r] ?? -1)))
    read.lines.push(...batch.lines)
    read.aside.push(...batch.aside)
    read.told.push(...(batch.notes ?? []))
  }
  read.notes.push(...said(read.told))
  return read
}

/** The bytes of a text in any writing that can be decoded: each letter's are looked up. */
export function written(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label)
  const found = new Map<string, number[]>()
  for (let lead = 255; lead >= 0; lead--) {
    for (let trail = 255; trail >= 0x40; trail--)
      if (lead >= 0x80) found.set(decoder.decode(Uint8Array.from([lead, trail])), [lead, trail])
    found.set(decoder.decode(Uint8Array.from([lead])), [lead])
  }
  return Uint8Array.from([...text].flatMap((letter) => found.get(letter) ?? [63]))
}
