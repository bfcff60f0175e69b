import { bootstrap, type Estimate } from '../../evaluate/bootstrap.ts'
import { pairedBootstrap } from '../../evaluate/comparison.ts'
import { type Judged, judge } from '../../evaluate/judged.ts'
import { rocAuc } from '../../evaluate/ranking.ts'
import { fitBoosted } from '../../models/boosted.ts'
import type { Features } from '../../models/features.ts'
import type { Fit, Fitted } from '../../models/fitted.ts'
import { fitLogistic } from '../../models/logistic.ts'
import { z95 } from '../../numeric/interval.ts'
import { within } from '../../numeric/progress.ts'
import { names } from './measures.ts'
import { type Scene, together } from './scenes.ts'

/** Someone who foretells, from the simplest on; a later one must be better than the one before to be taken. */
export interface Contender {
  label: string
  columns: readonly string[]
  learn: Fit
}

/** Without days of silence: they are the waits times the usual wait, and the weights of all three could not be told apart. */
const all: readonly string[] = names.filter((name) => name !== 'silent')

export const ways: readonly Contender[] = [
  { label: 'Longest silent first', columns: ['silent'], learn: fitLogistic() },
  { label: 'Silent for long by the customer’s own rhythm', columns: ['waits'], learn: fitLogistic() },
  { label: 'Everything known, weighed (logistic regression)', columns: all, learn: fitLogistic() },
  {
    label: 'Everything known, by many small trees',
    columns: all,
    learn: fitBoosted({ trees: 120, leaves: 8, rising: ['waits'] }),
  },
]

/** How one of them did on the days of the past it had not learned from. */
export interface Tried {
  contender: Contender
  /** Chance of leaving of each row of the tested scenes, one scene after the other. */
  scores: Float64Array
  /** How often who left stood above who stayed: 0.5 = by chance. */
  auc: Estimate
}

export interface Trial {
  tested: readonly Scene[]
  outcome: Uint8Array
  tried: readonly Tried[]
  /** The simplest that none beats; null where not even it is better than chance. */
  chosen: Tried | null
}

const mostLearned = 20_000
const mostDrawn = 20_000
const rounds = 200
/** A gain in the area under the ROC curve below this is not worth a harder model. */
const worthwhile = 0.01
/** Standard normal quantile of 1 − 0.025 / 4. */
const strict = 2.498
/** Of each outcome, to learn anything, and to prove anything. */
const fewest = 10

/**
 * Tries each contender on every scene with what could have been learned before it (a rolling-origin back-test: Tashman 2000),
 * and takes the simplest that none beats: one is better when 97.5 % of paired bootstrap draws say so. Null where no scene can
 * be tested, or hardly anybody left, or stayed, on those that can. Yields the share done.
 */
export function* tryOut(
  scenes: readonly Scene[],
  random: () => number,
  contenders: readonly Contender[] = ways,
): Generator<number, Trial | null> {
  const tested = scenes.filter((scene) => enough(scene.learnFrom.flatMap((i) => scenes[i] ?? [])))
  if (!enough(tested)) return null
  const outcome = Uint8Array.from(tested.flatMap((scene) => [...scene.outcome]))
  const scored: Float64Array[] = []
  for (const [c, contender] of contenders.entries()) {
    const share = 0.7 / contenders.length
    scored.push(yield* within(backTest(contender, tested, scenes, random), c * share, (c + 1) * share))
  }
  return yield* within(compared(contenders, scored, { tested, outcome }, random), 0.7, 1)
}

/** Holds what each contender foretold of rows it had not seen against what happened. Yields the share done. */
export function* compared(
  contenders: readonly Contender[],
  scored: readonly Float64Array[],
  { tested, outcome }: Pick<Trial, 'tested' | 'outcome'>,
  random: () => number,
): Generator<number, Trial> {
  const judged = yield* within(judgedAll(scored, outcome), 0, 0.2)
  const tried: Tried[] = []
  for (const [c, contender] of contenders.entries()) {
    const done = (at: number) => 0.2 + (0.4 * at) / contenders.length
    const auc = yield* within(aucOf(judged[c], random), done(c), done(c + 1))
    tried.push({ contender, scores: scored[c] ?? new Float64Array(), auc })
  }
  const chosen = yield* within(choose(tried, judged, random), 0.6, 1)
  return { tested, outcome, tried, chosen }
}

/** The simplest way of all is taken: longest silent first. */
export function isPlain({ chosen, tried }: Trial): boolean {
  return chosen !== null && chosen === tried[0]
}

/** Learned from all scenes, for the present. */
export function* learned(
  { learn, columns }: Contender,
  scenes: readonly Scene[],
  random: () => number,
): Generator<number, Fitted> {
  const { features, outcome } = taught(scenes)
  return yield* learn(only(features, columns), outcome, random)
}

/** What is learned from: rows of all scenes, of very many every so-manyth. */
export const taught = (scenes: readonly Scene[]) => together(scenes, mostLearned)

/** The columns a contender looks at. */
export function only({ rows, columns }: Features, wanted: readonly string[]): Features {
  return { rows, columns: columns.filter(({ name }) => wanted.includes(name)) }
}

function enough(scenes: readonly Scene[]): boolean {
  let [left, stayed] = [0, 0]
  for (const { outcome } of scenes) for (const one of outcome) one === 1 ? left++ : stayed++
  return left >= fewest && stayed >= fewest
}

function* backTest(
  contender: Contender,
  tested: readonly Scene[],
  scenes: readonly Scene[],
  random: () => number,
): Generator<number, Float64Array> {
  const rows = tested.reduce((sum, scene) => sum + scene.people.length, 0)
  const scores = new Float64Array(rows)
  let at = 0
  for (const [t, scene] of tested.entries()) {
    const before = scene.learnFrom.flatMap((i) => scenes[i] ?? [])
    const [from, to] = [t / tested.length, (t + 1) / tested.length]
    const model = yield* within(learned(contender, before, random), from, (from + to) / 2)
    const found = yield* within(model.score(only(scene.features, contender.columns)), (from + to) / 2, to)
    scores.set(found, at)
    at += found.length
  }
  return scores
}

/** The same rows for all; of very many every so-manyth. */
function* judgedAll(all: readonly Float64Array[], outcome: Uint8Array): Generator<number, Judged[]> {
  const step = Math.max(1, Math.ceil(outcome.length / mostDrawn))
  const rows = Int32Array.from({ length: Math.ceil(outcome.length / step) }, (_, i) => i * step)
  const happened = Uint8Array.from(rows, (row) => outcome[row] ?? 0)
  const judged: Judged[] = []
  for (const [c, scores] of all.entries()) {
    const sampled = Float64Array.from(rows, (row) => scores[row] ?? 0)
    judged.push(yield* within(judge(sampled, happened), c / all.length, (c + 1) / all.length))
  }
  return judged
}

function* aucOf(judged: Judged | undefined, random: () => number): Generator<number, Estimate> {
  if (!judged) return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const { auc } = yield* bootstrap(judged, { auc: rocAuc }, random, rounds)
  return auc
}

/** The simplest of those surely better than chance that no harder one surely beats. */
function* choose(
  tried: readonly Tried[],
  judged: readonly Judged[],
  random: () => number,
): Generator<number, Tried | null> {
  let best: number | undefined
  for (const [c, { auc }] of tried.entries()) {
    if (!aboveChance(auc)) continue
    const [one, other] = [judged[c], judged[best ?? -1]]
    if (!one || !other) best ??= c
    else if (auc.value >= (tried[best ?? c]?.auc.value ?? 0) + worthwhile) {
      const steps = pairedBootstrap(one, other, rocAuc, random, rounds)
      if ((yield* within(steps, c / tried.length, (c + 1) / tried.length)).low > 0) best = c
    }
  }
  return best === undefined ? null : (tried[best] ?? null)
}

/** One-sided 2.5 % shared by all contenders (Bonferroni), so that chance alone is seldom taken for a finding. */
function aboveChance({ value, low, high }: Estimate): boolean {
  return value - (strict * (high - low)) / (2 * z95) > 0.5
}
