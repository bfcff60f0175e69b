import { expect, it } from 'vitest'
import { contractsModel } from '../../workers/miners/leavers/contracts/model.ts'
import { explainContracts } from '../../workers/miners/leavers/contracts/words.ts'
import { leaversModel } from '../../workers/miners/leavers/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { homelessNumbers } from '../mining/numbers.ts'
import { lastDay, orders, shop, rules as shopRules } from './leavers-shop.ts'
import { toldOf } from './told.ts'

/** Among women the contract tells who leaves, among men nothing does; women live in the north more often. */
function list(): string[][] {
  const random = seeded(4)
  return Array.from({ length: 1_600 }, () => {
    const [woman, monthly] = [random() < 0.5, random() < 0.5]
    const left = random() < (woman ? (monthly ? 0.7 : 0.05) : 0.3)
    const north = random() < (woman ? 0.95 : 0.05)
    return [
      monthly ? 'Monthly' : 'One year',
      woman ? 'f' : 'm',
      north ? 'North' : 'South',
      left ? 'Yes' : 'No',
    ]
  })
}
const rules = { calls: 100, cost: 1, success: 10, margin: 0, protected: false, group: 'Gender' }
const told = toldOf(['Contract', 'Gender', 'Region', 'Churned'], list())
const found = finish(contractsModel(told, rules, Number.NaN, false, seeded(1)))

it('shows that women are told better than men, beyond chance, though gender is not learned from', () => {
  const [women, men] = found?.groups?.groups ?? []
  expect([women?.label, men?.label]).toEqual(['f', 'm'])
  expect(women?.figures.rocAuc.low).toBeGreaterThan(men?.figures.rocAuc.high ?? 1)
  expect(found?.groups?.gaps.rocAuc.low).toBeGreaterThan(0.1)
  expect(found?.features.columns.map(({ name }) => name)).not.toContain('Gender')
})

it('points out that the region tells of gender', () => {
  expect(found?.proxies.map(({ column, tells }) => [column, tells])).toEqual([['Region', 'Gender']])
})

it('says so with numbers that stand in the tables', () => {
  const report = finish(
    explainContracts(found as never, rules, {
      scope: {},
      currency: 'EUR',
      locale: 'en',
    } as never),
  )
  const titles = report.blocks.map(({ title }) => title)
  expect(titles.filter((title) => title.includes('“Gender”')).length).toBe(3)
  expect(homelessNumbers({ ...report, yardsticks: [], recipe: { values: rules } } as never)).toEqual([])
})

it('compares customers of a shop by a list, too; by a column that is not there nothing is compared', () => {
  const rows = orders(shop(1))
  const keys = [...new Set(rows.customer)].filter((key) => key >= 0)
  const list = toldOf(
    ['Country'],
    keys.map((key) => [key % 3 === 0 ? 'AT' : 'DE']),
  )
  const told = { ...list, customer: Int32Array.from(keys) }
  const by = (group: string) =>
    finish(leaversModel(rows, { ...shopRules, group }, lastDay, seeded(1), told)).groups
  expect(by('Country')?.groups.map(({ label }) => label)).toEqual(['AT', 'DE'])
  expect(by('Country')?.left).toBe(0)
  expect(by('Nothing')).toBeNull()
})

it('says how often each group is called, and calls out who is below four fifths of the most often', () => {
  const report = finish(
    explainContracts(found as never, rules, {
      scope: {},
      currency: 'EUR',
      locale: 'en',
    } as never),
  )
  const table = report.blocks.find(({ title }) => title === 'Is everybody called as often? By “Gender”')
  if (table?.kind !== 'table') throw new Error('no table')
  const [women = [], men = []] = table.data.rows
  const rates = [women, men].map((row) => Number(row[2]))
  const most = Math.max(...rates)
  for (const [i, row] of [women, men].entries()) {
    expect(row[5]).toBeCloseTo((rates[i] ?? 0) / most, 3)
    expect(row[6]).toBe((rates[i] ?? 0) / most < 0.8 ? 'Yes' : 'No')
  }
  expect([women[6], men[6]]).toContain('Yes')
  expect(table.reading).toContain(women[6] === 'Yes' ? '“f”' : '“m”')
})
