import { expect, test } from 'vitest'
import { distinctOutlierFactors } from '../../workers/anomaly/distinct.ts'
import { localOutlierFactors, nearest } from '../../workers/anomaly/neighbours.ts'
import { finish } from '../../workers/numeric/progress.ts'
import { gammaDrawn, seeded } from '../../workers/numeric/random.ts'

const [rows, columns, count] = [300, 2, 20]

function drawn(): Float64Array {
  const random = seeded(5)
  return Float64Array.from({ length: rows * columns }, () => gammaDrawn(2, random))
}

const factorsOf = (values: Float64Array) =>
  finish(distinctOutlierFactors({ rows: values.length / columns, columns, values }, count))

const repeated = (values: Float64Array, row: number, times: number) =>
  Float64Array.from([
    ...values,
    ...Array.from({ length: times }, () => [...values.subarray(row * columns, (row + 1) * columns)]).flat(),
  ])

test('of rows that differ it is the local outlier factor', () => {
  const values = drawn()
  const plain = localOutlierFactors(finish(nearest({ rows, columns, values }, count)))
  expect(factorsOf(values)).toEqual(plain)
})

test('repeats make nothing beside them strange', () => {
  const values = drawn()
  const before = factorsOf(values)
  expect(factorsOf(repeated(values, 7, count - 1)).subarray(0, rows)).toEqual(before)
  const many = factorsOf(repeated(values, 7, 500))
  expect(many[7]).toBe(1)
  expect(many.filter((_, i) => i < rows && i !== 7)).toEqual(before.filter((_, i) => i !== 7))
})

test('rows that are all alike are all usual', () => {
  expect(factorsOf(new Float64Array(60).fill(3))).toEqual(new Float64Array(30).fill(1))
})
