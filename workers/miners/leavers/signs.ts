import { hypergeometricTail } from '../../numeric/counts.ts'
import { discoveryLimit } from '../../numeric/discovery.ts'
import { median } from '../../numeric/quantile.ts'

import type { History } from './kernel.ts'
import { type Known, knownOf } from './measures.ts'
import type { Scene } from './scenes.ts'

/** Something one can see before a customer is gone. */
interface Watched {
  label: string
  /** Only where texts are told. */
  byTexts?: true
  shows(known: Known): boolean
  /** Days from when it shows until the customer counts as gone. */
  lead(known: Known, quiet: number): number
}

const fromTheLastOrder = (_: Known, quiet: number) => quiet
const late = 1.5
/** VADER’s own limit. */
export const unhappy = -0.05

const watched: readonly Watched[] = [
  {
    label: 'Silent for one and a half usual waits',
    shows: ({ waits }) => waits >= late,
    lead: ({ usual }, quiet) => quiet - late * usual,
  },
  {
    label: 'The last wait was one and a half usual ones',
    shows: ({ slowing }) => slowing >= late,
    lead: fromTheLastOrder,
  },
  {
    label: 'Fewer orders in the last window than in the one before',
    shows: ({ recent, before }) => recent < before,
    lead: fromTheLastOrder,
  },
  {
    label: 'The last order was under two thirds of the usual',
    shows: ({ lastSpend }) => lastSpend < 2 / 3,
    lead: fromTheLastOrder,
  },
  { label: 'Sent something back before', shows: ({ returned }) => returned > 0, lead: fromTheLastOrder },
  { label: 'Buys mostly with a code', shows: ({ coupons }) => coupons > 0.5, lead: fromTheLastOrder },
  {
    label: 'The last thing they wrote was unhappy',
    byTexts: true,
    shows: ({ tone }) => tone <= unhappy,
    lead: ({ silent, heard }, quiet) => quiet - silent + heard,
  },
  { label: 'Only two orders so far', shows: ({ orders }) => orders === 2, lead: fromTheLastOrder },
]

/** A warning sign as it was in the past. Shares 0–1. */
export interface Sign {
  label: string
  /** Customers who showed it, and how many of them left; the same of those who did not. */
  people: number
  left: number
  otherPeople: number
  otherLeft: number
  /** Half of the leavers who showed it did so at least so many days before they counted as gone. */
  lead: number
  found: boolean
}

const rate = 0.05
const mostRows = 100_000

/**
 * Warning signs over all scenes, those that show who leaves first; `found` where the difference is no chance (exact test
 * of two shares, which holds for few people, too: Fisher 1935; at most one in twenty found by chance: Benjamini & Hochberg 1995). Of many rows every so-manyth.
 */
export function* signsOf(history: History, scenes: readonly Scene[]): Generator<number, Sign[]> {
  const looked = watched.filter(({ byTexts }) => !byTexts || history.tones !== null)
  const counts = looked.map(() => ({
    people: 0,
    left: 0,
    otherPeople: 0,
    otherLeft: 0,
    leads: [] as number[],
  }))
  const rows = scenes.reduce((sum, scene) => sum + scene.people.length, 0)
  const step = Math.max(1, Math.ceil(rows / mostRows))
  let place = 0
  for (const { people, outcome, glance } of scenes)
    for (let row = 0; row < people.length; row++, place++) {
      if (place % 8_192 === 0) yield place / rows
      if (place % step !== 0) continue
      const known = knownOf(history, people[row] ?? 0, glance)
      const gone = outcome[row] === 1
      for (const [w, { shows, lead }] of looked.entries()) {
        const count = counts[w]
        if (count) add(count, shows(known), gone, lead(known, glance.quiet))
      }
    }
  return ranked(looked, counts)
}

interface Count {
  people: number
  left: number
  otherPeople: number
  otherLeft: number
  leads: number[]
}

function add(count: Count, shown: boolean, gone: boolean, lead: number): void {
  if (shown) count.people++
  else count.otherPeople++
  if (!gone) return
  if (!shown) count.otherLeft++
  else {
    count.left++
    count.leads.push(lead)
  }
}

function ranked(looked: readonly Watched[], counts: readonly Count[]): Sign[] {
  const chances = Float64Array.from(counts, chance)
  const limit = discoveryLimit(chances, counts.length, rate)
  const signs = counts.map(({ leads, ...count }, w): Sign => {
    const more = count.left / count.people > count.otherLeft / count.otherPeople
    const lead = Math.round(median(Float64Array.from(leads)) ?? 0)
    return { ...count, label: looked[w]?.label ?? '', lead, found: more && (chances[w] ?? 1) <= limit }
  })
  const risk = (s: Sign) =>
    s.people > 0 && s.otherPeople > 0 ? s.left / s.people - s.otherLeft / s.otherPeople : -1
  return signs
    .filter(({ people, otherPeople }) => people > 0 && otherPeople > 0)
    .sort((a, b) => risk(b) - risk(a))
}

/** Chance of so many more leavers among those who showed it, or as many fewer, where there is no difference. */
function chance({ people, left, otherPeople, otherLeft }: Count): number {
  const [all, gone] = [people + otherPeople, left + otherLeft]
  if (people === 0 || otherPeople === 0 || gone === 0 || gone === all) return 1
  return Math.min(1, 2 * hypergeometricTail(left, gone, people, all))
}
