import { type Coded, codes, type Rows } from './rows.ts'
import { ints } from './table.ts'

/** The whole name, or first and last name where a file has them apart. */
export function fullNames(rows: Rows): Coded {
  const whole = codes(rows, 'customerName', (label) => label.trim())
  const first = codes(rows, 'firstName', (label) => label.trim())
  const last = codes(rows, 'lastName', (label) => label.trim())
  if (first.labels.length + last.labels.length === 0) return whole
  const known = new Map(whole.labels.map((label, code) => [label, code]))
  const labels = [...whole.labels]
  const out = ints(rows.total, (r) => {
    const code = whole.codes[r] ?? -1
    if (code >= 0) return code
    const halves = [first.labels[first.codes[r] ?? -1], last.labels[last.codes[r] ?? -1]]
    const label = halves.filter((h) => h !== undefined && h !== '').join(' ')
    if (label === '') return -1
    const found = known.get(label)
    if (found !== undefined) return found
    known.set(label, labels.length)
    return labels.push(label) - 1
  })
  return { codes: out, labels }
}
