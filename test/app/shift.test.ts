import { expect, test } from 'vitest'
import { type Miners, Shift } from '../../src/app/shift.ts'
import type { Recipe } from '../../src/contract/report.ts'
import type { Call, Mining, Stage } from '../../src/contract/wire.ts'

const recipe: Recipe = {
  miner: 'rfm',
  version: 1,
  values: {},
  scope: { asOf: '2024-06-30' },
  seed: 1,
  data: 'd',
}
const report = { ok: true, value: { recipe } } as Awaited<ReturnType<Mining['run']>>
const never = () => new Promise<never>(() => {})

/** Miners that run as told, and a count of how many workers were begun and ended. */
function staff(run: (worker: number, call: Call) => ReturnType<Mining['run']>) {
  const count = { begun: 0, ended: 0 }
  const begin = async (): Promise<Miners> => {
    const worker = ++count.begun
    return {
      mining: { cards: async () => [], rehearse: async () => {}, run: (_, call) => run(worker, call) },
      end: () => void count.ended++,
    }
  }
  return { count, begin }
}

function watching() {
  const stop = new AbortController()
  const told: Stage[] = []
  const call: Call = { signal: stop.signal, progress: (stage) => void told.push(stage) }
  return { stop, told, call }
}

test('an answer comes through, and progress that arrives after it is not told', async () => {
  let late: Call | undefined
  const { begin } = staff(async (_, call) => {
    late = call
    call.progress('fit', 0.5)
    return report
  })
  const { call, told } = watching()
  expect(await new Shift(begin).run(recipe, call)).toBe(report)
  late?.progress('explain', 1)
  expect(told).toEqual(['fit'])
})

test('a worker that heeds the stop stays', async () => {
  const { begin, count } = staff(
    (_, call) =>
      new Promise((resolve) =>
        call.signal.addEventListener('abort', () => resolve({ ok: false, fault: { code: 'stopped' } })),
      ),
  )
  const { call, stop } = watching()
  const answer = new Shift(begin, 20).run(recipe, call)
  setTimeout(() => stop.abort(), 5)
  expect(await answer).toEqual({ ok: false, fault: { code: 'stopped' } })
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(count).toEqual({ begun: 1, ended: 0 })
})

test('a worker that does not is ended, all it was asked is stopped, and the next one answers', async () => {
  const { begin, count } = staff((worker) => (worker === 1 ? never() : Promise.resolve(report)))
  const shift = new Shift(begin, 5)
  const { call, stop } = watching()
  const answers = [shift.run(recipe, call), shift.run(recipe, watching().call)]
  setTimeout(() => stop.abort(), 5)
  const stopped = { ok: false, fault: { code: 'stopped' } }
  expect(await Promise.all(answers)).toEqual([stopped, stopped])
  expect(await shift.run(recipe, watching().call)).toBe(report)
  expect(count).toEqual({ begun: 2, ended: 1 })
})

test('a worker that could not be started is tried again by a restart', async () => {
  const { begin, count } = staff(async () => report)
  let broken = true
  const shift = new Shift(async () => {
    if (!broken) return begin()
    broken = false
    throw new Error('no worker')
  })
  await expect(shift.ready()).rejects.toThrow('no worker')
  shift.restart()
  expect(await shift.run(recipe, watching().call)).toBe(report)
  expect(count.begun).toBe(1)
})
