import { describe, expect, test } from 'vitest'
import { Failure, type Fault } from '../../src/contract/fault.ts'
import { explain } from '../../workers/miners/kinds/explain.ts'
import type { Label } from '../../workers/miners/kinds/label.ts'
import type { Customer } from './kinds-shop.ts'
import { askKinds, dealt, retold, subscribers, today, visitors } from './kinds-shop.ts'

const shop = subscribers(900)

/** Columns that were left out, with why. */
function leftOf(customers: readonly Customer[], rules = {}) {
  const model = askKinds(customers, rules)
  if (model.mode !== 'own') throw new RangeError('there was no label')
  const { left, shielded, proxies } = model.own.guard
  return { left: new Map([...left, ...shielded].map((one) => [one.column, one.why])), proxies, model }
}

function faultOf(customers: readonly Customer[], rules = {}): Fault {
  try {
    askKinds(customers, rules)
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.fault
    throw thrown
  }
  throw new RangeError('it was answered')
}

describe('a label of the shop’s own', () => {
  test('what is planted is found, and told in a rule that holds on customers it has not seen', () => {
    const { found, trial, classes } = askKinds(shop)
    expect(classes).toEqual(['no', 'yes'])
    expect(trial?.figures.figures.accuracy.low).toBeGreaterThan(trial?.naive.accuracy ?? 1)
    const best = found?.rules.filter(({ kind }) => kind === 1)[0]
    expect(best?.conditions.map(({ column }) => column)).toEqual(expect.arrayContaining(['Calls', 'Tariff']))
    expect(Number(best?.right) / Number(best?.people)).toBeGreaterThan(0.7)
    expect(
      found?.weights
        .slice(0, 2)
        .map(({ column }) => column)
        .sort(),
    ).toEqual(['Calls', 'Tariff'])
  })

  test.each([1, 2, 3, 4, 5])('with the labels dealt anew nothing is found (%d)', (seed) => {
    const { found, trial } = askKinds(dealt(shop, '!Left', seed))
    expect([found, trial?.taken]).toEqual([null, null])
  })

  test('who has no label is called one, with chances that come true', () => {
    const some = retold(shop, '!Left', ({ traits }, i) => (i % 3 === 0 ? '' : (traits['!Left'] ?? '')))
    const { found, people } = askKinds(some)
    expect(found?.people.length).toBe(300)
    const said = Array.from(found?.called.shares ?? []).filter((_, at) => at % 2 === 1)
    const truth = Array.from(found?.people ?? [], (p) =>
      shop[people.keys[p] ?? 0]?.traits['!Left'] === 'yes' ? 1 : 0,
    )
    const mean = (list: number[]) => list.reduce((s, v) => s + v, 0) / list.length
    expect(Math.abs(mean(said) - mean(truth))).toBeLessThan(0.05)
    const hits = found?.called.called.reduce((n, k, i) => n + (k === truth[i] ? 1 : 0), 0)
    expect(Number(hits) / 300).toBeGreaterThan(0.85)
  })

  test('labels that were turned round stand among those in doubt', () => {
    const sure = (one: Customer) => one.traits.Tariff === 'Basic' && one.traits['!Left'] === 'no'
    const turned = new Set(shop.flatMap((one, i) => (sure(one) && i % 40 === 0 ? [i] : [])))
    const wrong = retold(shop, '!Left', ({ traits }, i) => (turned.has(i) ? 'yes' : (traits['!Left'] ?? '')))
    const model = askKinds(wrong)
    if (model.mode !== 'own') throw new RangeError('there was no label')
    const doubted = new Set(Array.from(model.doubts?.rows ?? [], (row) => model.own.labelled[row]))
    expect(turned.size).toBeGreaterThan(5)
    expect([...turned].filter((i) => doubted.has(i)).length).toBe(turned.size)
  })

  test('spellings are one label: Yes, yes, Y and 1; blanks are no label', () => {
    const spelled = retold(shop, '!Left', ({ traits }, i) =>
      i % 10 === 0
        ? ''
        : traits['!Left'] === 'yes'
          ? (['Yes', 'yes', 'Y', '1'][i % 4] ?? '')
          : (['No', 'n'][i % 2] ?? ''),
    )
    const model = askKinds(spelled)
    expect(model.classes).toHaveLength(2)
    expect(model.mode === 'own' && [model.label.blank, model.label.united.length]).toEqual([90, 2])
  })

  test('three classes are told apart', () => {
    const tiers = retold(shop, '!Left', ({ traits }, i) =>
      Number(traits.Calls) >= 5
        ? 'gold'
        : traits.Tariff === 'Flex'
          ? i % 7
            ? 'silver'
            : 'none'
          : i % 9
            ? 'none'
            : 'gold',
    )
    const { trial, classes } = askKinds(tiers)
    expect([...classes].sort()).toEqual(['gold', 'none', 'silver'])
    expect(trial?.taken).not.toBeNull()
    expect(trial?.figures.figures.accuracy.value).toBeGreaterThan(0.85)
  })
})

describe('what may not be learned from', () => {
  test('an id, the outcome in other words, what was filled in afterwards, and what people may not be judged by', () => {
    const leaky = shop.map((one, i) => ({
      traits: {
        ...one.traits,
        Status: one.traits['!Left'] === 'yes' ? 'closed' : i % 2 ? 'open' : 'active',
        ...(one.traits['!Left'] === 'yes' && { 'Final invoice': String(10 + (i % 90)) }),
        Score: String(Math.round(1000 * (Number(one.traits['!Left'] === 'yes') + 0.2 * Math.sin(i)))),
      },
    }))
    const { left, model } = leftOf(leaky)
    expect([...left.keys()].sort()).toEqual(['Age', 'Final invoice', 'Number', 'Score', 'Status'])
    expect(left.get('Status')).toMatch(/one label only/)
    expect(left.get('Final invoice')).toMatch(/afterwards/)
    expect(left.get('Score')).toMatch(/too good|one label only/)
    expect(left.get('Number')).toMatch(/names people/)
    expect(left.get('Age')).toMatch(/age/)
    expect(model.trial?.task.features.columns.map(({ name }) => name)).toEqual(['Calls', 'Luck', 'Tariff'])
  })

  test('a protected column is let in where a person says so, and one that tells of it is pointed out', () => {
    const aged = retold(shop, 'Pension', ({ traits }) => (Number(traits.Age) >= 65 ? 'yes' : 'no'))
    const shut = leftOf(aged)
    expect(shut.proxies.map(({ column, tells }) => [column, tells])).toEqual([['Pension', 'Age']])
    const open = leftOf(aged, { protected: true })
    expect(open.left.has('Age')).toBe(false)
    expect(open.model.trial?.task.features.columns.map(({ name }) => name)).toContain('Age')
  })

  test('that those who left order no more is what followed the label, and no reason for it', () => {
    const gone = shop.map((one, i) => {
      const last = one.traits['!Left'] === 'yes' ? today - 100 - (i % 200) : today - (i % 30)
      return { ...one, days: Array.from({ length: 10 }, (_, k) => last - 30 * k) }
    })
    const { left } = leftOf(gone)
    expect(left.get('Days since the last order')).toMatch(/followed the label/)
    expect([...left.keys()]).toContain('Days with an order in the last 90')
  })
})

describe('how good it is for each group', () => {
  test('figures of each group, the gap between them, and nothing of groups under 30', () => {
    const grouped = retold(shop, 'Town', (_, i) => (i < 20 ? 'Small' : i % 2 ? 'North' : 'South'))
    const blurred = retold(grouped, '!Left', ({ traits }, i) =>
      traits.Town === 'South' ? (i % 4 < 2 ? 'yes' : 'no') : (traits['!Left'] ?? ''),
    )
    const { groups } = askKinds(blurred, { group: 'Town' })
    expect(groups?.groups.map(({ label }) => label).sort()).toEqual(['North', 'South'])
    expect(groups?.gaps.accuracy.low).toBeGreaterThan(0.2)
    expect(groups?.left).toBe(20)
  })

  test('F1: how often each group is called each label, with a flag below four fifths', () => {
    const grouped = retold(shop, 'Town', ({ traits }, i) =>
      i < 20 ? 'Small' : traits.Tariff === 'Flex' ? 'North' : 'South',
    )
    const rules = { by: 'own', label: '', group: 'Town', protected: false } as const
    const model = askKinds(grouped, rules)
    const { blocks } = explain(model, null, rules, {
      ...{ scope: { asOf: '2024-10-04' }, currency: 'EUR', locale: 'en-GB' },
    })
    const table = blocks.find(({ title }) => title === 'Is everybody called “yes” as often? By “Town”')
    if (table?.kind !== 'table' || !model.trial) throw new Error('no table')
    const [south = [], north = []] = table.data.rows
    expect([north[0], north.at(-1), south[0], south.at(-1)]).toEqual(['North', 'No', 'South', 'Yes'])
    const called = model.trial.sheets[0]?.called ?? new Int32Array()
    const yes = model.classes.indexOf('yes')
    const sum = [north, south].reduce((all, row) => all + Number(row[1]) * Number(row[2]), 0)
    const small = [...called.slice(0, 20)].filter((code) => code === yes).length
    expect(Math.round(sum) + small).toBe([...called].filter((code) => code === yes).length)
    expect(table.reading).toContain('“South”')
  })
})

describe('labels that cannot be learned', () => {
  const labelled = (of: (i: number) => string) => retold(shop, '!Left', (_, i) => of(i))
  test('a class of three is left out of learning; alone beside one other it is refused', () => {
    const rare = askKinds(
      retold(shop, '!Left', ({ traits }, i) => (i < 3 ? 'maybe' : (traits['!Left'] ?? ''))),
    )
    expect(rare.mode === 'own' && rare.label.small).toEqual({ classes: 1, people: 3 })
    expect(rare.found?.people.length).toBe(3)
    const fault = faultOf(
      labelled((i) => (i < 3 ? 'yes' : 'no')),
      { label: 'Left' },
    )
    expect(fault).toEqual({ code: 'unfit', why: 'few', column: 'Left', have: 3, need: 30 })
  })

  test('forty values, or one, are refused with both numbers', () => {
    const many = faultOf(labelled((i) => `v${i % 40}`))
    expect(many).toEqual({ code: 'unfit', why: 'many', column: 'Left', have: 40, need: 12 })
    const amounts = faultOf(
      retold(subscribers(1500), '!Left', (_, i) => `${i % 40}`),
      { label: 'Left' },
    )
    expect(amounts).toEqual({ code: 'unfit', why: 'many', column: 'Left', have: 40, need: 12 })
    const one = faultOf(
      labelled(() => 'no'),
      { label: 'Left' },
    )
    expect(one).toEqual({ code: 'unfit', why: 'one', column: 'Left', have: 1, need: 2 })
  })

  test('of forty words with enough customers each, the most frequent are learned and the others counted', () => {
    const { label } = askKinds(retold(subscribers(1500), '!Left', (_, i) => `v${i % 40}`)) as { label: Label }
    expect([label.classes.length, label.small.classes]).toEqual([12, 28])
    expect(label.told + label.small.people).toBe(1500)
  })

  test('a column of amounts is not taken for a label where a column of words is there', () => {
    const told = shop.map(({ traits }, i) => ({
      traits: { Basket: `${(i * 7) % 901}`, Class: traits['!Left'] ?? '' },
    }))
    const { label } = askKinds(told) as { label: Label }
    expect(label.name).toBe('Class')
  })

  test('twenty customers, a column that is not there, and lists that tell nothing', () => {
    expect(faultOf(shop.slice(0, 20))).toEqual({ code: 'too-few', have: 20, need: 30, unit: 'customers' })
    expect(faultOf(shop, { label: 'Colour' })).toMatchObject({ code: 'unknown', given: 'Colour' })
    expect(faultOf(shop.map(() => ({ traits: { '!Left': 'no' } })))).toMatchObject({
      code: 'unfit',
      why: 'one',
    })
  })
})

describe('where there is no label', () => {
  test('who keeps a rhythm keeps it: the next period is told from days before it', () => {
    const { trial, found, mode, classes } = askKinds(visitors(700, 700))
    expect([mode, [...classes].sort()]).toEqual(['rhythm', ['Frequent', 'No order', 'Occasional']])
    expect(trial?.figures.figures.accuracy.low).toBeGreaterThan(trial?.naive.accuracy ?? 1)
    expect(found).not.toBeNull()
  })

  test('two months are too short to try it: today’s kinds alone, and what is missing', () => {
    const model = askKinds(visitors(300, 60))
    expect(model.trial).toBeNull()
    expect(model.mode === 'rhythm' && [model.rhythm.span <= 60, model.rhythm.need]).toEqual([true, 120])
    const lists = model.mode === 'rhythm' ? Object.values(model.lists) : []
    expect(lists.reduce((n, list) => n + list.length, 0)).toBe(model.people.keys.length)
  })
})
