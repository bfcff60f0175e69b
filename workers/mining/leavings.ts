import type { LeftBehind } from '../../src/contract/miner.ts'
import type { Recipe } from '../../src/contract/report.ts'
import { recipeHash } from './recipe.ts'

/** Answers that are kept at a time. */
const most = 24

/**
 * What questions have found out about single customers, by recipe, as long as the worker lives and the same data are open. A worker
 * that starts anew has none and works them out again.
 */
export class Leavings {
  readonly #kept = new Map<string, LeftBehind>()
  #data = ''

  of(recipe: Recipe): LeftBehind | undefined {
    return recipe.data === this.#data ? this.#kept.get(recipeHash(recipe)) : undefined
  }

  /** What was found in other data is forgotten, and so is the oldest where there are many. */
  keep(recipe: Recipe, left: LeftBehind): void {
    if (recipe.data !== this.#data) this.#kept.clear()
    this.#data = recipe.data
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size >= most) this.#kept.delete(oldest)
    this.#kept.set(recipeHash(recipe), left)
  }
}
