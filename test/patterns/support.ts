import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { shuffle } from '../../workers/numeric/random.ts'
import type { Baskets } from '../../workers/patterns/baskets.ts'

const folder = '../shared/data/baskets'
const reference = '../shared/reference/itemsets.json'

export const files = {
  groceries: 'groceries.csv',
  mushroom: 'mushroom.dat.gz',
  T10I4D100K: 'T10I4D100K.dat.gz',
}

/** The public baskets and what trusted programs count in them lie outside the project. */
export const basketsThere = existsSync(folder) && existsSync(reference)

export interface Named extends Baskets {
  names: string[]
}

/** Baskets from lists of names; a name twice in a list counts once. */
export function named(lists: Iterable<readonly string[]>): Named {
  const code = new Map<string, number>()
  const start = [0]
  const item: number[] = []
  for (const list of lists) {
    for (const name of new Set(list)) {
      if (!code.has(name)) code.set(name, code.size)
      item.push(code.get(name) ?? 0)
    }
    start.push(item.length)
  }
  const names = [...code.keys()]
  return { start: Int32Array.from(start), item: Int32Array.from(item), items: names.length, names }
}

/** One basket a line. */
export function publicBaskets(name: keyof typeof files): Named {
  const bytes = readFileSync(`${folder}/${files[name]}`)
  const text = (files[name].endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const between = name === 'groceries' ? ',' : ' '
  const lists = text.split(/\r?\n/).map((line) =>
    line
      .split(between)
      .map((word) => word.trim())
      .filter(Boolean),
  )
  return named(lists.filter((list) => list.length > 0))
}

export interface RuleThere {
  lhs: (string | number)[]
  rhs: (string | number)[]
  count: number
  support: number
  confidence: number
  coverage: number
  lift: number
  leverage: number
  conviction: number | null
}

interface Reference {
  supports: Record<
    string,
    {
      min_count: number
      itemsets: number
      by_size: Record<string, number>
      closed: number
      maximal: number
      sum_of_counts: number
    }
  >
  rules: {
    min_support: number
    min_confidence: number
    rules_single: number
    rules_any: number
    top_by_lift_single: RuleThere[]
    top_by_lift_any: RuleThere[]
  }[]
  'all_rules_supp0.001_conf0.8_single': { rows: (string | number | null)[][] }
}

export function counted(name: keyof typeof files): Reference {
  return JSON.parse(readFileSync(reference, 'utf8'))[name] as Reference
}

/** Runs a generator to its end; its steps must never fall. */
export function run<T>(steps: Generator<number, T>): T {
  for (let step = steps.next(), before = 0; ; step = steps.next()) {
    if (step.done) return step.value
    if (step.value < before) throw new Error(`progress fell from ${before} to ${step.value}`)
    before = step.value
  }
}

/** The same items dealt at random into baskets of the same sizes; an item twice in a basket is dealt again. */
export function shuffled(baskets: Baskets, random: () => number): Baskets {
  const item = shuffle(baskets.item.slice(), random)
  const seen = new Int32Array(baskets.items).fill(-1)
  const basketOf = new Int32Array(item.length)
  for (let b = 0; b + 1 < baskets.start.length; b++) basketOf.fill(b, baskets.start[b], baskets.start[b + 1])
  const holds = (b: number, wanted: number) =>
    item.subarray(baskets.start[b], baskets.start[b + 1]).includes(wanted)
  for (let e = 0; e < item.length; e++) {
    const [b, mine] = [basketOf[e] ?? 0, item[e] ?? 0]
    if (seen[mine] !== b) {
      seen[mine] = b
      continue
    }
    for (let tries = 0; tries < 1000; tries++) {
      const other = Math.floor(random() * item.length)
      const theirs = item[other] ?? 0
      if (holds(b, theirs) || holds(basketOf[other] ?? 0, mine)) continue
      item[e] = theirs
      item[other] = mine
      if (other > e) seen[theirs] = b
      break
    }
  }
  return { ...baskets, item }
}
