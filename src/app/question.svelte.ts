import type { Workspace } from '../contract/desk.ts'
import type { Card, Scope } from '../contract/miner.ts'
import type { Value } from '../contract/param.ts'
import type { Recipe } from '../contract/report.ts'
import type { Answers } from './answers.svelte.ts'
import type { Bar } from './bar.ts'
import { bind, spanOf } from './catalogue.ts'
import { sayLength } from './link/pack.ts'
import { writeLink } from './share.ts'
import { type Address, type Asked, sayRepairs, toAsked, toRecipe } from './url.ts'

/** What a question stands on; all of it is the session's. */
interface Ground {
  readonly address: Address
  readonly cards: readonly Card[]
  readonly workspace: Workspace | null
}

/** The question of the address: its recipe, its run, its settings. */
export class Question {
  readonly #ground: Ground
  readonly #answers: Answers
  readonly #bar: Bar
  readonly #go: (asked: Asked) => void

  card = $derived.by(
    () => this.#ground.cards.find(({ id }) => id === this.#ground.address.asked?.miner) ?? null,
  )
  /** As this page understands it; its dates may be left to the data. */
  asked = $derived.by(() => {
    const { asked } = this.#ground.address
    return asked && this.card ? toRecipe(asked, this.card) : null
  })
  #bound = $derived.by(() => {
    const { workspace } = this.#ground
    return this.asked && this.card && workspace ? bind(this.asked.recipe, workspace, this.card) : null
  })
  /** The days it can be asked about. */
  span = $derived.by(() => {
    const { workspace } = this.#ground
    return this.recipe && this.card && workspace ? spanOf(this.card, this.recipe, workspace) : null
  })
  /** What is run; null until data are open. */
  recipe = $derived.by(() => this.#bound?.recipe ?? null)
  /** What had to be changed about a link, in a sentence. */
  repaired = $derived.by(() => sayRepairs([...(this.asked?.repairs ?? []), ...(this.#bound?.repairs ?? [])]))
  /** The same question with its defaults left out; null when the address has it so, or holds what had to be mended. */
  tidy = $derived.by(() => {
    const { asked } = this.#ground.address
    if (!asked || !this.card || !this.asked || this.asked.repairs.length > 0) return null
    const plain = toAsked(this.asked.recipe, this.card)
    return asked.version === 0 && plain.given.length === asked.given.length ? null : plain
  })
  run = $derived.by(() => this.#answers.of(this.recipe))
  /** The link was made with other data than those open. */
  otherData = $derived.by(() => {
    const { address, workspace } = this.#ground
    const want = address.asked?.data ?? ''
    return want !== '' && workspace !== null && want !== workspace.data
  })
  /** The link asks something no miner here answers. */
  unknown = $derived.by(() => {
    const { address, cards } = this.#ground
    return address.asked !== null && cards.length > 0 && this.card === null
  })

  constructor(ground: Ground, answers: Answers, bar: Bar, go: (asked: Asked) => void) {
    this.#ground = ground
    this.#answers = answers
    this.#bar = bar
    this.#go = go
  }

  set(name: string, value: Value): void {
    const recipe = this.asked?.recipe
    if (recipe) this.#change({ ...recipe, values: { ...recipe.values, [name]: value } })
  }

  setScope(scope: Scope): void {
    const recipe = this.asked?.recipe
    if (recipe) this.#change({ ...recipe, scope })
  }

  /** Runs it before any that wait. */
  answer(): void {
    this.#answers.ask(this.recipe, true)
  }

  /** Runs it again although it is answered. */
  renew(): void {
    if (this.recipe) this.#answers.renew(this.recipe)
  }

  /** A link that asks the same: the question and its settings, no customer. */
  async share(): Promise<{ link: string; warning: string }> {
    const recipe = this.recipe ?? this.asked?.recipe
    const link = this.#bar.link(recipe ? `#${await writeLink(recipe)}` : '')
    return { link, warning: sayLength(link) }
  }

  /** The whole address of this page with another end. */
  linkTo(tail: string): string {
    return this.#bar.link(tail)
  }

  #change(recipe: Recipe): void {
    if (this.card) this.#go(toAsked(recipe, this.card))
  }
}
