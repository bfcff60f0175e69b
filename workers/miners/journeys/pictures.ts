import type { Block, Figure } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import type { Gateway } from './gateway.ts'
import { floor, type PurchaseModel } from './model.ts'
import type { Pattern } from './order.ts'
import { nothingMore } from './paths.ts'

/** Bands of fewer customers are not drawn, and so many at most. */
const drawn = { fewest: 5, most: 80 }
const shown = 12

/** "Starter set → Refill pouch"; what is bought together stands joined by "and". */
export function inWords(names: readonly string[], elements: readonly (readonly number[])[]): string {
  return elements.map((e) => e.map((i) => names[i] ?? '').join(' and ')).join(' → ')
}

export function flowBlock({ names, flow, customers }: PurchaseModel, s: Say): Block {
  const titles = ['First purchase', 'Second purchase', 'Third purchase']
  const label = (item: number) =>
    item >= 0 ? (names[item] ?? '') : item === nothingMore ? 'No further purchase yet' : 'Everything else'
  const kind = (item: number) =>
    item >= 0 ? ('named' as const) : item === nothingMore ? ('end' as const) : ('other' as const)
  const columns = flow.columns.map((nodes, c) => ({
    title: titles[c] ?? '',
    nodes: nodes.map((n) => ({ label: label(n.item), value: n.customers, kind: kind(n.item) })),
  }))
  const place = (c: number, item: number) => flow.columns[c]?.findIndex((n) => n.item === item) ?? -1
  const links = flow.links
    .filter((l) => l.customers >= drawn.fewest)
    .slice(0, drawn.most)
    .map(({ column, from, to, customers, days }) => ({
      column,
      from: place(column, from),
      to: place(column + 1, to),
      value: customers,
      ...(to === nothingMore ? {} : { days: rounded(days, 1) }),
    }))
  const first = columns[0]?.nodes[0]
  const opens = first ? ` ${s.count(first.value, 'customer')} began with ${first.label}.` : ''
  return {
    kind: 'flow',
    title: 'First, second and third purchase',
    reading: `Each purchase stands for its dearest product; ${s.count(customers, 'customer')} in all.${opens}`,
    data: { unit: 'customers', columns, links: links.filter((l) => l.from >= 0 && l.to >= 0) },
    place: 'main',
  }
}

export function figuresBlock(model: PurchaseModel, s: Say): Block {
  const { customers, sequences, between, due, order, refills } = model
  const data: Figure[] = [
    { label: 'Came again on a later day', value: sequences, unit: 'customers', term: 'repeatRate' },
    { label: 'Median days between purchases', value: rounded(between, 1), unit: 'days', term: 'median' },
    {
      label: 'Sequences found',
      value: sequences < floor ? null : order.found.length,
      unit: 'count',
      term: 'sequence',
    },
    {
      ...{ label: 'Due now', unit: 'customers', term: 'dueNow' },
      value: refills.withheld > 0 ? null : due.length,
    },
  ]
  return {
    kind: 'figures',
    title: 'At a glance',
    reading: `${s.number(sequences)} of ${s.count(customers, 'customer')} came again on a later day; only they can show an order.`,
    data,
    place: 'main',
  }
}

export function patternTable({ names, order, sequences }: PurchaseModel, s: Say): Block {
  const { found, tested, significant } = order
  return {
    kind: 'table',
    title:
      found.length > 0 ? 'What comes after what' : 'Nothing comes after anything else more than by chance',
    reading: patternWords(found[0], names, tested, significant, s),
    data: tableOf(found, [
      { label: 'Sequence', term: 'sequence', of: (x) => inWords(names, x.elements) },
      { label: 'Customers', unit: 'customers', of: (x) => x.count },
      { label: 'Of those who came again', unit: 'share', of: (x) => rounded(x.count / sequences) },
      { label: 'Median days to the second', unit: 'days', of: ({ gaps }) => rounded(gaps[0] ?? 0, 1) },
      {
        label: 'Median days to the third',
        unit: 'days',
        of: ({ gaps }) => (gaps.length > 1 ? rounded(gaps[1] ?? 0, 1) : null),
      },
      {
        label: 'With dates shuffled',
        unit: 'customers',
        term: 'shuffledDates',
        of: (x) => rounded(x.expected, 1),
      },
      { label: 'Times more often', unit: 'ratio', term: 'sequenceLift', of: (x) => rounded(x.lift, 2) },
    ]),
    place: 'main',
  }
}

function patternWords(
  best: Pattern | undefined,
  names: readonly string[],
  tested: number,
  significant: number,
  s: Say,
): string {
  const counted = `${s.count(tested, 'sequence')} tested, ${s.number(significant)} more than chance`
  if (!best) return `${capitalCount(counted)}.`
  const [first = [], ...later] = best.elements
  const gap = s.count(rounded(best.gaps[0] ?? 0, 1), 'day')
  return `After ${inWords(names, [first])} ${s.count(best.count, 'customer')} bought ${thenWords(names, later, gap)}: ${s.number(rounded(best.lift, 2))} times as many as with dates shuffled. ${capitalCount(counted)}.`
}

/** "Beans, typically 30 days later, then Cup": the days are those to the first of these. */
export function thenWords(
  names: readonly string[],
  later: readonly (readonly number[])[],
  gap: string,
): string {
  const [next, ...rest] = later.map((element) => inWords(names, [element]))
  return [`${next ?? ''}, typically ${gap} later`, ...rest].join(', then ')
}

const capitalCount = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function gatewayTable({ names, gateways }: PurchaseModel, s: Say): Block[] {
  if (!gateways || gateways.items.length === 0) return []
  const { items, all, horizon } = gateways
  const best = items.find((g) => g.stands === 'above')
  const usual = `${s.money(rounded(all.mean, 2))} for all`
  const reading = best
    ? `Who began with ${names[best.item] ?? ''} spent ${s.money(rounded(best.mean, 2))} in the ${s.count(horizon, 'day')} after the first purchase, against ${usual}.`
    : `No first product stands out upwards: ${usual}, in the ${s.count(horizon, 'day')} after the first purchase.`
  const lines = [
    ...mostTelling(items).map((g) => ({ ...g, name: names[g.item] ?? '', verdict: verdicts[g.stands] })),
    { ...all, name: 'All customers', verdict: 'the yardstick' },
  ]
  return [
    {
      kind: 'table',
      title: 'What good customers begin with',
      reading,
      data: tableOf(lines, [
        { label: 'Began with', term: 'gateway', of: ({ name }) => name },
        { label: 'Customers', unit: 'customers', of: ({ customers }) => customers },
        { label: `Spent in the next ${horizon} days`, unit: 'money', of: ({ mean }) => rounded(mean, 2) },
        { label: 'At least', unit: 'money', term: 'interval', of: ({ low }) => rounded(low, 2) },
        { label: 'At most', unit: 'money', of: ({ high }) => rounded(high, 2) },
        { label: 'Against the others', of: ({ verdict }) => verdict },
      ]),
      place: 'main',
    },
  ]
}

const verdicts = { above: 'more than others', below: 'less than others', same: 'no clear difference' }

/** Those that differ, then others while there is room; the highest mean first. */
function mostTelling(items: readonly Gateway[]): Gateway[] {
  const apart = items.filter((g) => g.stands !== 'same')
  return [...new Set([...apart, ...items])].slice(0, shown).sort((a, b) => b.mean - a.mean)
}

/** How the findings were tested, with every number that a sentence names. */
export function testTable(model: PurchaseModel, falseRate: number, within: number): Block {
  const { order, refills, flow } = model
  const rows: [string, number | null][] = [
    ['Customers with a named product', model.customers],
    ['Customers who came again', model.sequences],
    ['Returning customers from which it is told what comes after what', floor],
    ['Least number of customers for a sequence', order.minCount],
    ['Sequences tested', order.tested],
    ['Shuffles made', order.rounds],
    ['More than chance', order.significant],
    ['Left out: they only tell what comes first, or last, with nearly everything', order.placed],
    ['Most days between two steps', within],
    ['Most false findings, per hundred', 100 * falseRate],
    ['Least number of customers of a band drawn', drawn.fewest],
    ['Bands not drawn', flow.links.filter((l) => l.customers < drawn.fewest).length],
    ['Waits between purchases of one product', refills.waits],
    ['Latest waits foretold', refills.check?.pairs ?? null],
  ]
  return {
    kind: 'table',
    title: 'How it was counted',
    reading: 'The limits and counts behind the figures above.',
    data: { columns: [{ label: 'What' }, { label: 'Number' }], rows },
    place: 'details',
  }
}
