import { Dictionary } from './dictionary.ts'
import { Pairs } from './pairs.ts'
import { type Coded, codes, codesOnce, type Rows, trimmed } from './rows.ts'

/** The whole name, or first and last name where a file has them apart. */
export function fullNames(rows: Rows): Coded {
  const first = codes(rows, 'firstName', trimmed)
  const last = codes(rows, 'lastName', trimmed)
  const whole = codes(rows, 'customerName', trimmed)
  if (first.labels.length + last.labels.length === 0) return whole
  return codesOnce(rows, fullNames, null, () => put(rows.total, whole, first, last))
}

function put(total: number, whole: Coded, first: Coded, last: Coded): Coded {
  const names = new Dictionary()
  for (const label of whole.labels) names.code(label)
  const halves = new Pairs()
  const named: number[] = []
  const out = new Int32Array(total)
  for (let r = 0; r < total; r++) {
    const code = whole.codes[r] ?? -1
    const f = first.codes[r] ?? -1
    const l = last.codes[r] ?? -1
    const pair = code >= 0 || (f < 0 && l < 0) ? -1 : halves.number(f, l)
    if (pair === named.length) named.push(names.code(both(first.labels[f], last.labels[l])))
    out[r] = pair < 0 ? code : (named[pair] ?? -1)
  }
  return { codes: out, labels: names.labels }
}

const both = (first = '', last = '') => (first === '' || last === '' ? first + last : `${first} ${last}`)
