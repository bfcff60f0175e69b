import type { Session } from '../../app/session.svelte.ts'
import { type Asked, toAsked } from '../../app/url.ts'
import type { ListDraft } from '../../contract/report.ts'
import { everybody } from '../../contract/wire.ts'

/** A list of people that a campaign can be made of. */
export interface Source {
  readonly value: string
  readonly label: string
  /** What a campaign made of it is called, where nobody gives it a name; and the list in words. */
  readonly name: string
  readonly from: string
  readonly table: string
  readonly asked: Asked | null
  readonly audience: string
  /** What may be written to them, as whoever found the list proposes. */
  readonly draft?: ListDraft
}

const everyone: Source = {
  value: '',
  label: 'All customers',
  name: 'All customers',
  from: 'all customers',
  table: everybody,
  asked: null,
  audience: '',
}

/** All customers, and each list of the questions that are answered: the one of the address first. */
export function sourcesOf(session: Session): Source[] {
  const own = session.question
  const runs = [
    ...(own.card && own.recipe ? [{ card: own.card, recipe: own.recipe }] : []),
    ...session.open.open.flatMap((card) => {
      const recipe = session.usual(card)
      return recipe ? [{ card, recipe }] : []
    }),
  ]
  const found = runs.flatMap(({ card, recipe }) => {
    const run = session.answers.of(recipe)
    if (run.at !== 'done') return []
    return run.report.audiences
      .filter(({ customers }) => customers > 0)
      .map(({ id, label, table, customers, draft }) => ({
        value: `${card.id}/${id}`,
        label: `${label} (${customers.toLocaleString('en-GB')}): ${card.question}`,
        name: label,
        from: `${label} (“${card.question}”)`,
        table,
        asked: toAsked(recipe, card),
        audience: id,
        ...(draft && { draft }),
      }))
  })
  const once = new Map(found.reverse().map((one) => [one.value, one]))
  return [everyone, ...[...once.values()].reverse()]
}
