import { FPGrowth } from 'node-fpgrowth'
import { seeded } from '../../workers/numeric/random.ts'
import type { Baskets } from '../../workers/patterns/baskets.ts'
import { frequentItemsets } from '../../workers/patterns/itemsets.ts'
import { mineSequences } from '../../workers/patterns/mine-sequences.ts'
import type { Sequences } from '../../workers/patterns/sequences.ts'
import { type Itemsets, itemsOf } from '../../workers/patterns/trie.ts'
import { exponent, finish, repeated, spent, spentSince } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const sizes = [10_000, 100_000, 1_000_000] as const
const products = 1_000
/** The peer keeps a tree of objects: a million baskets take it minutes and gigabytes. */
const mostForPeer = 100_000

/** Baskets of 7 items on average, a few products in most of them, some with their neighbour. */
function retail(baskets: number): Baskets {
  const random = seeded(baskets)
  const start = new Int32Array(baskets + 1)
  const item: number[] = []
  for (let b = 0; b < baskets; b++) {
    const own = new Set<number>()
    const size = 1 + Math.floor(12 * random())
    while (own.size < size) {
      const it = Math.floor(random() ** 2 * products)
      own.add(it)
      if (it % 10 === 3 && random() < 0.5) own.add(it + 1)
    }
    item.push(...own)
    start[b + 1] = item.length
  }
  return { start, item: Int32Array.from(item), items: products }
}

const ours = (baskets: Baskets) =>
  finish(frequentItemsets(baskets, { minCount: Math.ceil((baskets.start.length - 1) / 1_000) }))

const listed = ({ start, item }: Baskets) =>
  Array.from({ length: start.length - 1 }, (_, b) => [...item.subarray(start[b], start[b + 1])])

const theirs = (baskets: number[][]) => new FPGrowth<number>(0.001).exec(baskets)

/** Throws where a set of the peer is not among ours, or is counted otherwise. */
function agree(trie: Itemsets, peer: { items: number[]; support: number }[]): void {
  const key = (items: readonly number[]) => [...items].sort((a, b) => a - b).join()
  const known = new Map<string, number>()
  for (let v = 1; v < trie.nodes; v++) known.set(key(itemsOf(trie, v)), trie.count[v] ?? 0)
  const odd = peer.find(({ items, support }) => known.get(key(items)) !== support)
  if (odd || known.size !== peer.length)
    throw new Error(
      `itemsets: ${known.size} of ours, ${peer.length} of the peer; odd: ${JSON.stringify(odd)}`,
    )
}

async function compared(baskets: number, rounds: number): Promise<{ own: number; ratio: number | null }> {
  const data = retail(baskets)
  const lists = baskets <= mostForPeer ? listed(data) : null
  if (lists) agree(ours(data), await theirs(lists))
  const [own, peer]: [number[], number[]] = [[], []]
  for (let round = 0; round < repeated(rounds, baskets); round++) own.push(spent(() => ours(data)))
  for (let round = 0; lists && round < rounds; round++) {
    const before = process.cpuUsage()
    await theirs(lists)
    peer.push(spentSince(before))
  }
  return { own: quantile(own, 0.5), ratio: lists && quantile(peer, 0.5) / quantile(own, 0.5) }
}

/** Frequent itemsets beside `node-fpgrowth`; the same sets with the same counts first. */
export async function itemsetRows(rounds: number): Promise<Row[]> {
  const goals = { 10000: [20, 10], 100000: [160, 80], 1000000: [1_600, 800] } as const
  const [rows, times]: [Row[], number[]] = [[], []]
  for (const size of sizes) {
    const { own, ratio } = await compared(size, rounds)
    const [must, aim] = goals[size]
    const what = `Itemsets, ${size.toLocaleString('en-GB')} baskets, 0.1 %`
    times.push(own)
    rows.push({ what: `${what}: processor time`, unit: 'ms', value: own, must, aim })
    const beside = { what: `${what}: times as fast as node-fpgrowth`, unit: '', value: ratio } as const
    if (ratio !== null) rows.push({ ...beside, must: 25, aim: 40, better: 'higher' })
  }
  const what = 'Itemsets, 10,000 to 1,000,000 baskets: exponent of the time'
  return [...rows, { what, unit: '', value: exponent(sizes, times), must: 1.1, aim: 1.05 }]
}

/** Customers with four days of two products on average; one product in seven leads to the next one. */
function histories(sequences: number): Sequences {
  const random = seeded(sequences)
  const most = sequences * 8
  const [start, itemStart] = [new Int32Array(sequences + 1), new Int32Array(most + 1)]
  const [items, day] = [new Int32Array(3 * most), new Int32Array(most)]
  let [e, put] = [0, 0]
  for (let s = 0; s < sequences; s++) {
    const many = 1 + Math.floor(7 * random())
    let [today, next] = [Math.floor(900 * random()), -1]
    for (let k = 0; k < many; k++) {
      const own = new Set(next >= 0 && random() < 0.4 ? [next] : [])
      for (let n = 1 + Math.floor(2 * random()); n > 0; n--) own.add(Math.floor(random() ** 2 * 500))
      for (const it of [...own].sort((a, b) => a - b)) {
        items[put++] = it
        if (it % 7 === 3) next = it + 1
      }
      today += 1 + Math.floor(60 * random())
      day[e] = today
      itemStart[++e] = put
    }
    start[s + 1] = e
  }
  return { start, itemStart: itemStart.slice(0, e + 1), items: items.slice(0, put), day: day.slice(0, e) }
}

/** Sequential patterns of one customer in a hundred. */
export function sequenceRows(rounds: number): Row[] {
  const goals = { 10000: [200, 100], 100000: [1_200, 600], 1000000: [8_000, 6_000] } as const
  const times: number[] = []
  const rows = sizes.map((size): Row => {
    const db = histories(size)
    const own = Array.from({ length: repeated(rounds, size) }, () =>
      spent(() => finish(mineSequences(db, { minCount: size / 100 }))),
    )
    times.push(quantile(own, 0.5))
    const [must, aim] = goals[size]
    const what = `Sequences, ${size.toLocaleString('en-GB')} customers, 1 %: processor time`
    return { what, unit: 'ms', value: quantile(own, 0.5), must, aim }
  })
  const what = 'Sequences, 10,000 to 1,000,000 customers: exponent of the time'
  return [...rows, { what, unit: '', value: exponent(sizes, times), must: 1.1, aim: 1.05 }]
}
