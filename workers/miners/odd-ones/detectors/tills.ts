import { shuffle } from '../../../numeric/random.ts'
import { type Shares, shareTail, usualShare } from '../chance.ts'
import { type Detector, doubtful, type Suspect, type Tested } from '../detector.ts'
import type { Ledger, Tills } from '../ledger.ts'

const [fewestStaff, fewestOrders, least] = [3, 30, 3]
const chunk = 1 << 16

const staffOf = ({ staff }: Tills) => {
  let top = -1
  for (let i = 0; i < staff.length; i++) if ((staff[i] ?? -1) > top) top = staff[i] ?? -1
  return top + 1
}

/** Those of the others: of few, one who strays would be an excuse for themselves. */
const without = ({ trials, hits }: Shares, who: number): Shares => ({
  trials: trials.filter((_, other) => other !== who),
  hits: hits.filter((_, other) => other !== who),
})

/** One test for each till user and deed, against the share of the others, as far as these differ (`chance.ts`). */
function* tested({ tills }: Ledger, random: () => number, isDealt: boolean): Generator<number, Tested> {
  const { rows, deed, staff, day, amount } = tills
  const codes = isDealt ? shuffle(deed.codes.slice(), random) : deed.codes
  const suspects: Suspect[] = []
  let tests = 0
  for (const [k, name] of ['void', 'discount'].entries()) {
    const wanted = deed.labels.indexOf(name)
    const n = staffOf(tills)
    const shares = { trials: new Int32Array(n), hits: new Int32Array(n) }
    const worth = new Float64Array(n)
    const last = new Int32Array(n)
    for (let i = 0; i < rows; i++) {
      if (i % chunk === 0) yield (k + i / rows) / 2
      const who = staff[i] ?? 0
      shares.trials[who] = (shares.trials[who] ?? 0) + 1
      if (codes[i] !== wanted) continue
      shares.hits[who] = (shares.hits[who] ?? 0) + 1
      worth[who] = (worth[who] ?? 0) + (amount[i] ?? 0)
      last[who] = Math.max(last[who] ?? 0, day[i] ?? 0)
    }
    for (let who = 0; who < n; who++) {
      const [hits, trials] = [shares.hits[who] ?? 0, shares.trials[who] ?? 0]
      if (trials < fewestOrders) continue
      tests++
      const usual = usualShare(without(shares, who))
      const p = hits >= least ? shareTail(usual)(hits, trials) : 1
      if (p > doubtful) continue
      const rank = shares.trials.filter((other) => other > trials).length + 1
      suspects.push({
        ...{ p, customer: -1, day: last[who] ?? 0, orders: [], worth: worth[who] ?? 0 },
        ...{ figures: [hits, trials, usual.share, rank, n], names: [name] },
      })
    }
  }
  return { tests, suspects }
}

export const voids: Detector = {
  id: 'voids',
  label: 'Voids and discounts at the till',
  of: 'staff',
  isHabit: true,
  rule: 'Somebody at the till voids orders, or gives something off, far more often than the others do.',
  lacks: ({ tills }) =>
    staffOf(tills) < fewestStaff
      ? 'Needs a column that tells who was at the till, with at least three people in it.'
      : null,
  test: tested,
  words: ({ figures: [hits = 0, trials = 0, share = 0, rank = 0, n = 0], names: [deed], worth }, s) => ({
    why: `Till user number ${s.number(rank)} of ${s.number(n)} by orders ${deed === 'void' ? 'voided' : 'gave something off on'} ${s.number(hits)} of ${s.count(trials, 'order')}, ${s.money(worth)} in all.`,
    usual: `${s.share(share)} of orders`,
  }),
}
