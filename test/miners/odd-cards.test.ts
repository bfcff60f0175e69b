import { expect, it } from 'vitest'
import type { Report } from '../../src/contract/report.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'
import { accounts } from '../../workers/miners/odd-ones/detectors/accounts.ts'
import { type Ledger, ledgerOf } from '../../workers/miners/odd-ones/ledger.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { recipe } from '../mining/bench.ts'
import { frameOf } from './odd-shop.ts'

const nothing = ledgerOf(frameOf([]))

const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + (n % 300))).toISOString().slice(0, 10)
const buyer = (n: number) => `buyer${n % 200}@example.org`

/** 400 orders of 200 customers, and what was paid for each by card; some of them pay with one card. */
async function asked(together: number, twice = -1): Promise<Report> {
  const orders = ['Order number,Order date,E-mail,Product,Quantity,Price']
  const paid = [
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,Fee,Card Fingerprint,Description',
  ]
  for (let n = 0; n < 400; n++) {
    const card = n % 200 < together ? 'fpShared' : `fp${(n % 200) + 5000}x`
    orders.push(`${7000 + n},${day(n)},${buyer(n)},Thing ${n % 7},1,${(9 + (n % 7) * 3.5).toFixed(2)}`)
    const charged = (number: string, time: string) =>
      paid.push(
        `${number},${day(n)} ${time},${(9 + (n % 7) * 3.5).toFixed(2)},0,eur,Paid,${buyer(n)},0.30,${card},`,
      )
    charged(`ch_${n}`, '10:00')
    if (n === twice) charged('ch_again', '10:04')
  }
  const { desk, run } = openHeadless()
  const file = (name: string, lines: string[]) => new File([`${lines.join('\n')}\n`], name)
  const draft = unwrap(await desk.draft([file('orders.csv', orders), file('payments.csv', paid)], quiet))
  unwrap(await desk.adopt(draft.id, '', 'Shop', quiet))
  return run(recipe('odd-ones'), quiet)
}

const cases = ({ blocks }: Report) =>
  blocks.flatMap((b) => (b.kind === 'table' && /surest first/.test(b.title) ? b.data.rows : []))

it('customers who pay with one card are one case; a card each is none', async () => {
  const many = cases(await asked(6)).filter((row) => row.includes('Many accounts at one place'))
  expect(many).toHaveLength(1)
  expect(many[0]?.join(' ')).toMatch(/6 customers with one card/)
  expect(cases(await asked(0)).filter((row) => row.includes('Many accounts at one place'))).toEqual([])
})

it('finds a card charged twice, though orders tell no currency and payments do', async () => {
  const found = (report: Report) => cases(report).filter((row) => row.includes('Charged twice'))
  const [one, ...more] = found(await asked(0, 150))
  expect(more).toEqual([])
  expect(one?.join(' ')).toMatch(/4 minutes apart/)
  expect(found(await asked(0))).toEqual([])
})

/** 300 customers, each with one card, which is told with each of so many payments. */
function paying(times: number): Ledger {
  const rows = 300 * times
  const customer = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / times))
  const kind = { codes: new Int32Array(rows), labels: ['card'] }
  return { ...nothing, contacts: { rows, customer, contact: customer, kind } }
}

it('a card that pays often is one card: dealt anew, as many share it as if it paid once', () => {
  const dealt = (times: number) => finish(accounts.test(paying(times), seeded(4), true, 3))
  expect(dealt(20)).toEqual(dealt(1))
})
