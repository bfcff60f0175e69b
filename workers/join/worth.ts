import { numbers, numbersOnce, type Rows } from './rows.ts'

/** A number of a column that may have none. */
export const at = (values: Float64Array, i: number): number =>
  i < values.length ? (values[i] ?? Number.NaN) : Number.NaN

/** Worth of each row: its amount, else quantity × price of one. NaN where neither is told. */
export function worth(rows: Rows): Float64Array {
  return numbersOnce(rows, worth, () => {
    const [amount, quantity, price] = [
      numbers(rows, 'amount'),
      numbers(rows, 'quantity'),
      numbers(rows, 'unitPrice'),
    ]
    const out = new Float64Array(rows.total)
    for (let r = 0; r < out.length; r++) {
      const a = at(amount, r)
      const q = at(quantity, r)
      out[r] = Number.isNaN(a) ? (Number.isNaN(q) ? 1 : q) * at(price, r) : a
    }
    return out
  })
}
