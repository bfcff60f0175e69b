import { expect, test } from 'vitest'
import { inSlices } from '../../src/app/slices.ts'

function* counting(until: number, seen: number[]): Generator<undefined, number> {
  for (let n = 1; n <= until; n++) {
    seen.push(n)
    yield
  }
  return until
}

test('steps come to their end, in order', async () => {
  const seen: number[] = []
  expect(await inSlices(counting(1_000, seen), () => true)).toBe(1_000)
  expect(seen).toEqual(Array.from({ length: 1_000 }, (_, i) => i + 1))
})

test('what is wanted no longer ends after the step it is in', async () => {
  const seen: number[] = []
  expect(await inSlices(counting(1_000, seen), () => seen.length < 3)).toBe(null)
  expect(seen).toEqual([1, 2, 3])
})

test('the page has its turn between slow steps', async () => {
  const seen: string[] = []
  function* slow(): Generator<undefined, void> {
    for (let n = 0; n < 3; n++) {
      const begun = performance.now()
      while (performance.now() - begun < 20) seen.length
      seen.push('step')
      yield
    }
  }
  const other = setInterval(() => seen.push('page'), 0)
  await inSlices(slow(), () => true)
  clearInterval(other)
  expect(seen.indexOf('page')).toBeLessThan(seen.lastIndexOf('step'))
})
