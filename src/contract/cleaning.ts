/** The steps of the cleaning recipe in the order in which they are taken, and whether each is on by itself. */
export const usualSteps = {
  trim: true,
  spellings: true,
  'product-names': true,
  'product-typos': false,
  categories: true,
  cities: true,
  'same-rows': true,
  'same-lines': false,
  refunds: true,
  'test-orders': true,
  'stray-dates': true,
  'zero-orders': false,
  'not-products': true,
  outliers: true,
  missing: true,
} as const

export type StepId = keyof typeof usualSteps

export const stepIds = Object.keys(usualSteps).filter(isStep)

function isStep(name: string): name is StepId {
  return Object.hasOwn(usualSteps, name)
}

/** Whether a step is on: as it was last switched, else as it is by itself. Names that are no step say nothing. */
export function isOn(id: StepId, switched: readonly [string, boolean][] = []): boolean {
  return switched.findLast(([name]) => name === id)?.[1] ?? usualSteps[id]
}

/** The switches with one of them turned; one that is as the step is by itself is not kept. */
export function switchStep(
  id: StepId,
  on: boolean,
  switched: readonly [string, boolean][] = [],
): [string, boolean][] {
  const others = switched.filter(([name]) => name !== id)
  return on === usualSteps[id] ? others : [...others, [id, on]]
}

/** What a step comes to. Its texts are of products, categories, places and statuses: nothing with a person in it. */
export interface CleaningStep {
  id: StepId
  title: string
  /** One sentence: what it does, and why it is as it is by itself. */
  says: string
  on: boolean
  usual: boolean
  /** False for a step that only tells: there is nothing to switch. */
  switchable: boolean
  /** Rows it concerns; where it is off, those that it would. */
  rows: number
  /** What `of` counts, without the step and with it. */
  before: number
  after: number
  of: 'spellings' | 'rows' | 'orders' | 'products'
  /** What stands in the rows it concerns, before refunds. */
  money: { currency: string; amount: number }[]
  /** At most five, those with the most rows first. */
  examples: { from: string; to: string; rows: number }[]
}
