import { Failure } from '../../src/contract/fault.ts'
import {
  type Called,
  countMarks,
  type Mark,
  marked,
  type Pointed,
  type Verdict,
  verdictOn,
} from '../../src/contract/marks.ts'
import { type Desk, type Dock, reply } from '../../src/contract/wire.ts'
import { list, part, sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** Cases of one answer that can be marked. */
const most = 1_000

interface KeptCase extends Called {
  readonly miner: string
  readonly rule: string
}

/** Cases of answers under the name of their table, in words of the files; they never leave the warehouse. */
export type Cases = Map<string, readonly KeptCase[]>

/** What the miners ask: verdicts by rule, and those on cases that are kept to be marked. */
export function openCases(here: OpenWorkspace): Pick<Dock, 'marks' | 'point'> {
  return {
    marks: (miner) => reply(() => countMarks(here.needed().marks, miner)),
    point: (table, miner, cases) =>
      reply(async () => {
        const some = cases.slice(0, most)
        const called = some.length > 0 ? await callAll(await here.ready(), here.needed(), some) : []
        here.cases.set(
          table,
          called.map((one, i) => ({ miner, rule: some[i]?.rule ?? '', ...one })),
        )
        return verdictsOn(here, table)
      }),
  }
}

/** What the page asks. A mark is stored at once; where that fails it stays until the tab is closed, or the next save. */
export function openMarks(here: OpenWorkspace): Pick<Desk, 'verdicts' | 'mark'> {
  return {
    verdicts: (table) => reply(() => verdictsOn(here, table)),
    mark: (table, place, verdict) =>
      here.inTurn(async () => {
        const held = here.needed()
        if (!held.writer) throw new Failure({ code: 'read-only' })
        const one = casesOf(here, table)[place]
        if (!one) throw new Failure({ code: 'bug', trace: 'a case that is not in its list' })
        held.marks = marked(held.marks, one, verdict)
        if (held.saved !== '') await here.archive?.amend(held.id, { marks: held.marks })
        return verdictsOn(here, table)
      }),
  }
}

/** The marks without those on cases of a person. */
export const marksWithout = (marks: readonly Mark[], isOwn: (name: string) => boolean): Mark[] =>
  marks.filter(({ who }) => !who.some(isOwn))

function casesOf(here: OpenWorkspace, table: string): readonly KeptCase[] {
  const known = here.cases.get(table)
  if (known) return known
  throw new Failure({ code: 'unknown', what: 'list', given: table.slice(0, 80), known: [] })
}

const verdictsOn = (here: OpenWorkspace, table: string): (Verdict | null)[] =>
  casesOf(here, table).map(({ miner, rule, ...called }) =>
    verdictOn(here.needed().marks, miner, rule, called),
  )

/** Orders by their numbers where there are any, else customers by all their names, else the day and the name alone. */
async function callAll(
  engine: Engine,
  { standing }: ReturnType<OpenWorkspace['needed']>,
  cases: readonly Pointed[],
): Promise<Called[]> {
  const orders = await ordersCalled(engine, new Set(cases.flatMap((one) => one.orders)))
  const aliased = standing.facts.tables.some(({ name }) => name === 'customer_alias')
  const people = await peopleCalled(engine, new Set(cases.flatMap((one) => one.customers)), aliased)
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
    found.set(Number(key), [...(found.get(Number(key)) ?? []), String(name).replace(/^.*:/, '')])
  return found
}
