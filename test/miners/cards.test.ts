import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/contract/report.ts'
import type { ModelCard } from '../../workers/evaluate/card.ts'
import { contractsModel } from '../../workers/miners/leavers/contracts/model.ts'
import { cardBlock } from '../../workers/miners/model-card.ts'
import { say } from '../../workers/miners/say.ts'
import { valueModel } from '../../workers/miners/value/model.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { betaGeometricShop, run as finish } from '../lifetime/support.ts'
import { columns } from '../support/people.ts'
import { toldOf } from './told.ts'

const facts = { scope: { asOf: '2025-06-30' }, currency: 'EUR', locale: 'en', seed: 7, data: 'print' }
const saved = (card: ModelCard): Block => cardBlock(card, facts as never, say(facts as never))

/** A shop that lives by BG/NBD: 500 customers over two and a half years. */
function lived(seed: number) {
  const shop = betaGeometricShop(500, [0.7, 50, 0.7, 4], seed, { longest: 900, ahead: 0 })
  const rows: [number, number, number, string][] = []
  for (const [who, days] of shop.repeats.entries())
    for (const day of [0, ...days]) rows.push([who, 20_000 - (shop.age[who] ?? 0) + day, 20 + (who % 9), ''])
  const orders = columns(rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
  return { ...orders, rows: rows.length }
}

const worth = (seed: number) =>
  finish(
    valueModel(lived(seed), { months: 6, discount: 0, margin: 0, rule: 'auto', saved: 0 }, 20_000, seeded(1)),
  ).card

describe('the card of what customers are worth', () => {
  it('is the same for the same orders, and another for others', () => {
    expect(worth(1)).toEqual(worth(1))
    expect(worth(2).data.fingerprint).not.toBe(worth(1).data.fingerprint)
  })

  it('goes into a file with the parameters, and what could not be said is null there', () => {
    const block = saved(worth(1))
    const plain = block.kind === 'table' ? block.data.saved : undefined
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain)
    expect(plain).toMatchObject({ seed: 7, warehouse: 'print', figures: { offInAll: { low: null } } })
  })
})

describe('the card of a list that says who left', () => {
  const random = seeded(3)
  const rows = Array.from({ length: 600 }, () => {
    const monthly = random() < 0.5
    const left = random() < (monthly ? 0.5 : 0.05)
    return [monthly ? 'Monthly' : 'One year', String(20 + Math.floor(random() * 50)), left ? 'Yes' : 'No']
  })
  const rules = { calls: 50, cost: 1, success: 10, margin: 0, protected: false, group: '' }
  const told = toldOf(['Contract', 'Age', 'Churned'], rows)
  const card = finish(contractsModel(told, rules, Number.NaN, false, seeded(1)))?.card

  it('says what was learned from, what was left out and why, and how many left', () => {
    expect(card?.features.map(({ name }) => name)).toEqual(['Contract'])
    expect(card?.left).toMatchObject([{ column: 'Age', why: expect.stringMatching(/protected/) }])
    expect(card?.data).toMatchObject({
      rows: 600,
      withOutcome: rows.filter(([, , left]) => left === 'Yes').length,
    })
  })

  it('sets every figure beside that of one chance for everybody', () => {
    const { rocAuc, logLoss, leftAmongCalled } = card?.figures ?? {}
    expect(rocAuc?.baseline).toBe(0.5)
    expect(logLoss?.value).toBeLessThan(logLoss?.baseline ?? 0)
    expect(leftAmongCalled?.low).toBeGreaterThan(leftAmongCalled?.baseline ?? 1)
  })
})
