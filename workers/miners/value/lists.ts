import type { Findings, ListColumn } from '../../../src/contract/report.ts'
import type { Say } from '../say.ts'
import type { ValueModel } from './model.ts'
import { rhythm, silence } from './tiers.ts'
import { tierAbout, tierName } from './words.ts'

type Audience = Findings['audiences'][number]

/** A list for each tier, those worth keeping but silent first, and the few who carry most. */
export function audiencesOf(model: ValueModel, s: Say): Audience[] {
  const { tiers, standing, people } = model
  const list = (id: string, label: string, about: string, which: Int32Array): Audience[] =>
    which.length === 0
      ? []
      : [{ id, label, about, members: keysOf(model, which), columns: columnsOf(model, which, s) }]
  const kept =
    'Better customers than most, silent for more than twice their usual time, and not yet given up.'
  const most = 'They carry most of what is ahead. Know them by name.'
  const lists = [
    ...list('keep', 'Worth keeping, but silent', kept, tiers.keep),
    ...list('top', 'Carry the most', most, largest(model)),
  ]
  const count = people ? standing.who.length : 0
  return lists.concat(
    tiers.tiers.flatMap((tier, t) => {
      const id = tier.kind === 'steady' ? `steady${t + 1}` : tier.kind
      return list(id, tierName(tier, s), tierAbout(tier), placesOf(tiers.of, t, count))
    }),
  )
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

function columnsOf(model: ValueModel, which: Int32Array, s: Say): ListColumn[] {
  const { standing, value, alive, months } = model
  const columns = [
    column(
      `Ahead in ${s.count(months, 'month')}`,
      which,
      (i) => twoDigits(value[i] ?? 0),
      (v) => s.money(v),
    ),
    column(
      'Usually orders',
      which,
      (i) => usual(model, i),
      (v) => (v > 0 ? `every ${s.count(v, 'day')}` : 'once so far'),
    ),
    column(
      'Silent for',
      which,
      (i) => silence(standing, i),
      (v) => s.count(v, 'day'),
    ),
    column(
      'Has paid',
      which,
      (i) => twoDigits(standing.paid[i] ?? 0),
      (v) => s.money(v),
    ),
  ]
  if (!alive) return columns
  const chance = column(
    'Chance to be with you',
    which,
    (i) => Math.round(20 * (alive[i] ?? 0)) / 20,
    (v) => s.share(v),
  )
  return [...columns, chance]
}

function usual({ standing }: ValueModel, i: number): number {
  return (standing.repeats[i] ?? 0) > 0 ? Math.max(1, Math.round(rhythm(standing, i))) : 0
}

/** Few distinct texts, and no more digits than are known. */
function twoDigits(value: number): number {
  return value > 0 ? Number(value.toPrecision(2)) : 0
}

function column(
  label: string,
  which: Int32Array,
  of: (i: number) => number,
  words: (v: number) => string,
): ListColumn {
  const codes = new Int32Array(which.length)
  const known = new Map<number, number>()
  for (let k = 0; k < which.length; k++) {
    const value = of(which[k] ?? 0)
    const code = known.get(value) ?? known.size
    known.set(value, code)
    codes[k] = code
  }
  return { label, codes, labels: [...known.keys()].map(words) }
}
