import { expect, it } from 'vitest'
import { strangeness } from '../../workers/miners/odd-ones/strange.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { seeded } from '../../workers/numeric/random.ts'

/** Two columns that go together, as pieces and weight do. */
function pairs(rows: number) {
  const random = seeded(rows)
  const values = new Float64Array(2 * rows)
  for (let i = 0; i < rows; i++) {
    const one = random() + random()
    values.set([one, one + 0.1 * random()], 2 * i)
  }
  return { rows, columns: 2, values }
}

it('of very many rows, too, the one far beyond all others is found at the limit of a few false alarms', () => {
  const matrix = pairs(200_000)
  matrix.values.set([40, -40], 2 * 777)
  const p = finish(strangeness(matrix, 8 / matrix.rows, seeded(1)))
  expect(p[777]).toBeLessThanOrEqual(8 / matrix.rows)
  expect(p.filter((one) => one <= 8 / matrix.rows).length).toBeLessThan(20)
})

it('of too few rows for a limit nothing is strange', () => {
  const matrix = pairs(100)
  matrix.values.set([40, -40], 0)
  expect(finish(strangeness(matrix, 1e-4, seeded(1)))).toEqual(new Float64Array(100).fill(1))
})
