import { mcnemar } from '../../evaluate/comparison.ts'
import { accuracy, type Confusion, confusion, f1, macro } from '../../evaluate/confusion.ts'
import { within } from '../../numeric/progress.ts'
import { fitLinear, type Linear, marginOf } from '../../text/linear.ts'
import { type Grams, gramsOf } from '../../text/ngrams.ts'
import type { ReadTexts } from '../../text/reader.ts'
import type { Letters } from './letters.ts'

/** Four stars and more are happy, two and a half and fewer unhappy; those between say neither. */
export const happyFrom = 3.75
export const unhappyTo = 2.5

/** How the tone of texts agrees with the stars beside them. */
export interface Proof {
  /** Texts with clear stars, and how many of them are happy. */
  rows: number
  happy: number
  rules: Confusion
  /** On texts it did not learn from; null where the stars are too few to learn from. */
  trained: Confusion | null
  /** Share of texts the trained model gets right more often, with its 95 % interval. */
  ahead: { value: number; low: number; high: number }
  wins: boolean
}

interface Judge {
  proof: Proof | null
  /** Tone of each distinct text, −1 … 1: by the rules, or by what the stars taught. */
  tone: Float32Array
}

const fewest = 200
const fewestOfOne = 40
const most = 10_000
const folds = 5
const chunk = 4_096

/**
 * The tone of texts, held against stars: the rules, and a linear model that learns words from them. The model is taken only where
 * it is right more often on texts it has not seen (difference of two paired shares, 95 %: Agresti 2013, eq. 11.2) and no worse
 * for the rarer class. Yields the share done.
 */
export function* judgeTone(letters: Letters, read: ReadTexts): Generator<number, Judge> {
  const stars = starsOfTexts(letters, read)
  const texts = Int32Array.from(stars.keys()).filter((t) => (stars[t] ?? -1) >= 0)
  const happy = texts.reduce((n, t) => n + (stars[t] ?? 0), 0)
  const own = { proof: null, tone: read.tone }
  if (texts.length === 0) return own
  const byRules = callOf(texts, (t) => ((read.tone[t] ?? 0) > 0 ? 1 : 0))
  const actual = texts.map((t) => stars[t] ?? 0)
  const rules = confusion(actual, byRules, 2)
  const proof = { rows: texts.length, happy, rules, trained: null, ahead: none, wins: false }
  if (texts.length < fewest || Math.min(happy, texts.length - happy) < fewestOfOne) return { ...own, proof }
  const grams = yield* within(gramsOf(letters.texts), 0, 0.2)
  const outcome = Uint8Array.from(stars, (s) => (s === 1 ? 1 : 0))
  const learned = thinned(texts)
  const margins = yield* within(outOfFold(grams, learned, outcome), 0.2, 0.8)
  const held = confusion(
    callOf(learned, (t) => stars[t] ?? 0),
    callOf(margins, (m) => (m > 0 ? 1 : 0)),
    2,
  )
  const ruled = callOf(learned, (t) => ((read.tone[t] ?? 0) > 0 ? 1 : 0))
  const ahead = paired(learned, outcome, margins, ruled)
  const beside =
    learned.length === texts.length
      ? rules
      : confusion(
          callOf(learned, (t) => stars[t] ?? 0),
          ruled,
          2,
        )
  const wins = ahead.low > 0 && macro(held, f1) >= macro(beside, f1)
  const tried = { ...proof, rules: beside, rows: learned.length, trained: held, ahead, wins }
  const kept = { ...tried, happy: learned.reduce((n, t) => n + (outcome[t] ?? 0), 0) }
  if (!wins) return { ...own, proof: kept }
  const model = yield* within(fitLinear(grams, learned, outcome), 0.8, 0.95)
  return { proof: kept, tone: yield* within(tonesBy(model, grams, read), 0.95, 1) }
}

const none = { value: 0, low: 0, high: 0 }
const callOf = (of: ArrayLike<number>, call: (one: number) => number) =>
  Int8Array.from({ length: of.length }, (_, i) => call(of[i] ?? 0))

/** 1 happy, 0 unhappy, −1 neither, by the mean of the stars that stand beside a text. */
function starsOfTexts({ rows, of, stars, texts }: Letters, { language }: ReadTexts): Int8Array {
  const [sum, n] = [new Float64Array(texts.length), new Int32Array(texts.length)]
  for (let row = 0; row < rows; row++) {
    const t = of[row] ?? 0
    if ((stars[row] ?? 0) === 0) continue
    sum[t] = (sum[t] ?? 0) + (stars[row] ?? 0)
    n[t] = (n[t] ?? 0) + 1
  }
  return Int8Array.from(sum, (total, t) => {
    if ((n[t] ?? 0) === 0 || (language[t] ?? -1) < 0) return -1
    const mean = total / (n[t] ?? 1)
    return mean >= happyFrom ? 1 : mean <= unhappyTo ? 0 : -1
  })
}

/** Of many texts every so-manyth. */
function thinned(texts: Int32Array): Int32Array {
  const step = Math.max(1, Math.ceil(texts.length / most))
  return texts.filter((_, i) => i % step === 0)
}

/** Margin of each text by a model that has not seen it: five folds in turn. */
function* outOfFold(grams: Grams, texts: Int32Array, outcome: Uint8Array): Generator<number, Float64Array> {
  const margins = new Float64Array(texts.length)
  for (let fold = 0; fold < folds; fold++) {
    const rest = texts.filter((_, i) => i % folds !== fold)
    const model = yield* within(fitLinear(grams, rest, outcome), fold / folds, (fold + 1) / folds)
    for (let i = fold; i < texts.length; i += folds) margins[i] = marginOf(model, grams, texts[i] ?? 0)
  }
  return margins
}

function paired(texts: Int32Array, outcome: Uint8Array, margins: Float64Array, ruled: Int8Array) {
  let [better, worse] = [0, 0]
  texts.forEach((t, i) => {
    const [own, other] = [((margins[i] ?? 0) > 0 ? 1 : 0) === outcome[t], ruled[i] === outcome[t]]
    if (own && !other) better++
    if (other && !own) worse++
  })
  const { difference: value, low, high } = mcnemar(better, worse, texts.length)
  return { value, low, high }
}

function* tonesBy(model: Linear, grams: Grams, { language }: ReadTexts): Generator<number, Float32Array> {
  const tone = new Float32Array(language.length)
  for (let t = 0; t < tone.length; t++) {
    if (t % chunk === 0) yield t / tone.length
    if ((language[t] ?? -1) >= 0) tone[t] = Math.tanh(marginOf(model, grams, t))
  }
  return tone
}

/** Whether it errs more or less often than calling every text `one` of the two (McNemar 1947, exact, 5 %). */
function isUnlikeCallingAll({ counts }: Confusion, one: 0 | 1): boolean {
  const other = 1 - one
  const [onlyTone = 0, onlyPlain = 0] = [counts[other * 2 + other], counts[one * 2 + other]]
  return mcnemar(onlyTone, onlyPlain, onlyTone + onlyPlain).p < 0.05
}

/** Accuracy and macro F1 of the tone that was taken, and of calling all texts what most are. */
export function figuresOf({ rules, trained, wins, rows, happy }: Proof) {
  const shown = wins && trained ? trained : rules
  const majority = Math.max(happy, rows - happy) / rows
  const all: Confusion = {
    classes: 2,
    counts:
      happy * 2 >= rows
        ? Float64Array.of(0, rows - happy, 0, happy)
        : Float64Array.of(rows - happy, 0, happy, 0),
  }
  return {
    accuracy: accuracy(shown),
    f1: macro(shown, f1),
    majority,
    isUnlikeMajority: isUnlikeCallingAll(shown, happy * 2 >= rows ? 1 : 0),
    majorityF1: macro(all, f1),
    byRules: accuracy(rules),
    byStars: trained ? accuracy(trained) : null,
  }
}
