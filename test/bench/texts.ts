import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import { readTexts } from '../../workers/text/reader.ts'
import { faithful } from '../../workers/text/vader/faithful.ts'
import { repaired } from '../../workers/text/vader/repaired.ts'
import { rated, trustedThere } from '../text/support.ts'
import { finish, spent } from './effort.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const reviews = 200_000
/** The peer takes its time. */
const byPeer = 4_000
/** VADER rules, 150,000 texts a second. */
const must = (reviews / 150_000) * 1_000

/** Processor time of one walk over all texts. */
const medianOf = (rounds: number, texts: readonly string[], read: (text: string) => unknown) =>
  quantile(
    Array.from({ length: rounds }, () =>
      spent(() => {
        for (const text of texts) read(text)
      }),
    ),
    0.5,
  )

/** Throws where fewer than 995 of 1,000 tones are those of the trusted program. */
function agree(texts: readonly string[], compounds: readonly number[]): void {
  const same = texts.filter((text, i) => Math.abs(faithful(text).compound - (compounds[i] ?? 2)) < 5e-5)
  if (same.length < 0.995 * texts.length) throw new Error('VADER: the tones are not those of the trusted one')
}

/** Reading what people wrote, beside the npm package of the same rules; nothing where the trusted results are not at hand. */
export function textRows(rounds: number): Row[] {
  if (!trustedThere) return []
  const { texts, compounds } = rated('amazonReviewSnippets')
  agree(texts, compounds)
  const all = Array.from({ length: reviews }, (_, i) => texts[i % texts.length] ?? '')
  const few = all.slice(0, byPeer)
  const ours = medianOf(rounds, all, faithful)
  const theirs = medianOf(rounds, few, (text) => SentimentIntensityAnalyzer.polarity_scores(text))
  const mended = medianOf(rounds, all, repaired)
  /** Each text its own, as in life: the same one is read once. */
  const own = all.slice(0, reviews / 10).map((text, i) => `${text} ${i}`)
  const whole = quantile(
    Array.from({ length: rounds }, () => spent(() => finish(readTexts(own)))),
    0.5,
  )
  const ratio = theirs / byPeer / (ours / reviews)
  const n = reviews.toLocaleString('en-GB')
  const ms = { unit: 'ms', must, aim: must / 2 } as const
  return [
    {
      what: 'VADER as published: times as fast as vader-sentiment',
      unit: '',
      value: ratio,
      must: 15,
      aim: 30,
      better: 'higher',
    },
    { what: `VADER as published: ${n} reviews, processor time`, value: ours, ...ms },
    { what: `VADER mended: ${n} reviews, processor time`, value: mended, ...ms },
    {
      what: `Language, tone and aspects of ${own.length.toLocaleString('en-GB')} reviews, processor time`,
      value: whole,
      ...ms,
    },
  ]
}
