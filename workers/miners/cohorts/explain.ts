import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Findings, Yardstick } from '../../../src/contract/report.ts'
import { type Period, periodOf } from '../../numeric/calendar.ts'
import { survivalAt, survivalTime } from '../../numeric/survival.ts'
import { rounded, type Say, say } from '../say.ts'
import type { Check } from './check.ts'
import { type CohortModel, reach } from './model.ts'
import { onceGroups, onceTable } from './once.ts'
import { heatmap, periodCurve, periodTable } from './pictures.ts'
import { sliceReturns, sliceTable, waitCurve, waitTable } from './waits.ts'

/** What the person chose. */
export interface Choice {
  period: Period
  slice: string
  measure: 'came back' | 'revenue'
  minimum: number
}

const sliceWords: Readonly<Record<string, string>> = {
  first_product: 'first product',
  coupon: 'coupon',
  channel: 'channel',
  country: 'country',
}

/** Predictions made from earlier customers, held against later ones. */
export function yardsticks(model: CohortModel, choice: Choice): [Yardstick, ...Yardstick[]] {
  const { period } = choice
  const curve = yardstick(
    model.check,
    `Error of earlier cohorts’ curves in predicting who orders in a later ${period}`,
    'one mean share for all',
    'share',
  )
  if (!model.slices) return [curve]
  const what = sliceWords[choice.slice] ?? choice.slice
  const measure = `Squared error of predicting a return within ${reach[period].horizon} days from the ${what} of the first order`
  return [curve, yardstick(model.slices.check, measure, 'the same share for every customer', 'score')]
}

function yardstick(check: Check | null, measure: string, plain: string, unit: 'share' | 'score'): Yardstick {
  const baselineIs = check ? plain : 'too few cohorts so far to tell'
  const { error: value, plainError: baseline } = check ?? { error: 0, plainError: 0 }
  const beyondChance = check && check.verdict !== 'same'
  const untested = check ? undefined : true
  return { measure, value, baseline, baselineIs, better: 'lower', unit, beyondChance, untested }
}

export function explain(model: CohortModel, choice: Choice, facts: Facts): Findings {
  const s = say(facts)
  const once = onceGroups(model)
  return {
    headline: headline(model, s),
    blocks: [
      figures(model, s),
      heatmap(model, choice, s),
      periodCurve(model, choice, s),
      waitCurve(model, choice, s),
      onceTable(once, s),
      waitTable(model, s),
      ...sliceTable(model, sliceWords[choice.slice] ?? choice.slice, s),
      periodTable(model, choice, s),
    ],
    caveats: caveats(model, choice, s),
    audiences: once
      .filter((g) => g.members.length > 0)
      .map(({ id, label, about, members }) => ({ id, label, about, members })),
  }
}

/** Share who have come back within so many days of the first order, by Kaplan–Meier. */
function backWithin(model: CohortModel, days: number): number {
  return rounded(1 - survivalAt(model.wait.curve, days))
}

function headline(model: CohortModel, s: Say): string {
  const { horizon } = reach[model.period]
  const share = s.share(backWithin(model, horizon))
  const half = survivalTime(model.wait.curve, 0.5)
  const end =
    half === null
      ? 'fewer than half have come back so far'
      : `half of all customers are back within ${s.count(half, 'day')}`
  return `${share} of customers come back within ${s.count(horizon, 'day')} of their first order; ${end}.`
}

function figures(model: CohortModel, s: Say): Block {
  const { horizon } = reach[model.period]
  const came = model.people.second.reduce((n, second) => n + (second >= 0 ? 1 : 0), 0)
  const people = model.people.keys.length
  return {
    kind: 'figures',
    title: 'At a glance',
    reading:
      came === 0
        ? `None of ${s.count(people, 'customer')} has ordered on a later day yet.`
        : `${s.number(came)} of ${s.count(people, 'customer')} have ordered on a later day; the others may still.`,
    data: [
      {
        label: `Come back within ${horizon} days`,
        value: backWithin(model, horizon),
        unit: 'share',
        term: 'kaplanMeier',
      },
      {
        label: 'Median days to the next order',
        value: survivalTime(model.wait.curve, 0.5),
        unit: 'days',
        term: 'daysToSecondOrder',
      },
      { label: 'Came back so far', value: came, unit: 'customers' },
      {
        label: `Customers since ${s.date(model.firstDay)}`,
        value: people,
        unit: 'customers',
        term: 'customer',
      },
    ],
    place: 'main',
  }
}

function caveats(model: CohortModel, choice: Choice, s: Say): string[] {
  const { people, period, first, last, asOf, check } = model
  const said: string[] = []
  if (periodOf(asOf, period) > last)
    said.push(`The running ${period} is not complete and left out of the grid.`)
  if (people.leftOut > 0)
    said.push(`Left out: ${s.count(people.leftOut, 'customer')} whose first order lies outside these orders.`)
  said.push(
    `The data begin on ${s.date(model.firstDay)}: customers who seem new soon after may have ordered before.`,
  )
  if (!model.slices && last - first > reach[period].rows)
    said.push(
      `The grid shows the latest cohorts only; all ${s.count(people.keys.length, 'customer')} count in the curves.`,
    )
  said.push(checkWords(check, period, s))
  return model.slices ? [...said, sliceFinding(model, choice, s)] : said
}

function checkWords(check: Check | null, period: Period, s: Say): string {
  if (!check)
    return 'There are too few cohorts to test on the past whether later customers behave like earlier ones.'
  const misses = `${s.share(check.error)} against ${s.share(check.plainError)} for one mean share`
  if (check.verdict === 'better')
    return `Earlier cohorts foretold later ones: off by ${misses}, over ${s.count(check.cells, 'cell')}.`
  const worse = check.verdict === 'worse' ? 'worse' : 'no better than chance allows'
  return `How many ${period}s have passed told little of who orders: earlier cohorts were ${worse}, off by ${misses}.`
}

function sliceFinding(model: CohortModel, choice: Choice, s: Say): string {
  const { slices, period } = model
  const what = sliceWords[choice.slice] ?? choice.slice
  const { horizon } = reach[period]
  const shown = sliceReturns(model)
    .filter((w) => w.people >= choice.minimum)
    .sort((a, b) => b.back - a.back)
  const [best, worst] = [shown[0], shown.at(-1)]
  if (!slices || !best || !worst || best === worst)
    return `There is only one ${what} with enough customers, so nothing can be compared.`
  if (slices.test.p >= 0.05) return `Customers do not differ by ${what} more than chance would produce.`
  return `Customers differ by ${what}: within ${s.count(horizon, 'day')} ${s.share(best.back)} come back after “${best.label}”, ${s.share(worst.back)} after “${worst.label}”. Chance alone would seldom do that.`
}
