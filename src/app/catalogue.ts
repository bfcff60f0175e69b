import type { Workspace } from '../contract/desk.ts'
import { withMargin } from '../contract/margin.ts'
import { answerable, daysAsked, lacks, type Span } from '../contract/marts.ts'
import type { Card } from '../contract/miner.ts'
import { defaults, type Repair } from '../contract/param.ts'
import type { Recipe } from '../contract/report.ts'
import { type Address, firstSeed } from './url.ts'

/** The questions of the home screen, in their order. */
export const homeQuestions: readonly { home: Card['home']; words: string }[] = [
  { home: 'business', words: 'How is business?' },
  { home: 'customers', words: 'Who are my customers?' },
  { home: 'leaving', words: 'Who is leaving?' },
  { home: 'together', words: 'What goes together?' },
  { home: 'next', words: 'What should I do next?' },
]

/** Cards these data can answer, and those a further file would unlock with what they still need. */
export function sortCards(cards: readonly Card[], workspace: Workspace) {
  const all = cards.map((card) => ({ card, missing: lacks(card, workspace.marts) }))
  const open = all.filter(({ missing }) => missing.length === 0).map(({ card }) => card)
  return { open, locked: all.filter(({ missing }) => missing.length > 0) }
}

/** The recipe of a question nobody has changed; its as-of date is left to the data. */
export function usualRecipe(card: Card): Recipe {
  const { id, version, params } = card
  return { miner: id, version, values: defaults(params), scope: { asOf: '' }, seed: firstSeed, data: '' }
}

/** The days that a question with these settings can be asked about. */
export function spanOf(card: Card, { values }: Recipe, workspace: Workspace): Span {
  const asked = answerable(card.params, values, workspace.marts).values
  return daysAsked(card, asked, workspace)
}

/**
 * A recipe bound to the open data: dates and currency that these data do not have become theirs, each listed; the margin is that
 * of the workspace where the recipe leaves it open.
 */
export function bind(
  recipe: Recipe,
  workspace: Workspace,
  card: Card,
): { recipe: Recipe; repairs: Repair[] } {
  const { currencies } = workspace
  const { firstDay, lastDay } = spanOf(card, recipe, workspace)
  const repairs: Repair[] = []
  const { asOf, currency } = recipe.scope
  const scope = { ...recipe.scope }
  if (!(firstDay <= asOf && asOf <= lastDay)) {
    scope.asOf = lastDay
    if (asOf) repairs.push({ name: 'as-of', given: asOf, used: lastDay })
  }
  if (currency === undefined || (currencies.length > 0 && !currencies.includes(currency))) {
    scope.currency = currencies[0] ?? ''
    if (currency) repairs.push({ name: 'currency', given: currency, used: scope.currency })
  }
  const values = withMargin(card.params, recipe.values, workspace)
  return { recipe: { ...recipe, values, scope, data: workspace.data }, repairs }
}

const ofPeople: ReadonlySet<Card['home']> = new Set(['customers', 'leaving', 'next'])

/** Questions that tell something of single customers: those that the page of a customer and campaigns ask. */
export const tellsOfPeople = ({ home }: Pick<Card, 'home'>): boolean => ofPeople.has(home)

/** Order lines up to which every question is answered without being asked. */
const mostLines = 250_000

/** Questions that a screen asks by itself, those of `later` once the data are saved. */
export interface Asks {
  now: readonly Card[]
  later: readonly Card[]
}

/** Long questions are asked only of a small shop, and not beside the saving: both would slow what the person does. */
export function askedBy(
  view: Address['view'],
  cards: readonly Card[],
  workspace: Workspace | null,
  saving = false,
): Asks {
  const lines = workspace?.account.tables.find(({ name }) => name === 'order_line')?.rows ?? 0
  const ofAll = view === 'home' || view === 'report'
  const ofSome = view === 'customer' || view === 'campaigns'
  const asks = (card: Card) => ofAll || (ofSome && tellsOfPeople(card))
  const all = cards.filter((card) => asks(card) && (lines <= mostLines || !card.long))
  const rests = (card: Card) => saving && card.long === true
  return { now: all.filter((card) => !rests(card)), later: all.filter(rests) }
}
