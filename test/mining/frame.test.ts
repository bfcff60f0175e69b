import { beforeAll, expect, test } from 'vitest'
import type { Shape, Sql } from '../../src/contract/frame.ts'
import { frame } from '../../workers/mining/frame.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { sharedEngine } from '../support/duckdb.ts'

let engine: Engine

beforeAll(async () => {
  engine = await sharedEngine()
}, 60_000)

const read = async <S extends Shape>(query: Sql, shape: S) => frame(await engine.arrow(query), shape)
const bug = (trace: RegExp) => ({ fault: { code: 'bug', trace: expect.stringMatching(trace) } })

test('many batches become one column each', async () => {
  const query = sql`select i::integer as i, i / 4.0::double as r, 'w' || (i % 7) as k, 'é' || (i % 3) as t from range(10000) s(i)`
  const got = await read(query, { i: 'int', r: 'real', k: 'key', t: 'text' })
  expect(got.rows).toBe(10_000)
  expect([got.i.length, got.i[9_999], got.r[9_999]]).toEqual([10_000, 9_999, 9_999 / 4])
  expect(got.k.labels).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6'])
  expect([...got.k.codes.slice(5, 9)]).toEqual([5, 6, 0, 1])
  expect(got.t.slice(0, 4)).toEqual(['é0', 'é1', 'é2', 'é0'])
})

test('keys: ten thousand labels, empty and long ones too, each once', async () => {
  const query = sql`select repeat('ab', (i % 50)::integer) || (i % 10000) as k from range(20000) s(i)`
  const { k } = await read(query, { k: 'key' })
  expect(new Set(k.labels).size).toBe(k.labels.length)
  expect(k.labels).toHaveLength(10_000)
  expect(k.codes.slice(0, 10_000)).toEqual(k.codes.slice(10_000))
})

test('dictionaries keep their labels', async () => {
  const query = sql`select (case i % 2 when 0 then 'red' else 'blue' end)::enum('red', 'blue') as k from range(5000) s(i)`
  const { k } = await read(query, { k: 'key' })
  expect(k.labels).toEqual(['red', 'blue'])
  expect([...k.codes.slice(0, 3)]).toEqual([0, 1, 0])
})

test('an empty result is an empty frame', async () => {
  const got = await read(sql`select 1::integer as i, 'x' as k where false`, { i: 'int', k: 'key' })
  expect([got.rows, got.i.length, got.k.labels.length]).toEqual([0, 0, 0])
})

test('nulls, numbers that are none, other types and missing columns are refused by name', async () => {
  const one = (text: Sql, shape: Shape) => expect(read(text, shape)).rejects
  const nulls = sql`select unnest([1.5, null, 3.0])::double as r`
  await one(nulls, { r: 'real' }).toMatchObject(bug(/column r should be no nulls, and there are 1/))
  await one(sql`select 'nan'::double as r`, { r: 'real' }).toMatchObject(bug(/finite/))
  await one(sql`select 1::bigint as i`, { i: 'int' }).toMatchObject(bug(/column i should be int, not Int64/))
  await one(sql`select 1.5::decimal(9, 2) as r`, { r: 'real' }).toMatchObject(bug(/column r should be real/))
  await one(sql`select 1::integer as i`, { k: 'key' }).toMatchObject(bug(/column k should be key/))
})
