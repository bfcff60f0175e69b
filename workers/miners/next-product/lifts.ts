import { within } from '../../numeric/progress.ts'
import type { Candidates, Pairs } from './pairs.ts'

/** Prior weight of an order of purchases, in expected customers; and of togetherness, in common purchases. */
const shrink = { sequence: 5, together: 10 }

/** Items whose pairs are put in order between two yields. */
const itemsAtOnce = 256

/**
 * Pairs that count, with their lift. The lift in the order of purchases is (k + c · l) / (e + c): k observed and e expected
 * (gamma prior), shrunk towards the lift l of togetherness, and that towards 1 by n / (n + λ), n common purchases; l counts
 * only as far as togetherness came true in later purchases of this shop. What was found together alone is lifted no further.
 * 100 bytes a pair kept. Yields the share done.
 */
export function* judged(
  found: Candidates,
  leastOrder: number,
  leastTogether: number,
): Generator<number, Omit<Pairs, 'tested'>> {
  const times = Float64Array.from(found.both, (n, i) =>
    (found.beside[i] ?? 0) > 0 ? n / (found.beside[i] ?? 1) : 1,
  )
  const promised = times.map(
    (t, i) => 1 + ((t - 1) * (found.both[i] ?? 0)) / ((found.both[i] ?? 0) + shrink.together),
  )
  const way = Uint8Array.from(
    found.to,
    (_, i) =>
      ((found.order[i] ?? 0) >= leastOrder ? 1 : 0) + ((found.together[i] ?? 0) >= leastTogether ? 2 : 0),
  )
  yield 0.2
  const carried = carriedOver(found, promised, way)
  const lift = promised.map((promise, i) => {
    const prior = 1 + carried * (promise - 1)
    const seen =
      ((found.took[i] ?? 0) + shrink.sequence * prior) / ((found.expected[i] ?? 0) + shrink.sequence)
    return way[i] === 2 ? Math.min(seen, prior) : seen
  })
  yield 0.4
  return { ...(yield* within(strongest(found, { times, lift, way }), 0.4, 1)), carried }
}

function carriedOver(found: Candidates, promised: Float64Array, way: Uint8Array): number {
  let [came, chance, promise] = [0, 0, 0]
  for (let i = 0; i < way.length; i++) {
    if ((way[i] ?? 0) < 2) continue
    const expected = found.expected[i] ?? 0
    came += found.took[i] ?? 0
    chance += expected
    promise += Math.min(found.could[i] ?? 0, expected * (promised[i] ?? 1))
  }
  return promise > chance ? Math.min(1, Math.max(0, (came - chance) / (promise - chance))) : 0
}

function* strongest(
  found: Candidates,
  { times, lift, way }: Pick<Pairs, 'times' | 'lift' | 'way'>,
): Generator<number, Omit<Pairs, 'tested' | 'carried'>> {
  const items = found.start.length - 1
  const kept: number[] = []
  const start = new Int32Array(items + 1)
  for (let a = 0; a < items; a++) {
    if (a % itemsAtOnce === 0) yield (0.7 * a) / items
    const own: number[] = []
    for (let i = found.start[a] ?? 0; i < (found.start[a + 1] ?? 0); i++)
      if ((way[i] ?? 0) > 0 && (lift[i] ?? 0) > 1) own.push(i)
    own.sort((i, j) => (lift[j] ?? 0) - (lift[i] ?? 0) || (found.to[i] ?? 0) - (found.to[j] ?? 0))
    for (const i of own) kept.push(i)
    start[a + 1] = kept.length
  }
  yield 0.7
  const ints = (values: readonly number[]) => Int32Array.from(kept, (i) => values[i] ?? 0)
  const reals = (values: ArrayLike<number>) => Float64Array.from(kept, (i) => values[i] ?? 0)
  return {
    start,
    to: ints(found.to),
    took: ints(found.took),
    could: ints(found.could),
    expected: reals(found.expected),
    both: ints(found.both),
    times: reals(times),
    lift: reals(lift),
    way: Uint8Array.from(kept, (i) => way[i] ?? 0),
  }
}
