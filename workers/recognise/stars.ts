import { type Decimal, numberReader } from './numbers.ts'

const words = new Map(
  ['one', 'two', 'three', 'four', 'five'].flatMap((word, i) => [
    [word, i + 1] as const,
    ['★'.repeat(i + 1), i + 1] as const,
    ['★'.repeat(i + 1) + '☆'.repeat(4 - i), i + 1] as const,
    ['⭐'.repeat(i + 1), i + 1] as const,
  ]),
)

const outOf =
  /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:(?:\/|out of|of|von|sur|de|su|van|di)\s*(\d{1,3}))?\s*(?:stars?|stern(?:en?)?|étoiles?|estrellas?|stelle|stella|sterren|ster|estrelas?|[★⭐])?\s*$/iu

/** Stars of a cell: 4, 4/5, “4 out of 5”, “4 Sterne”, ★★★★☆, FOUR; of 8/10 the same share of five. NaN where none are told. */
export function starReader(decimal: Decimal): (cell: string) => number {
  const plain = numberReader(decimal)
  return (cell) => {
    const value = plain(cell)
    if (!Number.isNaN(value)) return value
    const word = words.get(cell.trim().toLowerCase())
    if (word !== undefined) return word
    const [, told, most = '5'] = outOf.exec(cell) ?? []
    if (told === undefined || Number(most) === 0) return Number.NaN
    return (Number(told.replace(',', '.')) * 5) / Number(most)
  }
}

const read = starReader('.')

/** True where a text that is no number tells stars. */
export const tellsStars = (cell: string): boolean => read(cell) >= 0 && read(cell) <= 5
