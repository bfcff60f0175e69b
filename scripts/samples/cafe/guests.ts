import { day } from '../calendar.ts'
import { type Person, people, type Town } from '../people.ts'
import { type Dice, entry } from '../random.ts'
import { cafe } from '../truths.ts'

export type Habit = 'morning' | 'faded' | 'casual'

export interface Guest {
  id: string
  person: Person
  habit: Habit
  home: string
  /** First and last day on which a visit can happen. */
  joined: number
  left: number
  /** Visits a day, before weekday and season. */
  rate: number
}

const nowhere: Town = { name: '', zip: '', region: '', regionName: '', country: '' }

/** The card holders, in the order of their card numbers. */
export function guests(dice: Dice): Guest[] {
  const everyone = people(dice, cafe.cardHolders, [[nowhere, 1]])
  const habits = dice.shuffle(everyone.map((_, i) => habitOf(i)))
  const numbers = dice.shuffle(everyone.map((_, i) => i))
  return everyone.map((person, i) => ({
    id: `CARD${String(1000 + entry(numbers, i)).padStart(4, '0')}`,
    person,
    habit: entry(habits, i),
    home: entry(cafe.locations, dice.chance(0.58) ? 0 : 1),
    ...life(dice, entry(habits, i)),
  }))
}

function habitOf(place: number): Habit {
  const { morningRegulars, priceRise } = cafe
  if (place < morningRegulars.people) return 'morning'
  return place < morningRegulars.people + priceRise.faded ? 'faded' : 'casual'
}

function life(dice: Dice, habit: Habit): Pick<Guest, 'joined' | 'left' | 'rate'> {
  const [first, last] = [day(cafe.firstDay), day(cafe.lastDay)]
  if (habit === 'morning') {
    const rate = (cafe.morningRegulars.visitsAWeek / 5) * (0.75 + dice.next() / 2)
    return { joined: first + dice.between(0, 60), left: last, rate }
  }
  if (habit === 'faded') {
    return { joined: first + dice.between(0, 150), left: last, rate: 0.048 + dice.next() * 0.03 }
  }
  const joined = dice.between(first - 60, last - 5)
  const left = joined + Math.round(dice.exponential(330))
  return {
    joined: Math.max(first, joined),
    left: Math.min(left, last),
    rate: dice.exponential(0.0155) + 0.002,
  }
}
