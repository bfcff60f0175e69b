import { addMonths, day, dayOfMonth } from '../calendar.ts'
import { type Person, people, type Town } from '../people.ts'
import { type Dice, entry } from '../random.ts'
import { phone } from '../truths.ts'
import { type Tariff, tariffs } from './tariffs.ts'

export interface Subscriber {
  id: string
  person: Person
  tariff: Tariff
  started: number
  /** Last day of a contract that was ended, or null. */
  ended: number | null
  supportCalls: number
}

const town = (name: string): Town => ({ name, zip: '', region: '', regionName: '', country: '' })
const towns = [
  [town('Lindenroda'), 9],
  [town('Wiekhafen'), 7],
  [town('Oberfelden'), 5],
  [town('Kirchalm'), 3],
  [town('Meerwijk'), 3],
] as const

const first = day(phone.firstDay)
const last = day(phone.lastDay)

/** Everyone who had a contract in the period; customer numbers were given out in the order of the contracts. */
export function subscribers(dice: Dice): Subscriber[] {
  const everyone = people(dice, phone.customers, towns)
  const chosen = dice.shuffle(everyone.map((_, i) => tariffOf(i)))
  const leaving = leavers(dice, chosen)
  const signed = everyone.map((person, i) => ({
    person,
    tariff: entry(chosen, i),
    ...contract(dice, leaving.has(i)),
  }))
  signed.sort((a, b) => a.started - b.started)
  return signed.map((one, i) => ({ id: `K${10_001 + i}`, ...one }))
}

type Contract = Pick<Subscriber, 'started' | 'ended' | 'supportCalls'>

/** Leavers stay three months at least; everyone has had an invoice. */
function contract(dice: Dice, leaves: boolean): Contract {
  const started = startDay(dice, last - (leaves ? 130 : 31))
  const calls = leaves ? phone.supportCalls.leavers : phone.supportCalls.stayers
  return { started, ended: leaves ? endDay(dice, started) : null, supportCalls: dice.poisson(calls) }
}

/** Tariffs get their exact shares; the last takes what rounding leaves. */
function tariffOf(place: number): Tariff {
  let end = 0
  for (const tariff of tariffs) {
    end += Math.round(tariff.share * phone.customers)
    if (place < end) return tariff
  }
  return entry(tariffs, tariffs.length - 1)
}

/** Of each tariff exactly the planted share leaves. */
function leavers(dice: Dice, chosen: readonly Tariff[]): Set<number> {
  const { riskyTariff } = phone
  const groups = tariffs.map((tariff) => {
    const share = tariff.name === riskyTariff.tariff ? riskyTariff.leavers : riskyTariff.others
    const places = dice.shuffle([...chosen.keys()].filter((i) => entry(chosen, i) === tariff))
    return places.slice(0, Math.round(places.length * share))
  })
  return new Set(groups.flat())
}

/** The firm is young and growing: later months bring more contracts. */
function startDay(dice: Dice, latest: number): number {
  if (dice.chance(0.25)) return first - dice.between(0, 700)
  return first + Math.floor((latest - first) * later(dice))
}

/** 0–1, more often near 1. */
function later(dice: Dice): number {
  return dice.chance(0.5) ? dice.next() : Math.sqrt(dice.next())
}

/** The end of a month at least three months after the start, inside the period. */
function endDay(dice: Dice, started: number): number {
  const earliest = Math.max(started + 92, first + 62)
  const at = dice.between(earliest, last)
  const end = addMonths(at - dayOfMonth(at) + 1, 1) - 1
  return Math.min(end, last)
}
