/** Runs one part of a longer work: its progress 0–1 becomes `from`–`to`. */
export function* within<M>(steps: Generator<number, M>, from: number, to: number): Generator<number, M> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}
