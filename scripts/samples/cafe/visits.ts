import { day, month, weekday } from '../calendar.ts'
import { type Dice, entry } from '../random.ts'
import { cafe } from '../truths.ts'
import type { Guest } from './guests.ts'
import { basket, type Dish, type Slot } from './menu.ts'

export interface Visit {
  day: number
  /** Seconds since midnight. */
  second: number
  location: string
  guest: Guest | null
  dishes: Dish[]
  /** The tenth coffee on the card is free. */
  free: boolean
}

const byWeekday = [0.82, 0.78, 0.84, 0.92, 1.06, 1.76, 0.82]
const byMonth = [0.86, 0.9, 0.97, 1.0, 1.06, 1.1, 1.14, 1.08, 1.0, 0.98, 0.94, 1.04]
const opens = 7
const shuts = 18.4
const anonymousADay = { 'Harbour Street': 5.8, 'Mill Lane': 3.8 } as const

/** Every visit of every guest and of people without a card, in order of time. */
export function visits(dice: Dice, guests: readonly Guest[]): Visit[] {
  const all = guests.flatMap((guest) => visitsOf(dice, guest))
  for (let at = day(cafe.firstDay); at <= day(cafe.lastDay); at++) all.push(...strangers(dice, at))
  return all.sort((a, b) => a.day - b.day || a.second - b.second)
}

function visitsOf(dice: Dice, guest: Guest): Visit[] {
  const out: Visit[] = []
  for (let at = guest.joined; at <= guest.left; at++) {
    const first = at === guest.joined && guest.habit === 'casual'
    if (!first && !dice.chance(guest.rate * eagerness(guest, at))) continue
    const location = dice.chance(0.93) ? guest.home : dice.pick(cafe.locations)
    if (closed(location, at)) continue
    out.push(visit(dice, at, location, guest, out.length % 10 === 9))
  }
  return out
}

/** Factor on a guest's rate on a day. */
function eagerness(guest: Guest, at: number): number {
  if (guest.habit === 'morning') return weekday(at) < 5 ? 1 : 0.04
  if (guest.habit === 'faded') return weight(at) * (at > goneBy(guest) ? cafe.priceRise.visitsLeft : 1)
  return weight(at)
}

/** The day from which a faded guest hardly comes: spread over the weeks after the rise. */
function goneBy(guest: Guest): number {
  const spread = Number(guest.id.slice(-2)) % cafe.priceRise.settledAfterDays
  return day(cafe.priceRise.day) + spread
}

function strangers(dice: Dice, at: number): Visit[] {
  return cafe.locations.flatMap((location) => {
    if (closed(location, at)) return []
    const count = dice.poisson(anonymousADay[location] * weight(at))
    return Array.from({ length: count }, () => visit(dice, at, location, null, false))
  })
}

function visit(dice: Dice, at: number, location: string, guest: Guest | null, free: boolean): Visit {
  const early = guest?.habit === 'morning' && dice.chance(cafe.morningRegulars.shareBefore)
  const slot: Slot = early ? 'morning' : dice.weighted(slots)
  const { usual, spread } = hours[slot]
  const second = early ? clamp(dice.normal(8.1, 0.45), 9.9) : clamp(dice.normal(usual, spread), shuts)
  return { day: at, second, location, guest, dishes: basket(dice, slot, month(at), early), free }
}

const slots = [
  ['morning', 34],
  ['lunch', 30],
  ['afternoon', 36],
] as const
const hours = {
  morning: { usual: 9.2, spread: 0.8 },
  lunch: { usual: 12.7, spread: 0.6 },
  afternoon: { usual: 15.5, spread: 1 },
}

/** Seconds since midnight of an hour between opening and the latest. */
function clamp(hour: number, latest: number): number {
  return Math.round(Math.min(Math.max(hour, opens), latest) * 3600)
}

function closed(location: string, at: number): boolean {
  const { closedWeek } = cafe
  return location === closedWeek.location && day(closedWeek.from) <= at && at <= day(closedWeek.to)
}

function weight(at: number): number {
  return entry(byWeekday, weekday(at)) * entry(byMonth, month(at) - 1)
}
