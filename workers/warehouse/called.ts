import type { Called, Pointed } from '../../src/contract/marks.ts'
import { intsOf, textsOf } from '../join/cells.ts'
import type { Within } from '../join/person.ts'
import { list, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import type { Standing } from './standing.ts'

/** What keys are called in the files: orders by their numbers, customers by all their names. */
interface Names {
  orders(keys: ReadonlySet<number>): Promise<ReadonlyMap<number, string>>
  people(keys: ReadonlySet<number>): Promise<ReadonlyMap<number, string[]>>
}

/**
 * Cases in words of the files: orders by their numbers where there are any, else customers by all their names, else the day and the
 * name alone. Told from memory; where only the tables are here, by the database.
 */
export async function callAll(here: OpenWorkspace, cases: readonly Pointed[]): Promise<Called[]> {
  if (cases.length === 0) return []
  const { standing } = here.needed()
  const names = standing.within
    ? namesIn(standing, standing.within)
    : namesAsked(await here.ready(), standing)
  const orders = await names.orders(new Set(cases.flatMap((one) => one.orders)))
  const people = await names.people(new Set(cases.flatMap((one) => one.customers)))
  return cases.map((one) => {
    const beside = `${one.day}:${one.name}`
    const who = one.customers.flatMap((key) => people.get(key) ?? [])
    const numbers = one.orders.map((key) => orders.get(key) ?? '')
    if (numbers.length > 0 && !numbers.includes(''))
      return { who, keys: [`orders:${one.name}:${numbers.sort().join('|')}`] }
    const keys = who.length > 0 ? who.map((name) => `who:${beside}:${name}`) : [`at:${beside}`]
    return { who, keys }
  })
}

function namesIn(standing: Standing, within: Within): Names {
  const numberOf = (key: number) => within.orders.label(within.standing[key] ?? -1)
  return {
    orders: async (keys) => new Map([...keys].map((key) => [key, numberOf(key)])),
    people: async (keys) => {
      const names = new Map([...keys].map((key) => [key, new Set([standing.customer(key)])]))
      const aliases = standing.table('customer_alias')
      const [who, name] = aliases ? [intsOf(aliases, 'customer_key'), textsOf(aliases, 'source_key')] : []
      who?.forEach((key, row) => {
        names.get(key)?.add((name?.labels[name.codes[row] ?? -1] ?? '').replace(/^[^:]*:/, ''))
      })
      return new Map(Array.from(names, ([key, some]) => [key, [...some].filter(Boolean).sort().map(bare)]))
    },
  }
}

/** A name without what tells of which kind it is. */
const bare = (name: string) => name.replace(/^.*:/, '')

function namesAsked(engine: Engine, { facts }: Standing): Names {
  const isAliased = facts.tables.some(({ name }) => name === 'customer_alias')
  return {
    orders: (keys) => ordersCalled(engine, keys),
    people: (keys) => peopleCalled(engine, keys, isAliased),
  }
}

async function ordersCalled(engine: Engine, keys: ReadonlySet<number>): Promise<Map<number, string>> {
  if (keys.size === 0) return new Map()
  const some = [...keys].map((key) => part(sql`${key}`))
  const rows = await engine.rows(
    sql`select order_key, coalesce(order_id, '') from orders where order_key in (${list(some)}) order by order_key`,
  )
  return new Map(rows.map(([key, id]) => [Number(key), String(id)]))
}

async function peopleCalled(
  engine: Engine,
  keys: ReadonlySet<number>,
  aliased: boolean,
): Promise<Map<number, string[]>> {
  const some = [...keys].filter((key) => key >= 0).map((key) => part(sql`${key}`))
  if (some.length === 0) return new Map()
  const own = sql`select customer_key, customer as name from customer`
  const others = sql`select customer_key, regexp_replace(source_key, '^[^:]*:', '') as name from customer_alias`
  const all = aliased ? sql`${part(own)} union ${part(others)}` : own
  const rows = await engine.rows(
    sql`select customer_key, name from (${part(all)}) where customer_key in (${list(some)}) and name <> '' order by customer_key, name`,
  )
  const found = new Map<number, string[]>()
  for (const [key, name] of rows)
    found.set(Number(key), [...(found.get(Number(key)) ?? []), bare(String(name))])
  return found
}
