import type { Lines } from '../../workers/miners/next-product/purchases.ts'
import { seeded, shuffle } from '../../workers/numeric/random.ts'

export type Row = readonly [customer: number, day: number, product: number, order?: number]

/** Rows in the order of the mart, one piece each; a product costs 10 and its number. Orders are days where none is told. */
export function linesOf(
  rows: readonly Row[],
  names?: readonly string[],
  category = (_: number) => '',
): Lines {
  const sorted = rows.toSorted(
    (a, b) => a[0] - b[0] || a[1] - b[1] || (a[3] ?? 0) - (b[3] ?? 0) || a[2] - b[2],
  )
  const products = sorted.reduce((most, row) => Math.max(most, row[2]), -1) + 1
  const labels = Array.from(
    { length: products },
    (_, i) => names?.[i] ?? `Thing ${String.fromCodePoint(65 + i)}`,
  )
  const categories = [...new Set(labels.map((_, i) => category(i)))]
  const product = Int32Array.from(sorted, (row) => row[2])
  const key = (row: Row) => row[3] ?? row[0] * 100_000 + row[1]
  return {
    rows: sorted.length,
    customer: Int32Array.from(sorted, (row) => row[0]),
    order: Int32Array.from(sorted, key),
    day: Int32Array.from(sorted, (row) => row[1]),
    product,
    name: { codes: product, labels },
    category: { codes: product.map((p) => categories.indexOf(category(p))), labels: categories },
    quantity: new Float64Array(sorted.length).fill(1),
    amount: Float64Array.from(sorted, (row) => 10 + row[2]),
  }
}

/** What is planted in the shop below. */
export const planted = { machine: 0, filter: 1, beans: 2, waits: 30, share: 0.8 } as const

/**
 * Four hundred customers take two of twenty products at a time, the first ones more often. Half begin with a machine that
 * nobody needs twice; most of these take filters next. A fifth buy beans every thirty days.
 */
export function plantedRows(seed: number): Row[] {
  const random = seeded(seed)
  const rows: Row[] = []
  for (let who = 0; who < 400; who++) {
    let day = Math.floor(random() * 300)
    const owner = random() < 0.5
    const drinks = random() < 0.2
    const times = 2 + Math.floor(random() * 5)
    for (let nth = 0; nth < times; nth++) {
      const taken = new Set([3 + Math.floor(17 * random() ** 1.5), 3 + Math.floor(17 * random() ** 1.5)])
      if (nth === 0 && owner) taken.add(planted.machine)
      if (nth === 1 && owner && random() < planted.share) taken.add(planted.filter)
      if (random() < 0.02) taken.add(planted.filter)
      if (drinks) taken.add(planted.beans)
      for (const product of taken) rows.push([who, day, product])
      day += drinks ? planted.waits - 2 + Math.floor(5 * random()) : 5 + Math.floor(80 * random())
    }
  }
  return rows
}

/** The same purchases with the products dealt out anew: nothing follows anything. */
export function shuffledRows(rows: readonly Row[], seed: number): Row[] {
  const dealt = shuffle(
    Int32Array.from(rows, (row) => row[2]),
    seeded(seed),
  )
  return rows.map(([who, day], i) => [who, day, dealt[i] ?? 0])
}

/** Walks a kernel to its end. */
export function finished<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
