import { Dictionary } from './dictionary.ts'
import type { Identity } from './identity.ts'
import { givesBack } from './refunds.ts'
import { vendor } from './role.ts'
import { type Coded, codes, numbers, type Rewrite, type Rows } from './rows.ts'
import { seriesOf } from './series.ts'
import { at } from './worth.ts'

/**
 * Order numbers of two vendors, or of two tills, may be alike by chance: each has a space of its own. Refunds have none.
 */
function spaces(rows: Rows): Rewrite | undefined {
  const { of } = seriesOf(rows)
  const space = new Map(rows.files.map((file, f) => [file, `${vendor(file.recognisedAs)}${of[f]}`]))
  const own = rows.files.filter((file, f) => rows.roles[f] === 'orders' && !givesBack(file))
  const kinds = new Set(own.map((file) => space.get(file)))
  return kinds.size < 2 ? undefined : (label, file) => `${space.get(file) ?? ''}\u0000${label}`
}

/** The order number of each row; money given back goes by the number of the payment it belongs to. */
export function orderNumbers(rows: Rows): Coded {
  const as = spaces(rows)
  const own = withMentioned(rows, codes(rows, 'order', as), as)
  const back = codes(rows, 'refundOf', as)
  if (back.codes.length === 0) return own
  const known = new Map(own.labels.map((label, code) => [label, code]))
  const to = back.labels.map((label) => known.get(label) ?? -1)
  const out = own.codes.slice()
  for (const row of givenBack(rows, back)) {
    const code = to[back.codes[row] ?? -1] ?? -1
    if (code >= 0) out[row] = code
  }
  return { codes: out, labels: own.labels }
}

/** Payments that have no number of their own go by the order that their words name, as in “Refund for Order #1001”. */
function withMentioned(rows: Rows, own: Coded, as: Rewrite | undefined): Coded {
  const wanted = rows.files.map(
    ({ cells }, f) => rows.roles[f] === 'orders' && cells.has('paysFor') && !cells.has('order'),
  )
  if (!wanted.includes(true)) return own
  const named = codes(rows, 'paysFor', (label, file) => {
    const number = numberIn(label)
    return /\s/.test(number) || number === '' ? '' : (as?.(number, file) ?? number)
  })
  const all = new Dictionary()
  for (const label of own.labels) all.code(label)
  const to = named.labels.map((label) => all.code(label))
  const out = own.codes.length === 0 ? new Int32Array(rows.total).fill(-1) : own.codes.slice()
  wanted.forEach((is, f) => {
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; is && r < end; r++)
      out[r] = to[named.codes[r] ?? -1] ?? -1
  })
  return { codes: out, labels: all.labels }
}

/** An order as people write it down: “Order #1001” and “1001” are one. */
export function numberIn(label: string): string {
  const own = label.slice(label.indexOf('\u0000') + 1)
  const marked = /#\s*([\p{L}\p{N}][\p{L}\p{N}-]*)/u.exec(own)?.[1]
  return (marked ?? own).trim().toLowerCase()
}

/** Who stands in a row by which money is given back is the shop: such rows name nobody. */
export function withoutPayers(rows: Rows, who: Identity): Identity {
  const back = codes(rows, 'refundOf')
  if (back.codes.length === 0) return who
  const own = who.codes.slice()
  for (const row of givenBack(rows, back)) own[row] = -1
  return { ...who, codes: own }
}

function givenBack(rows: Rows, back: Coded): number[] {
  const amount = numbers(rows, 'amount')
  const found: number[] = []
  for (let r = 0; r < back.codes.length; r++)
    if ((back.codes[r] ?? -1) >= 0 && at(amount, r) < 0) found.push(r)
  return found
}
