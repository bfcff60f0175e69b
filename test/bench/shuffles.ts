import type { Shape } from '../../src/contract/frame.ts'
import type { Miner } from '../../src/contract/miner.ts'
import { defaults, type Params, type Values } from '../../src/contract/param.ts'
import baskets from '../../workers/miners/baskets/miner.ts'
import journeys from '../../workers/miners/journeys/miner.ts'
import leavers from '../../workers/miners/leavers/miner.ts'
import { tryOut } from '../../workers/miners/leavers/trial.ts'
import nextProduct from '../../workers/miners/next-product/miner.ts'
import segments from '../../workers/miners/segments/miner.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'
import { isoDay } from '../../workers/sql/scope.ts'
import { askKinds, dealt, subscribers } from '../miners/kinds-shop.ts'
import { alikeShops, lastDay } from '../support/alike-shops.ts'
import { finish } from './effort.ts'
import type { Row } from './experience.ts'
import { frameOf, madeUpShop, type Shop, scope } from './shop.ts'

const size = { orders: 6_000, products: 80, lines: 3 }

type Rows = Shop['orders']

const ints = (rows: Rows, name: string): Int32Array => {
  const column = rows.columns[name]
  if (!(column instanceof Int32Array)) throw new Error(`${name} is no column of whole numbers`)
  return column
}

/** The rows in another order, but for the columns named. */
function picked({ rows, columns }: Rows, from: Int32Array, stay: readonly string[]): Rows {
  const moved = Object.entries(columns).map(([name, column]) => {
    if (stay.includes(name)) return [name, column] as const
    if ('codes' in column) return [name, { ...column, codes: from.map((i) => column.codes[i] ?? 0) }] as const
    if (column instanceof Float64Array) return [name, Float64Array.from(from, (i) => column[i] ?? 0)] as const
    return [name, from.map((i) => column[i] ?? 0)] as const
  })
  return { rows, columns: Object.fromEntries(moved) }
}

const places = (rows: number) => Int32Array.from({ length: rows }, (_, i) => i)

/** Products dealt anew over all lines: nothing belongs together, nor to anybody. */
function productsDealt(shop: Shop, random: () => number): Shop {
  const from = shuffle(places(shop.baskets.rows), random)
  return { ...shop, baskets: picked(shop.baskets, from, ['customer_key', 'order_key', 'day']) }
}

/** Each customer's orders dealt anew over the days they came: nothing comes first. */
function datesDealt(shop: Shop, random: () => number): Shop {
  const { rows } = shop.baskets
  const [customer, order, day] = ['customer_key', 'order_key', 'day'].map((name) => ints(shop.baskets, name))
  const from = new Int32Array(rows)
  const days = new Int32Array(rows)
  if (!customer || !order || !day) return shop
  for (let begin = 0, put = 0, end = 0; begin < rows; begin = end) {
    const orders: number[][] = []
    for (; end < rows && customer[end] === customer[begin]; end++)
      if (end > begin && order[end] === order[end - 1]) orders.at(-1)?.push(end)
      else orders.push([end])
    const when = orders.map(([row]) => day[row ?? 0] ?? 0)
    for (const [k, at] of shuffle(places(orders.length), random).entries())
      for (const row of orders[at] ?? []) {
        days[put] = when[k] ?? 0
        from[put++] = row
      }
  }
  const dealt = picked(shop.baskets, from, [])
  return { ...shop, baskets: { rows, columns: { ...dealt.columns, day: days } } }
}

/** Orders dealt anew to as many customers: all are of one kind. */
function ordersDealt(shop: Shop, random: () => number): Shop {
  const people = 1_500
  const day = ints(shop.orders, 'day')
  const who = Int32Array.from(day, () => Math.floor(random() * people))
  const from = places(shop.orders.rows).sort(
    (a, b) => (who[a] ?? 0) - (who[b] ?? 0) || (day[a] ?? 0) - (day[b] ?? 0),
  )
  const dealt = picked(shop.orders, from, [])
  const customer = from.map((i) => who[i] ?? 0)
  return {
    ...shop,
    orders: { rows: shop.orders.rows, columns: { ...dealt.columns, customer_key: customer } },
  }
}

/** In which share of the shuffles something is found where there is nothing to find. Throws where what is planted is not. */
function falseShare<P extends Params, S extends Shape, M>(
  shuffles: number,
  miner: Miner<P, S, M>,
  deal: (shop: Shop, random: () => number) => Shop,
  finds: (model: M) => boolean,
  planted = true,
): number {
  const shop = madeUpShop(size)
  const asIs = frameOf(shop, miner)
  if (planted && !finds(finish(miner.fit(asIs.frame, asIs.values, scope, seeded(1)))))
    throw new Error(`${miner.id} finds nothing in the shop as it is`)
  let found = 0
  for (let round = 1; round <= shuffles; round++) {
    const { frame, values } = frameOf(deal(shop, seeded(round)), miner)
    if (finds(finish(miner.fit(frame, values, scope, seeded(1_000 + round))))) found++
  }
  return found / Math.max(1, shuffles)
}

/** In which share of shops whose customers differ by how often they order alone kinds are found; as many of each sort of shop. */
function falseKinds(shops: number): number {
  const sorts = Object.values(alikeShops)
  const rules = defaults(segments.params) as Values<typeof segments.params>
  const asOf = { ...scope, asOf: isoDay(lastDay) }
  const found = Array.from({ length: shops }, (_, i) => {
    const orders = sorts[i % sorts.length]?.(1 + i)
    return orders ? finish(segments.fit(orders, rules, asOf, seeded(1_000 + i))).found : null
  })
  return found.filter((one) => one !== null).length / Math.max(1, shops)
}

/** In which share of the shuffles, who left dealt out anew on each day of the past, a way to tell them is found. */
function falseLeavers(shuffles: number): number {
  const shop = madeUpShop({ ...size, orders: 4_000 })
  const { frame, values } = frameOf(shop, leavers)
  const model = finish(leavers.fit(frame, values, scope, seeded(1)))
  if (model.what !== 'orders' || !model.proof?.trial.chosen)
    throw new Error('leavers finds nothing in the shop as it is')
  let found = 0
  for (let round = 1; round <= shuffles; round++) {
    const random = seeded(round)
    const dealt = model.scenes.map((scene) => ({
      ...scene,
      outcome: Uint8Array.from(shuffle(Int32Array.from(scene.outcome), random)),
    }))
    if (finish(tryOut(dealt, random))?.chosen) found++
  }
  return found / Math.max(1, shuffles)
}

/** Labels of customers dealt anew: nothing that is known of them tells one. Throws where the label as it is cannot be told. */
function labelsDealt(shuffles: number): number {
  const shop = subscribers(400)
  if (!askKinds(shop).found) throw new Error('kinds finds nothing in the shop as it is')
  let found = 0
  for (let round = 1; round <= shuffles; round++)
    if (askKinds(dealt(shop, '!Left', round), {}, 1_000 + round).found) found++
  return found / Math.max(1, shuffles)
}

/** Where nothing is to be found, all that is found is false: at most one shuffle in twenty may find anything. */
export function shuffleRows(shuffles: number): Row[] {
  const row = (what: string, value: number): Row => {
    const of = `of ${shuffles} shuffles, in which anything was found; stated: 0.05`
    return { what: `${what}: share ${of}`, unit: '', value, must: 0.05, aim: 0.025 }
  }
  const offers = falseShare(shuffles, nextProduct, productsDealt, ({ test }) => test.verdict === 'better')
  return [
    row(
      'baskets',
      falseShare(shuffles, baskets, productsDealt, ({ rules }) => rules.length > 0),
    ),
    row(
      'journeys',
      falseShare(
        shuffles,
        journeys,
        datesDealt,
        (model) => model.what === 'purchases' && model.order.found.length > 0,
      ),
    ),
    row(
      'segments',
      falseShare(shuffles, segments, ordersDealt, (model) => model.found !== null, false),
    ),
    row('segments, shops of six sorts that differ by how often alone', falseKinds(shuffles)),
    row('kinds', labelsDealt(shuffles)),
    row('next-product', offers),
    row('leavers', falseLeavers(shuffles)),
  ]
}
