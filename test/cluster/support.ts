import type { Matrix } from '../../workers/cluster/matrix.ts'
import { seeded } from '../../workers/numeric/random.ts'

export function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** A normal deviate: Box & Muller (1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Round clouds of spread 0.5 about given middles, the rows taking turns. */
export function blobs(rows: number, middles: readonly (readonly number[])[], seed = 9): Matrix {
  const random = seeded(seed)
  const columns = middles[0]?.length ?? 0
  const values = Float64Array.from({ length: rows * columns }, (_, at) => {
    const middle = middles[Math.floor(at / columns) % middles.length]
    return (middle?.[at % columns] ?? 0) + 0.5 * normal(random)
  })
  return { rows, columns, values }
}
