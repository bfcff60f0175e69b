import type { ListColumn } from '../../../src/contract/report.ts'
import type { Say } from '../say.ts'
import { textColumns } from '../text-column.ts'
import { never } from './comeback.ts'
import { type Known, knownOf, type Name } from './measures.ts'
import type { LeaversModel } from './model.ts'
import type { Present } from './present.ts'
import { unhappy } from './signs.ts'

type Telling = (known: Known, quiet: number, s: Say) => string

/** What a column says of a customer in words; an empty text where it is nothing to tell. */
const tellings: Partial<Record<Name, Telling>> = {
  usual: ({ usual }, quiet, s) => (usual > quiet ? `more seldom than every ${s.count(quiet, 'day')}` : ''),
  slowing: ({ slowing }, _, s) =>
    slowing > 1.2 ? `the last wait was ${s.number(slowing)} times the usual` : '',
  recent: ({ recent, before }, quiet, s) => fewer(recent, before, quiet, s),
  before: ({ recent, before }, quiet, s) => fewer(recent, before, quiet, s),
  lastSpend: ({ lastSpend }, _, s) =>
    lastSpend < 0.8 ? `the last order was ${s.share(lastSpend)} of the usual amount` : '',
  orders: ({ orders }, _, s) => (orders <= 3 ? `only ${s.count(orders, 'day')} with an order so far` : ''),
  tenure: ({ tenure }, _, s) => `a customer for ${s.count(tenure, 'day')}`,
  coupons: ({ coupons }) => (coupons >= 0.5 ? 'buys mostly with a code' : ''),
  returned: ({ returned }) => (returned > 0 ? 'sent something back' : ''),
  variety: ({ variety }) => (variety <= 0.3 ? 'mostly takes the same' : ''),
  tone: ({ tone }) => (tone <= unhappy ? 'wrote something unhappy' : ''),
  irregular: ({ irregular }) => (irregular >= 1 ? 'orders without a rhythm' : ''),
}

const most = 2

function fewer(recent: number, before: number, quiet: number, s: Say): string {
  if (recent >= before) return ''
  return `${s.number(recent)} in the last ${s.count(quiet, 'day')}, ${s.number(before)} in the ${s.number(quiet)} before`
}

/** Silence is a reason only beyond the own rhythm. */
function rhythm({ usual, silent, waits }: Known, s: Say): string {
  const every = s.count(Math.round(usual), 'day')
  return waits >= 1
    ? `usually orders every ${every}, now silent for ${s.number(silent)}`
    : `orders about every ${every}, last ${silent === 0 ? 'today' : `${s.count(silent, 'day')} ago`}`
}

/** "usually orders every 31 days, now silent for 74; the last wait was 1.8 times the usual". */
function why(model: LeaversModel, place: number, s: Say): string {
  const { history, people, glance, present } = model
  const known = knownOf(history, people[place] ?? 0, glance)
  const first = rhythm(known, s)
  if (!present) return first
  const { columns, reasons, rowOf } = present
  const row = rowOf[place] ?? -1
  const pushes = columns
    .map((name, c) => ({ name, by: reasons.values[row * columns.length + c] ?? 0 }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
  const more = pushes.flatMap(({ name }) => {
    const words = tellings[name as Name]?.(known, glance.quiet, s) ?? ''
    return words === '' ? [] : [words]
  })
  return [first, ...[...new Set(more)].slice(0, most)].join('; ')
}

/** Beside each customer of a list: how likely they leave, why, what an order would change, and when they count as gone. Yields the share done. */
export function columnsFor(model: LeaversModel, places: Int32Array, s: Say): Generator<number, ListColumn[]> {
  const { present, people, glance } = model
  const last = (place: number) => {
    const known = knownOf(model.history, people[place] ?? 0, glance)
    return s.date(glance.asOf - known.silent + glance.quiet + 1)
  }
  const chances = present
    ? ([
        ['Chance of leaving', (place: number) => s.share(percent(present.chance[place] ?? 0))],
        ['What would help', (place: number) => sayComeback(present, place, s)],
      ] as const)
    : []
  return textColumns(places, [
    ...chances,
    ['Why', (place) => why(model, place, s)],
    ['Counts as gone on', last],
  ])
}

/** "one order within 20 days would move them to safe (12%)". */
function sayComeback({ chance, comeback }: Present, place: number, s: Say): string {
  const days = comeback.days[place] ?? never
  const then = comeback.then[place] ?? Number.NaN
  if ((chance[place] ?? 0) <= comeback.safe) return 'as safe as most already'
  if (days >= 0) {
    const when = days === 0 ? 'one order today' : `one order within ${s.count(days, 'day')}`
    return `${when} would move them to safe (${s.share(percent(then))})`
  }
  return then < (chance[place] ?? 0)
    ? `one order today would lower it to ${s.share(percent(then))}, not yet to safe`
    : 'one order alone would not lower it'
}

const percent = (share: number) => Math.round(share * 100) / 100
