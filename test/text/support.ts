import { existsSync, readFileSync } from 'node:fs'

const shared = new URL('../../../shared/', import.meta.url)
const at = (path: string) => new URL(path, shared)
export const trustedThere = existsSync(at('reference/vader_compound.json'))

/** What a walk gives when it is through. */
export function toEnd<T>(steps: Generator<number, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

const json = (path: string) => JSON.parse(readFileSync(at(path), 'utf8'))
const lines = (file: string) => readFileSync(at(`data/sentiment/${file}`), 'utf8').split('\n')

/** Texts with the mean of people's ratings, −4 … 4, and the compound a trusted program gives. */
export interface Rated {
  texts: string[]
  ratings: number[]
  compounds: number[]
}

export function rated(set: 'tweets' | 'amazonReviewSnippets'): Rated {
  const rows = lines(`${set}_GroundTruth.txt`)
    .map((line) => line.replace(/\r$/, '').split('\t'))
    .filter((cells) => cells.length > 2)
  return {
    texts: rows.map((cells) => cells.slice(2).join('\t')),
    ratings: rows.map((cells) => Number(cells[1])),
    compounds: json('reference/vader_compound.json')[set].compound,
  }
}

/** Sentences that people called good (1) or bad (0). */
export function labelled(): { texts: string[]; good: boolean[]; compounds: number[] } {
  const rows = lines('amazon_cells_labelled.txt')
    .map((line) => /^(.*?)[ \t]+([01])\s*$/.exec(line))
    .filter((row) => row !== null)
  return {
    texts: rows.map((row) => row[1] ?? ''),
    good: rows.map((row) => row[2] === '1'),
    compounds: json('reference/vader_compound.json').amazon_cells.compound,
  }
}

/** Texts that people called good (1) or bad (0), with the fold of five in which each is tried, and the better trusted accuracy. */
export function folded(set: 'tweets' | 'amazonReviewSnippets' | 'amazon_cells'): {
  texts: string[]
  happy: Uint8Array
  fold: number[]
  trusted: number
} {
  const rows = readFileSync(at(`reference/folds/sentiment_${set}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const cells = rows.map((row) => row.split(','))
  const byKey =
    set === 'amazon_cells'
      ? new Map(labelled().texts.map((text, i) => [String(i), text]))
      : new Map(
          lines(`${set}_GroundTruth.txt`).map((line) => {
            const [key = '', , ...text] = line.replace(/\r$/, '').split('\t')
            return [key, text.join('\t')]
          }),
        )
  const { cross_validation_polar_rows, cross_validation } = json('reference/sentiment.json')[set]
  const cv = cross_validation_polar_rows ?? cross_validation
  return {
    texts: cells.map(([, key = '']) => byKey.get(key) ?? ''),
    happy: Uint8Array.from(cells, ([, , y]) => Number(y)),
    fold: cells.map(([, , , fold]) => Number(fold)),
    trusted: Math.max(cv.bayes.accuracy, cv.logistic.accuracy),
  }
}
