import { expect, test } from 'vitest'
import { conduct, conductOf } from '../../workers/miners/kinds/conduct.ts'
import { peopleOf, type Rows } from '../../workers/miners/kinds/people.ts'
import { finish } from '../cluster/support.ts'

const none = { codes: new Int32Array(4), labels: [''] }
const days = Int32Array.from([100, 140, 180, 195])

/** One customer with four orders; `returned`: which of them came back. */
function rows(returned: number[]): Rows {
  const zeros = new Int32Array(4)
  const gross = new Float64Array(4).fill(50)
  const items = new Float64Array(4).fill(1)
  const texts = { channel: none, product: none, name: none, value: none, means: none }
  const data = { rows: 4, customer: zeros, told: zeros, day: days, gross, items, coupon: zeros, ...texts }
  return { ...data, returned: Int32Array.from(returned) }
}

test('what came back lately changes nothing that was known on a day; what came back long before counts', () => {
  const known = (returned: number[]) => {
    const data = rows(returned)
    const columns = finish(conductOf(finish(peopleOf(data)), data, Int32Array.of(0), 200))
    return columns.map((column) => (column.kind === 'number' ? column.values[0] : column.codes[0]))
  }
  const place = Object.keys(conduct).indexOf('returned')
  expect(known([0, 0, 1, 1])).toEqual(known([0, 0, 0, 0]))
  expect(known([1, 0, 0, 1])[place]).toBe(0.25)
})
