import type { Findings, ListColumn } from '../../../src/contract/report.ts'
import { within } from '../../numeric/progress.ts'
import type { Say } from '../say.ts'
import type { ValueModel } from './model.ts'
import { rhythm, silence } from './tiers.ts'
import { tierAbout, tierName } from './words.ts'

type Audience = Findings['audiences'][number]

const chunk = 1 << 16

/** A list for each tier, those worth keeping but silent first, and the few who carry most. Yields the share done. */
export function* audiencesOf(model: ValueModel, s: Say): Generator<number, Audience[]> {
  const { tiers, standing, people } = model
  const count = people ? standing.who.length : 0
  const kept =
    'Better customers than most, silent for more than twice their usual time, and not yet given up.'
  const most = 'They carry most of what is ahead. Know them by name.'
  const wanted: [id: string, label: string, about: string, which: () => Int32Array][] = [
    ['keep', 'Worth keeping, but silent', kept, () => tiers.keep],
    ['top', 'Carry the most', most, () => largest(model)],
  ]
  for (const [t, tier] of tiers.tiers.entries()) {
    const id = tier.kind === 'steady' ? `steady${t + 1}` : tier.kind
    wanted.push([id, tierName(tier, s), tierAbout(tier), () => placesOf(tiers.of, t, count)])
  }
  const lists: Audience[] = []
  for (const [k, [id, label, about, whose]] of wanted.entries()) {
    yield k / wanted.length
    const which = whose()
    if (which.length === 0) continue
    const columns = yield* within(columnsOf(model, which, s), k / wanted.length, (k + 1) / wanted.length)
    lists.push({ id, label, about, members: keysOf(model, which), columns })
  }
  return lists
}

function keysOf({ keys, standing }: ValueModel, which: Int32Array): Int32Array {
  return which.map((i) => keys[standing.who[i] ?? 0] ?? 0)
}

function placesOf(of: Uint8Array, tier: number, n: number): Int32Array {
  const places = new Int32Array(n)
  let found = 0
  for (let i = 0; i < n; i++) if (of[i] === tier) places[found++] = i
  return places.slice(0, found)
}

/** As many as the headline counts; where several are equal at the end, the first of them. */
function largest({ value, carried }: ValueModel): Int32Array {
  const places = new Int32Array(value.length)
  let found = 0
  for (let i = 0; i < value.length; i++) if ((value[i] ?? 0) >= carried.least) places[found++] = i
  return carried.least > 0 && found <= 2 * carried.top ? places.slice(0, found) : new Int32Array(0)
}

function* columnsOf(model: ValueModel, which: Int32Array, s: Say): Generator<number, ListColumn[]> {
  const { standing, value, alive, months } = model
  const money = (v: number) => s.money(v)
  const wanted: [label: string, of: (i: number) => number, words: (v: number) => string][] = [
    [`Ahead in ${s.count(months, 'month')}`, (i) => twoDigits(value[i] ?? 0), money],
    [
      'Orders on average',
      (i) => usual(model, i),
      (v) => (v > 0 ? `every ${s.count(v, 'day')}` : 'once so far'),
    ],
    ['Silent for', (i) => silence(standing, i), (v) => s.count(v, 'day')],
    ['Has paid', (i) => twoDigits(standing.paid[i] ?? 0), money],
  ]
  if (alive)
    wanted.push(['Chance to be with you', (i) => Math.round(20 * (alive[i] ?? 0)) / 20, (v) => s.share(v)])
  const columns: ListColumn[] = []
  for (const [k, [label, of, words]] of wanted.entries()) {
    const steps = column(label, which, of, words)
    columns.push(yield* within(steps, k / wanted.length, (k + 1) / wanted.length))
  }
  return columns
}

function usual({ standing }: ValueModel, i: number): number {
  return (standing.repeats[i] ?? 0) > 0 ? Math.max(1, Math.round(rhythm(standing, i))) : 0
}

const powers = Float64Array.from({ length: 40 }, (_, k) => 10 ** (k - 20))

/** Few distinct texts, no more digits than are known, and nothing below a cent. */
function twoDigits(value: number): number {
  const size = Math.max(-2, Math.floor(Math.log10(value)) - 1)
  if (!(value > 0) || size > 19) return 0
  const unit = powers[Math.abs(size) + 20] ?? 1
  return size < 0 ? Math.round(value * unit) / unit : Math.round(value / unit) * unit
}

function* column(
  label: string,
  which: Int32Array,
  of: (i: number) => number,
  words: (v: number) => string,
): Generator<number, ListColumn> {
  const codes = new Int32Array(which.length)
  const known = new Map<number, number>()
  for (let k = 0; k < which.length; k++) {
    if (k % chunk === chunk - 1) yield k / which.length
    const value = of(which[k] ?? 0)
    const code = known.get(value) ?? known.size
    known.set(value, code)
    codes[k] = code
  }
  yield 1
  return { label, codes, labels: [...known.keys()].map(words) }
}
