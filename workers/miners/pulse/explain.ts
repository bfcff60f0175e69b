import type { Facts } from '../../../src/contract/miner.ts'
import type { Block, Figure, Findings } from '../../../src/contract/report.ts'
import type { Period } from '../../numeric/calendar.ts'
import { rounded, type Say, say } from '../say.ts'
import type { Rules } from './forecast.ts'
import type { Span, Totals } from './kernel.ts'
import type { PulseModel } from './model.ts'
import { countLine, dayBlocks, periodTable, revenueLine, windowTable } from './pictures.ts'

export function explain(model: PulseModel, period: Period, facts: Facts): Findings {
  const s = say(facts)
  const { now, before, windows } = model
  const span = spanWords(windows.now, period, s)
  const blocks: Block[] = [
    {
      kind: 'figures',
      title: `From ${span}`,
      reading: figuresReading(model, s),
      data: figures(model),
      place: 'main',
    },
    revenueLine(model, s),
    ...causes(model, s),
    countLine(model, s),
    ...furtherFigures(model, s),
    windowTable(model, s),
    periodTable(model, s),
    ...dayBlocks(model, s),
  ]
  const headline = before
    ? `Revenue from ${span} was ${s.money(now.revenue)}, ${comparison(now.revenue, before.revenue, beforeWords(model), s)}.`
    : `Revenue from ${span} was ${s.money(now.revenue)} in ${s.count(now.orders, 'order')}.`
  return { headline, blocks, caveats: caveats(model, period, s), audiences: [] }
}

/** Measure and baseline of the yardstick, in words. */
export function ruleWords(rules: Rules | null, period: Period): { measure: string; baselineIs: string } {
  if (!rules)
    return {
      measure: 'Error of a simple forecast of revenue',
      baselineIs: `too few complete ${period}s to tell`,
    }
  if (rules.rule === 'last year')
    return {
      measure: `Error of “as the same ${period} last year” as a forecast of revenue`,
      baselineIs: `“as the ${period} before”`,
    }
  return {
    measure: `Error of “as the ${period} before” as a forecast of revenue`,
    baselineIs: '“as the average so far”',
  }
}

function spanWords({ first, last }: Span, period: Period, s: Say): string {
  const from = s.period(first, period)
  return first === last ? from : `${from} to ${s.period(last, period)}`
}

function beforeWords({ windows, series }: PulseModel): string {
  const year = windows.before && windows.before.last < windows.now.last - 1
  return year || series.period !== 'month'
    ? year
      ? 'a year before'
      : `the ${series.period} before`
    : 'the month before'
}

function comparison(now: number, before: number, when: string, s: Say): string {
  if (now === before) return `the same as ${when}`
  const more = now > before ? 'more' : 'less'
  if (!(before > 0)) return `${s.money(Math.abs(now - before))} ${more} than ${when}`
  return `${s.share(Math.abs(now / before - 1))} ${more} than ${when}`
}

const perOrder = (t: Totals) => (t.orders > 0 ? t.revenue / t.orders : null)
const repeatRate = (t: Totals) => (t.customers > 0 ? t.repeaters / t.customers : null)

type Measure = (label: string, unit: Figure['unit'], of: (t: Totals) => number | null, term: string) => Figure

/** A figure of the time now, beside the same of the time before where `compared`. */
function measured(model: PulseModel, compared: boolean): Measure {
  const before = compared ? model.before : null
  const known = (value: number | null) => (value === null ? null : rounded(value))
  return (label, unit, of, term) => ({
    label,
    unit,
    value: known(of(model.now)),
    ...(before ? { before: known(of(before)), beforeIs: beforeWords(model) } : {}),
    term,
  })
}

function figures(model: PulseModel): Figure[] {
  const named = model.now.customers > 0
  const figure = measured(model, true)
  return [
    figure('Revenue', 'money', (t) => t.revenue, 'revenue'),
    figure('Orders', 'orders', (t) => t.orders, 'order'),
    ...(named ? [figure('Customers', 'customers', (t) => t.customers, 'customer')] : []),
    figure('Average order value', 'money', perOrder, 'averageOrderValue'),
  ]
}

/** Who came back is told of a time with a full year of data before it: else most look new who are not. */
function furtherFigures(model: PulseModel, s: Say): Block[] {
  const { now, before, returns } = model
  const figure = measured(model, returns.before)
  const change = before && before.revenue > 0 ? rounded(now.revenue / before.revenue - 1) : null
  const data: Figure[] = [
    ...(before ? [{ label: 'Change in revenue', unit: 'share', value: change } as const] : []),
    ...(returns.now
      ? [
          figure('Repeat rate', 'share', repeatRate, 'repeatRate'),
          figure('Median days to the second order', 'days', (t) => t.daysToSecond, 'daysToSecondOrder'),
        ]
      : []),
  ]
  if (data.length === 0) return []
  const reading = returnsReading(model, s)
  return [{ kind: 'figures', title: 'The change, and who came back', reading, data, place: 'details' }]
}

function figuresReading({ now }: PulseModel, s: Say): string {
  const orders = s.count(now.orders, 'order')
  const value = s.money(perOrder(now) ?? 0)
  if (now.customers === 0) return `${orders} at ${value} each; the orders name nobody.`
  return `${s.count(now.customers, 'customer')} placed ${orders} at ${value} each.`
}

function returnsReading({ now, returns }: PulseModel, s: Say): string {
  if (now.customers === 0) return 'The orders name nobody, so nothing is said about coming back.'
  if (!returns.now) return 'Nothing is said about coming back until a full year of data lies before.'
  return `For ${s.share(repeatRate(now) ?? 0)} of ${s.count(now.customers, 'customer')} it was not the first order.`
}

function causes(model: PulseModel, s: Say): Block[] {
  const { effects, change } = model
  const most = effects.reduce((a, b) => (Math.abs(b.effect) > Math.abs(a?.effect ?? 0) ? b : a), effects[0])
  if (!most) return []
  const total = rounded(change, 2)
  const plain = (value: number) => (Number.isInteger(value) ? s.number(value) : String(rounded(value, 2)))
  const bars = effects.map((e) => ({
    label: e.label,
    value: e.effect,
    note: `${plain(e.before)} → ${plain(e.now)}`,
  }))
  return [
    {
      kind: 'bars',
      title:
        total === 0 ? 'Revenue did not change' : `Largest cause of the change: ${most.label.toLowerCase()}`,
      reading: 'What each cause brought or took; together they are exactly the change in revenue.',
      data: { unit: 'money', bars: [...bars, { label: 'Change in revenue', value: total }], sum: true },
      place: 'main',
    },
  ]
}

function caveats(model: PulseModel, period: Period, s: Say): string[] {
  const { before, complete, rules, series, unnamed, now, days } = model
  const said: string[] = []
  if (!complete) said.push(`No ${period} is complete yet; the figures are those of all orders so far.`)
  else if (!before)
    said.push(
      `The data reach back less than needed for a comparison: no complete ${period}s lie a year before.`,
    )
  const cut = series.incomplete.flatMap((c, i) => (c ? [s.period(series.first + i, period)] : []))
  if (cut.length > 0) said.push(`Not complete, so drawn dashed and left out of the figures: ${s.list(cut)}.`)
  if (unnamed > 0 && now.customers > 0)
    said.push(
      `${s.count(unnamed, 'order')} name nobody; they count in revenue and orders, not among customers.`,
    )
  if (now.customers === 0)
    said.push('No order of this time names a customer, so nothing is said about coming back.')
  if (now.customers > 0) said.push(...returnsCaveat(model, s))
  if (days.gaps[0])
    said.push(
      `The longest time without an order is ${s.count(days.gaps[0].days, 'day')}, from ${s.date(days.gaps[0].from)} to ${s.date(days.gaps[0].to)}.`,
    )
  return [...said, ruleCaveat(rules, period, s)]
}

function returnsCaveat({ returns, before, days }: PulseModel, s: Say): string[] {
  const begin = `The data begin on ${s.date(days.from)}; whoever ordered earlier looks new at first`
  if (!returns.now) return [`${begin}, so a repeat rate is told once a full year of data lies before.`]
  return before && !returns.before ? [`${begin}, so the repeat rate is not compared.`] : []
}

function ruleCaveat(rules: Rules | null, period: Period, s: Say): string {
  if (!rules) return `There are too few complete ${period}s to test a forecast on the past.`
  const [mine, other] =
    rules.rule === 'last year'
      ? [`the same ${period} last year`, `the ${period} before`]
      : [`the ${period} before`, 'the average so far']
  const misses = `missed by ${s.share(rules.error)} against ${s.share(rules.otherError)}`
  if (rules.verdict === 'better') return `As a forecast, ${mine} was better than ${other}: it ${misses}.`
  if (rules.verdict === 'worse') return `As a forecast, ${mine} was worse than ${other}: it ${misses}.`
  return `As a forecast, ${mine} missed by ${s.share(rules.error)} and ${other} by ${s.share(rules.otherError)}; chance alone could make that difference.`
}
