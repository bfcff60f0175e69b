import type { Recipe } from '../contract/report.ts'

/** The same recipe gives the same key, whatever the order of its settings. Reports are remembered under it. */
export function recipeKey(recipe: Recipe): string {
  const { miner, version, values, scope, seed, data } = recipe
  const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([miner, version, sorted(values), sorted(scope), seed, data])
}
