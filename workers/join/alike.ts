import type { Alike, AlikePair, AlikeQuestion, Shape, Side } from '../../src/contract/alike.ts'
import { fields } from '../identity/compare.ts'
import type { Identity } from './identity.ts'
import { homePhones } from './kinds.ts'
import { fullNames } from './names.ts'
import { sourceKey } from './nodes.ts'
import { type Coded, codes, type Keyed, type Rows } from './rows.ts'
import { type Merge, mergesUnasked, type Same } from './same.ts'
import type { Table } from './table.ts'
import { usual } from './usual.ts'

const shownMerges = 200
const questions = 10

/** Who may be the same, for a person to look at. `mart` = `mart_orders`; revenue counts in one currency. */
export function* alikeOf(
  rows: Rows,
  who: Identity,
  same: Same,
  keyed: Keyed,
  mart: Table,
  currency: string,
): Generator<number, Alike> {
  yield 0
  const sides = sidesOf(rows, who, same)
  const bought = purchases(keyed.labels.length, mart, currency)
  const now = shapeOf(bought)
  const keyOf = (node: number) => keyed.keyOf[node] ?? -1
  const pair = (merge: Merge): AlikePair => ({
    a: sides(merge.a),
    b: sides(merge.b),
    why: merge.rule,
    weight: merge.match?.weight ?? 0,
    agreement: agreementOf(merge),
  })
  const asked = same.open.map((merge) => ({ merge, stake: stakeOf(bought, keyOf(merge.a), keyOf(merge.b)) }))
  asked.sort((x, y) => y.stake - x.stake || (y.merge.match?.weight ?? 0) - (x.merge.match?.weight ?? 0))
  const asking: AlikeQuestion[] = []
  for (const { merge, stake } of asked.slice(0, questions)) {
    yield asking.length / questions
    const after = shapeOf(together(bought, keyOf(merge.a), keyOf(merge.b)))
    asking.push({ ...pair(merge), stake, after })
  }
  const boxes = who.spellings.map(({ node, of }): Merge => ({ a: of, b: node, rule: 'mailbox', match: null }))
  const merges = [...same.merges, ...boxes]
  return {
    merged: merges.slice(0, shownMerges).map(pair),
    mergedTotal: merges.length,
    waiting: same.waiting,
    unasked: mergesUnasked(rows, who),
    questions: asking,
    now,
    currency,
    phones: homePhones(rows),
  }
}

/** What stands in the files about the customer of a node, most often. */
function sidesOf(rows: Rows, { nodes, kinds }: Identity, { described }: Same): (node: number) => Side {
  const column = (column: Coded) => {
    const most = usual(described.rowOf, described.size, column.codes, column.labels)
    return (node: number) => column.labels[most[described.profileOf[node] ?? -1] ?? -1] ?? ''
  }
  const [email, , phone] = kinds.map(column)
  const [name, postcode, city] = [fullNames(rows), codes(rows, 'postcode'), codes(rows, 'city')].map(column)
  return (node) => {
    const key = sourceKey(nodes, node)
    return {
      key,
      name: name?.(node) ?? '',
      email: key.startsWith('email:') ? key.slice(6) : (email?.(node) ?? ''),
      phone: phone?.(node) ?? '',
      place: `${postcode?.(node) ?? ''} ${city?.(node) ?? ''}`.trim(),
    }
  }
}

function agreementOf({ match }: Merge): AlikePair['agreement'] {
  if (!match) return []
  return fields.slice(0, -1).flatMap(({ name, levels }, f): AlikePair['agreement'] => {
    const level = match.levels[f] ?? -1
    if (level < 0) return []
    return [{ field: name, level: level === levels - 1 ? 'same' : level === 0 ? 'differs' : 'near' }]
  })
}

/** Orders and revenue of each customer. */
interface Bought {
  orders: Int32Array
  revenue: Float64Array
}

function purchases(size: number, mart: Table, currency: string): Bought {
  const bought = { orders: new Int32Array(size), revenue: new Float64Array(size) }
  const [key, revenue, money] = ['customer_key', 'revenue', 'currency'].map((name) => mart.columns.get(name))
  if (key?.type !== 'int' || revenue?.type !== 'real' || money?.type !== 'text') return bought
  for (let i = 0; i < mart.rows; i++) {
    const customer = key.values[i] ?? -1
    if (customer < 0) continue
    bought.orders[customer] = (bought.orders[customer] ?? 0) + 1
    if ((money.labels[money.codes[i] ?? -1] ?? '') === currency)
      bought.revenue[customer] = (bought.revenue[customer] ?? 0) + (revenue.values[i] ?? 0)
  }
  return bought
}

const stakeOf = ({ revenue }: Bought, a: number, b: number) =>
  Math.max(0, Math.min(revenue[a] ?? 0, revenue[b] ?? 0))

function together(bought: Bought, a: number, b: number): Bought {
  const orders = bought.orders.slice()
  const revenue = bought.revenue.slice()
  orders[a] = (orders[a] ?? 0) + (orders[b] ?? 0)
  revenue[a] = (revenue[a] ?? 0) + (revenue[b] ?? 0)
  const without = (_: number, i: number) => i !== b
  return { orders: orders.filter(without), revenue: revenue.filter(without) }
}

function shapeOf({ orders, revenue }: Bought): Shape {
  const buyers = orders.reduce((n, count) => n + Number(count > 0), 0)
  const again = orders.reduce((n, count) => n + Number(count > 1), 0)
  const sorted = revenue.slice().sort().reverse()
  const all = sorted.reduce((sum, value) => sum + value, 0)
  const most = sorted.subarray(0, Math.ceil(buyers / 10)).reduce((sum, value) => sum + value, 0)
  return { customers: orders.length, repeat: buyers > 0 ? again / buyers : 0, top: all > 0 ? most / all : 0 }
}
