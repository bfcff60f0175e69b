import type { Facts } from '../../../src/contract/miner.ts'
import type { Findings, Yardstick } from '../../../src/contract/report.ts'
import { type RateWords, rateTable } from '../group-rates.ts'
import { rounded, type Say, say } from '../say.ts'
import { digitTable, roundTable } from './digit-tables.ts'
import { listsOf } from './lists.ts'
import { fineTable, markTable } from './mark-tables.ts'
import { fewestMarks, sortedBy } from './marks.ts'
import type { OddModel, Rules } from './model.ts'
import { caseTable, detectorBars, detectorTable, figures, weekLine } from './pictures.ts'
import { riskTable } from './risk.ts'
import { sureOf } from './words.ts'

const told: RateWords = {
  title: 'Is everybody named as often?',
  column: 'Named in a list',
  picked: 'named',
  next: 'With few cases that is often chance: see how far the ranges overlap.',
}

/** False alarms on the data dealt anew beside those that were promised. */
export function yardsticks({ dealt, marks }: OddModel): [Yardstick, ...Yardstick[]] {
  const wrong = marks.reduce((sum, one) => sum + one.wrong, 0)
  const all = marks.reduce((sum, one) => sum + one.fine, wrong)
  return [
    {
      measure: 'False alarms on your own data dealt anew by chance',
      value: rounded(dealt.measured, 1),
      baseline: rounded(dealt.promised, 1),
      baselineIs: 'the most that these rules may give',
      better: 'lower',
      unit: 'count',
      beyondChance: null,
    },
    {
      measure: 'Cases that the same rules found in your data as they are',
      value: dealt.found,
      baseline: rounded(dealt.measured, 1),
      baselineIs: 'the same data dealt anew',
      better: 'higher',
      unit: 'count',
      beyondChance: null,
    },
    ...(all >= fewestMarks
      ? [
          {
            measure: 'Cases that were not fine, by your own marks',
            value: rounded(wrong / all, 4),
            baseline: rounded(Math.max(0, 1 - dealt.measured / Math.max(1, dealt.found)), 4),
            baselineIs: 'what the false alarms measured leave',
            better: 'higher' as const,
            unit: 'share' as const,
            beyondChance: null,
          },
        ]
      : []),
  ]
}

export function explain(model: OddModel, _frame: unknown, rules: Rules, facts: Facts): Findings {
  const s = say(facts)
  const { open, fine } = sortedBy(model.cases, facts.verdicts)
  const shown = { ...model, cases: open }
  return {
    headline: headline(shown, s),
    blocks: [
      figures(shown, rules, s),
      ...caseTable(shown, s),
      ...detectorBars(model, s),
      ...weekLine(shown, s),
      ...riskTable(model.ledger, s),
      ...markTable(model, s),
      detectorTable(model, s),
      ...rateTable(model.groups, told, rules.group, s),
      ...fineTable(fine, model.normal, s),
      digitTable(model, s),
      roundTable(model, s),
    ],
    caveats: caveats(model, fine.length, s),
    audiences: listsOf(shown, s),
  }
}

function headline({ cases, dealt, promised }: OddModel, s: Say): string {
  const chance = `chance alone gave ${s.number(rounded(dealt.measured, 1))} on your data dealt anew`
  if (cases.length === 0)
    return `Nothing looks wrong: 0 cases, where ${s.number(rounded(promised, 1))} false alarms were allowed.`
  const sure = sureOf(cases).length
  const count = s.count(cases.length, 'case')
  const looks = cases.length === 1 ? 'looks' : 'look'
  return sure > 0
    ? `${count} ${looks} wrong, ${s.number(sure)} of them hardly by chance; ${chance}.`
    : `${count} ${looks} odd, ${cases.length === 1 ? 'but not beyond chance' : 'but none alone is beyond chance'}; ${chance}.`
}

function caveats({ judged }: OddModel, fine: number, s: Say): string[] {
  const absent = judged.filter(({ lacks }) => lacks !== null)
  const said = [
    'Odd is not wrong: a good customer, a holiday or a promotion can look like this. Look before you act.',
  ]
  if (absent.length > 0)
    said.push(
      'Not everything could be looked for in these data; the table of rules says what each would need.',
    )
  said.push(
    'False alarms are counted on average over data dealt anew; cases that have a cause chance does not know, such as a holiday, come on top.',
  )
  if (fine > 0)
    said.push(
      `${s.count(fine, 'case')} you marked as fine ${fine === 1 ? 'is' : 'are'} not counted; under Details a mark can be taken back.`,
    )
  const undealt = judged.filter(({ lacks, detector }) => lacks === null && detector.undealt)
  if (undealt.length > 0)
    said.push(
      `False alarms of ${s.list(undealt.map(({ detector }) => `“${detector.label}”`))} cannot be measured on your data; for them only the promise stands.`,
    )
  return said
}
