import type { Told } from '../../src/contract/miner.ts'

/** A list of customers as the warehouse tells it: a row a customer and column. `means` by name. */
export function toldOf(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  means: Readonly<Record<string, string>> = {},
): Told {
  const texts = new Map<string, number>()
  const code = (text: string) => {
    const place = texts.get(text) ?? texts.size
    texts.set(text, place)
    return place
  }
  const order = names.map((_, c) => c).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))
  const [customer, name, value, meaning]: number[][] = [[], [], [], []]
  for (const [i, row] of rows.entries())
    for (const c of order) {
      if ((row[c] ?? '').trim() === '') continue
      customer?.push(i)
      name?.push(code(names[c] ?? ''))
      value?.push(code(row[c] ?? ''))
      meaning?.push(code(means[names[c] ?? ''] ?? ''))
    }
  const labels = [...texts.keys()]
  const keys = (codes: number[] = []) => ({ codes: Int32Array.from(codes), labels })
  return {
    ...{ rows: customer?.length ?? 0, customer: Int32Array.from(customer ?? []) },
    ...{ name: keys(name), value: keys(value), means: keys(meaning) },
  }
}
