import {
  type CampaignRules,
  type Channel,
  type LeftOut,
  type Reason,
  reasons,
} from '../../src/contract/campaigns.ts'
import { dayOf } from './days.ts'

/** All customers as columns: row = customer key. */
export interface People {
  readonly rows: number
  /** 1 = said yes, 0 = nothing is told, -1 = said no. */
  readonly consent: Int8Array
  /** What is known to reach them: 1 e-mail + 2 phone + 4 postal address. */
  readonly reach: Uint8Array
  /** Day of the last order before sending; -1 = none. */
  readonly lastDay: Int32Array
  /** Orders and money until then. */
  readonly orders: Int32Array
  readonly spent: Float64Array
}

/** A campaign that was made before: its days (both ends count), who is in it, and who of them was written to. */
export interface Earlier {
  readonly from: number
  readonly to: number
  readonly members: Int32Array
  readonly written: Int32Array
}

export interface Chosen {
  /** Customer keys, those that come first in front. */
  readonly keys: Int32Array
  readonly considered: number
  readonly leftOut: LeftOut
}

const reachOf: Readonly<Record<Channel, number>> = { email: 1, phone: 2, post: 4, any: 7 }

/** Whom the rules let in, for the channel and the day of sending; `''` = nothing against it. Room is not looked at. */
export function against(key: number, people: People, rules: CampaignRules): Reason | '' {
  const consent = people.consent[key] ?? 0
  if (consent < 0) return 'objected'
  if (rules.agreed && consent === 0) return 'unasked'
  if (((people.reach[key] ?? 0) & reachOf[rules.channel]) === 0) return 'unreachable'
  const last = people.lastDay[key] ?? -1
  const recent = rules.recentDays > 0 && last >= 0 && last >= dayOf(rules.sendOn) - rules.recentDays
  return recent ? 'recent' : ''
}

/**
 * Chooses from a list of customer keys: each person once, nobody against whom anything stands, and no more than there is
 * room for. The hold-out comes on top of what can be contacted. Everybody else is counted under one reason.
 */
export function choose(
  list: Int32Array,
  people: People,
  rules: CampaignRules,
  past: readonly Earlier[],
): Chosen {
  const unique = Int32Array.from(new Set(list)).filter((key) => key >= 0 && key < people.rows)
  const busy = busyKeys(rules, past)
  const leftOut = Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<Reason, number>
  const free: number[] = []
  for (const key of unique) {
    const why = firstOf(against(key, people, rules), busy.get(key))
    if (why === '') free.push(key)
    else leftOut[why]++
  }
  const keys = inOrder(free, people, rules).slice(0, roomFor(rules))
  leftOut.room = free.length - keys.length
  return { keys: Int32Array.from(keys), considered: unique.length, leftOut }
}

/** Of two reasons the one that comes first in the account. */
function firstOf(one: Reason | '', other: Reason | undefined): Reason | '' {
  if (one === '' || other === undefined) return other ?? one
  return reasons.indexOf(one) < reasons.indexOf(other) ? one : other
}

/** Who is in a campaign whose days touch these, and who was written to too short a time before or after. */
function busyKeys(rules: CampaignRules, past: readonly Earlier[]): Map<number, Reason> {
  const from = dayOf(rules.sendOn)
  const to = from + rules.days - 1
  const found = new Map<number, Reason>()
  for (const one of past)
    if (rules.gapDays > 0 && Math.abs(from - one.from) < rules.gapDays)
      for (const key of one.written) found.set(key, 'gap')
  for (const one of past)
    if (one.from <= to && from <= one.to) for (const key of one.members) found.set(key, 'running')
  return found
}

function inOrder(keys: number[], { spent, lastDay }: People, { order }: CampaignRules): number[] {
  if (order === 'list') return keys
  const by = order === 'spent' ? spent : lastDay
  return keys.sort((a, b) => (by[b] ?? 0) - (by[a] ?? 0) || a - b)
}

/** How many can be chosen so that no more are contacted than there is room and money for. */
function roomFor({ most, budget, cost, holdOut }: CampaignRules): number {
  const paid = budget > 0 && cost > 0 ? Math.floor(budget / cost + 1e-9) : Number.POSITIVE_INFINITY
  const contacts = Math.min(most > 0 ? most : Number.POSITIVE_INFINITY, paid)
  if (contacts === Number.POSITIVE_INFINITY) return contacts
  let chosen = Math.floor(contacts / (1 - holdOut))
  while (chosen > 0 && chosen - Math.round(chosen * holdOut) > contacts) chosen--
  return chosen
}
