import { describe, expect, test } from 'vitest'
import type { Block, Report } from '../../src/contract/report.ts'
import { disclose } from '../../src/disclosure/disclose.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { learned } from './attack.ts'
import { town } from './town.ts'

describe('what may be told of a report', () => {
  test.each([
    [1000, 11],
    [300, 5],
  ] as const)(
    'of %i made-up shops no number, difference, share or sentence tells of fewer than %i people',
    (shops, least) => {
      const random = seeded(least)
      const found: string[] = []
      let told = 0
      for (let shop = 0; shop < shops; shop++) {
        const made = town(random)
        const { report } = disclose(made.report, least)
        told += JSON.stringify(report.blocks).match(/\d+/g)?.length ?? 0
        found.push(...learned(made, report, least).map((words) => `shop ${shop}: ${words}`))
      }
      expect(found.slice(0, 5)).toEqual([])
      expect(told).toBeGreaterThan(30 * shops)
    },
  )

  test('the attack finds what is not withheld', () => {
    const random = seeded(3)
    const shops = Array.from({ length: 20 }, () => town(random))
    for (const shop of shops) expect(learned(shop, shop.report, 11)).not.toEqual([])
  })

  test('large groups are told as they are', () => {
    const report = town(() => 0.5).report
    const blocks = report.blocks.slice(0, 1).map((b) => ({ ...b, reading: '' }))
    const large = {
      ...report,
      blocks: blocks.map((b) => ({
        ...b,
        data: [{ label: 'Customers', value: 900, unit: 'customers' as const }],
      })),
    }
    expect(disclose(large as Report, 11).report.blocks).toEqual(large.blocks)
  })

  test('tables of people, queries, words of customers and lists of cases stay behind', () => {
    const { report } = town(seeded(1))
    const quoted: Block = {
      kind: 'cards',
      title: '',
      reading: '',
      place: 'main',
      data: [{ label: 'Price', words: '', more: '“too dear, says Ann”', quoted: true }],
    }
    const cases: Block = {
      kind: 'table',
      title: '',
      reading: '',
      place: 'main',
      data: { columns: [{ label: 'Order' }], rows: [['#77']], cases: [0] },
    }
    const saved: Block = {
      kind: 'table',
      title: '',
      reading: '',
      place: 'main',
      data: { columns: [{ label: 'What' }], rows: [['a']], saved: { list: ['ann@example.org'] } },
    }
    const { report: told, withheld } = disclose(
      { ...report, cases: 'cases_1', blocks: [quoted, cases, saved] },
      11,
    )
    expect(JSON.stringify(told)).not.toMatch(/Ann|#77|secret_table|select 1|cases_1|ann@/)
    expect(withheld.join(' ')).toMatch(/A list of single cases stays on the device/)
  })
})
