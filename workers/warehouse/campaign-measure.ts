import type { Measured } from '../../src/contract/campaign-results.ts'
import type { Campaign, CampaignTold } from '../../src/contract/campaigns.ts'
import { dayOf, isoOf } from '../campaigns/days.ts'
import { effectOf, scaled, sideOf } from '../campaigns/effect.ts'
import { during } from '../campaigns/history.ts'
import { effectByKind, outcomeOf, type Told } from '../campaigns/kinds.ts'
import type { Everyone } from './campaign-people.ts'

/** How a campaign went with the orders that are here: those on the list against those held out, as they were drawn. */
export function measured({ rules, members }: Campaign, all: Everyone, margin: number | null): Measured {
  const from = dayOf(rules.sendOn)
  const to = from + rules.days - 1
  const last = all.lastDay === '' ? from - 1 : dayOf(all.lastDay)
  const until = Math.min(to, last)
  const keys = all.keys(members)
  const did = during(all.orders, all.rows, from, until)
  const told = members.flatMap(({ held, stratum }, i): Told[] => {
    const key = keys[i] ?? -1
    if (key < 0) return []
    return [{ held, stratum, ordered: did.ordered[key] === 1, money: did.money[key] ?? 0 }]
  })
  const [listed, held] = [false, true].map((isHeld) => outcomeOf(told.filter((one) => one.held === isHeld)))
  if (!listed || !held) throw new TypeError('a campaign has two sides')
  const begun = last >= from
  const effect = begun ? effectOf(listed, held) : null
  const share = held.people / Math.max(1, told.length)
  return {
    state: last < from ? 'waits' : last < to ? 'runs' : 'over',
    until: isoOf(until),
    daysLeft: Math.max(0, to - Math.max(last, from - 1)),
    listed: sideOf(listed),
    held: sideOf(held),
    effect,
    profit:
      effect && margin !== null
        ? scaled(effect.money, listed.people * margin, listed.people * rules.cost)
        : null,
    kinds: effect ? (['spent', 'recent'] as const).map((by) => effectByKind(told, by, share)) : [],
    lost: members.length - told.length,
  }
}

/** A campaign as the page knows it. */
export function tellCampaign(campaign: Campaign, all: Everyone, margin: number | null): CampaignTold {
  const { members, ...rest } = campaign
  const held = members.filter((one) => one.held).length
  return { ...rest, listed: members.length - held, held, measured: measured(campaign, all, margin) }
}
