import { expect, test } from 'vitest'
import { isMixture, reasonsOf } from '../../workers/miners/odd-ones/reasons.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'

/** Four columns of chance, the third of which follows the second; the last two rows are planted. */
function matrix(rows = 4_000) {
  const random = seeded(11)
  const values = new Float64Array(rows * 4)
  for (let i = 0; i < rows; i++) {
    const second = random()
    values.set([random(), second, second + 0.05 * random(), Math.floor(3 * random())], i * 4)
  }
  values.set([0.5, 0.2, 0.8, 1], (rows - 2) * 4)
  values.set([0.5, 0.999, 0.5, 1], (rows - 1) * 4)
  return { rows, columns: 4, values }
}

const columnsOf = (row: number) => {
  const one = matrix()
  return finish(reasonsOf(one, [one.rows - row]))[0] ?? []
}

test('a row of usual values is explained by the two that do not go together', () => {
  const reasons = columnsOf(2)
  expect(reasons.map(({ column }) => column)).toEqual([1, 2])
  expect(isMixture(reasons)).toBe(true)
})

test('a value of the rarest is the reason by itself', () => {
  const reasons = columnsOf(1)
  expect(reasons.map(({ column }) => column)).toEqual([1])
  expect(isMixture(reasons)).toBe(false)
  expect(reasons[0]?.low).toBeCloseTo(0.05, 1)
  expect(reasons[0]?.high).toBeCloseTo(0.95, 1)
})
