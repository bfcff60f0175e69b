import { existsSync, readFileSync } from 'node:fs'
import { grouped, type Histories } from '../../workers/lifetime/histories.ts'
import { seeded } from '../../workers/numeric/random.ts'

const data = '../shared/data/clv/cdnow_customers_summary_with_transactions.csv'
const reference = '../shared/reference/clv.json'

/** The CDNOW sample (Fader & Hardie) and what a trusted program computes from it lie outside the project. */
export const cdnowThere = existsSync(data) && existsSync(reference)

export function run<T>(steps: Generator<unknown, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Histories of whole ticks, and the group of each customer. */
export function histories(rows: readonly (readonly [x: number, last: number, age: number])[], tick = 1) {
  const column = (j: 0 | 1 | 2) => Int32Array.from(rows, (row) => row[j])
  return run(grouped(column(0), column(1), column(2), tick))
}

interface Single {
  x: number
  t_x: number
  T: number
  m: number
  p_alive_bgnbd: number
  expected_purchases: number
  p_alive_paretonbd: number
  expected_purchases_paretonbd: number
  expected_value: number
  clv_12_months: number
}

export interface Reference {
  bgnbd: {
    params: Record<string, number>
    log_likelihood: number
    mean_p_alive: number
    expected_total_repeat_purchases_next_39_weeks: number
    unconditional_expected_repeat_purchases_by_week: Record<string, number>
  }
  mbgnbd: {
    lifetimes_params: Record<string, number>
    log_likelihood: number
    expected_total_repeat_purchases: number
  }
  paretonbd: {
    params: Record<string, number>
    log_likelihood: number
    mean_p_alive: number
    expected_total_repeat_purchases: number
  }
  gammagamma: { params: Record<string, number>; log_likelihood: number; corr_x_m: number }
  some_customers: Single[]
}

export function cdnowReference(): Reference {
  return JSON.parse(readFileSync(reference, 'utf8')).cdnow_sample_summary
}

/** The 2,357 customers of the sample in hundredths of a week, as the reference has them. */
export function cdnowSummary(): { histories: Histories; repeats: Int32Array; mean: Float64Array } {
  const [head = '', ...lines] = readFileSync(data, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  const column = (name: string) => lines.map((line) => Number(line.split(',')[names.indexOf(name)]))
  const hundredths = (name: string) => Int32Array.from(column(name), (v) => Math.round(100 * v))
  const repeats = Int32Array.from(column('x'))
  const { histories } = run(grouped(repeats, hundredths('t_x'), hundredths('T'), 0.01))
  return { histories, repeats, mean: Float64Array.from(column('zbar')) }
}

/** Gamma(shape) of scale 1: Marsaglia & Tsang (2000), written apart from the code under test. */
export function gammaDraw(shape: number, random: () => number): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + z / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

export interface Shop {
  /** Ages at repeat purchases in whole days, until the end of the `ahead`. */
  repeats: number[][]
  age: number[]
}

/** Customers who live by BG/NBD: age at the end 1–`longest` days, and repeats up to `ahead` days after it. */
export function betaGeometricShop(
  customers: number,
  [r, alpha, a, b]: readonly [number, number, number, number],
  seed: number,
  { longest = 700, ahead = 365 } = {},
): Shop {
  const random = seeded(seed)
  const shop: Shop = { repeats: [], age: [] }
  for (let i = 0; i < customers; i++) {
    const age = 1 + Math.floor(random() * longest)
    const rate = gammaDraw(r, random) / alpha
    const [up, down] = [gammaDraw(a, random), gammaDraw(b, random)]
    const days: number[] = []
    for (let at = 0; rate > 0; ) {
      at += -Math.log(1 - random()) / rate
      if (at > age + ahead) break
      if (Math.ceil(at) !== days.at(-1)) days.push(Math.ceil(at))
      if (random() < up / (up + down)) break
    }
    shop.repeats.push(days)
    shop.age.push(age)
  }
  return shop
}

/** Sufficient statistics of a shop at the end of each history. */
export function seen({ repeats, age }: Shop): [number, number, number][] {
  return repeats.map((days, i) => {
    const known = days.filter((d) => d <= (age[i] ?? 0))
    return [known.length, known.at(-1) ?? 0, age[i] ?? 0]
  })
}
