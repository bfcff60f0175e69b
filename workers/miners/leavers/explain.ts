import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../src/contract/report.ts'
import { isOutside } from '../../numeric/interval.ts'
import { cardBlock } from '../model-card.ts'
import { rounded, type Say, say } from '../say.ts'
import { shutRows, shutWords } from '../shut-words.ts'
import { untested } from '../untested.ts'
import { isUnlikeRule } from './called.ts'
import { groupTables } from './group-tables.ts'
import { levelRows, levelWords } from './level-words.ts'
import { listsOf } from './lists.ts'
import type { LeaversModel, Rules } from './model.ts'
import { chanceTable, dayTable, hitBars, nextWords, signTable } from './pictures.ts'
import { calibrationTable, contenderTable, moneyBlocks } from './proof-pictures.ts'
import { parts } from './rhythm.ts'
import { isPlain } from './trial.ts'
import { vendorCaveats, vendorTable } from './vendor-words.ts'

/** What we would have called, held against chance, the simplest rule and a coin. */
export function yardsticks({ proof }: LeaversModel): [Yardstick, ...Yardstick[]] {
  const called = {
    measure: 'Of the customers we would have called, the share who left',
    better: 'higher',
    unit: 'share',
  } as const
  if (!proof) return [{ ...called, ...untested('no day of the past can be tried yet') }]
  const { all, trial } = proof
  const value = rounded(all.share)
  const shown = trial.chosen ?? trial.tried[0]
  return [
    {
      ...{ ...called, value, baseline: rounded(all.atRandom), baselineIs: 'as many picked at random' },
      beyondChance: isOutside(all.atRandom, all.interval),
    },
    {
      ...{ ...called, value, baseline: rounded(all.ruleShare), baselineIs: 'as many, longest silent first' },
      beyondChance: isUnlikeRule(all),
    },
    {
      measure: 'How often who left stood above who stayed',
      value: rounded(shown?.auc.value ?? 0.5, 4),
      baseline: 0.5,
      baselineIs: 'tossing a coin',
      beyondChance: shown !== undefined && isOutside(0.5, shown.auc),
      better: 'higher',
      unit: 'share',
    },
  ]
}

/** What is said, and the lists with a reason beside each name. Yields the share done. */
export function* explain(
  model: LeaversModel,
  _frame: unknown,
  rules: Rules,
  facts: Facts,
): Generator<number, Findings> {
  const s = say(facts)
  const audiences = yield* listsOf(model, s)
  const { proof } = model
  const proofs: Block[] = proof
    ? [
        hitBars(proof, s),
        ...signTable(proof, s),
        dayTable(proof, model, s),
        contenderTable(proof, s),
        ...(proof.trial.chosen ? [calibrationTable(proof, s), ...moneyBlocks(proof, rules, s)] : []),
      ]
    : []
  return {
    headline: headline(model, s),
    blocks: [
      figures(model, s),
      ...proofs,
      ...vendorTable(model.vendors?.scored ?? [], s),
      ...groupTables(model.groups, rules.group, s),
      ...chanceTable(model, s),
      measureTable(model, s),
      ...(model.card ? [cardBlock(model.card, facts, s)] : []),
    ],
    caveats: caveats(model, rules, s),
    audiences,
  }
}

function headline(model: LeaversModel, s: Say): string {
  const { people, gone, proof, glance } = model
  if (people.length === 0)
    return `Nobody is left to lose: all ${s.count(gone.length, 'customer')} who ever came back have been silent for more than ${s.count(glance.quiet, 'day')}.`
  if (!proof) return `${why(model, s)}, so no way to tell who leaves can be tried on it.`
  if (!proof.trial.chosen)
    return 'Nothing in your orders tells who will leave: tried on your past, no way did better than tossing a coin.'
  const { share, atRandom } = proof.all
  const [many, all] = [likelyOf(model), people.length]
  const likely =
    many === all && all > 1
      ? `Most who come back here do so once or twice: each of the ${s.count(all, 'customer')} you can still lose is likelier to leave than to stay`
      : `${s.number(many)} of ${s.count(all, 'customer')} you can still lose ${many === 1 ? 'is' : 'are'} likely to leave`
  return `${likely}. Of those we would have called before, ${s.share(rounded(share))} did; of as many picked at random, ${s.share(rounded(atRandom))}. ${nextWords(proof.all, s)}.`
}

/** Customers more likely to leave than to stay. */
function likelyOf({ present }: LeaversModel): number {
  return present ? present.chance.reduce((n, chance) => n + (chance >= 0.5 ? 1 : 0), 0) : 0
}

function why({ scenes, glance, first, soonest }: LeaversModel, s: Say): string {
  const left = scenes.reduce((sum, { outcome }) => sum + outcome.reduce((n, one) => n + one, 0), 0)
  const all = scenes.reduce((sum, { people }) => sum + people.length, 0)
  const days = glance.asOf - first + 1
  if (soonest !== null)
    return `Many of your customers let ${s.count(soonest, 'day')} pass between two orders, and your orders tell ${s.count(days, 'day')} where ${s.number(parts * soonest)} are needed`
  if (scenes.length < 2)
    return `Your orders tell ${s.count(days, 'day')}, and ${s.number(4 * glance.quiet)} are needed`
  if (left < 20) return `Hardly anybody left in the past you brought (${s.number(left)} of ${s.number(all)})`
  if (all - left < 20)
    return `Hardly anybody stayed in the past you brought (${s.number(all - left)} of ${s.number(all)})`
  const [few, did] = 2 * left < all ? [left, 'left'] : [all - left, 'stayed']
  return `Too few ${did} late enough in the past you brought (${s.number(few)} of ${s.number(all)} in all of it)`
}

function figures(model: LeaversModel, s: Say): Block {
  const { people, gone, present, glance } = model
  const likely = present ? likelyOf(model) : null
  const data: Figure[] = [
    ...(likely === null
      ? []
      : [
          {
            label: 'More likely to leave than to stay',
            value: likely,
            unit: 'customers',
            term: 'leaving',
          } as const,
        ]),
    { label: 'Came back and still order', value: people.length, unit: 'customers' },
    { label: 'Gone already', value: gone.length, unit: 'customers', term: 'leaving' },
    { label: 'Gone means silent for more than', value: glance.quiet, unit: 'days', term: 'quietWindow' },
  ]
  const reading =
    likely === null
      ? `${s.count(people.length, 'customer')} can still be lost.`
      : `${s.number(likely)} of the ${s.count(people.length, 'customer')} you can still lose are more likely to leave than to stay.`
  return { kind: 'figures', title: 'At a glance', reading, data, place: 'main' }
}

/** What the model looks at, and the numbers the sentences rest on. */
function measureTable(model: LeaversModel, s: Say): Block {
  const { scenes, history, glance, rhythm, first, shut } = model
  const { returning } = rhythm
  const left = scenes.reduce((sum, { outcome }) => sum + outcome.reduce((n, one) => n + one, 0), 0)
  const all = scenes.reduce((sum, { people }) => sum + people.length, 0)
  const rows: [string, number][] = [
    ['Customers known', history.keys.length],
    ['Customers who ordered on two days or more', returning],
    ['Customers who ordered on one day only, left out', history.keys.length - returning],
    ['Days your orders tell', glance.asOf - first + 1],
    ['Days needed to try anything', model.soonest === null ? 4 * glance.quiet : parts * model.soonest],
    ...(model.soonest === null ? [] : [['Days a window needs', model.soonest] as [string, number]]),
    ...(model.listed
      ? [['Customers on your list, not asked about here', model.listed.customers] as [string, number]]
      : []),
    ...shutRows(shut, s),
    ...levelRows(model),
    ['Customers to call now, at most', model.calls],
    ['Usual days between two orders', glance.usual],
    ['Of 100 waits, over within the window', Math.round(100 * rhythm.within(glance.quiet))],
    ['Days within which 90 of 100 are over', rhythm.quiet],
    ['Days of the past looked at', scenes.length],
    ['Customers on those days, counted each time', all],
    ['Of these left', left],
    ['Of these stayed', all - left],
  ]
  return {
    kind: 'table',
    title: 'What was looked at',
    reading: 'Only orders until the day in question count; what came later is never used.',
    data: { columns: [{ label: 'What' }, { label: 'Number', unit: 'count' }], rows },
    place: 'details',
  }
}

function caveats(model: LeaversModel, rules: Rules, s: Say): string[] {
  const { glance, history, rhythm, first, proof, calls } = model
  const within = Math.round(100 * rhythm.within(glance.quiet))
  const over = `${within === 0 ? 'none' : s.number(within)} of 100 waits between two orders are over by then`
  const said = [
    `Gone means no order for more than ${s.count(glance.quiet, 'day')}; ${over}.`,
    ...listedWords(model, s),
    ...shutWords(model.shut, s),
  ]
  if (rules.silence === 0 && glance.quiet < rhythm.quiet)
    said.push(
      `Your customers’ own rhythm would ask for ${s.count(rhythm.quiet, 'day')}; that cannot be tried on the ${s.number(glance.asOf - first + 1)} your orders tell.`,
    )
  const once = history.keys.length - rhythm.returning
  if (once > 0)
    said.push(
      `${s.count(once, 'customer')} who ordered on one day only ${once === 1 ? 'is' : 'are'} left out: whether they come back is asked by “Do customers come back?”.`,
    )
  if (!proof)
    return [
      ...said,
      'Until it can be tried, the list holds those who are silent for longer than they usually are.',
    ]
  if (isPlain(proof.trial))
    said.push(
      'Weighing all that is known did no better than calling the longest silent first, so this plain rule is used.',
    )
  if (rules.margin === 0 && proof.trial.chosen)
    said.push('You told no margin, so money here is revenue and not profit.')
  said.push(...levelWords(model, s))
  if (calls < rules.calls)
    said.push(`One in five of those you can lose is called at most: ${s.number(calls)} now.`)
  said.push(...vendorCaveats(model.vendors, s))
  said.push(
    'That they would stay if called is not proved by this: keep some of the list uncalled and compare.',
  )
  return said
}

function listedWords({ listed }: LeaversModel, s: Say): string[] {
  if (!listed) return []
  return [
    `Fewer customers are on the list that says who left (“${listed.column}”): ${s.number(listed.customers)}. They are not asked about here; choose “The list” under Settings, “Go by”, to ask about them.`,
  ]
}
