import { expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

test('a list of people of whom no order is told is looked at and saved like any other', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `M${i},2024-0${1 + (i % 9)}-03,Monthly,39,active`)
  const desk = deskOn(null, await sharedEngine())
  await bringIn(desk, [csvFile('members.csv', ['Member ID,Joined,Plan,Monthly fee,Status', ...rows])])
  const lists = [{ table: 'audience_call', keys: Int32Array.of(1, 3), columns: [] }]
  unwrap(await desk.dock.keep(lists, { asOf: '' }))
  expect(unwrap(await desk.peek('audience_call', 0, 10)).rows).toHaveLength(2)
  const saved = await unwrap(await desk.csv('audience_call', { bom: false, separator: ',' }, quiet)).text()
  expect(saved.trim().split('\r\n')).toHaveLength(3)
  expect(saved).not.toContain('Days since')
})
