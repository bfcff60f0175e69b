import { expect, test } from 'vitest'
import { quiet } from '../../src/contract/wire.ts'
import { rehearse } from '../../workers/mining/rehearse.ts'

test('every short question that looks at a view is asked to its end, of orders that nobody made', async () => {
  const told: number[] = []
  await rehearse({ ...quiet, progress: (stage, done) => stage === 'explain' && told.push(done) })
  expect(told.filter((done) => done === 1).length).toBeGreaterThanOrEqual(3)
})

test('a rehearsal gives way', async () => {
  const stopper = new AbortController()
  stopper.abort()
  await expect(rehearse({ ...quiet, signal: stopper.signal })).rejects.toMatchObject({
    fault: { code: 'stopped' },
  })
})
