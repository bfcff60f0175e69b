import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import type { Told } from '../../src/contract/miner.ts'
import { type ContractsModel, contractsModel } from '../../workers/miners/leavers/contracts/model.ts'
import { explainContracts } from '../../workers/miners/leavers/contracts/words.ts'
import { tryOut } from '../../workers/miners/leavers/trial.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { finish } from '../cluster/support.ts'
import { toldOf } from './told.ts'

const rules = { calls: 100, cost: 1, success: 10, margin: 0, protected: false, group: '' }
const today = 20_000
const longDay = (day: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day * 86_400_000)

const model = (told: Told, asOf = Number.NaN): ContractsModel | null =>
  finish(contractsModel(told, rules, asOf, false, seeded(1)))

const names = ['Contract', 'Calls', 'Age', 'Colour', 'Churn score', 'Reason', 'Tenure', 'Churned']
/** Who pays monthly leaves in 40 of 100 cases, who is bound for a year in 5; colours tell nothing. */
function list(seed: number, answers = ['No', 'Yes'], people = 1_500): string[][] {
  const random = seeded(seed)
  return Array.from({ length: people }, () => {
    const monthly = random() < 0.5
    const left = random() < (monthly ? 0.4 : 0.05)
    const colour = ['red', 'green', 'blue'][Math.floor(random() * 3)] ?? ''
    const [calls, age] = [String(Math.floor(random() * 4)), String(20 + Math.floor(random() * 50))]
    const tenure = String(1 + Math.floor(-24 * Math.log(1 - random())))
    const score = left ? '9' : '1'
    const reason = left ? 'Price' : ''
    return [
      ...[monthly ? 'Monthly' : 'One year', calls, age, colour, score, reason, tenure],
      answers[left ? 1 : 0] ?? '',
    ]
  })
}

describe('a list that says who left', () => {
  const found = model(toldOf(names, list(1)))

  it('is tried on customers left out, and calls leavers more often than chance does', () => {
    expect(found?.tried.how).toBe('folds')
    expect(found?.proof?.all.interval.low).toBeGreaterThan(found?.proof?.all.atRandom ?? 1)
    expect(found?.tried.trial?.chosen?.contender.columns).toContain('Contract')
  })

  it('learns from no column that is the outcome in disguise, and from none that people are protected by', () => {
    const out = new Map(found?.out.map(({ column, why }) => [column, why]))
    expect(out.get('Churn score')).toBe('foretold')
    expect(out.get('Reason')).toBe('filled')
    expect(out.get('Age')).toBe('protected')
    expect(found?.features.columns.map(({ name }) => name)).not.toContain('Reason')
    const all = finish(
      contractsModel(toldOf(names, list(1)), { ...rules, protected: true }, Number.NaN, false, seeded(1)),
    )
    expect(all?.features.columns.map(({ name }) => name)).toContain('Age')
  })

  it('learns nothing from a time as a customer that tells who left by how it was counted', () => {
    const rows = list(1).map((row) => [
      ...row.slice(0, 6),
      String(Number(row[6]) + (row[7] === 'Yes' ? 0 : 900)),
      row[7] ?? '',
    ])
    const late = model(toldOf(names, rows))
    expect(late?.out).toContainEqual({ column: 'time as a customer', why: 'tells' })
    expect(late?.features.columns.map(({ name }) => name)).not.toContain('time as a customer')
  })

  it('says chances that come true', () => {
    for (const { said, happened, rows } of found?.proof?.calibration ?? [])
      expect(Math.abs(said - happened)).toBeLessThan(0.02 + 3 * Math.sqrt((said * (1 - said)) / rows))
  })

  it('names the contract as what the shop could change, and the planted hazard', () => {
    const { now, hazards } = found ?? {}
    const worst = now?.order[0] ?? 0
    const option = now?.changes.options[now.changes.choice[worst] ?? -1]
    expect(option).toEqual({ column: 'Contract', label: 'One year' })
    const year = hazards?.list.find(({ label, than }) => [label, than].includes('Monthly'))
    expect(Math.max(year?.times ?? 1, 1 / (year?.times ?? 1))).toBeGreaterThan(3)
    for (const { column, low, high } of hazards?.list ?? [])
      if (column === 'Colour') expect(low < 1 && high > 1).toBe(true)
  })

  it('finds nothing where who left is dealt out anew', () => {
    let wrong = 0
    for (let seed = 1; seed <= 4; seed++) {
      const rows = list(2, undefined, 600)
      const dealt = shuffle(Int32Array.from(rows.keys()), seeded(seed))
      const told = rows.map((row, i) => [...row.slice(0, 4), row[6] ?? '', rows[dealt[i] ?? 0]?.[7] ?? ''])
      const shuffled = model(toldOf([...names.slice(0, 4), 'Tenure', 'Churned'], told))
      if (shuffled?.tried.trial?.chosen) wrong++
    }
    expect(wrong).toBe(0)
  })
})

/** Contracts that begin over three years and end at a hazard of 1 % a month, those without notice at 4 %. */
function dated(seed: number, until: number, people = 900): Told {
  const random = seeded(seed)
  const rows = Array.from({ length: people }, () => {
    const start = today - 1_100 + Math.floor(random() * 1_000)
    const free = random() < 0.4
    const end = start + Math.ceil((-30 * Math.log(1 - random())) / (free ? 0.04 : 0.01))
    const colour = ['red', 'green', 'blue'][Math.floor(random() * 3)] ?? ''
    return [
      isoDay(start),
      end <= until ? isoDay(end) : '',
      free ? 'No notice' : 'A year',
      colour,
      String(start),
      String(end),
    ]
  }).filter(([, , , , start]) => Number(start) <= until)
  return toldOf(
    ['Start', 'Contract end', 'Plan', 'Colour'],
    rows.map((row) => row.slice(0, 4)),
    { Start: 'customerSince', 'Contract end': 'endsOn', Plan: 'plan' },
  )
}

describe('contracts with days', () => {
  it('are tried on days of the past; the promise holds in the following quarter within its interval', () => {
    let [held, level] = [0, 0]
    for (let seed = 1; seed <= 4; seed++) {
      const then = model(dated(seed, today - 90), today - 90)
      expect(then?.tried.how).toBe('days')
      const after = model(dated(seed, today), today)
      const { now, proof } = then ?? {}
      if (!now || !proof || !after) continue
      const left = (place: number) => (after.outcome.left[now.people[place] ?? 0] === 1 ? 1 : 0)
      const hits = now.order.slice(0, now.calls).reduce((sum, place) => sum + left(place), 0)
      const [happened, said] = [hits / now.calls, proof.all.share]
      const error = Math.sqrt(
        (said * (1 - said)) / proof.all.called + (happened * (1 - happened)) / now.calls,
      )
      if (Math.abs(happened - said) <= 1.96 * error) held++
      const expected = now.chance.reduce((sum, p) => sum + p, 0)
      const came = now.people.reduce((sum, _, place) => sum + left(place), 0)
      if (Math.abs(expected - came) <= 1.96 * Math.sqrt(2 * came)) level++
    }
    expect(held).toBeGreaterThanOrEqual(3)
    expect(level).toBeGreaterThanOrEqual(3)
  })

  it('finds nothing where who left is dealt out anew', () => {
    const { tried } = model(dated(7, today), today) ?? {}
    let found = 0
    for (let seed = 1; seed <= 3; seed++) {
      const random = seeded(seed)
      const dealt = (tried?.scenes ?? []).map((scene) => ({
        ...scene,
        outcome: Uint8Array.from(shuffle(Int32Array.from(scene.outcome), random)),
      }))
      const ways = tried?.trial?.tried.map(({ contender }) => contender)
      if (finish(tryOut(dealt, random, ways))?.chosen) found++
    }
    expect(found).toBeLessThanOrEqual(1)
  })

  it('take a contract that ends after today as running, and say so', () => {
    const found = model(dated(3, today), today - 200)
    expect(found?.outcome.ahead).toBeGreaterThan(0)
    const words = finish(
      explainContracts(found as ContractsModel, rules, {
        scope: { asOf: isoDay(today - 200) },
        currency: 'EUR',
        locale: 'en-GB',
      }),
    )
    expect(words.caveats.join(' ')).toContain(`a day after ${longDay(today - 200)}`)
  })

  it.each([
    ['as they are', () => 0, 'Cancelled on'],
    ['one of whom begins in 2062', () => 0, 'Cancelled on'],
    [
      'of whom one in ten leavers gave notice',
      (random: () => number) => Number(random() < 0.1),
      'Cancelled on',
    ],
    ['of whom half of the leavers gave notice', (random: () => number) => Number(random() < 0.5), 'Ends on'],
  ])('stand on the day the list was saved: customers %s', (what, ahead, column) => {
    const random = seeded(8)
    const rows = Array.from({ length: 900 }, (_, i) => {
      const start = today - 1_100 + Math.floor(random() * 1_100)
      const end = start + Math.ceil(-400 * Math.log(1 - random()))
      const gone = end <= today
      const until = ahead(random) === 1 ? today + 1 + Math.floor(random() * 360) : end
      const begun = what.endsWith('2062') && i === 77 ? '2062-05-04' : isoDay(start)
      return [begun, gone ? isoDay(until) : '', ['red', 'blue'][i % 2] ?? '', gone ? 'Yes' : 'No']
    })
    const found = model(
      toldOf(['Start', column, 'Colour', 'Churned'], rows, { Start: 'customerSince', 'Ends on': 'endsOn' }),
    )
    expect(Math.abs((found?.outcome.today ?? 0) - today)).toBeLessThan(15)
    expect(found?.tried.how).toBe('days')
  })
})

describe('odd lists', () => {
  const facts = { scope: { asOf: '' }, currency: 'EUR', locale: 'en-GB' }

  it('reads Yes, yes, Y and 1 as one answer, and says so', () => {
    const rows = list(4).map((row, i) => {
      const left = row[7] === 'Yes'
      return [...row.slice(0, 7), (left ? ['Yes', 'yes', 'Y', '1'] : ['No', 'no', 'N', '0'])[i % 4] ?? '']
    })
    const [mixed, plain] = [model(toldOf(names, rows)), model(toldOf(names, list(4)))]
    expect(mixed?.left).toBe(plain?.left)
    expect(finish(explainContracts(mixed as ContractsModel, rules, facts)).caveats.join(' ')).toContain(
      'Taken for one answer',
    )
  })

  it.each([
    ['nobody left', 'No', /^Nobody has left/],
    ['everybody left', 'Yes', /^Everybody has left/],
  ])('says it where %s', (_, answer, words) => {
    const found = model(
      toldOf(
        names,
        list(5).map((row) => [...row.slice(0, 4), '', '', row[6] ?? '', answer]),
      ),
    )
    expect(found?.now).toBeNull()
    expect(finish(explainContracts(found as ContractsModel, rules, facts)).headline).toMatch(words)
  })

  it('asks for fifty customers, and for nothing where no column tells of leaving', () => {
    expect(() => model(toldOf(names, list(6, undefined, 30)))).toThrow(Failure)
    const plain = list(6).map((row) => row.slice(0, 4))
    expect(model(toldOf(names.slice(0, 4), plain))).toBeNull()
  })

  it('promises nothing where three left', () => {
    const rows = list(8).map((row, i) => [...row.slice(0, 4), '', '', row[6] ?? '', i < 3 ? 'Yes' : 'No'])
    const found = model(toldOf(names, rows))
    expect(found?.proof).toBeNull()
    expect(finish(explainContracts(found as ContractsModel, rules, facts)).headline).toContain(
      'at least 10 of each are needed',
    )
  })
})
