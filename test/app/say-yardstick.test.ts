import { expect, it } from 'vitest'
import { sayYardstick } from '../../src/app/say-yardstick.ts'
import type { Yardstick } from '../../src/contract/report.ts'

const said = (given: Partial<Yardstick>) => {
  const yardstick: Yardstick = {
    ...{ measure: 'Hit', value: 0.524, baseline: 0.52, baselineIs: 'best sellers', better: 'higher' },
    ...{ unit: 'share', beyondChance: true },
    ...given,
  }
  const { verdict, better } = sayYardstick(yardstick, 'EUR')
  return [verdict, better]
}

it('calls a figure better only where chance seldom makes such a difference', () => {
  expect(said({})).toEqual(['Better than that', true])
  expect(said({ beyondChance: false })).toEqual(['Too close to tell apart', false])
  expect(said({ value: 0.4 })).toEqual(['Worse than that', false])
  expect(said({ better: 'lower' })).toEqual(['Worse than that', false])
  expect(said({ better: 'lower', value: 0.4 })).toEqual(['Better than that', true])
})

it('only compares where chance was not asked, and finds nothing in what reads alike', () => {
  expect(said({ beyondChance: null })).toEqual(['Higher than that', true])
  expect(said({ beyondChance: null, better: 'lower' })).toEqual(['Higher than that', false])
  expect(said({ beyondChance: null, value: 0.3 })).toEqual(['Lower than that', false])
  expect(said({ value: 0.5200001 })).toEqual(['No better than that', false])
})
