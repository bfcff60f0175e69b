import { type StepId, stepIds } from '../../src/contract/cleaning.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import { clean, recipe } from '../../workers/clean/recipe.ts'
import { join } from '../../workers/join/join.ts'

export type Files = Parameters<typeof clean>[0]

/** What one step comes to. */
export const step = (files: Files, id: StepId, decisions: Decisions = {}) => {
  const found = [...recipe(files, decisions)].find((one) => one.id === id)
  if (!found) throw new Error(`no step ${id}`)
  return found
}
export const off = (...ids: StepId[]): Decisions => ({ steps: ids.map((id) => [id, false]) })
export const allOff = off(...stepIds)
export const joined = (files: Files, decisions: Decisions = {}) => join(clean(files, decisions), decisions)
