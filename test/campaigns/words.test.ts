import { describe, expect, test } from 'vitest'
import type { CampaignTold, Plan } from '../../src/contract/campaigns.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { accountOf, monthsOf } from '../../src/views/campaigns/account.ts'
import { usualRules } from '../../src/views/campaigns/rules.ts'
import {
  points,
  reasonRows,
  sayDifference,
  sayMoney,
  sayPlan,
  sayResult,
  sayShowing,
  textFor,
} from '../../src/views/campaigns/words.ts'
import { effectOf, scaled } from '../../workers/campaigns/effect.ts'

const none = { objected: 0, unasked: 0, unreachable: 0, running: 0, gap: 0, recent: 0, room: 0 }
const plan: Plan = {
  considered: 300,
  leftOut: { ...none, objected: 48, recent: 12 },
  listed: 204,
  held: 36,
  cost: 102,
  showing: { rate: 0.11, money: 4, points: 0.204, amount: 9.5, peopleForHalf: 812 },
  table: 'audience_plan',
  expected: null,
  fields: [],
}
const amounts = (n: number) => new Float64Array(n).fill(30)
const effect = effectOf(
  { people: 204, ordered: 41, amounts: amounts(41) },
  { people: 36, ordered: 4, amounts: amounts(4) },
)
const side = (people: number, ordered: number) => ({ people, ordered, money: ordered * 30 })
const told: CampaignTold = {
  id: 'campaign-1',
  title: 'Letter',
  from: 'all customers',
  madeOn: '2026-03-01',
  rules: {
    channel: 'post',
    order: 'list',
    most: 0,
    budget: 0,
    cost: 0.5,
    holdOut: 0.15,
    recentDays: 0,
    gapDays: 0,
    agreed: false,
    sendOn: '2026-03-02',
    days: 30,
  },
  seed: 1,
  currency: 'EUR',
  considered: 300,
  leftOut: plan.leftOut,
  showing: plan.showing,
  expected: null,
  text: { subject: '', body: '' },
  columns: [],
  log: [],
  listed: 204,
  held: 36,
  measured: {
    state: 'over',
    until: '2026-03-31',
    daysLeft: 0,
    listed: side(204, 41),
    held: side(36, 4),
    effect,
    profit: effect && scaled(effect.money, 204 * 0.4, 102),
    kinds: [],
    lost: 0,
  },
}

describe('what is said of a plan', () => {
  test('has all numbers, and adds up', () => {
    expect(sayPlan(plan, 'EUR')).toBe(
      '204 customers get it, and 36 are held out, drawn at random. 60 of the 300 on the list are left out. It costs €102.',
    )
    expect(reasonRows(plan.leftOut)).toEqual([
      ['Said no to being written to', '48'],
      ['Ordered a short time ago', '12'],
    ])
    expect(sayPlan({ ...plan, listed: 1, held: 0, considered: 1, cost: 0 }, '')).toBe('1 customer gets it.')
  })

  test('says before sending what can show, and what it takes to see more', () => {
    const words = sayShowing(plan, 30, 'EUR')
    expect(words).toContain('a difference of 20.4 points or more will show')
    expect(words).toContain('For 10.2 points you would need 812 customers.')
    expect(sayShowing({ ...plan, showing: null, held: 0 }, 30, 'EUR')).toContain('nothing to compare with')
  })
})

describe('what is said of a result', () => {
  test('41 of 204 against 4 of 36 is not yet certain', () => {
    expect(sayResult(told)).toMatch(
      /^Of 204 on the list 41 ordered \(20\.1%\), of 36 held out 4 ordered \(11\.1%\): 9(\.\d)? points more \(−\d+ to \d+\): not yet certain\.$/,
    )
    expect(sayMoney(told, 0.4)).toContain('Whether it paid is not yet certain.')
    expect(sayMoney(told, null)).not.toContain('paid')
  })

  test('no verdict where the range holds both signs, and one where it does not', () => {
    expect(sayDifference({ value: 0.09, low: -0.03, high: 0.19 })).toBe(
      '9 points more (−3 to 19): not yet certain',
    )
    expect(sayDifference({ value: 0.01, low: 0.002, high: 0.02 })).toContain('brought orders')
    expect(sayDifference({ value: -0.1, low: -0.2, high: -0.01 })).toBe(
      '10 points fewer (−20 to −1): the campaign cost orders',
    )
    expect(points(0.01)).toBe('1 point')
  })

  test('a month is added up with its range, and nothing is said of profit before the margin is known', () => {
    expect(monthsOf([told])).toEqual(['2026-03'])
    const both = accountOf(
      { margin: 0.4, agreed: 0, reach: { email: 0, phone: 0, post: 0 }, campaigns: [told, told] },
      '2026-03',
    )
    expect(both.sentences[0]).toBe('2 campaigns to 408 customers, €204 for contacts.')
    expect(both.sentences[1]).toMatch(/^Together they came to .*: whether that paid is not yet certain\.$/)
    const quietly = accountOf(
      { margin: null, agreed: 0, reach: { email: 0, phone: 0, post: 0 }, campaigns: [told] },
      '2026-03',
    )
    expect(quietly.sentences[1]).toContain('has not been said')
    expect(
      accountOf({ margin: 0.4, agreed: 0, reach: { email: 0, phone: 0, post: 0 }, campaigns: [] }, '')
        .sentences,
    ).toEqual([])
  })
})

test('a draft is written with the fields of each tool', () => {
  const draft = 'Dear {first name}, {Offer}'
  expect(textFor('mailchimp', draft)).toBe('Dear *|FNAME|*, *|OFFER|*')
  expect(textFor('klaviyo', draft)).toBe("Dear {{ first_name }}, {{ person|lookup:'offer' }}")
  expect(textFor('brevo', draft)).toBe('Dear {{ contact.FIRSTNAME }}, {{ contact.OFFER }}')
  expect(textFor('hubspot', draft)).toBe('Dear {{ contact.firstname }}, {{ contact.offer }}')
  expect(textFor('csv', draft)).toBe(draft)
})

test('a plan begins with e-mail, unless another way reaches twice as many', () => {
  const way = (email: number, phone: number, post: number) =>
    usualRules({ lastDay: '2025-06-01' } as Workspace, {
      ...{ margin: null, agreed: 0, campaigns: [] },
      reach: { email, phone, post },
    }).channel
  expect([way(200, 210, 199), way(0, 0, 0), way(40, 20, 90), way(0, 5, 0)]).toEqual([
    ...['email', 'email', 'post', 'phone'],
  ])
})
