import { Failure, type Fault } from '../../../src/contract/fault.ts'
import type { Frame } from '../../../src/contract/frame.ts'
import { within } from '../../numeric/progress.ts'
import { isSayable, type ReadTexts, readTexts } from '../../text/reader.ts'
import { type Counts, countsOf } from './counts.ts'
import { type Kind, type Letters, lettersOf, type shape } from './letters.ts'
import { type Links, linksOf } from './links.ts'
import { type Spoken, spokenIn } from './phrases.ts'
import { judgeTone, type Proof } from './proof.ts'
import { type Quotes, quotesOf } from './quotes.ts'
import { type Trends, trendsOf } from './trends.ts'

export interface Rules {
  readonly kind: Kind
  readonly followDays: number
  readonly recentDays: number
}

/** What customers wrote, and all that was found in it. */
export interface VoicesModel {
  letters: Letters
  read: ReadTexts
  /** Tone of each distinct text, −1 … 1. */
  tone: Float32Array
  proof: Proof | null
  counts: Counts
  trends: Trends
  links: Links
  spoken: Spoken
  quotes: Quotes
  /** First day that counts as lately; −1 where no text tells a day. */
  since: number
}

const fewest = 30

const isForeign = ({ language }: ReadTexts, texts: readonly string[], t: number) =>
  (language[t] ?? -1) < 0 && isSayable(texts[t] ?? '')

/** What is missing: texts, or texts that can be judged. */
function tooFew(judged: number, letters: Letters, read: ReadTexts): Fault {
  const texts = letters.rows + letters.wordless
  if (texts < fewest) return { code: 'too-few', have: texts, need: fewest, unit: 'count', what: 'texts' }
  const foreign = letters.of.reduce((n, t) => n + Number(isForeign(read, letters.texts, t)), 0)
  return { code: 'unjudged', texts, judged, need: fewest, foreign, wordless: texts - judged - foreign }
}

/** Throws Failure `too-few` under thirty texts, and `unjudged` under thirty that can be judged. `asOf`: day number, NaN where no day is told. */
export function* voicesModel(
  frame: Frame<typeof shape>,
  rules: Rules,
  asOf: number,
): Generator<number, VoicesModel> {
  const letters = yield* within(lettersOf(frame, rules.kind), 0, 0.04)
  const read = yield* within(readTexts(letters.texts), 0.04, 0.5)
  const judged = letters.of.reduce((n, t) => n + ((read.language[t] ?? -1) < 0 ? 0 : 1), 0)
  if (judged < fewest) throw new Failure(tooFew(judged, letters, read))
  const { proof, tone } = yield* within(judgeTone(letters, read), 0.5, 0.8)
  const last = letters.day.reduce((m, day) => Math.max(m, day), -1)
  const until = Number.isNaN(asOf) ? last : asOf
  const since = last < 0 ? -1 : Math.min(until, last) - rules.recentDays + 1
  const counts = yield* within(countsOf(letters, read, tone, since), 0.8, 0.83)
  const trends = yield* within(trendsOf(letters, read, tone, counts), 0.83, 0.84)
  const links = yield* within(linksOf(letters, read, tone, rules.followDays, until), 0.84, 0.88)
  const spoken = yield* within(spokenIn(letters.texts, read, tone, letters.product.labels), 0.88, 0.94)
  const quotes = yield* within(quotesOf(letters.texts, read, spoken), 0.94, 1)
  return { letters, read, tone, proof, counts, trends, links, spoken, quotes, since }
}
