import { describe, expect, it } from 'vitest'
import { type GuardOptions, leaks, sayRefusal } from '../../workers/evaluate/leakage.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { categoryColumn, churnSets, churnThere, finish, numberColumn } from '../models/churn.ts'

const rows = 600
const random = seeded(5)
const outcome = Uint8Array.from({ length: rows }, () => (random() < 0.3 ? 1 : 0))
const numbers = (name: string, value: (i: number) => number) =>
  numberColumn(
    name,
    Array.from({ length: rows }, (_, i) => value(i)),
  )
const texts = (name: string, value: (i: number) => string) =>
  categoryColumn(
    name,
    Array.from({ length: rows }, (_, i) => value(i)),
  )
const hit = (i: number) => outcome[i] === 1
const foundIn = (columns: ReturnType<typeof numbers>[], options?: GuardOptions) =>
  finish(leaks(columns, outcome, options)).map(({ column, leak }) => `${column}: ${leak}`)

describe('columns too good to be true', () => {
  it('are each refused for what they are', () => {
    const columns = [
      numbers('row', (i) => 1000 + i),
      numbers('Kundennummer', () => Math.floor(random() * 1e9)),
      texts('e-mail', (i) => `p${i}@example.org`),
      texts('left?', (i) => (hit(i) ? 'Yes' : 'No')),
      numbers('state', (i) => (hit(i) ? 7 : 2 + (i % 3))),
      numbers('reason given', (i) => (hit(i) ? i % 4 : Number.NaN)),
      numbers('last fee', (i) => (hit(i) ? 10 : 50) + random()),
      texts('plan', (i) => (hit(i) ? 'abc' : 'xyz').charAt(i % 3) + (i % 97 === 0 ? 'q' : '')),
    ]
    expect(foundIn(columns)).toEqual([
      'row: id',
      'Kundennummer: id',
      'e-mail: id',
      'left?: same',
      'state: same',
      'reason given: filled',
      'last fee: tells',
      'plan: same',
    ])
  })

  it('honest columns stay: strong ones, amounts that never repeat, rare labels, gaps, noise', () => {
    const columns = [
      numbers('strong', (i) => (hit(i) ? 1 : 0) + 1.5 * random()),
      numbers('spent', () => random() * 5000),
      numbers('spent in full', () => Math.floor(random() * 50_000)),
      numbers('gaps', (i) => (random() < (hit(i) ? 0.2 : 0.6) ? Number.NaN : random())),
      texts('town', (i) => `town ${(i * 7) % 80}`),
      texts('flag', () => (random() < 0.02 ? 'y' : 'n')),
      numbers('none', () => Number.NaN),
      numbers('flat', () => 3),
    ]
    expect(foundIn(columns)).toEqual([])
  })

  it('a disguise that only the middle of a number gives away is found', () => {
    const many = Uint8Array.from({ length: 6000 }, (_, i) => (i % 3 === 0 ? 1 : 0))
    const middle = numberColumn(
      'score',
      Array.from(many, (is, i) => (is ? 40 + random() * 20 : (i % 2) * 65 + random() * 35)),
    )
    const noise = numberColumn('noise', Array.from(many, random))
    expect(finish(leaks([middle, noise], many)).map(({ column }) => column)).toEqual(['score'])
  })

  it('days after the day one stands on are refused, days before it are not', () => {
    const columns = [numbers('ended', (i) => 19_000 + (i % 300)), numbers('began', (i) => 18_000 + (i % 300))]
    const options = { asOf: 19_200, days: ['ended', 'began'] }
    expect(foundIn(columns, options)).toEqual(['ended: after'])
  })

  it('say why in a sentence with the number', () => {
    const [refusal] = finish(leaks([texts('left?', (i) => (hit(i) ? 'Yes' : 'No'))], outcome))
    expect(refusal && sayRefusal(refusal)).toBe(
      '“left?” is left out: each of its 2 values comes with one outcome only: it is the outcome in other words.',
    )
  })
})

describe.skipIf(!churnThere)('public tables', () => {
  it.each(churnSets().map((set) => [set.name, set] as const))('%s: no honest column is refused', (_, set) => {
    expect(finish(leaks(set.features.columns, set.outcome))).toEqual([])
  })
})
