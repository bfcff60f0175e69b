import { type Call, quiet, unwrap } from '../../src/contract/wire.ts'
import { fileAt, openHeadless } from '../../workers/headless/open-headless.ts'
import { visits } from '../../workers/miners/journeys/visits.ts'
import { frameOf, plantedWeb } from '../support/web.ts'
import { finish, spent } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'
import { writeOrderLines } from './order-lines.ts'

/** What a shop asks of its orders, one after the other; baskets down to one in a thousand orders. */
const asked = ['rfm', 'segments', 'baskets', 'value', 'leavers', 'odd-ones'] as const

/** Milliseconds from a file of a million order lines to the last of six answers, without a page. */
async function pipeline(file: File, call: Call): Promise<number> {
  const begun = performance.now()
  const headless = openHeadless()
  const draft = unwrap(await headless.desk.draft([file], call))
  unwrap(await headless.desk.adopt(draft.id, '', '', call))
  for (const miner of asked)
    await headless.run({ miner, version: 1, values: {}, scope: { asOf: '' }, seed: 1, data: '' }, call)
  return performance.now() - begun
}

/** From a file to six answers, in a folder that is not kept. */
export async function pipelineRows(folder: string, rounds: number): Promise<Row[]> {
  const path = await writeOrderLines(folder, 1_000_000)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await pipeline(await fileAt(path), quiet))
  const what = `1,000,000 lines: read, joined, and ${asked.join(', ')} answered, in Node`
  return [{ what, unit: 'ms', value: quantile(times, 0.5), must: 6_000, aim: 4_000 }]
}

/** The way through a web shop, of a million looks at pages. */
export function visitRows(rounds: number): Row[] {
  const clicks = plantedWeb(1, { visitors: 120_000 })
  const asOf = Math.floor(Math.max(...clicks.slice(-1).map(({ at }) => at)) / 86_400)
  const frame = frameOf(clicks)
  const times = Array.from({ length: rounds }, () => spent(() => finish(visits(frame, asOf))))
  const what = `web visits, ${Math.round(clicks.length / 1_000).toLocaleString('en-GB')},000 events: visits, paths and funnel, processor time`
  return [{ what, unit: 'ms', value: quantile(times, 0.5), must: 4_000, aim: 2_000 }]
}
