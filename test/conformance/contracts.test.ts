import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../workers/sql/sql.ts'
import { openBench, type TestBench } from '../mining/bench.ts'
import { homelessNumbers } from '../mining/numbers.ts'
import { person, plantedShop } from '../support/people.ts'
import { badNumbers, nineDigits, settings } from './laws.ts'

/** Contracts of the customers: plan, start, calls, and for some the day they ended; monthly plans end more often. */
const list = sql`create or replace table mart_traits as
with people as (select distinct customer, hash(customer, 11) as h from staged where customer >= 0),
  told as (select customer, h % 3 = 0 as monthly, (h // 10 % 9)::integer as calls, 18300 + (h // 100 % 900)::integer as start,
    h // 1000 % 100 < if(h % 3 = 0, 45, 12) + 4 * (h // 10 % 9) as gone, (30 + h // 7 % 500)::integer as stay from people)
select customer as customer_key, unnest(['Calls', 'Churned', 'Ended', 'Plan', 'Started']) as name,
  unnest([calls::varchar, if(gone, 'yes', 'no'), if(gone, strftime(date '1970-01-01' + (start + stay), '%Y-%m-%d'), ''),
    if(monthly, 'Monthly', 'Yearly'), strftime(date '1970-01-01' + start, '%Y-%m-%d')]) as value,
  unnest(['', 'label', 'endsOn', 'plan', '']) as means
from told order by customer, name`

let bench: TestBench
beforeAll(async () => {
  bench = await openBench()
  await bench.open(plantedShop(1))
  await bench.engine.run(list)
}, 60_000)

describe.each(['leavers', 'kinds'])('%s, where a list says who left', (id) => {
  test('it is the list that is asked', async () => {
    expect(JSON.stringify(await bench.ask(id))).toContain('“Churned”')
  })

  test('the same recipe gives the same report', async () => {
    expect(nineDigits(await bench.ask(id))).toEqual(nineDigits(await bench.ask(id)))
  })

  test('for every setting: numbers that are some, at home in blocks, at most four above, under 200 kB', async () => {
    for (const values of settings(id)) {
      const report = await bench.ask(id, { values })
      expect(badNumbers(report)).toEqual([])
      expect(homelessNumbers(report)).toEqual([])
      expect(JSON.stringify(report).length).toBeLessThan(200_000)
      const figures = report.blocks.flatMap((b) => (b.kind === 'figures' && b.place === 'main' ? b.data : []))
      expect(figures.length).toBeLessThanOrEqual(4)
    }
  }, 120_000)

  test('stopped at the first breath it leaves no table behind', async () => {
    bench.kept.clear()
    const stopper = new AbortController()
    const call = { signal: stopper.signal, progress: (at: string) => at === 'fit' && stopper.abort() }
    await expect(bench.ask(id, {}, call)).rejects.toMatchObject({ fault: { code: 'stopped' } })
    expect([...bench.kept.keys()]).toEqual([])
  })

  test('nobody occurs in the report', async () => {
    const text = JSON.stringify(await bench.ask(id))
    for (let key = 0; key < 900; key++)
      for (const mark of Object.values(person(key))) expect(text.includes(mark)).toBe(false)
  })
})
