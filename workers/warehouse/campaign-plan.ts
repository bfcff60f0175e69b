import type {
  BesideColumn,
  CampaignRules,
  Member,
  Plan,
  PlanAsked,
  Showing,
} from '../../src/contract/campaigns.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { ListColumn } from '../../src/contract/report.ts'
import { everybody } from '../../src/contract/wire.ts'
import { type Chosen, choose, type Earlier, type People as Everybody } from '../campaigns/choose.ts'
import { dayOf } from '../campaigns/days.ts'
import { before, during } from '../campaigns/history.ts'
import { drawHoldOut, strataOf } from '../campaigns/hold-out.ts'
import { detectableMean, detectableShare, peopleForShares } from '../campaigns/sample-size.ts'
import { usualOf } from '../campaigns/usual.ts'
import { type Everyone, everyone } from './campaign-people.ts'
import type { Held } from './held.ts'
import type { Lists } from './lists.ts'
import { everyoneOf, type People } from './people.ts'

/** A plan before it is kept: who is in, who of them is held out, and what stands beside each. */
export interface Planned {
  readonly chosen: Chosen
  readonly held: Uint8Array
  readonly strata: Uint8Array
  /** Place of each in the list it was chosen from. */
  readonly places: Int32Array
  readonly columns: readonly ListColumn[]
  readonly showing: Showing | null
  readonly all: Everyone
}

/** Chooses and draws; nothing is kept. Throws Failure `unknown` for a list that is not kept. */
export function planned(held: Held, lists: Lists, { table, rules, seed }: PlanAsked): Planned {
  const list = listOf(held, lists, table)
  const all = everyone(held)
  const sent = dayOf(rules.sendOn)
  const people = all.people(sent)
  const chosen = choose(list.keys, people, rules, earlier(held, all))
  const strata = strataOf(
    ...((['spent', 'lastDay'] as const).map((of) => pickedFrom(people, of, chosen.keys)) as [
      number[],
      number[],
    ]),
  )
  const drawn = drawHoldOut(strata, rules.holdOut, seed)
  const first = new Map<number, number>()
  for (const [place, key] of list.keys.entries()) if (!first.has(key)) first.set(key, place)
  const places = chosen.keys.map((key) => first.get(key) ?? -1)
  const showing = showingOf(all, chosen.keys, drawn, rules)
  return { chosen, held: drawn, strata, places, columns: list.columns ?? [], showing, all }
}

function listOf(held: Held, lists: Lists, table: string): People {
  const list = table === everybody ? everyoneOf(held.standing.facts) : lists.people(table)
  if (list) return list
  throw new Failure({ code: 'unknown', what: 'list', given: table.slice(0, 80), known: [] })
}

const pickedFrom = (people: Everybody, of: 'spent' | 'lastDay', keys: Int32Array): number[] =>
  Array.from(keys, (key) => people[of][key] ?? 0)

/** The campaigns of the book as days and keys. */
function earlier({ book }: Held, all: Everyone): Earlier[] {
  return book.campaigns.map(({ rules, members }) => {
    const from = dayOf(rules.sendOn)
    const keys = all.keys(members)
    const written = keys.filter((key, i) => key >= 0 && members[i]?.held === false)
    return { from, to: from + rules.days - 1, members: keys.filter((key) => key >= 0), written }
  })
}

function showingOf(
  all: Everyone,
  keys: Int32Array,
  held: Uint8Array,
  { sendOn, days }: CampaignRules,
): Showing | null {
  const out = held.reduce((sum, one) => sum + one, 0)
  if (out === 0 || out === keys.length || all.lastDay === '') return null
  const last = dayOf(all.lastDay)
  const thenDay = last - days + 1
  const { orders, rows } = all
  const lately = { had: before(orders, rows, thenDay), thenDay, did: during(orders, rows, thenDay, last) }
  const nowDay = Math.min(dayOf(sendOn), last + 1)
  const usual = usualOf(keys, lately, { now: before(orders, rows, nowDay), nowDay })
  if (!usual) return null
  const share = out / keys.length
  const points = detectableShare(usual.rate, keys.length, share)
  const wanted = Number.isNaN(points) ? (1 - usual.rate) / 2 : points / 2
  return {
    rate: usual.rate,
    money: usual.money,
    points: Number.isNaN(points) ? -1 : points,
    amount: detectableMean(usual.deviation, keys.length, share),
    peopleForHalf: finiteOr0(Math.ceil(peopleForShares(usual.rate, wanted, share))),
  }
}

const finiteOr0 = (n: number) => (Number.isFinite(n) ? n : 0)

/** Places of those on the list, or of those held out. */
export const side = ({ held }: Pick<Planned, 'held'>, isHeld: boolean): number[] =>
  Array.from(held.keys()).filter((i) => (held[i] === 1) === isHeld)

/** What stands beside some of a plan, as a list of people takes it. */
export const besideOf = ({ columns, places }: Planned, some: readonly number[]): ListColumn[] =>
  columns.map(({ label, codes, labels }) => ({
    label,
    codes: Int32Array.from(some, (i) => codes[places[i] ?? -1] ?? -1),
    labels,
  }))

/** Money foretold for those on the list, by the column that tells it; null where none does. */
function expectedOf(plan: Planned, some: readonly number[]): number | null {
  const column = besideOf(plan, some).find(({ label }) => /expected/i.test(label))
  if (!column) return null
  const worth = column.labels.map(amountOf)
  if (worth.some(Number.isNaN)) return null
  return column.codes.reduce((sum, code) => sum + (worth[code] ?? 0), 0)
}

/** An amount as a person reads it, in whatever locale: digits behind the last mark are decimals where they are one or two. */
function amountOf(label: string): number {
  const [, sign = '', whole = '', rest = ''] =
    /^(-?)([\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(label.replace(/[^\d.,-]/g, '')) ?? []
  return Number(`${sign}${whole.replace(/[.,]/g, '') || '0'}.${rest}`)
}

export function tellPlan(plan: Planned, { cost }: CampaignRules, table: string): Plan {
  const listed = side(plan, false)
  const { considered, leftOut } = plan.chosen
  return {
    considered,
    leftOut,
    listed: listed.length,
    held: plan.held.length - listed.length,
    cost: listed.length * cost,
    showing: plan.showing,
    table,
    expected: expectedOf(plan, listed),
    fields: plan.columns.map(({ label }) => label),
  }
}

/** The people of a plan in words of the files, and the texts beside them. */
export function membersOf(plan: Planned): { members: Member[]; columns: BesideColumn[] } {
  const { chosen, held, strata, all } = plan
  const beside = besideOf(plan, Array.from(held.keys()))
  const members = Array.from(chosen.keys, (key, i) => ({
    names: all.names(key),
    held: held[i] === 1,
    stratum: strata[i] ?? 0,
    beside: beside.map(({ codes }) => codes[i] ?? -1),
  }))
  return { members, columns: beside.map(({ label, labels }) => ({ label, labels })) }
}
