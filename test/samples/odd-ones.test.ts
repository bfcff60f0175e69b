import { describe, expect, it } from 'vitest'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { cafe } from '../../scripts/samples/truths.ts'
import type { Report } from '../../src/contract/report.ts'
import { ask, bring, members } from './headless.ts'

function cases({ blocks }: Report): (string | number | null)[][] {
  const table = blocks.find((b) => b.kind === 'table' && b.title.startsWith('What looks wrong'))
  return table?.kind === 'table' ? table.data.rows : []
}

/** Cases that chance would give less than once in twenty shops. */
const sure = (report: Report) => cases(report).filter((row) => Number(row.at(-1)) < 0.05)

describe('what looks wrong, asked of the web shop', () => {
  it('names all that is planted as hardly chance, and hardly anything else', async () => {
    const report = await ask(await bring('webshop'), 'odd-ones')
    const found = new Set(sure(report).map(([, what]) => what))
    const wanted = ['Ordered twice', 'Much given back', 'Many accounts at one place', 'Price entered wrong']
    expect(wanted.filter((what) => found.has(what))).toEqual(wanted)
    const precision = wanted.length / sure(report).length
    expect(precision).toBeGreaterThanOrEqual(0.8)
  })

  it('lists the people behind them', async () => {
    const brought = await bring('webshop')
    const report = await ask(brought, 'odd-ones')
    const people = await members(brought, report, 'People to look at')
    const orders = await members(brought, report, 'Orders to look at')
    const { refunder, sharers, orderedTwice, wrongPrice } = planted.webshop
    expect([...refunder, ...sharers].filter((one) => !people.has(one))).toEqual([])
    expect([...orderedTwice, ...wrongPrice].filter((one) => !orders.has(one))).toEqual([])
  })

  it('promises more false alarms than the orders dealt anew give', async () => {
    const { yardsticks } = await ask(await bring('webshop'), 'odd-ones')
    const [alarms] = yardsticks
    expect(alarms?.value).toBeLessThan(alarms?.baseline ?? 0)
  })
})

describe('what looks wrong, asked of the café', () => {
  it('names the day that is missing', async () => {
    const report = await ask(await bring('cafe'), 'odd-ones')
    const missing = sure(report).filter(([, what]) => what === 'A day is missing')
    expect(missing.map(([day]) => day)).toEqual([cafe.missingDay])
  })
})
