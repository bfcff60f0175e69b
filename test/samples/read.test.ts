import { beforeAll, describe, expect, it } from 'vitest'
import index from '../../public/samples/index.json' with { type: 'json' }
import type { FileDraft } from '../../src/contract/desk.ts'
import { quiet } from '../../src/contract/wire.ts'
import { type FileColumns, gather } from '../../workers/join/columns.ts'
import { type Joined, join } from '../../workers/join/join.ts'
import type { Table } from '../../workers/join/table.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { group, rows, sum, text } from './rows.ts'

/** A sample as the page would bring it: drafted, read by its draft, joined. */
async function bring(id: string): Promise<{ drafts: FileDraft[]; joined: Joined }> {
  const room = recogniser(reader)
  const drafts: FileDraft[] = []
  const columns: FileColumns[] = []
  for (const { name, path } of index.find((sample) => sample.id === id)?.files ?? []) {
    const file = new File([text(path)], name)
    const draft = await room.draft(file, {})
    drafts.push(draft)
    columns.push(await gather(await room.read(file, draft, {}, '2026-11-01'), quiet, () => {}))
  }
  return { drafts, joined: join(columns) }
}

function total(table: Table, name: string): number {
  const column = table.columns.get(name)
  if (column?.type !== 'real') throw new RangeError(`no sums in ${name}`)
  return column.values.reduce((a, b) => a + b, 0)
}

interface Expected {
  as: string[]
  orders: number
  customers: number
  gross: number
  refund: number
}

function cafe(): Expected {
  const all = rows('samples/cafe/items-2025-05-01-2026-10-31.csv.gz', ',')
  const net = (event: string) =>
    sum(all.filter((r) => r('Event Type') === event).map((r) => Number(r('Net Sales').replace('£', ''))))
  return {
    as: ['square_items'],
    orders: group(all, (r) => r('Transaction ID')).size,
    customers: group(all, (r) => r('Customer ID')).size - 1,
    gross: net('Payment'),
    refund: -net('Refund'),
  }
}

function webshop(): Expected {
  const heads = rows('samples/webshop/orders_export.csv.gz', ',').filter((r) => r('Total') !== '')
  const counted = heads.filter((r) => r('Financial Status') !== 'voided')
  return {
    as: ['shopify_orders', 'shopify_customers'],
    orders: counted.length,
    customers: rows('samples/webshop/customers_export.csv.gz', ',').length,
    gross: sum(counted.map((r) => Number(r('Total')))),
    refund: sum(counted.map((r) => Number(r('Refunded Amount')))),
  }
}

function phone(): Expected {
  const all = rows('samples/phone/invoices.csv.gz', ';')
  return {
    as: ['customers', 'orders'],
    orders: all.length,
    customers: rows('samples/phone/customers.csv.gz', ';').length,
    gross: sum(all.map((r) => Number(r('Amount EUR').replace(',', '.')))),
    refund: 0,
  }
}

describe.each([
  ['cafe', cafe],
  ['webshop', webshop],
  ['phone', phone],
] as const)('%s as the page reads it', (id, expected) => {
  let brought: Awaited<ReturnType<typeof bring>>
  beforeAll(async () => {
    brought = await bring(id)
  })

  it('is recognised and needs no question', () => {
    expect(brought.drafts.map((draft) => draft.recognisedAs)).toEqual(expected().as)
    expect(brought.drafts.flatMap((draft) => draft.questions)).toEqual([])
    expect(brought.drafts.map((draft) => draft.fault)).toEqual(brought.drafts.map(() => null))
  })

  it('uses every row', () => {
    expect(brought.joined.files.map((file) => file.rowsSetAside)).toEqual(brought.drafts.map(() => 0))
  })

  it('adds up to what independent code counts', () => {
    const { martOrders, martCustomers } = brought.joined
    const { orders, customers, gross, refund } = expected()
    expect([martOrders.rows, martCustomers.rows]).toEqual([orders, customers])
    expect(total(martOrders, 'gross')).toBeCloseTo(gross, 4)
    expect(total(martOrders, 'refund')).toBeCloseTo(refund, 4)
    expect(total(martOrders, 'revenue')).toBeCloseTo(gross - refund, 4)
  })
})
