import { expect, test } from 'vitest'
import type { View } from '../../src/contract/frame.ts'
import { join } from '../../workers/join/join.ts'
import journeys from '../../workers/miners/journeys/miner.ts'
import { pageTypes } from '../../workers/miners/journeys/page-types.ts'
import { sessionsOf } from '../../workers/miners/journeys/sessions.ts'
import { framed } from '../../workers/mining/frame.ts'
import { see, seen } from '../../workers/warehouse/view.ts'
import { finish } from '../patterns/spmf.ts'
import { columnsOf } from '../recognise/house.ts'
import { eventTellings, ga4Nested } from '../recognise/made/events.ts'
import { textOf } from '../recognise/made/telling.ts'

const params = { of: 'visits', level: 'product', within: 180, shuffles: 40 } as const
const files: [string, string, string][] = [
  ...eventTellings.map((t): [string, string, string] => [t.id, 'events.csv', textOf(t)]),
  ['ga4_bq as JSON', 'events.json', ga4Nested.text],
]

test.each(files)('%s: visits go from a product to the cart and buy', async (_, name, text) => {
  const mart = join([await columnsOf(name, text)]).martEvents()
  const view = journeys.features(params, { asOf: '2030-01-01' }) as View
  if (!mart) throw new Error('the file tells of visits')
  const { start, type } = finish(sessionsOf(framed(seen(see(mart, view)), journeys.shape)))
  const walks = Array.from({ length: start.length - 1 }, (_, v) =>
    Array.from(type.slice(start[v], start[v + 1]), (t) => pageTypes[t]).join(' > '),
  )
  expect(walks.length).toBeGreaterThan(40)
  expect(walks.every((walk) => /^product > cart > purchase( > product > cart > purchase)*$/.test(walk))).toBe(
    true,
  )
})
