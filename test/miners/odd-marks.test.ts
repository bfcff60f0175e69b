import { describe, expect, it } from 'vitest'
import type { RuleMarks } from '../../src/contract/marks.ts'
import { explain } from '../../workers/miners/odd-ones/explain.ts'
import { partsOf } from '../../workers/miners/odd-ones/marks.ts'
import { oddModel } from '../../workers/miners/odd-ones/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { finish } from '../cluster/support.ts'
import { cleanShop, frameOf } from './odd-shop.ts'

const facts = { scope: { asOf: '2023-01-01' }, currency: 'EUR', locale: 'en' }
const rows = cleanShop(21).map((row, i) => (i === 300 ? { ...row, amount: row.amount * 100 } : row))
const frame = frameOf(rows)
const asked = (marks: readonly RuleMarks[]) =>
  finish(oddModel(frame, { alarms: 3, group: '' }, seeded(1), { marks }))

describe('what marks change', () => {
  it('is nothing before the first, and never what is promised in all', () => {
    expect([...partsOf(['a', 'b', 'c', 'd'], []).values()]).toEqual([0.25, 0.25, 0.25, 0.25])
    const parts = partsOf(
      ['a', 'b', 'c'],
      [
        { rule: 'a', fine: 0, wrong: 8 },
        { rule: 'b', fine: 8, wrong: 0 },
      ],
    )
    expect([...parts.values()].reduce((sum, part) => sum + part)).toBeCloseTo(1, 12)
    // (8 + 1) / (8 + 2) = 0.9, (0 + 1) / (8 + 2) = 0.1, and 0.5 without a mark: out of 1.5.
    expect([...parts.values()]).toEqual([0.9 / 1.5, 0.1 / 1.5, 0.5 / 1.5].map((n) => expect.closeTo(n, 12)))
  })

  it('is a stricter limit for a rule that was never right, a laxer one for others', () => {
    const before = asked([])
    const after = asked([{ rule: 'prices', fine: 20, wrong: 0 }])
    const limit = (model: typeof after, id: string) =>
      model.judged.find(({ detector }) => detector.id === id)?.limit ?? 0
    expect(limit(after, 'prices')).toBeLessThan(limit(before, 'prices') / 5)
    expect(limit(after, 'quantities')).toBeGreaterThan(limit(before, 'quantities'))
    expect(after.promised).toBeLessThanOrEqual(3 * after.months * 1.000001)
  })

  it('is a shorter list: what is fine is not counted, and stands apart', () => {
    const model = asked([])
    const [first] = model.cases
    const say = (verdicts: ('fine' | null)[]) =>
      explain(model, frame, { alarms: 3, group: '' }, { ...facts, verdicts })
    const table = (found: ReturnType<typeof say>, title: string) =>
      found.blocks.flatMap((block) => (block.kind === 'table' && block.title === title ? [block.data] : []))
    const all = say([])
    const fewer = say(['fine'])
    const title = 'What looks wrong, the surest first'
    expect(table(all, title)[0]?.cases).toContain(first?.place)
    expect(table(fewer, title).flatMap(({ cases = [] }) => cases)).not.toContain(0)
    expect(table(fewer, 'What you marked as fine')[0]?.cases).toEqual([0])
    expect(fewer.headline).not.toBe(all.headline)
  })

  it('is told with an interval from five marks on', () => {
    const told = (wrong: number, fine: number) => {
      const model = asked([{ rule: 'prices', fine, wrong }])
      const blocks = explain(model, frame, { alarms: 3, group: '' }, facts).blocks
      const [row] = blocks.flatMap((b) =>
        b.kind === 'table' && b.title.startsWith('How often each rule') ? b.data.rows : [],
      )
      return row?.slice(1, 6)
    }
    expect(told(2, 1)).toEqual([2, 3, null, null, null])
    // Wilson: 8 of 10 is 0.490–0.943 (Newcombe 1998, method 3).
    expect(told(8, 2)).toEqual([8, 10, 0.8, 0.4902, 0.9433])
  })
})
