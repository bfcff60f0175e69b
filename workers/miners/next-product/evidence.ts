import type { Block, Blocks } from '../../../src/contract/report.ts'
import { capital, rounded, type Say } from '../say.ts'
import { tableOf } from '../table.ts'
import type { NextModel } from './model.ts'
import { share } from './pictures.ts'
import { timesOf } from './reasons.ts'
import type { Words } from './words.ts'

const rows = 25

interface Found {
  a: number
  i: number
  gain: number
}

/** Pairs found in the order of purchases, those that say most first: so many as are shown. */
function foundPairs({ known: { pairs }, trade }: NextModel): Found[] {
  const out: Found[] = []
  for (let a = 0; a < trade.items; a++)
    for (let i = pairs.start[a] ?? 0; i < (pairs.start[a + 1] ?? 0); i++) {
      const gain = (pairs.way[i] === 2 ? 0 : 1e9) + (pairs.took[i] ?? 0) - (pairs.expected[i] ?? 0)
      if (out.length === rows && gain <= (out[rows - 1]?.gain ?? 0)) continue
      const place = out.findIndex((other) => other.gain < gain)
      out.splice(place < 0 ? out.length : place, 0, { a, i, gain })
      if (out.length > rows) out.pop()
    }
  return out
}

/** Customers who are offered something because of each pair. */
function used({ given, trade, known }: NextModel): Int32Array {
  const out = new Int32Array(known.pairs.to.length)
  for (let c = 0; c < trade.customers; c++)
    for (let at = 3 * c; at < 3 * c + (given.count[c] ?? 0); at++) {
      const pair = given.pair[at] ?? -1
      if (pair >= 0) out[pair] = (out[pair] ?? 0) + 1
    }
  return out
}

/** Who bought this, offer that. */
export function pairTable(model: NextModel, w: Words, s: Say): Block[] {
  const { known, offered } = model
  const found = foundPairs(model)
  const place = offered === 'evidence' ? 'main' : 'details'
  const title = 'Who bought this, offer that'
  const [first] = found
  if (!first) return [nothingFound(known.pairs.tested, place, title, w, s)]
  const tested = `${s.number(known.pairs.tested)} pairs were tested`
  const reading =
    known.pairs.way[first.i] === 2
      ? `Nothing follows anything more often than by chance; ${tested}, and these go together.`
      : leadWords(model, first, s)
  return [
    { kind: 'table', title, reading, place, data: pairRows(model, found) },
    {
      kind: 'figures',
      title: 'Pairs tested',
      reading: `${capital(tested)}; those that chance would make are left out.`,
      data: [
        { label: 'Tested', value: known.pairs.tested, unit: 'count' },
        { label: 'Found', value: known.pairs.to.length, unit: 'count' },
      ],
      place: 'details',
    },
  ]
}

const whenOf = ({ known }: NextModel) => (known.rule === 'next' ? 'next' : 'later')
const ways = ['', 'order of purchases', 'one order', 'both']

function leadWords(model: NextModel, { a, i }: Found, s: Say): string {
  const { trade, known } = model
  const name = (it: number | undefined) => trade.names[it ?? -1] ?? ''
  const times = s.number(rounded(timesOf(known.pairs, i), 4))
  return `People who bought ${name(a)} ${mostly(known.pairs, i)} take ${name(known.pairs.to[i])} ${whenOf(model)}: ${times} times as many as by chance.`
}

function pairRows(model: NextModel, found: readonly Found[]): Blocks['table'] {
  const { names } = model.trade
  const { pairs } = model.known
  const { to, could, took, both, way } = pairs
  const uses = used(model)
  return tableOf(found, [
    { label: 'Who bought', of: ({ a }) => names[a] ?? '' },
    { label: 'Offer', of: ({ i }) => names[to[i] ?? -1] ?? '' },
    { label: 'Offered to', unit: 'customers', of: ({ i }) => uses[i] ?? 0 },
    { label: 'Came again without it', unit: 'customers', of: ({ i }) => could[i] ?? 0 },
    { label: `Took it ${whenOf(model)}`, unit: 'customers', of: ({ i }) => took[i] ?? 0 },
    { label: 'Share', unit: 'share', of: ({ i }) => share(took[i] ?? 0, could[i] ?? 0) },
    {
      label: 'Times as many as by chance',
      unit: 'ratio',
      term: 'timesAsMany',
      of: ({ i }) => rounded(timesOf(pairs, i), 4),
    },
    { label: 'Bought together', unit: 'orders', of: ({ i }) => both[i] ?? 0 },
    { label: 'Found in', of: ({ i }) => ways[way[i] ?? 0] ?? '' },
  ])
}

function nothingFound(tested: number, place: Block['place'], title: string, w: Words, s: Say): Block {
  return {
    kind: 'figures',
    title,
    reading: `Nothing found: of ${s.number(tested)} pairs of ${w.many} tested, none follows more often than chance would have it.`,
    data: [
      { label: 'Tested', value: tested, unit: 'count' },
      { label: 'Found', value: 0, unit: 'count' },
    ],
    place: place === 'main' ? 'sure' : place,
  }
}

const mostly = ({ took, could }: NextModel['known']['pairs'], i: number) =>
  (took[i] ?? 0) > 0.5 * (could[i] ?? 1) ? 'mostly' : 'often'
