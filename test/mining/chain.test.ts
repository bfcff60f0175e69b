import { beforeAll, describe, expect, test } from 'vitest'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { miners } from '../../workers/miners/index.ts'
import { Leavings } from '../../workers/mining/leavings.ts'
import { run } from '../../workers/mining/run.ts'
import { plantedShop } from '../support/people.ts'
import { openBench, recipe, type TestBench } from './bench.ts'

let bench: TestBench
const left = new Leavings()
let first: Awaited<ReturnType<typeof asked>>

beforeAll(async () => {
  bench = await openBench()
  await bench.open(plantedShop(1, { customers: 300 }))
  bench.workspace = { ...bench.workspace, marts: ['customers', 'orders'] }
  first = await asked(left)
}, 60_000)

/** Runs it with what is left so far, and tells what was said and asked on the way. */
async function asked(kept: Leavings | undefined, signal = new AbortController().signal) {
  const [words, done] = [new Set<string>(), [] as number[]]
  let views = 0
  const dock = {
    ...bench.dock,
    see: (view: Parameters<typeof bench.dock.see>[0]) => {
      views++
      return bench.dock.see(view)
    },
  }
  const call: Call = {
    signal,
    progress: (_, at, said) => {
      done.push(at)
      if (said) words.add(said)
    },
  }
  const here = { dock, workspace: bench.workspace, locale: 'en-GB', ...(kept && { left: kept }) }
  return { report: await run(recipe('moves'), here, call), words: [...words], done, views }
}

describe('a question that builds on others', () => {
  test('comes after questions that stand above it and leave something, so that no circle can be', () => {
    for (const [place, { after = [] }] of miners.entries())
      for (const id of after) {
        const at = miners.findIndex((miner) => miner.id === id)
        expect([0 <= at && at < place, miners[at]?.leaves !== undefined]).toEqual([true, true])
      }
  })

  test('asks them first and says so, on one scale that never falls', () => {
    expect(first.words.slice(0, 3)).toEqual([
      'First: Who are my customers?',
      'First: Who is leaving?',
      'First: What is a customer worth?',
    ])
    expect(first.done).toEqual([...first.done].sort((a, b) => a - b))
    expect([first.done[0], first.done.at(-1)]).toEqual([0, 1])
  })

  test('what they left is not worked out twice; without it the answer is the same', async () => {
    const again = await asked(left)
    expect([first.views > 0, again.views]).toEqual([true, 0])
    expect(again.report).toEqual(first.report)
    expect((await asked(undefined)).report).toEqual(first.report)
  })

  test('finds what was left when one of them was asked for itself', async () => {
    const own = new Leavings()
    const { dock, workspace } = bench
    await run(recipe('rfm'), { dock, workspace, locale: 'en-GB', left: own }, quiet)
    expect((await asked(own)).views).toBe(first.views - 1)
  })

  test('passes over what has no answer here, and says what it lacks', () => {
    const given = first.report.blocks.find((block) => block.title === 'What other questions gave')
    const rows = given?.kind === 'table' ? given.data.rows : []
    expect(rows.find(([question]) => question === 'What do people say?')?.[1]).toMatch(/reviews or messages/)
    expect(rows.find(([question]) => question === 'Who are my customers?')?.[1]).toMatch(
      /Tells of \d+ customers/,
    )
  })

  test('a stop in the middle of an earlier question stops all and leaves no list', async () => {
    bench.kept.clear()
    const stopper = new AbortController()
    const { dock, workspace } = bench
    const call: Call = {
      signal: stopper.signal,
      progress: (_, __, words) => words === 'First: Who is leaving?' && stopper.abort(),
    }
    const stopped = run(recipe('moves'), { dock, workspace, locale: 'en-GB', left: new Leavings() }, call)
    await expect(stopped).rejects.toMatchObject({ fault: { code: 'stopped' } })
    expect([...bench.kept.keys()]).toEqual([])
  })
})

test('what was found in other data is forgotten', () => {
  const kept = new Leavings()
  const found = { question: 'Who?', scores: null, fault: null }
  const of = (data: string, seed = 1) => ({ ...recipe('rfm'), data, seed })
  kept.keep(of('one'), found)
  expect([kept.of(of('one')), kept.of(of('one', 2)), kept.of(of('two'))]).toEqual([
    found,
    undefined,
    undefined,
  ])
  kept.keep(of('two'), found)
  expect([kept.of(of('one')), kept.of(of('two'))]).toEqual([undefined, found])
})
