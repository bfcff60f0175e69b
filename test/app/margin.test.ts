import { expect, test } from 'vitest'
import { bind, usualRecipe } from '../../src/app/catalogue.ts'
import { sayGiven } from '../../src/app/say-param.ts'
import { isMargin, marginIn, marginParam } from '../../src/contract/margin.ts'
import { cards } from '../../workers/miners/index.ts'
import { workspace } from './fakes.ts'

const counting = cards.filter(({ params }) => Object.values(params).some(isMargin))

test('every setting that is called a margin is the one of the workspace', () => {
  expect(counting.map(({ id }) => id)).toEqual(expect.arrayContaining(['value', 'leavers', 'moves']))
  for (const { params } of cards)
    for (const [name, param] of Object.entries(params)) expect(isMargin(param)).toBe(name === 'margin')
})

test('what was said once is what every question counts with, and nothing is assumed before', () => {
  const open = workspace('w1')
  for (const card of counting) {
    const usual = usualRecipe(card)
    expect(marginIn(card.params, bind(usual, open, card).recipe.values)).toBe(0)
    const bound = bind(usual, { ...open, margin: 0.355 }, card).recipe
    expect(bound.values).toEqual({ ...usual.values, margin: 35.5 })
  }
})

test('a link that names its own goes before, and where it comes from is said', () => {
  for (const card of counting) {
    const usual = usualRecipe(card)
    const linked = { ...usual, values: { ...usual.values, margin: 20 } }
    expect(bind(linked, { ...workspace('w1'), margin: 0.4 }, card).recipe.values).toMatchObject({
      margin: 20,
    })
  }
  expect(sayGiven(marginParam, 20, 20)).toBe('20, as the link says')
  expect(sayGiven(marginParam, 40, 0)).toBe('40, as said for this workspace')
  expect(sayGiven(marginParam, 0, 0)).toBe('not known')
})
