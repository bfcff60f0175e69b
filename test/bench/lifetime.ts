import { type Fit, fitModel } from '../../workers/lifetime/fit.ts'
import { grouped } from '../../workers/lifetime/histories.ts'
import { gammaDrawn, seeded } from '../../workers/numeric/random.ts'
import { repeated } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const sizes = [10_000, 100_000, 1_000_000] as const
const planted = [0.6, 40, 0.8, 3] as const

interface Histories {
  repeats: Int32Array
  last: Int32Array
  age: Int32Array
}

/** Customers who live by BG/NBD, seen for up to two years; ticks of `days`. */
function shop(customers: number, days: number): Histories {
  const random = seeded(customers)
  const [r, alpha, a, b] = planted
  const column = () => new Int32Array(customers)
  const made = { repeats: column(), last: column(), age: column() }
  for (let i = 0; i < customers; i++) {
    const age = 1 + Math.floor((random() * 730) / days)
    const rate = (gammaDrawn(r, random) * days) / alpha
    const [up, down] = [gammaDrawn(a, random), gammaDrawn(b, random)]
    made.age[i] = age
    const wait = () => -Math.log(1 - random()) / rate
    for (let at = wait(); at < age; at += wait()) {
      made.repeats[i] = (made.repeats[i] ?? 0) + 1
      made.last[i] = Math.min(age, Math.max(1, Math.round(at)))
      if (random() < up / (up + down)) break
    }
  }
  return made
}

function fitted({ repeats, last, age }: Histories, days: number): Fit {
  const groups = drained(grouped(repeats, last, age, days))
  return drained(fitModel(groups.histories, 'bgnbd'))
}

function drained<T>(steps: Generator<unknown, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Milliseconds of processor time of grouping and fitting, the median of the rounds; the parameters must be the planted ones. */
function spent(customers: number, days: number, rounds: number): number {
  const people = shop(customers, days)
  const { params, settled } = fitted(people, days)
  const off = Math.max(...planted.map((v, i) => Math.abs(Math.log((params[i] ?? 0) / v))))
  const close = days === 1 ? 0.3 * Math.sqrt(10_000 / customers) + 0.05 : 0.5
  if (!settled || off > close) throw new Error(`BG/NBD of ${customers}: parameters are off by ${off}`)
  const times = Array.from({ length: repeated(rounds, customers) }, () => {
    const before = process.cpuUsage()
    fitted(people, days)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return quantile(times, 0.5)
}

/** Slope of the logarithms: 1 = ten times the customers take ten times as long. */
function exponent(times: readonly number[]): number {
  return Math.log10((times.at(-1) ?? 1) / (times[0] ?? 1)) / (times.length - 1)
}

/** BG/NBD with grouping and errors of the parameters, in days and in weeks. */
export function lifetimeRows(rounds: number): Row[] {
  const goals = { 1: [20, 90, 600], 7: [20, 60, 200] } as const
  return ([1, 7] as const).flatMap((days) => {
    const times = sizes.map((size) => spent(size, days, rounds))
    const rows = times.map((value, i): Row => {
      const what = `BG/NBD fit, ${(sizes[i] ?? 0).toLocaleString('en-GB')} customers in ${days === 1 ? 'days' : 'weeks'}: processor time`
      return { what, unit: 'ms', value, must: goals[days][i] ?? 0, aim: (goals[days][i] ?? 0) / 2 }
    })
    const what = `BG/NBD fit in ${days === 1 ? 'days' : 'weeks'}, 10,000 to 1,000,000 customers: exponent of the time`
    return [...rows, { what, unit: '', value: exponent(times), must: 1.1, aim: 1 }]
  })
}
