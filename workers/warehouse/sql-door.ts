import type { Sql } from '../../src/contract/frame.ts'
import { tables as canonical, type TableName } from '../../src/contract/schema.ts'
import type { SqlAnswer, SqlColumn, SqlDoor, SqlTable } from '../../src/contract/sql.ts'
import { type Call, reply } from '../../src/contract/wire.ts'
import { engineWords } from '../sql/engine-words.ts'
import { type Allowed, allow } from '../sql/refuse.ts'
import { id, list, part, sql } from '../sql/sql.ts'
import { campaignTables, fillCampaigns } from './campaign-sql.ts'
import { decode } from './decode.ts'
import type { Engine } from './engine.ts'
import { memoryFault } from './memory-fault.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { parquetOf } from './parquet.ts'
import { answerColumns, forgetAnswers } from './sql-answers.ts'
import { takeAway } from './take-away.ts'

/** Queries that are remembered, and the longest of them. */
const mostAsked = 50
const longest = 20_000

/** The door for a person's own SQL. */
export function openSqlDoor(here: OpenWorkspace): SqlDoor {
  let made = 0
  const ready = async () => {
    const engine = await here.ready()
    await fillCampaigns(engine, here.needed())
    return engine
  }
  const ask = async (text: string, call: Call): Promise<SqlAnswer> => {
    const allowed = allow(text)
    const engine = await ready()
    made++
    try {
      if (allowed.plan) return await planOf(engine, allowed, call)
      const answer = await answerOf(engine, `sql_answer_${made}`, allowed, call)
      await forgetAnswers(engine, answer.table)
      return answer
    } catch (thrown) {
      if (engine.lost) here.ready().catch(() => {})
      throw engineWords(memoryFault(thrown, 0), text, allowed)
    }
  }
  const remember = (texts: readonly string[]) => {
    const held = here.needed()
    held.asked = texts
    return here.inTurn(async () => {
      if (held.writer && held.saved !== '' && here.held === held)
        await here.archive?.amend(held.id, { asked: texts })
    })
  }
  return {
    schema: () => reply(async () => schemaOf(await ready())),
    ask: (text, call) =>
      reply(async () => {
        const answer = await here.quiet.broken(() => ask(text, call))
        const plain = text.trim().slice(0, longest)
        const others = here.needed().asked.filter((one) => one !== plain)
        void remember([plain, ...others].slice(0, mostAsked))
        return answer
      }),
    asked: () => reply(() => here.needed().asked),
    forgetAsked: () => remember([]),
    takeAway: (call) =>
      reply(async () => {
        const engine = await ready()
        return takeAway(engine, await schemaOf(engine), call)
      }),
    parquet: (table, call) =>
      reply(async () => {
        const engine = await here.ready()
        return parquetOf(engine, { name: table, columns: await answerColumns(engine, table) }, call)
      }),
  }
}

/**
 * The one place where text becomes SQL without the pen: a person's own query, inside brackets of a query that the database
 * must find to be single and may only read (`Engine.ask`).
 */
const inBrackets = ({ body }: Allowed) => sql`select * from (\n${part(body as Sql)}\n)`

async function answerOf(engine: Engine, table: string, allowed: Allowed, call: Call): Promise<SqlAnswer> {
  const query = inBrackets(allowed)
  await engine.ask(query, sql`create temp table ${id(table)} as ${part(query)}`, call)
  const [count = []] = await engine.rows(sql`select count(*)::double from ${id(table)}`)
  return { table, rows: Number(count[0]), columns: await answerColumns(engine, table), plan: '' }
}

async function planOf(engine: Engine, allowed: Allowed, call: Call): Promise<SqlAnswer> {
  const query = inBrackets(allowed)
  const how = allowed.plan === 'explain' ? sql`explain ` : sql`explain analyze `
  const [[, plan = ''] = []] = decode(await engine.ask(query, sql`${part(how)}${part(query)}`, call)).rows
  return { table: '', rows: 0, columns: [], plan: String(plan) }
}

/** Canonical tables first, as they are made, then the marts; lists of people and what is made on the way are no part of it. */
async function schemaOf(engine: Engine): Promise<SqlTable[]> {
  const found = await engine.rows(
    sql`select table_name, column_name, data_type from duckdb_columns()
      where schema_name = 'main' and database_name = 'memory' and not internal order by table_name, column_index`,
  )
  const columns = new Map<string, SqlColumn[]>()
  for (const [table, name, type] of found)
    columns.set(String(table), [
      ...(columns.get(String(table)) ?? []),
      { name: String(name), type: String(type) },
    ])
  const names = [...columns.keys()].filter(isListed)
  const counts = names.map((name) => part(sql`(select count(*)::double from ${id(name)})`))
  const [rows = []] = names.length > 0 ? await engine.rows(sql`select ${list(counts)}`) : []
  const order = (name: string) => [...canonical, ''].indexOf(isCanonical(name) ? name : '')
  return names
    .map((name, i) => ({ name, rows: Number(rows[i]), columns: columns.get(name) ?? [] }))
    .sort((a, b) => order(a.name) - order(b.name))
}

const isCanonical = (name: string): name is TableName => canonical.some((one) => one === name)
const isListed = (name: string) =>
  isCanonical(name) || name.startsWith('mart_') || campaignTables.some((one) => one === name)
