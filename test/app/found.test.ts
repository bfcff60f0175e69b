import { expect, test } from 'vitest'
import type { Run } from '../../src/app/answers.svelte.ts'
import type { Report } from '../../src/contract/report.ts'
import { foundOf, listsOf } from '../../src/views/person/found.ts'

const run = (miner: string, tables: string[], seed = 1): Run => ({
  at: 'done',
  report: {
    recipe: { miner, seed },
    audiences: tables.map((table) => ({ table, label: `in ${table}` })),
  } as unknown as Report,
})

test('each question tells once, as answered last, and only where the customer stands in a list of it', () => {
  const runs = [run('value', ['a0']), { at: 'idle' } as const, run('value', ['a', 'b'], 2), run('rfm', ['c'])]
  const lists = [
    { table: 'a', beside: [['Ahead', '€20'] as [string, string], ['Silent', '3 days'] as [string, string]] },
    { table: 'b', beside: [['Ahead', '€20'] as [string, string]] },
    { table: 'gone', beside: [] },
  ]
  const [one, ...rest] = foundOf(lists, runs)
  expect(rest).toEqual([])
  expect(one?.report.recipe.seed).toBe(2)
  expect(one?.groups).toEqual(['in a', 'in b'])
  expect(one?.told).toEqual([
    ['Ahead', '€20'],
    ['Silent', '3 days'],
  ])
  expect(listsOf(runs)).toBe('a0 a b c')
})
