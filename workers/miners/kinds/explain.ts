import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Findings, Yardstick } from '../../../src/contract/report.ts'
import { mcnemar } from '../../evaluate/comparison.ts'
import { isOutside } from '../../numeric/interval.ts'
import { cardBlock } from '../model-card.ts'
import { rounded, type Say, say } from '../say.ts'
import { shutWords } from '../shut-words.ts'
import { untested } from '../untested.ts'
import { classTable, confusionMap, contenderTable, figureTable } from './figures.ts'
import { groupTables } from './group-tables.ts'
import { advised, fewest, most } from './label.ts'
import { listsOf } from './lists.ts'
import type { KindsModel, Rules } from './model.ts'
import {
  calibrationTable,
  labelTable,
  leftTable,
  ownFigures,
  rightBars,
  ruleTable,
  spellingTable,
  weightBars,
} from './pictures.ts'
import { aheadBars, aheadWords, nextTable, rhythmFigures, rhythmTable } from './rhythm-words.ts'
import type { Trial } from './trial.ts'
import { passedWords } from './words.ts'

type Own = Extract<KindsModel, { mode: 'own' }>
type Rhythmic = Extract<KindsModel, { mode: 'rhythm' }>

/** The class that most of the rows that were tried are of. */
function majorityOf({ trial, classes }: KindsModel): string {
  if (!trial) return classes[0] ?? ''
  const counts = classes.map((_, k) => trial.actual.reduce((n, code) => n + (code === k ? 1 : 0), 0))
  return classes[counts.indexOf(Math.max(...counts))] ?? ''
}

/** Whether it errs more or less often than calling everybody `all` (McNemar 1947, exact, 5 %). */
function isUnlikeCalling(all: number, { sheets, actual }: Trial): boolean {
  const [sheet] = sheets
  let [only, onlyAll] = [0, 0]
  actual.forEach((code, i) => {
    const isRight = sheet?.called[i] === code
    if (isRight && code !== all) only++
    if (!isRight && code === all) onlyAll++
  })
  return mcnemar(only, onlyAll, actual.length).p < 0.05
}

/** Sorted rightly against everybody called alike; each label counting alike; above and below; log loss. */
export function yardsticks(model: KindsModel): [Yardstick, ...Yardstick[]] {
  const right = { measure: 'Customers sorted rightly', better: 'higher', unit: 'share' } as const
  const { trial } = model
  if (!trial) return [{ ...right, ...untested('nothing can be tried yet') }]
  const { figures } = trial.figures
  const { naive } = trial
  const majority = majorityOf(model)
  return [
    {
      ...right,
      value: rounded(figures.accuracy.value, 4),
      baseline: rounded(naive.accuracy, 4),
      baselineIs: `everybody called “${majority}”`,
      beyondChance: isUnlikeCalling(model.classes.indexOf(majority), trial),
    },
    {
      measure: 'Sorted rightly, each label counting alike',
      value: rounded(figures.balancedAccuracy.value, 4),
      baseline: rounded(naive.balancedAccuracy, 4),
      baselineIs: 'everybody called alike',
      beyondChance: isOutside(naive.balancedAccuracy, figures.balancedAccuracy),
      better: 'higher',
      unit: 'share',
    },
    {
      measure: 'How often who has a label stood above who has not',
      value: rounded(figures.rocAuc.value, 4),
      baseline: 0.5,
      baselineIs: 'tossing a coin',
      beyondChance: isOutside(0.5, figures.rocAuc),
      better: 'higher',
      unit: 'share',
    },
    {
      measure: 'How far chances are off (log loss)',
      value: rounded(figures.logLoss.value, 4),
      baseline: rounded(trial.naiveLoss, 4),
      baselineIs: 'the shares of the labels',
      beyondChance: isOutside(0, trial.ahead),
      better: 'lower',
      unit: 'score',
    },
  ]
}

export function explain(model: KindsModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const blocks = model.mode === 'own' ? ownBlocks(model, rules, s) : rhythmBlocks(model, s)
  return {
    headline: model.mode === 'own' ? ownHeadline(model, s) : rhythmHeadline(model, s),
    blocks: [...blocks, ...(model.card ? [cardBlock(model.card, facts, s)] : [])],
    caveats: model.mode === 'own' ? ownCaveats(model, rules, s) : rhythmCaveats(model, s),
    audiences: listsOf(model, s),
  }
}

function proofs(model: KindsModel, s: Say): Block[] {
  const { trial, classes } = model
  if (!trial) return []
  return [
    figureTable(trial, majorityOf(model), s),
    confusionMap(trial, classes, s),
    classTable(trial, classes),
    contenderTable(trial),
    ...calibrationTable(model, s),
  ]
}

function ownBlocks(model: Own, rules: Rules, s: Say): Block[] {
  const { trial, found, classes } = model
  return [
    ownFigures(model, s),
    ...(trial ? [rightBars(trial, majorityOf(model), s)] : []),
    ...(found ? [...ruleTable(found, classes, s), ...weightBars(found, s)] : []),
    ...proofs(model, s),
    ...groupTables(model, rules.group, s),
    ...leftTable(model),
    labelTable(model, s),
    ...spellingTable(model),
  ]
}

function rhythmBlocks(model: Rhythmic, s: Say): Block[] {
  const { trial, found, classes } = model
  return [
    rhythmFigures(model, s),
    ...(trial ? [rightBars(trial, majorityOf(model), s, aheadBars(model, s))] : []),
    ...nextTable(model, s),
    ...(found ? [...ruleTable(found, classes, s), ...weightBars(found, s)] : []),
    ...proofs(model, s),
    rhythmTable(model, s),
  ]
}

/** “81% (79% to 82%); calling everybody “no” gets 73%”, or what is better than that figure where it is not. */
function proved({ figures: { figures }, naive }: Trial, majority: string, s: Say): string {
  const { accuracy, rocAuc } = figures
  const three = (value: number) => s.share(rounded(value, 4))
  if (accuracy.low > naive.accuracy)
    return `${three(accuracy.value)} of customers it had not seen were sorted rightly (${three(accuracy.low)} to ${three(accuracy.high)}); calling everybody “${majority}” gets ${three(naive.accuracy)}`
  const called = `the right one of two stood first in ${three(rocAuc.value)} of pairs (by chance 50%), but calling everybody “${majority}” is`
  return three(naive.accuracy) === three(accuracy.value)
    ? `${called} right as often (${three(accuracy.value)})`
    : `${called} ${naive.accuracy > accuracy.value ? 'right more often' : 'hardly worse'} (${three(naive.accuracy)} against ${three(accuracy.value)})`
}

function nothing({ figures: { figures }, naive }: Trial, majority: string, s: Say): string {
  const { accuracy } = figures
  return `the best way tried sorted ${s.share(rounded(accuracy.value, 4))} rightly, and calling everybody “${majority}” gets ${s.share(rounded(naive.accuracy, 4))}`
}

function ownHeadline(model: Own, s: Say): string {
  const { label, trial, found } = model
  const majority = majorityOf(model)
  if (!trial) return `Nothing is left to tell “${label.name}” by: every column was left out.`
  if (!found) return `Nothing found that tells “${label.name}”: ${nothing(trial, majority, s)}.`
  return `“${label.name}” can be told: ${proved(trial, majority, s)}.`
}

function rhythmHeadline(model: Rhythmic, s: Say): string {
  const { lists, trial, found, rhythm } = model
  const { frequent, occasional, silent, once } = lists
  const many = (n: number) => (n === 0 ? 'nobody' : s.number(n))
  const often =
    frequent.length === 0
      ? 'Nobody comes'
      : `${s.count(frequent.length, 'customer')} ${frequent.length === 1 ? 'comes' : 'come'}`
  const now = `${often} often, ${many(occasional.length)} now and then, ${many(silent.length)} came back but not of late, ${many(once.length)} ordered on one day only`
  if (!trial)
    return rhythm.span < rhythm.need
      ? `${now}. How they will come cannot be tried yet: your orders tell ${s.count(rhythm.span, 'day')}, and ${s.number(rhythm.need)} are needed.`
      : `${now}. How they will come cannot be tried: in the past you brought, too few of them came alike.`
  const majority = majorityOf(model)
  const next = `in the next ${s.count(rhythm.days, 'day')}`
  return found
    ? `${now}. How they come ${next} can be told: ${proved(trial, majority, s)}.${aheadWords(model, s)}`
    : `${now}. Nothing tells how they come ${next}: ${nothing(trial, majority, s)}.`
}

function ownCaveats(model: Own, rules: Rules, s: Say): string[] {
  const { label, own, passed } = model
  const said = passedWords(passed)
  said.push('This sorts by what is known today; where the label was given earlier, it foretells nothing.')
  const least = label.counts.at(-1) ?? 0
  if (least < advised)
    said.push(
      `“${label.classes.at(-1)}” has ${s.count(least, 'customer')}; ${advised} of each label are advised, so take the figures with care.`,
    )
  if (label.small.people > 0)
    said.push(
      `${s.count(label.small.people, 'customer')} ${label.small.people === 1 ? 'has a label that is' : 'have labels that are'} not learned: each needs ${fewest}, and no more than the ${most} most frequent are told apart.`,
    )
  if (label.united.length > 0)
    said.push('Different spellings of a label were taken for one; the table shows which.')
  const { left, shielded, proxies } = own.guard
  if (left.length > 0)
    said.push(
      'Some columns were left out because they name people, tell nothing, or were too good to be true; the table says why.',
    )
  if (shielded.length > 0 && !rules.protected)
    said.push(
      'Columns that look to be about age, gender, family or the like are not used; you can let them in under Settings.',
    )
  if (rules.protected) said.push('Columns by which people should not be judged are let in, as you asked.')
  if (proxies.length > 0)
    said.push(
      'Some columns that are used tell of one by which people should not be judged; the table names them.',
    )
  if (own.labelled.length < label.told)
    said.push(`Learned from ${s.count(own.labelled.length, 'customer')}, taken evenly from all.`)
  return said
}

function rhythmCaveats({ passed, rhythm, trial, shut }: Rhythmic, s: Say): string[] {
  const said = passedWords(passed)
  said.push(
    'These labels are made of orders, so telling them from the same orders would prove nothing: what is foretold is the period after a day, from what was known before it.',
  )
  if (trial)
    said.push(
      `A period has ${s.count(rhythm.days, 'day')}; who placed no order in the last two is not asked about.`,
    )
  return [...said, ...shutWords(shut, s)]
}
