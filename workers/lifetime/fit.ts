import { curvature } from '../numeric/curvature.ts'
import { type Minimum, minimise, type Objective } from '../numeric/minimise.ts'
import { within } from '../numeric/progress.ts'
import { inverted } from '../numeric/symmetric.ts'
import { betaGeometric } from './beta-geometric.ts'
import { type Finding, findingsOf } from './findings.ts'
import { coarser, type Histories, thinned } from './histories.ts'
import { Pareto } from './pareto.ts'
import { covariance, type Prior, penalty, withPrior } from './prior.ts'

export type Model = 'bgnbd' | 'mbgnbd' | 'paretonbd'

/**
 * Parameters in the unit of time of `Histories.tick`: r, α (purchases) and a, b (BG/NBD, MBG/NBD) or s, β (Pareto/NBD).
 * `spread` is the covariance of their logarithms.
 */
export interface Fit {
  model: Model
  params: readonly [number, number, number, number]
  logLikelihood: number
  spread: Float64Array[]
  evaluations: number
  settled: boolean
  findings: Finding[]
}

const [fewGroups, manyGroups] = [700, 20_000]
const mostTicks = { fine: 4_096, rough: 512 } as const
const priors: Readonly<Record<Model, Prior>> = {
  bgnbd: { centres: [0.5, 1, 1, 3], width: 3 },
  mbgnbd: { centres: [0.7, 1.5, 1, 2], width: 3 },
  paretonbd: { centres: [0.7, 2, 0.7, 3], width: 3 },
}
const starts = {
  bgnbd: [
    [0.3, 1, 0.8, 2.5],
    [2, 3, 0.2, 2],
    [1, 0.5, 3, 30],
  ],
  mbgnbd: [
    [0.5, 1.5, 0.9, 1.6],
    [2, 3, 0.2, 2],
    [1, 0.5, 3, 30],
  ],
  paretonbd: [
    [0.6, 3, 0.6, 3],
    [2, 2, 0.3, 5],
    [1, 0.5, 1, 1],
  ],
} as const

/**
 * Fits a model by maximum likelihood, with a weak prior: time scaled so that the longest history is 10 long, three starts on
 * at most 700 groups, the best one carried on with 20,000 and with all, each time from the curvature of the step before.
 * `settled` is false where the slope stays; findings name what the data do not carry. Needs at least one repeat.
 */
export function* fitModel(histories: Histories, model: Model): Generator<number, Fit> {
  const pareto = model === 'paretonbd'
  const all = pareto ? yield* shortened(histories, mostTicks.fine) : histories
  const unit = (Math.max(1, all.longest) * all.tick) / 10
  const short = pareto ? yield* shortened(all, mostTicks.rough) : all
  const [few, many] = [thinned(short, fewGroups), thinned(short, manyGroups)]
  const rough = objectiveOf(few, model, unit)
  const first = yield* within(bestStart(rough, model, few.customers), 0, 0.4)
  let evaluations = first.evaluations
  const bent = many === few ? rough : objectiveOf(many, model, unit)
  const middle = many === few ? first : yield* within(carriedOn(bent, rough, first), 0.4, 0.6)
  const objective = many === all ? bent : objectiveOf(all, model, unit)
  const found = many === all ? middle : yield* within(carriedOn(objective, bent, middle), 0.6, 0.9)
  evaluations += (many === few ? 0 : middle.evaluations) + (many === all ? 0 : found.evaluations)
  const spread = covariance(yield* within(curvature(bent, found.at), 0.9, 1), priors[model])
  return told(histories, model, unit, found, { evaluations, spread })
}

function* bestStart(objective: Objective, model: Model, customers: number): Generator<number, Minimum> {
  const unit = Math.sqrt(customers)
  let best: Minimum | null = null
  let evaluations = 0
  for (const [i, start] of starts[model].entries()) {
    const steps = minimise(objective, Float64Array.from(start, Math.log), { tolerance: 1e-2 * unit })
    const found = yield* within(steps, i / 4, (i + 1) / 4)
    evaluations += found.evaluations
    if (Number.isFinite(found.value) && (!best || found.value < best.value - 1e-6)) best = found
  }
  if (!best) throw new RangeError('no start has a likelihood')
  const { at, inverse } = best
  const settled = yield* within(minimise(objective, at, { inverse, tolerance: 1e-5 * unit }), 0.75, 1)
  return { ...settled, evaluations: evaluations + settled.evaluations }
}

/** From the optimum on fewer groups to that on more. */
function* carriedOn(
  objective: Objective,
  fewer: Objective,
  { at, inverse }: Minimum,
): Generator<number, Minimum> {
  const second = yield* within(curvature(fewer, at), 0, 0.3)
  const search = { inverse: inverted(second) ?? inverse, tolerance: 1e-2 }
  return yield* within(minimise(objective, at, search), 0.3, 1)
}

function* shortened(histories: Histories, most: number): Generator<number, Histories> {
  if (histories.longest <= most) return histories
  return yield* within(coarser(histories, Math.ceil(histories.longest / most)), 0, 0)
}

function objectiveOf(histories: Histories, model: Model, unit: number): Objective {
  const scale = histories.tick / unit
  const likelihood =
    model === 'paretonbd'
      ? new Pareto(histories, scale).objective
      : betaGeometric(histories, model === 'mbgnbd', scale)
  return withPrior(likelihood, priors[model])
}

function told(
  histories: Histories,
  model: Model,
  unit: number,
  { at, value, settled, gradient }: Minimum,
  made: { evaluations: number; spread: Float64Array[] },
): Fit {
  const [r = 1, alpha = 1, third = 1, fourth = 1] = Array.from(at, Math.exp)
  const params = [r, alpha * unit, third, model === 'paretonbd' ? fourth * unit : fourth] as const
  const jacobian = changeOfUnit(histories, unit)
  const logLikelihood = -(value - penalty(priors[model], at)) - jacobian
  const slope = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0)
  const calm = settled || slope < 1e-3 * Math.sqrt(histories.customers)
  const fit = { model, params, logLikelihood, settled: calm, ...made }
  return { ...fit, findings: findingsOf(fit, histories) }
}

/** Each purchase is a density in time: in another unit of time it is another number. */
function changeOfUnit({ groups, repeats, count }: Histories, unit: number): number {
  let purchases = 0
  for (let g = 0; g < groups; g++) purchases += (repeats[g] ?? 0) * (count[g] ?? 0)
  return purchases * Math.log(unit)
}
