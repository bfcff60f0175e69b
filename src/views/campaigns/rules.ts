import type { CampaignRules, CampaignsTold, Channel } from '../../contract/campaigns.ts'
import type { Workspace } from '../../contract/desk.ts'
import type { Params } from '../../contract/param.ts'
import { channelWords } from './words.ts'

const day = 86_400_000

/**
 * Usual rules: sent the day after the last one of the data, to those who said yes where anybody did; by e-mail, unless another
 * way reaches twice as many.
 */
export function usualRules({ lastDay }: Workspace, { agreed, reach }: CampaignsTold): CampaignRules {
  const last = Date.parse(lastDay || new Date().toISOString().slice(0, 10))
  const ways = Object.entries({ ...reach, email: 2 * reach.email }).sort(([, a], [, b]) => b - a)
  return {
    channel: (ways[0]?.[0] ?? 'email') as Channel,
    order: 'list',
    most: 0,
    budget: 0,
    cost: 0,
    holdOut: 0.15,
    recentDays: 14,
    gapDays: 30,
    agreed: agreed > 0,
    sendOn: new Date(last + day).toISOString().slice(0, 10),
    days: 30,
  }
}

/** The fields of the planner; money in the currency of the workspace. */
export function ruleParams(currency: string, customers: number): Params {
  const inCurrency = currency ? ` (${currency})` : ''
  return {
    most: {
      kind: 'number',
      label: 'People at most',
      help: '0 = as many as the list has.',
      unit: 'count',
      min: 0,
      max: Math.max(1, customers),
      default: 0,
    },
    cost: {
      kind: 'number',
      label: `Cost of one contact${inCurrency}`,
      help: 'Postage, print, a text message, the discount you give away.',
      unit: 'money',
      min: 0,
      max: 1000,
      step: 0.01,
      default: 0,
    },
    budget: {
      kind: 'number',
      label: `Budget${inCurrency}`,
      help: '0 = no limit. With a cost of one contact it says how many can be reached.',
      unit: 'money',
      min: 0,
      max: 1_000_000,
      default: 0,
    },
    holdOut: {
      kind: 'number',
      label: 'Held out',
      help: 'Drawn at random, they get nothing: the only way to know what the rest would have done anyway.',
      unit: 'share',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.15,
    },
    recentDays: {
      kind: 'number',
      label: 'Leave out who ordered within',
      help: '0 = nobody.',
      unit: 'days',
      min: 0,
      max: 730,
      default: 14,
    },
    gapDays: {
      kind: 'number',
      label: 'Leave out who was written to within',
      help: 'By another campaign, before or after. 0 = nobody.',
      unit: 'days',
      min: 0,
      max: 730,
      default: 30,
    },
    days: {
      kind: 'number',
      label: 'Orders count for',
      help: 'From the day of sending on.',
      unit: 'days',
      min: 1,
      max: 365,
      default: 30,
    },
    order: {
      kind: 'choice',
      label: 'Who comes first',
      help: 'Where not all can be reached.',
      options: ['list', 'spent', 'recent'],
      labels: ['As the list has them', 'Who spent most', 'Who ordered last'],
      default: 'list',
    },
    channel: {
      kind: 'choice',
      label: 'How they are reached',
      help: 'Who has no such address is left out.',
      options: ['email', 'phone', 'post', 'any'],
      labels: (['email', 'phone', 'post', 'any'] as const).map((way) => channelWords[way]),
      default: 'email',
    },
    agreed: {
      kind: 'flag',
      label: 'Only those who said yes',
      help: 'Who said no is never written to. In most countries marketing by e-mail needs a yes.',
      default: true,
    },
  }
}
