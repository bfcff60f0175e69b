import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/contract/report.ts'
import { ask, bring } from './headless.ts'

/** Cells of a table of the report, one list a row. */
function rowsOf(report: Report, title: string): (string | number | null)[][] {
  return report.blocks.flatMap((b) => (b.kind === 'table' && b.title.startsWith(title) ? b.data.rows : []))
}

describe('sort customers by my own label, asked of the samples', () => {
  it('tells who left the phone firm: by support calls, and not by when the contract ended', async () => {
    const report = await ask(await bring('phone'), 'kinds')
    expect(report.headline).toMatch(/^“Churned” can be told/)
    const rules = rowsOf(report, 'Rules').filter(([label]) => label === 'yes')
    expect(rules.map(([, where]) => where).join()).toContain('Support calls last 90 days')
    const left = rowsOf(report, 'Columns that were left out').map(([column]) => column)
    expect(left).toEqual(expect.arrayContaining(['Days since Contract end', 'Days since the last order']))
    const card = report.blocks.find((b) => b.kind === 'table' && b.title === 'Model card')
    expect(card?.kind === 'table' && card.data.saved).toMatchObject({ outcome: 'Churned', seed: 1 })
  })

  it('makes labels of how often customers of the web shop come, and tries them on days of the past', async () => {
    const report = await ask(await bring('webshop'), 'kinds')
    const names = report.audiences.map(({ label }) => label)
    expect(names).toEqual(expect.arrayContaining(['Frequent', 'Occasional', 'One-time']))
    expect(report.caveats.join(' ')).toMatch(/would prove nothing/)
    const [, , , log] = report.yardsticks
    expect(Number(log?.value)).toBeLessThan(Number(log?.baseline))
  })
})
