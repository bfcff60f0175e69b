import { bootstrap } from '../../evaluate/bootstrap.ts'
import { type CardFigure, type ModelCard, modelCard } from '../../evaluate/card.ts'
import { type Judged, judge } from '../../evaluate/judged.ts'
import { brier, calibrationError, logLoss } from '../../evaluate/probability.ts'
import { averagePrecision, rocAuc } from '../../evaluate/ranking.ts'
import { within } from '../../numeric/progress.ts'
import type { CalledInAll } from './called.ts'
import { only, type Trial, taught } from './trial.ts'

export interface CardParts {
  trial: Trial
  scenes: Parameters<typeof taught>[0]
  /** Of those we would have called: the share who left. */
  all: CalledInAll
  outcome: string
  tried: string
  settings: ModelCard['settings']
  left?: readonly { column: string; why: string }[]
}

const mostRows = 20_000
const rounds = 200
const measures = { rocAuc, averagePrecision, logLoss, brier, calibrationError }

/** The card of the way that is used, or of the best one tried where none is. Yields the share done. */
export function* cardOf(parts: CardParts, random: () => number): Generator<number, ModelCard> {
  const { trial, scenes, all, outcome, tried, settings, left = [] } = parts
  const shown = trial.chosen ?? trial.tried.reduce((a, b) => (b.auc.value > a.auc.value ? b : a))
  const { features, outcome: happened } = taught(scenes)
  const { rows, chance } = some(shown.scores, trial.outcome)
  const judged = yield* within(judge(chance, rows), 0, 0.1)
  const figures = yield* within(figuresOf(judged, random), 0.1, 0.9)
  const { label, columns } = shown.contender
  const called = { value: all.share, low: all.interval.low, high: all.interval.high, baseline: all.atRandom }
  const card = modelCard({
    ...{ model: trial.chosen ? label : `none (best tried: ${label})`, outcome, tried, settings, seed: 0 },
    ...{ columns: only(features, columns).columns, happened, shielded: left },
    figures: { ...figures, leftAmongCalled: called },
  })
  return yield* within(card, 0.9, 1)
}

/** Of very many rows every so-manyth. */
function some(scores: Float64Array, outcome: Uint8Array) {
  const every = Math.max(1, Math.ceil(scores.length / mostRows))
  const kept = (_: number, i: number) => i % every === 0
  return { chance: scores.filter(kept), rows: outcome.filter(kept) }
}

/** Figures beside those of one chance for everybody: the share that left. */
function* figuresOf(judged: Judged, random: () => number): Generator<number, Record<string, CardFigure>> {
  const found = yield* bootstrap(judged, measures, random, rounds)
  const { outcome } = judged
  const share = outcome.reduce((sum, one) => sum + one, 0) / Math.max(1, outcome.length)
  const even: Judged = { ...judged, scores: new Float64Array(outcome.length).fill(share) }
  const names = Object.keys(measures) as (keyof typeof measures)[]
  return Object.fromEntries(names.map((name) => [name, { ...found[name], baseline: measures[name](even) }]))
}
