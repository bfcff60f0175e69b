import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import type { TextBatch } from '../../workers/reading/table.ts'
import { Texts } from '../../workers/reading/texts.ts'
import { linesOf } from '../../workers/recognise/heads.ts'
import { columnsOf } from './house.ts'

const goods = ['Soap', 'Candle', 'Salt']
const orders = Array.from({ length: 30 }, (_, i) => ({
  number: `A${100 + i}`,
  day: `2024-0${1 + (i % 9)}-1${i % 9}`,
  who: `c${i % 11}@x.org`,
  lines: goods.slice(0, 1 + (i % 3)).map((product, k) => ({ product, pieces: 1 + k, sum: 7 + i + 3 * k })),
}))
const total = (lines: readonly { sum: number }[]) => lines.reduce((sum, line) => sum + line.sum, 0)
const revenue = total(orders.flatMap(({ lines }) => lines))

const shapes: [string, string][] = [
  [
    'totals of their own',
    `RecType,OrderNo,OrderDate,Email,OrderTotal,Description,Qty,LineTotal\n${orders
      .map(({ number, day, who, lines }) =>
        [
          `H,${number},${day},${who},${total(lines)}.00,,,`,
          ...lines.map((l) => `L,${number},,,,${l.product},${l.pieces},${l.sum}.00`),
        ].join('\n'),
      )
      .join('\n')}\n`,
  ],
  [
    'one column for both amounts',
    `Satzart;Belegnr;Datum;E-Mail;Artikel;Menge;Betrag\n${orders
      .map(({ number, day, who, lines }) =>
        [
          `Kopf;${number};${day};${who};;;${total(lines)},00`,
          ...lines.map((l) => `Position;${number};${day};${who};${l.product};${l.pieces};${l.sum},00`),
        ].join('\n'),
      )
      .join('\n')}\n`,
  ],
  [
    'lines without a number',
    `Type,Order,Date,Email,Item,Qty,Amount\n${orders
      .map(({ number, day, who, lines }) =>
        [
          `Order,${number},${day},${who},,,`,
          ...lines.map((l) => `Line,,,,${l.product},${l.pieces},${l.sum}.00`),
        ].join('\n'),
      )
      .join('\n')}\n`,
  ],
]

test.each(shapes)('heads of orders above their lines, %s: lines and sums are exact', async (_, text) => {
  const all = join([await columnsOf('orders.csv', text)])
  const lines = orders.flatMap((order) => order.lines).length
  expect(all.summary.sums[0]?.sums).toMatchObject({ revenue, orders: 30, lines })
  expect(all.customer.rows).toBe(11)
  expect(all.files[0]).toMatchObject({ rowsIn: 30 + lines, rowsUsed: lines, rowsSetAside: 30 })
})

test('a plain list whose rows are of two types stays one', async () => {
  const rows = orders.map(
    ({ number, day, who }, i) => `${i % 3 ? 'New' : 'Back'},${number},${day},${who},${5 + i}.00`,
  )
  const all = join([await columnsOf('orders.csv', `Type,Order,Date,Email,Total\n${rows.join('\n')}\n`)])
  expect(all.files[0]).toMatchObject({ rowsUsed: 30, rowsSetAside: 0 })
})

const table = ['H A 1', 'L - 2', 'L - 3', 'H B 4', 'H C 5', 'L - 6', 'H D 7'].map((row) => row.split(' '))

async function* inBatches(size: number): AsyncGenerator<TextBatch> {
  const texts = [new Texts(), new Texts(), new Texts()]
  for (let from = 0; from < table.length; from += size) {
    const rows = table.slice(from, from + size)
    const codes = texts.map((own, c) => Int32Array.from(rows, (row) => own.add(row[c] ?? '')))
    const columns = texts.map((own, c) => ({ codes: codes[c] ?? new Int32Array(), texts: own }))
    const lines = Int32Array.from(rows, (_, r) => from + r + 2)
    const raw = (r: number) => rows[r]?.join(' ') ?? ''
    yield { rows: rows.length, lines, columns, aside: [], raw, done: from + rows.length }
  }
}

test.each([1, 2, 3, 7])('the same lines in batches of %i; a head without lines stays a row', async (size) => {
  const used: string[] = []
  const aside: string[] = []
  const heads = { kind: 'heads', type: 0, head: 'H', columns: [1] } as const
  for await (const batch of linesOf(inBatches(size), [0, 1, 2], 3, { ...heads, columns: [1] })) {
    for (let r = 0; r < batch.rows; r++)
      used.push(
        `${batch.lines[r]}: ${batch.columns.map(({ codes, texts }) => texts.text(codes[r] ?? 0)).join(' ')}`,
      )
    aside.push(...batch.aside.map(({ line, raw }) => `${line}: ${raw}`))
  }
  expect(used).toEqual(['3: L A 2', '4: L A 3', '5: H B 4', '7: L C 6', '8: H D 7'])
  expect(aside).toEqual(['2: H A 1', '6: H C 5'])
})
