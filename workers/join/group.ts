import type { Identity } from './identity.ts'
import { type Coded, codes, hasOrders, numbers, type Rows } from './rows.ts'

/** Which order each row belongs to; -1 for rows of files without orders and for rows set aside. */
export interface Groups {
  orderOf: Int32Array
  count: number
  /** Order number as it stands in the file; '' where the file has none. */
  label(order: number): string
  /** Rows that belong to no order because no date was found, or because a newer file tells of the same order. */
  aside: { row: number; reason: string }[]
  notes: string[]
}

/**
 * An order is: what carries one order number (within one kind of source); else what one customer bought at one
 * time (on one day where the file tells no time); else the row itself.
 */
export function group(rows: Rows, who: Identity): Groups {
  const numbered = codes(rows, 'order', spaces(rows))
  const placed = numbers(rows, 'date')
  const orderOf = new Int32Array(rows.total).fill(-1)
  const aside: Groups['aside'] = []
  const moments = new Map<number, number>()
  const fromNumber = new Int32Array(numbered.labels.length).fill(-1)
  const labels: number[] = []
  rows.files.forEach((file, f) => {
    if (!hasOrders(file)) return
    const grid = file.hasTime ? 1000 : 86_400_000
    for (let r = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; r < end; r++) {
      const number = numbered.codes[r] ?? -1
      const at = placed[r] ?? Number.NaN
      if (number >= 0) orderOf[r] = fromNumber[number] = known(fromNumber[number] ?? -1, number)
      else if (Number.isNaN(at)) aside.push({ row: r, reason: 'no date' })
      else orderOf[r] = moment(who.customer[r] ?? -1, Math.floor(at / grid) * (grid / 1000))
    }
  })
  const groups: Groups = {
    orderOf,
    count: labels.length,
    label: (o) => bare(numbered, labels[o] ?? -1),
    aside,
    notes: [],
  }
  return undated(groups, placed)

  function known(order: number, number: number): number {
    return order >= 0 ? order : labels.push(number) - 1
  }
  function moment(customer: number, second: number): number {
    if (customer < 0) return labels.push(-1) - 1
    const key = customer * 2 ** 32 + second + 2 ** 31
    const order = moments.get(key)
    if (order !== undefined) return order
    moments.set(key, labels.length)
    return labels.push(-1) - 1
  }
}

/** Order numbers of two shop systems may be alike by chance: each kind of source has a space of its own. */
function spaces(rows: Rows) {
  const kinds = new Set(rows.files.filter(hasOrders).map((f) => f.recognisedAs))
  return kinds.size < 2 ? undefined : (file: { recognisedAs: string }) => `${file.recognisedAs}\u0000`
}

function bare({ labels }: Coded, code: number): string {
  const label = labels[code] ?? ''
  return label.slice(label.indexOf('\u0000') + 1)
}

/** Orders of which no row tells a date cannot be placed in time. */
function undated(groups: Groups, placed: Float64Array): Groups {
  const dated = new Uint8Array(groups.count)
  groups.orderOf.forEach((o, r) => {
    if (o >= 0 && !Number.isNaN(placed[r])) dated[o] = 1
  })
  groups.orderOf.forEach((o, r) => {
    if (o < 0 || dated[o]) return
    groups.aside.push({ row: r, reason: 'no date' })
    groups.orderOf[r] = -1
  })
  return groups
}
