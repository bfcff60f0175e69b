import type { Block } from '../../../src/contract/report.ts'
import { monthOf, periodStart } from '../../numeric/calendar.ts'
import { dayNumber, isoDay } from '../../sql/scope.ts'
import { rounded, type Say } from '../say.ts'
import type { BasketModel, Judged, Rules } from './model.ts'
import { heldOf, label, multiple, noun, shownOf, times } from './words.ts'

const mostCards = 10
const mostLinks = 40
const mostNodes = 24
const mostMonths = 36

/** “Cappuccino and Croissant”; of two given and one that follows all three. */
export const together = ({ given, follows }: Judged, names: readonly string[]) =>
  label([...given, follows], names)

export function cards(model: BasketModel, rules: Rules, s: Say): Block {
  const shown = shownOf(model)
    .filter((rule) => model.detail.repeats[model.rules.indexOf(rule)] !== true)
    .slice(0, mostCards)
  const { many } = noun(rules)
  const held = heldOf(model).length > 0
  const data = shown.map((rule) => ({
    label: together(rule, model.names),
    words: wordsOf(rule, model, rules, s),
    more: `${s.share(rule.all.both / rule.all.given)} of the ${many} with ${label(rule.given, model.names)} have ${label([rule.follows], model.names)}; of all ${many} ${s.share(rule.all.follows / model.baskets)}. ${laterWords(rule, model, rules, s)}`,
  }))
  return {
    kind: 'cards',
    title: held ? 'What goes together, best first' : 'What was found, and not confirmed',
    reading: 'Put them side by side, offer one with the other, or make a set of them.',
    data,
    place: 'main',
  }
}

function wordsOf(rule: Judged, model: BasketModel, rules: Rules, s: Say): string {
  const worth = model.detail.worth[model.rules.indexOf(rule)] ?? 0
  const money = worth > 0 ? `, worth ${s.money(worth)} per 1,000 ${noun(rules).many}` : ''
  return `Bought together ${s.count(rule.all.both, 'time')}, ${times(rule, s)} as often as chance would have it (${s.number(rounded(rule.chance, 1))})${money}.`
}

function laterWords(rule: Judged, model: BasketModel, rules: Rules, s: Say): string {
  if (model.cut < 0) return 'Not tested on later ones.'
  const { many } = noun(rules)
  const seen = `${s.count(rule.later.counts.both, 'time')}, where chance would give ${s.number(rounded(rule.later.expected, 1))}`
  return rule.held
    ? `Found earlier, it held on the later ${many}: ${seen}.`
    : `On the later ${many} it did not hold: ${seen}.`
}

/** Pairs as links; rules of three stand in the cards alone. */
export function network(model: BasketModel, rules: Rules, s: Say): Block[] {
  const places = new Map<number, number>()
  const links: { from: number; to: number; value: number; note: string }[] = []
  for (const rule of shownOf(model)) {
    const ends = [rule.given[0] ?? 0, rule.follows]
    const fresh = ends.filter((item) => !places.has(item))
    if (rule.given.length > 1 || links.length >= mostLinks || places.size + fresh.length > mostNodes) continue
    for (const item of fresh) places.set(item, places.size)
    const [from = 0, to = 0] = ends.map((item) => places.get(item) ?? 0)
    const note = `${s.count(rule.all.both, 'time')} together`
    links.push({ from, to, value: rounded(multiple(rule), 2), note })
  }
  if (links.length < 2) return []
  const nodes = [...places.keys()].map((item) => model.names[item] ?? '')
  return [
    {
      kind: 'network',
      title: `How ${noun(rules).items} hang together`,
      reading: `A thicker line joins ${noun(rules).items} that go together more times as often as chance.`,
      data: { unit: 'ratio', valueTitle: 'Times chance', nodes, links },
      place: 'main',
    },
  ]
}

/** Every pair of the best items: times chance, and in how many baskets. */
export function matrix(model: BasketModel, rules: Rules, s: Say): Block[] {
  const { items, seen } = model.matrix
  if (items.length < 3) return []
  const names = items.map((item) => model.names[item] ?? '')
  const at = <T>(of: (place: number) => T) =>
    items.map((_, r) => items.map((_, c) => of(r * items.length + c)))
  const value = (place: number) => {
    const cell = seen[place]
    return cell && cell.expected > 0 ? rounded(cell.counts.both / cell.expected, 2) : null
  }
  const { one, many, item } = noun(rules)
  return [
    {
      kind: 'heatmap',
      title: 'Every pair of the best',
      reading: `Each cell: how many times as often as chance the two stand in one ${one}; 1 is chance. Pale cells rest on fewer than ${s.number(10)} ${many}.`,
      data: {
        rowTitle: `${item.charAt(0).toUpperCase()}${item.slice(1)}`,
        columnTitle: 'Together with',
        rows: names,
        columns: names,
        values: at(value),
        counts: at((place) => seen[place]?.counts.both ?? 0),
        countTitle: many.charAt(0).toUpperCase() + many.slice(1),
        unit: 'ratio',
        greyBelow: 10,
      },
      place: 'details',
    },
  ]
}

/** Share of each month's baskets with each of the first three; months with few baskets are gaps. */
export function trend(model: BasketModel, rules: Rules, asOf: string): Block[] {
  const { months, together: rows, firstMonth } = model.detail
  const from = Math.max(0, months.length - mostMonths)
  if (months.length - from < 3) return []
  const today = dayNumber(asOf)
  const index = months.map((_, i) => firstMonth + i).slice(from)
  const series = rows.map((row, r) => ({
    label: nameOf(model.rules[r], model.names),
    values: row
      .slice(from)
      .map((n, i) => ((months[from + i] ?? 0) >= 20 ? rounded(n / (months[from + i] ?? 1)) : null)),
  }))
  return [
    {
      kind: 'line',
      title: `Share of the ${noun(rules).many} with the best combinations`,
      reading: `Month by month; months of fewer than twenty ${noun(rules).many} are gaps.`,
      data: {
        period: 'month',
        starts: index.map((i) => isoDay(periodStart(i, 'month'))),
        incomplete: index.map((i) => i === monthOf(today) && monthOf(today + 1) === i),
        unit: 'share',
        series,
      },
      place: 'details',
    },
  ]
}

const nameOf = (rule: Judged | undefined, names: readonly string[]) => (rule ? together(rule, names) : '')
