/** Orders as columns, in no order: who (customer key, -1 = nobody), on which day, for how much. */
export interface Orders {
  readonly customer: Int32Array
  readonly day: Int32Array
  readonly money: Float64Array
}

/** What each customer had done before a day (excluded). */
export interface Before {
  /** -1 = no order. */
  readonly lastDay: Int32Array
  readonly orders: Int32Array
  readonly spent: Float64Array
}

export function before({ customer, day, money }: Orders, rows: number, until: number): Before {
  const found = {
    lastDay: new Int32Array(rows).fill(-1),
    orders: new Int32Array(rows),
    spent: new Float64Array(rows),
  }
  for (let i = 0; i < customer.length; i++) {
    const who = customer[i] ?? -1
    const at = day[i] ?? 0
    if (who < 0 || at >= until) continue
    found.lastDay[who] = Math.max(found.lastDay[who] ?? -1, at)
    found.orders[who] = (found.orders[who] ?? 0) + 1
    found.spent[who] = (found.spent[who] ?? 0) + (money[i] ?? 0)
  }
  return found
}

/** What each customer did from one day to another (both included). */
export interface During {
  /** 1 = ordered. */
  readonly ordered: Uint8Array
  readonly money: Float64Array
}

export function during({ customer, day, money }: Orders, rows: number, from: number, to: number): During {
  const found = { ordered: new Uint8Array(rows), money: new Float64Array(rows) }
  for (let i = 0; i < customer.length; i++) {
    const who = customer[i] ?? -1
    const at = day[i] ?? 0
    if (who < 0 || at < from || at > to) continue
    found.ordered[who] = 1
    found.money[who] = (found.money[who] ?? 0) + (money[i] ?? 0)
  }
  return found
}
