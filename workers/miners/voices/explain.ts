import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings, Yardstick } from '../../../src/contract/report.ts'
import { aspects } from '../../text/aspects.ts'
import { rounded, type Say, say } from '../say.ts'
import { untested } from '../untested.ts'
import { linkWords, ranked, strongest } from './found.ts'
import { listsOf } from './lists.ts'
import type { Rules, VoicesModel } from './model.ts'
import { aspectBars, aspectCards, monthLine, phraseTable, productMap, productTable } from './pictures.ts'
import { figuresOf } from './proof.ts'
import { languageTable, linkTable, starTable } from './tables.ts'
import { aspectWord } from './words.ts'

const fewestStars = 10
const tooFewStars = 'fewer than ten texts have clear stars'

/** The tone, held against the stars beside the texts; the baseline calls every text what most of them are. */
export function yardsticks({ proof }: VoicesModel): [Yardstick, ...Yardstick[]] {
  const measure = 'Share of texts whose tone agrees with their stars'
  const common = { measure, better: 'higher', unit: 'share' } as const
  if (!proof) return [{ ...common, ...untested('no stars stand beside the texts') }]
  if (proof.rows < fewestStars) return [{ ...common, ...untested(tooFewStars) }]
  const found = figuresOf(proof)
  const baselineIs = 'calling all texts what most of them are'
  return [
    {
      ...{ ...common, value: rounded(found.accuracy), baseline: rounded(found.majority), baselineIs },
      beyondChance: found.isUnlikeMajority,
    },
    {
      ...{ measure: 'F1 of happy and unhappy texts, on average', better: 'higher', unit: 'score' },
      ...{ value: rounded(found.f1), baseline: rounded(found.majorityF1), baselineIs, beyondChance: null },
    },
  ]
}

export function explain(model: VoicesModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const blocks: Block[] = [
    figures(model, s),
    ...aspectBars(model, s),
    ...aspectCards(model, s),
    ...monthLine(model),
    ...productTable(model, rules, s),
    ...productMap(model, s),
    ...linkTable(model, rules, s),
    ...phraseTable(model, s),
    ...starTable(model, s),
    languageTable(model, s),
  ]
  return {
    headline: headline(model, rules, s),
    blocks,
    caveats: caveats(model, rules, s),
    audiences: listsOf(model, s),
  }
}

function headline(model: VoicesModel, rules: Rules, s: Say): string {
  const { all } = model.counts
  const worst = ranked(model)[0]
  const share = s.share(rounded(all.unhappy / all.texts))
  const start = `${share} of ${s.count(all.texts, 'text')} are unhappy`
  const most = worst && worst.tally.unhappy > 0 ? `, most often about ${aspectWord(worst.aspect)}` : ''
  const link = strongest(model, 'came back')
  if (!link || link.ratio >= 1) return `${start}${most}.`
  return `${start}${most}. ${linkWords(link, rules, s)}`
}

function figures({ counts, letters, read }: VoicesModel, s: Say): Block {
  const { all } = counts
  const left = letters.rows - all.texts
  const share = (n: number) => rounded(n / all.texts)
  const data: Figure[] = [
    { label: 'Texts judged', value: all.texts, unit: 'count' },
    { label: 'Unhappy', value: share(all.unhappy), unit: 'share', term: 'tone' },
    { label: 'Happy', value: share(all.happy), unit: 'share' },
    { label: 'Not judged', value: left, unit: 'count' },
  ]
  const why = read.other > 0 ? ' Texts in other languages are counted, not judged.' : ''
  return {
    kind: 'figures',
    title: 'At a glance',
    reading: `${s.share(share(all.unhappy))} are unhappy and ${s.share(share(all.happy))} happy; any others are neither or both.${why}`,
    data,
    place: 'main',
  }
}

function caveats(model: VoicesModel, rules: Rules, s: Say): string[] {
  const { read, proof, links, letters, counts } = model
  const said = ['Who writes is not everybody: the very happy and the very unhappy write more often.']
  if (read.other > 0)
    said.push(
      'Texts in languages other than English, German, French, Spanish, Italian, Dutch and Portuguese are counted, not judged.',
    )
  if (read.short > 0)
    said.push('Texts too short to tell their language are read in the one most texts are in.')
  if (read.cut > 0) said.push('Of very long texts only the beginning was read.')
  if (letters.wordless > 0 || read.empty > 0) said.push('Stars without a word beside them are left out.')
  if (!proof) said.push('No text has clear stars beside it, so the tone could not be held against them.')
  else said.push(...proofWords(proof, s))
  if (links.followed === 0)
    said.push(
      'No text could be followed to a later order: that needs buyers who are named in the orders, and days.',
    )
  else
    said.push(
      `Buyers are followed for ${s.count(rules.followDays, 'day')} after their first text; who wrote later is not counted there. A link is no proof of a cause.`,
    )
  const named = aspects.some((_, a) => (counts.aspects[a]?.texts ?? 0) > 0)
  if (named) said.push('In quotes, names, addresses and numbers are replaced by “…”.')
  return said
}

function proofWords(proof: NonNullable<VoicesModel['proof']>, s: Say): string[] {
  if (proof.rows < fewestStars)
    return [
      'Fewer than ten texts have clear stars: too few to hold the tone against, so fixed rules tell it.',
    ]
  const found = figuresOf(proof)
  const share = (value: number) => s.share(rounded(value))
  const agrees = `Held against clear stars, the tone is right in ${share(found.accuracy)}; calling all what most are would be right in ${share(found.majority)}.`
  if (found.byStars === null)
    return [agrees, 'There are too few stars to learn words from, so fixed rules tell the tone.']
  return [
    agrees,
    proof.wins
      ? `Words learned from your stars (${share(found.byStars)}) were right more often than the rules (${share(found.byRules)}) on texts they had not seen, so they tell the tone.`
      : `Words learned from your stars (${share(found.byStars)}) were not better than the rules (${share(found.byRules)}) on texts they had not seen, so the rules tell the tone.`,
  ]
}
