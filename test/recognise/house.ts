import { expect } from 'vitest'
import { quiet } from '../../src/contract/wire.ts'
import { type FileColumns, gather } from '../../workers/join/columns.ts'
import type { Joined } from '../../workers/join/join.ts'
import type { Table } from '../../workers/join/table.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'

/** A file read as it is understood without a person. */
export async function columnsOf(name: string, text: string | File): Promise<FileColumns> {
  const door = recogniser(reader)
  const file = typeof text === 'string' ? new File([text], name) : text
  const draft = await door.draft(file, {})
  expect(draft.fault).toBeNull()
  return gather(await door.read(file, draft, {}, '2026-06-30'), quiet, () => {})
}

export type Plain = Record<string, string | number>

/** A table row by row: texts as texts, '' where nothing is told. */
export function plain(table: Table | undefined): Plain[] {
  return Array.from({ length: table?.rows ?? 0 }, (_, r) =>
    Object.fromEntries(
      Array.from(table?.columns ?? [], ([name, c]) => [
        name,
        c.type === 'text' ? (c.labels[c.codes[r] ?? -1] ?? '') : (c.values[r] ?? -1),
      ]),
    ),
  )
}

/** Rows of a told table with the customer and the order they speak of by name. */
export function linked(all: Joined, table: string): Plain[] {
  const customer = plain(all.customer).map((c) => c.customer ?? '')
  const order = plain(all.orders()).map((o) => o.order_id ?? '')
  return plain(all.told.find((t) => t.name === table)).map((row) => ({
    ...row,
    customer: customer[Number(row.customer_key)] ?? '',
    order: order[Number(row.order_key)] ?? '',
  }))
}
