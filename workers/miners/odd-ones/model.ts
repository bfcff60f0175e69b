import { Failure } from '../../../src/contract/fault.ts'
import type { Frame } from '../../../src/contract/frame.ts'
import type { RuleMarks } from '../../../src/contract/marks.ts'
import type { Beside } from '../../../src/contract/miner.ts'
import { rising, within } from '../../numeric/progress.ts'
import type { GroupRate } from '../group-rates.ts'
import { type Benford, benfordOf } from './benford.ts'
import { type Detector, limitOf, type Suspect } from './detector.ts'
import { detectors } from './detectors/index.ts'
import { namedBy } from './groups.ts'
import { type Ledger, ledgerOf, type Orders, type shape } from './ledger.ts'
import { partsOf } from './marks.ts'
import { type Normal, normalOf } from './normal.ts'
import { type Round, roundOf } from './round.ts'

/** Below this many orders nothing is usual. */
const fewest = 200
const daysPerMonth = 365.25 / 12

/** What one detector found. */
export interface Judged {
  readonly detector: Detector
  /** Why it cannot be asked; null where it can. */
  readonly lacks: string | null
  readonly tests: number
  /** The largest p that is an alarm. */
  readonly limit: number
  /** False alarms that are promised at most, on average, and those on the data dealt anew; null where these cannot be dealt. */
  readonly promised: number
  readonly measured: number | null
  readonly found: readonly Suspect[]
}

/** An alarm: `chance` is how many as strong the same detector would give by chance alone. */
export interface Case extends Suspect {
  readonly detector: Detector
  readonly chance: number
  /** Among all cases. */
  readonly place: number
}

export interface OddModel {
  readonly ledger: Ledger
  readonly months: number
  readonly judged: readonly Judged[]
  /** The surest first. */
  readonly cases: readonly Case[]
  /** What the nearest normal ones beside each case are like. */
  readonly normal: readonly (Normal | null)[]
  readonly promised: number
  /** False alarms on the data dealt anew, and what the same rules promised and found. */
  readonly dealt: { readonly measured: number; readonly promised: number; readonly found: number }
  /** How often the data were dealt anew. */
  readonly rounds: number
  readonly benford: Benford
  readonly round: Round
  /** What the person has said of cases so far. */
  readonly marks: readonly RuleMarks[]
  /** How often customers of each group are named; empty where no groups are asked for. */
  readonly groups: readonly GroupRate[]
}

export interface Rules {
  /** False alarms a month that can be borne. */
  readonly alarms: number
  /** A column of what files tell of customers; '' = none. */
  readonly group: string
}

/**
 * All detectors over all orders. The false alarms allowed are shared out (`partsOf`); each detector's limit on p is its share over the
 * number of its tests, so that chance alone gives at most that many alarms on average. The same is then measured on the data dealt
 * anew, but for rules whose data cannot be dealt. Throws Failure `too-few` and `not-money`. Yields the share done.
 */
export function* oddModel(
  frame: Frame<typeof shape>,
  rules: Rules,
  random: () => number,
  { marks = [], told }: Beside = {},
): Generator<number, OddModel> {
  yield 0
  const ledger = ledgerOf(frame)
  const { orders } = ledger
  if (orders.rows < fewest)
    throw new Failure({ code: 'too-few', have: orders.rows, need: fewest, unit: 'orders' })
  refuseNumbers(orders)
  yield 0.01
  const months = (ledger.lastDay - ledger.firstDay + 1) / daysPerMonth
  const rounds = Math.max(1, Math.min(5, Math.floor(60_000 / (orders.rows + ledger.lines.rows))))
  const asked = { ledger, allowed: rules.alarms * months, rounds }
  const judged = yield* within(judgeAll(asked, marks, random), 0.02, 0.94)
  const benford = yield* within(benfordOf(orders.amount), 0.94, 0.945)
  const round = yield* within(roundOf(orders), 0.945, 0.95)
  const cases = casesOf(judged)
  const normal = yield* within(rising(normalOf(ledger, cases)), 0.95, 0.99)
  const groups = told ? yield* within(namedBy(told, rules.group, orders, cases), 0.99, 1) : []
  const promised = sumOf(judged, (one) => one.promised)
  return {
    ...{ ledger, months, judged, cases, normal, rounds, benford, round, marks, groups, promised },
    dealt: dealtAnew(judged, cases),
  }
}

const sumOf = (judged: readonly Judged[], of: (one: Judged) => number) =>
  judged.reduce((sum, one) => sum + of(one), 0)

function dealtAnew(judged: readonly Judged[], cases: readonly Case[]): OddModel['dealt'] {
  const measured = judged.filter((one) => one.measured !== null)
  return {
    measured: sumOf(measured, (one) => one.measured ?? 0),
    promised: sumOf(measured, (one) => one.promised),
    found: cases.filter(({ detector }) => detector.undealt === undefined).length,
  }
}

/** Asks every detector; the false alarms allowed are shared among those that these data allow. */
function* judgeAll(
  { ledger, allowed, rounds }: { ledger: Ledger; allowed: number; rounds: number },
  marks: readonly RuleMarks[],
  random: () => number,
): Generator<number, Judged[]> {
  const lacking = new Map<Detector, string | null>()
  for (const one of detectors) {
    lacking.set(one, one.lacks(ledger))
    yield 0
  }
  const open = detectors.filter((one) => lacking.get(one) === null)
  const parts = partsOf(
    open.map(({ id }) => id),
    marks,
  )
  const judged: Judged[] = []
  for (const [k, detector] of detectors.entries()) {
    const share = allowed * (parts.get(detector.id) ?? 0)
    const asked = { ledger, share, rounds, lacks: lacking.get(detector) ?? null }
    const [from, to] = [k / detectors.length, (k + 1) / detectors.length]
    judged.push(yield* within(rising(judge(detector, asked, random)), from, to))
  }
  return judged
}

interface Asked {
  ledger: Ledger
  share: number
  rounds: number
  /** Why the detector cannot be asked. */
  lacks: string | null
}

function* judge(
  detector: Detector,
  { ledger, share, rounds, lacks }: Asked,
  random: () => number,
): Generator<number, Judged> {
  if (lacks !== null) return { detector, lacks, tests: 0, limit: 0, promised: 0, measured: 0, found: [] }
  const times = detector.undealt === undefined ? rounds : 0
  const parts = times + 1
  const { tests, suspects } = yield* within(rising(detector.test(ledger, random, false, share)), 0, 1 / parts)
  const limit = limitOf(share, tests, detector.doubtful)
  let alarms = 0
  for (let round = 0; round < times; round++) {
    const [from, to] = [(round + 1) / parts, (round + 2) / parts]
    const dealt = yield* within(rising(detector.test(ledger, random, true, share)), from, to)
    alarms += dealt.suspects.filter(({ p }) => p <= limit).length
  }
  const found = suspects.filter(({ p }) => p <= limit)
  const measured = times > 0 ? alarms / times : null
  return { detector, lacks, tests, limit, promised: tests * limit, measured, found }
}

/** Alarms of all detectors; what has a named reason is not told again as unlike all others. */
function casesOf(judged: readonly Judged[]): Case[] {
  const named = { order: new Set<number>(), customer: new Set<number>(), day: new Set<number>() }
  for (const { detector, found } of judged) {
    if (detector.isRest) continue
    for (const { orders, customer, people = [customer], day, figures } of found) {
      for (const row of orders) named.order.add(row)
      if (detector.of === 'customer') for (const who of people) named.customer.add(who)
      if (detector.of === 'day') for (let k = 0; k < (figures[0] ?? 1); k++) named.day.add(day + k)
    }
  }
  const isTold = ({ detector, orders, customer, day }: Suspect & { detector: Detector }) => {
    if (!detector.isRest) return false
    if (detector.of === 'customer') return named.customer.has(customer)
    return detector.of === 'day' ? named.day.has(day) : orders.some((row) => named.order.has(row))
  }
  return judged
    .flatMap(({ detector, tests, found }) =>
      found.map((one) => ({ ...one, detector, chance: one.p * tests })),
    )
    .filter((one) => !isTold(one))
    .sort((a, b) => a.chance - b.chance || b.worth - a.worth || a.day - b.day || a.customer - b.customer)
    .map((one, place): Case => ({ ...one, place }))
}

/** Whole, very large, and no two alike: numbers of orders or articles, read as money. */
function refuseNumbers({ rows, amount }: Orders): void {
  const seen = new Set<number>()
  let large = 0
  for (let i = 0; i < rows; i++) {
    const value = amount[i] ?? 0
    if (!Number.isInteger(value) || seen.has(value)) return
    seen.add(value)
    if (value >= 100_000) large++
  }
  if (large > 0.9 * rows) throw new Failure({ code: 'not-money', have: rows, different: seen.size })
}
