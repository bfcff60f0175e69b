import { csv } from '../csv.ts'
import { dice } from '../random.ts'
import type { Business } from '../sample.ts'
import { type Planted, seed, cafe as truths } from '../truths.ts'
import { guests } from './guests.ts'
import { items } from './items.ts'
import { visits } from './visits.ts'

/** Two cafés, one loyalty card: the items detail of the till. */
export function cafe(): Business<Planted['cafe']> {
  const all = guests(dice(seed, 'cafe/guests'))
  const told = items(dice(seed, 'cafe/items'), visits(dice(seed, 'cafe/visits'), all))
  const rows = told.filter(([date]) => date !== truths.missingDay)
  const members = (habit: string) => all.filter((g) => g.habit === habit).map((g) => g.id)
  return {
    id: 'cafe',
    title: 'Two cafés, one loyalty card',
    about: 'Eighteen months of a till, line by line; two of three sales carry a card.',
    files: [{ name: 'items-2025-05-01-2026-10-31.csv', text: csv(rows, ','), rows: rows.length - 1 }],
    planted: { morningRegulars: members('morning').sort(), faded: members('faded').sort() },
  }
}
