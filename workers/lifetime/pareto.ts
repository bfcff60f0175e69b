import type { Objective } from '../numeric/minimise.ts'
import type { Histories } from './histories.ts'

/** Nodes of Gauss–Legendre on 0–1, four of them. */
const nodes = [0.0694318442029737, 0.330009478207572, 0.669990521792428, 0.930568155797026]
const weights = [0.173927422568727, 0.326072577431273, 0.326072577431273, 0.173927422568727]
const chunk = 1 << 15
const parts = 5

/**
 * Pareto/NBD: Schmittlein, Morrison & Colombo (1987), Management Science 33. Its likelihood,
 * Γ(r+x) α^r β^s / Γ(r) · [(α+T)^-(r+x) (β+T)^-s + s ∫ (α+u)^-(r+x) (β+u)^-(s+1) du from t_x to T], is written with two
 * ₂F₁ in Fader & Hardie (2005, note on deriving the Pareto/NBD). Here the integral is summed once for each x over all ticks,
 * from the end, by Gauss–Legendre; its slope comes along, and every group takes two sums. Work grows with distinct x times
 * ticks, not with customers. Memory: 270 bytes a tick.
 */
export class Pareto {
  readonly #h: Histories
  readonly #scale: number
  /** Times of the nodes, ascending, their logged weights, and the first node of each tick. */
  readonly #time: Float64Array
  readonly #weight: Float64Array
  readonly #first: Int32Array
  readonly #logs: Float64Array[]
  readonly #slopes: Float64Array[]
  /** By tick, for one x: log of the scale, and sums of the integrand times 1, log(α+u), 1/(α+u), log(β+u), 1/(β+u). */
  readonly #tail: { scale: Float64Array; sums: Float64Array }

  /** Minus the log-likelihood in log r, log α, log s, log β, with its slope. */
  readonly objective: Objective = (at, gradient) => this.#run(at, gradient, null)

  constructor(histories: Histories, scale: number) {
    this.#h = histories
    this.#scale = scale
    const panels = panelsOf(histories.longest)
    this.#first = panels.first
    this.#time = new Float64Array(4 * panels.from.length)
    this.#weight = new Float64Array(this.#time.length)
    for (const [p, from] of panels.from.entries()) {
      const width = (panels.from[p + 1] ?? histories.longest) - from
      for (let j = 0; j < 4; j++) {
        this.#time[4 * p + j] = scale * (from + width * (nodes[j] ?? 0))
        this.#weight[4 * p + j] = Math.log(scale * width * (weights[j] ?? 0))
      }
    }
    const table = () => new Float64Array(this.#time.length)
    this.#logs = [table(), table()]
    this.#slopes = [table(), table()]
    const ticks = histories.longest + 1
    this.#tail = { scale: new Float64Array(ticks), sums: new Float64Array(parts * ticks) }
  }

  /** The chance of each group to be alive: Schmittlein et al. (1987), eq. 11–13. */
  *alive(at: Float64Array): Generator<unknown, Float64Array> {
    const chances = new Float64Array(this.#h.groups)
    yield* this.#run(at, new Float64Array(4), chances)
    return chances
  }

  *#run(at: Float64Array, gradient: Float64Array, alive: Float64Array | null): Generator<unknown, number> {
    const natural = at.map(Math.exp)
    const [r = 1, alpha = 1, s = 1, beta = 1] = natural
    this.#lay(alpha, beta)
    yield
    const total = new Float64Array(5)
    const run: Run = { r, alpha, s, beta, total, alive, gammas: 0, slope: 0, known: 0 }
    let since = 0
    for (let from = 0; from < this.#h.groups; ) {
      const { x, to, least, latest } = this.#alike(from)
      this.#sum(r + x, s, alpha, beta, least, latest)
      since += 40 * (latest - least)
      rise(run, x)
      while (from < to) {
        const end = Math.min(to, from + Math.max(1, 8 * chunk - since))
        this.#add(run, x, from, end)
        since += end - from
        from = end
        if (since <= 8 * chunk) continue
        since = 0
        yield
      }
    }
    for (let j = 0; j < 4; j++) gradient[j] = -(total[j + 1] ?? 0) * (natural[j] ?? 0)
    return -(total[0] ?? 0)
  }

  /** The groups from `from` on that have as many repeats, and the ticks between their first and their last. */
  #alike(from: number): { x: number; to: number; least: number; latest: number } {
    const { groups, repeats, last, age, longest } = this.#h
    const x = repeats[from] ?? 0
    let [to, least, latest] = [from, longest, 0]
    for (; to < groups && repeats[to] === x; to++) {
      least = Math.min(least, last[to] ?? 0)
      latest = Math.max(latest, age[to] ?? 0)
    }
    return { x, to, least, latest }
  }

  /** Adds groups of x repeats to the totals; a loop of its own, as a generator boxes the numbers of its loops. */
  #add({ r, alpha, s, beta, total, alive, gammas, slope }: Run, x: number, from: number, to: number): void {
    const { last, age, count } = this.#h
    const { scale, sums } = this.#tail
    const [logAlpha, logBeta] = [Math.log(alpha), Math.log(beta)]
    const fixed = gammas + r * logAlpha + s * logBeta
    let [sum, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0]
    for (let g = from; g < to; g++) {
      const n = count[g] ?? 0
      const [t, end] = [last[g] ?? 0, age[g] ?? 0]
      const [early, late] = [scale[t] ?? 0, Math.exp((scale[end] ?? 0) - (scale[t] ?? 0))]
      const [a, b] = [alpha + this.#scale * end, beta + this.#scale * end]
      const [logA, logB] = [Math.log(a), Math.log(b)]
      const stays = Math.exp(-(r + x) * logA - s * logB - early)
      const [p, q] = [parts * t, parts * end]
      const gone = s * Math.max(0, (sums[p] ?? 0) - late * (sums[q] ?? 0))
      const all = stays + gone
      const chance = stays / all
      if (alive) alive[g] = chance
      const share = s / all
      sum += n * (fixed + early + Math.log(all))
      byR += n * (slope + logAlpha - chance * logA - share * ((sums[p + 1] ?? 0) - late * (sums[q + 1] ?? 0)))
      byAlpha +=
        n * (r / alpha - (r + x) * (chance / a + share * ((sums[p + 2] ?? 0) - late * (sums[q + 2] ?? 0))))
      byS +=
        n *
        (logBeta - chance * logB - share * ((sums[p + 3] ?? 0) - late * (sums[q + 3] ?? 0)) + gone / all / s)
      byBeta +=
        n * (s / beta - (s * chance) / b - (s + 1) * share * ((sums[p + 4] ?? 0) - late * (sums[q + 4] ?? 0)))
    }
    for (const [j, more] of [sum, byR, byAlpha, byS, byBeta].entries()) total[j] = (total[j] ?? 0) + more
  }

  #lay(alpha: number, beta: number): void {
    for (const [which, base] of [alpha, beta].entries()) {
      const [logs, slopes] = [this.#logs[which], this.#slopes[which]]
      if (!logs || !slopes) continue
      for (let i = 0; i < logs.length; i++) {
        const u = base + (this.#time[i] ?? 0)
        logs[i] = Math.log(u)
        slopes[i] = 1 / u
      }
    }
  }

  /** Sums the integrand from `latest` down to each tick ≥ `least`; it grows downwards, so the scale follows it. */
  #sum(k: number, s: number, alpha: number, beta: number, least: number, latest: number): void {
    const [logA, logB, slopeA, slopeB] = [...this.#logs, ...this.#slopes] as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const { scale, sums } = this.#tail
    const top = this.#scale * latest
    let at = -k * Math.log(alpha + top) - (s + 1) * Math.log(beta + top)
    let [sum, byLogA, byA, byLogB, byB] = [0, 0, 0, 0, 0]
    for (let tick = latest; ; tick--) {
      scale[tick] = at
      const p = parts * tick
      sums[p] = sum
      sums[p + 1] = byLogA
      sums[p + 2] = byA
      sums[p + 3] = byLogB
      sums[p + 4] = byB
      if (tick <= least) return
      for (let i = (this.#first[tick] ?? 0) - 1; i >= (this.#first[tick - 1] ?? 0); i--) {
        const log = (this.#weight[i] ?? 0) - k * (logA[i] ?? 0) - (s + 1) * (logB[i] ?? 0)
        if (log - at > 30) {
          const less = Math.exp(at - log)
          sum *= less
          byLogA *= less
          byA *= less
          byLogB *= less
          byB *= less
          at = log
        }
        const f = Math.exp(log - at)
        sum += f
        byLogA += f * (logA[i] ?? 0)
        byA += f * (slopeA[i] ?? 0)
        byLogB += f * (logB[i] ?? 0)
        byB += f * (slopeB[i] ?? 0)
      }
    }
  }
}

/** One evaluation: its parameters, what was added up, and log Γ(r + x) − log Γ(r) with its slope, for x = `known`. */
interface Run {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
  readonly total: Float64Array
  readonly alive: Float64Array | null
  gammas: number
  slope: number
  known: number
}

function rise(run: Run, x: number): void {
  for (; run.known < x; run.known++) {
    run.gammas += Math.log(run.r + run.known)
    run.slope += 1 / (run.r + run.known)
  }
}

/** Ticks as panels; the first one halved again and again towards 0, where the integrand is steepest. */
function panelsOf(longest: number): { from: number[]; first: Int32Array } {
  const halves = [0, ...Array.from({ length: 10 }, (_, i) => 2 ** (i - 10))]
  const from = longest > 0 ? [...halves, ...Array.from({ length: longest - 1 }, (_, i) => i + 1)] : []
  const first = Int32Array.from({ length: longest + 1 }, (_, tick) =>
    tick === 0 ? 0 : 4 * (halves.length + tick - 1),
  )
  return { from, first }
}
