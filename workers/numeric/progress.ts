/** Runs one part of a longer work: its progress 0–1 becomes `from`–`to`. */
export function* within<M>(steps: Generator<number, M>, from: number, to: number): Generator<number, M> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

/** A work whose parts begin anew at 0: what it yields never falls. */
export function* rising<M>(steps: Generator<number, M>): Generator<number, M> {
  let most = 0
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    most = Math.max(most, Math.min(1, step.value))
    yield most
  }
}

/** Runs a work to its end without a stop. */
export function finish<M>(steps: Generator<number, M>): M {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
