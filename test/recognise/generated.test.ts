import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { say } from '../../workers/headless/say.ts'
import { make, row, type Truth, type Writing } from './made/file.ts'
import { makerWritings } from './made/makers.ts'
import { marketWritings } from './made/markets.ts'
import { paymentWritings } from './made/payments.ts'
import { paypalWriting } from './made/paypal.ts'
import { shopOf } from './made/shop.ts'
import { shopWritings } from './made/shops.ts'
import { statementWritings } from './made/statements.ts'
import { tillWritings } from './made/tills.ts'

const folder = mkdtempSync(join(tmpdir(), 'regulars-made-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `ask FILE… --question data` prints. */
async function told(files: Record<string, string>) {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
  const lines: string[] = []
  const { code, out } = await say([...paths, '--question', 'data'], (line) => lines.push(line))
  expect([code, code === 0 ? '' : lines.join(' ')]).toEqual([0, ''])
  return JSON.parse(out)
}

function shouldCome(account: Awaited<ReturnType<typeof told>>, truth: Truth, customers: number) {
  const [sums] = Object.values(account.sums)
  const { rows: _, aside: __, customers: ___, ...money } = truth
  expect(sums).toEqual(money)
  expect(account.tables).toMatchObject({ orders: truth.orders, order_line: truth.lines, customer: customers })
}

const writings: Writing[] = [
  ...shopWritings,
  ...tillWritings,
  ...marketWritings,
  ...paymentWritings,
  paypalWriting,
  ...makerWritings,
  ...statementWritings,
]

describe.each(writings.map((w) => [w.id, w] as const))('%s', (id, writing) => {
  const orders = shopOf(11)
  const { text, truth } = make(writing, orders)
  const nobody = orders.every((order) => writing.who(order) === '')
  const customers = nobody ? 0 : truth.customers
  const name = `${id}.${writing.delimiter === '\t' ? 'txt' : 'csv'}`

  test('its rows, orders, lines, customers and sums are exact', async () => {
    const account = await told({ [name]: text })
    const [file] = account.files
    expect([file.recognisedAs, file.rowsIn, file.rowsSetAside]).toEqual([id, truth.rows, truth.aside])
    expect(file.rowsUsed + file.rowsSetAside).toBe(file.rowsIn)
    shouldCome(account, truth, customers)
  })

  test('the same in two halves, and with its columns turned round', async () => {
    const half = Math.floor(orders.length / 2)
    const halves = [orders.slice(0, half), orders.slice(half)].map((some) => make(writing, some).text)
    const turned = writing.header.split(writing.delimiter ?? ',').reverse()
    const other = { ...writing, header: row(turned, writing.delimiter ?? ',') }
    shouldCome(
      await told({ [`b-${name}`]: halves[1] ?? '', [`a-${name}`]: halves[0] ?? '' }),
      truth,
      customers,
    )
    shouldCome(await told({ [name]: make(other, orders).text }), truth, customers)
  })
})
