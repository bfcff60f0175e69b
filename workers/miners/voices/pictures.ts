import type { Block } from '../../../src/contract/report.ts'
import { monthStart } from '../../numeric/calendar.ts'
import { wilson } from '../../numeric/interval.ts'
import { isoDay } from '../../sql/scope.ts'
import { capital, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import type { Product, Tally } from './counts.ts'
import { ranked } from './found.ts'
import type { Rules, VoicesModel } from './model.ts'
import type { Phrase } from './phrases.ts'
import { aspectName, aspectWord } from './words.ts'

const share = ({ unhappy, texts }: Tally) => (texts > 0 ? rounded(unhappy / texts) : null)
const mostProducts = 20
const fewestOfMonth = 3

function interval({ unhappy, texts }: Tally): { low: number | null; high: number | null } {
  if (texts === 0) return { low: null, high: null }
  const { low, high } = wilson(unhappy, texts)
  return { low: rounded(low), high: rounded(high) }
}

/** How unhappy the texts are that speak of each thing. */
export function aspectBars(model: VoicesModel, s: Say): Block[] {
  const shown = ranked(model)
  const [worst] = shown
  if (!worst || shown.length < 2) return []
  const bars = shown.map(({ aspect, tally }) => {
    const { low, high } = interval(tally)
    return {
      ...{ label: aspectName(aspect), value: share(tally) ?? 0 },
      ...(low !== null && high !== null && { low, high }),
      note: `${s.number(tally.unhappy)} of ${s.count(tally.texts, 'text')}`,
    }
  })
  const title =
    worst.tally.unhappy === 0
      ? 'Nothing makes people unhappy'
      : `Most unhappy texts are about ${aspectWord(worst.aspect)}`
  return [
    {
      kind: 'bars',
      title,
      reading:
        'Of the texts that speak of it, the share with an unhappy sentence about it, with the range it may lie in.',
      data: { unit: 'share', bars },
      place: 'main',
    },
  ]
}

/** In people’s own words, masked. */
export function aspectCards(model: VoicesModel, s: Say): Block[] {
  const { quotes } = model
  const data = ranked(model).flatMap(({ aspect, tally }) => {
    const [bad = [], good = []] = [quotes.unhappy[aspect], quotes.happy[aspect]]
    if (bad.length + good.length === 0) return []
    const say = (list: string[]) => list.map((quote) => `“${quote}”`).join(' ')
    const unhappy = bad.length > 0 ? `Unhappy: ${say(bad)}` : ''
    const happy = good.length > 0 ? `Happy: ${say(good)}` : ''
    const words = `${s.count(tally.texts, 'text')} ${tally.texts === 1 ? 'speaks' : 'speak'} of it: ${s.number(tally.unhappy)} unhappy, ${s.number(tally.happy)} happy.`
    return [
      {
        label: aspectName(aspect),
        words,
        more: [unhappy, happy].filter((w) => w !== '').join(' '),
        quoted: true as const,
      },
    ]
  })
  if (data.length === 0) return []
  const reading =
    'Sentences as they were written, the clearest ones; names, addresses and numbers are replaced by “…”.'
  return [{ kind: 'cards', title: 'In their own words', reading, data, place: 'main' }]
}

/** Share of unhappy texts by month, with its interval. */
export function monthLine({ counts }: VoicesModel): Block[] {
  const { first, tallies } = counts.months
  if (tallies.length < 3) return []
  const known = tallies.map((tally) => (tally.texts >= fewestOfMonth ? tally : { ...tally, texts: 0 }))
  const data = {
    ...{ period: 'month' as const, unit: 'share' as const },
    starts: tallies.map((_, i) => isoDay(monthStart(first + i))),
    incomplete: tallies.map((_, i) => i === tallies.length - 1),
    series: [
      {
        label: 'Unhappy',
        values: known.map(share),
        low: known.map((tally) => interval(tally).low),
        high: known.map((tally) => interval(tally).high),
      },
    ],
  }
  const reading =
    'The share of texts that are unhappy, by the month they were written, with the range it may lie in.'
  return [{ kind: 'line', title: 'Unhappy texts by month', reading, data, place: 'main' }]
}

/** Products by how their texts changed lately. */
export function productTable({ counts, since }: VoicesModel, rules: Rules, s: Say): Block[] {
  const sold = counts.products.filter((p) => p.before.texts + p.lately.texts > 0)
  if (since < 0 || sold.length === 0) return []
  const worse = sold.filter((p) => p.worse)
  const [first] = worse
  const about = first && first.mostly >= 0 ? `, mostly about ${aspectWord(first.mostly)}` : ''
  const title = first ? `${first.name}: more unhappy lately${about}` : 'No product got worse lately'
  const lately = `in the last ${s.count(rules.recentDays, 'day')}`
  const reading = first
    ? `${s.count(worse.length, 'product')} got worse ${lately} beyond chance; ${first.name} went from ${s.share(share(first.before) ?? 0)} unhappy texts to ${s.share(share(first.lately) ?? 0)}.`
    : `${capital(lately)} no product has more unhappy texts than chance would bring.`
  const data = tableOf(worstFirst(sold).slice(0, mostProducts), productColumns)
  return [{ kind: 'table', title, reading, data, place: first ? 'main' : 'details' }]
}

function worstFirst(products: readonly Product[]): Product[] {
  const all = (p: Product) => p.before.texts + p.lately.texts
  return products.toSorted(
    (a, b) => Number(b.worse) - Number(a.worse) || all(b) - all(a) || (a.name < b.name ? -1 : 1),
  )
}

const productColumns: Column<Product>[] = [
  { label: 'Product', of: (p) => p.name },
  { label: 'Texts before', unit: 'count', of: (p) => p.before.texts },
  { label: 'Unhappy before', unit: 'share', of: (p) => share(p.before) },
  { label: 'Texts lately', unit: 'count', of: (p) => p.lately.texts },
  { label: 'Unhappy lately', unit: 'share', of: (p) => share(p.lately) },
  { label: 'at least', unit: 'share', of: (p) => interval(p.lately).low },
  { label: 'at most', unit: 'share', of: (p) => interval(p.lately).high },
  {
    label: 'Mostly about',
    of: ({ lately, mostly }) => (lately.unhappy > 0 && mostly >= 0 ? aspectName(mostly) : ''),
  },
  { label: 'Worse', of: (p) => (p.worse ? 'yes' : '') },
]

/** Share of unhappy texts of the products most is written about, month by month, each with its interval. */
export function productMap({ trends }: VoicesModel, s: Say): Block[] {
  const { products, first, tallies } = trends
  const months = tallies[0]?.length ?? 0
  if (products.length === 0 || months < 3) return []
  const grid = (of: (tally: Tally) => number | null) => tallies.map((row) => row.map(of))
  const columns = Array.from({ length: months }, (_, i) => s.period(first + i, 'month'))
  return [
    {
      kind: 'heatmap',
      title: 'Unhappy texts by product and month',
      reading:
        'The share of a product’s texts that are unhappy, by the month they were written. Months with few texts are grey: chance moves them far.',
      data: {
        ...{ rowTitle: 'Product', columnTitle: 'Month', rows: products, columns, countTitle: 'Texts' },
        ...{ values: grid(share), low: grid((t) => interval(t).low), high: grid((t) => interval(t).high) },
        ...{ counts: tallies.map((row) => row.map(({ texts }) => texts)), unit: 'share', greyBelow: 5 },
      },
      place: 'details',
    },
  ]
}

/** Words that tell unhappy texts from happy ones. */
export function phraseTable({ spoken }: VoicesModel, s: Say): Block[] {
  const all = [...spoken.unhappy, ...spoken.happy]
  if (all.length === 0) return []
  const row = (kind: string) => (p: Phrase) => [p.words, kind, p.unhappy, p.happy]
  const rows = [...spoken.unhappy.map(row('unhappy')), ...spoken.happy.map(row('happy'))]
  const words = s.list(spoken.unhappy.slice(0, 3).map((p) => `“${p.words}”`))
  return [
    {
      kind: 'table',
      title: words ? `Unhappy texts say ${words}` : 'Words of happy texts',
      reading:
        'Words that stand more often on one side than chance would have it; at most one in twenty of them is there by chance.',
      data: {
        columns: [
          { label: 'Words' },
          { label: 'Side' },
          { label: 'In unhappy texts', unit: 'count' },
          { label: 'In happy texts', unit: 'count' },
        ],
        rows,
      },
      place: 'details',
    },
  ]
}
