/** Milliseconds of processor time since some moment: neighbours on the machine do not count. */
export function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Milliseconds of processor time that some work takes. */
export function spent(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return spentSince(before)
}

/** What takes milliseconds is measured more often: the first times are those of a compiler. */
export const repeated = (rounds: number, size: number): number =>
  Math.ceil(rounds * Math.max(1, 100_000 / size))

/** Walks steps to their end. */
export function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Slope of the logarithms over the sizes: 1 = ten times as much takes ten times as long. */
export function exponent(sizes: readonly number[], times: readonly number[]): number {
  const [x, y] = [sizes.map((n) => Math.log(n)), times.map((t) => Math.log(t))]
  const [mx, my] = [x, y].map((list) => list.reduce((s, v) => s + v, 0) / list.length) as [number, number]
  const up = x.reduce((s, v, i) => s + (v - mx) * ((y[i] ?? 0) - my), 0)
  return up / x.reduce((s, v) => s + (v - mx) ** 2, 0)
}
