import { type Decimal, numberReader } from './numbers.ts'

/** What review sites and surveys write in place of stars, from one star to five; between words as “very good” stand halves. */
const judgements: readonly (readonly [stars: number, words: string])[] = [
  [
    1,
    `bad terrible awful horrible very_bad very_poor very_dissatisfied very_unsatisfied schlecht sehr_schlecht mangelhaft
    ungenügend sehr_unzufrieden mauvais très_mauvais horrible très_insatisfait malo muy_malo pésimo muy_insatisfecho cattivo
    pessimo molto_insoddisfatto slecht zeer_slecht zeer_ontevreden ruim péssimo muito_ruim muito_insatisfeito`,
  ],
  [
    2,
    `poor dissatisfied unsatisfied below_average ausreichend unzufrieden insuffisant insatisfait médiocre deficiente insatisfecho
    scarso insoddisfatto matig ontevreden onvoldoende fraco insatisfeito`,
  ],
  [
    3,
    `average ok okay fair neutral mixed so-so befriedigend mittel teils_teils durchschnittlich neutre moyen correct regular
    neutro sufficiente nella_media gemiddeld neutraal voldoende razoável`,
  ],
  [
    4,
    `good great satisfied above_average gut zufrieden bien bon satisfait bueno satisfecho buono soddisfatto goed tevreden bom
    satisfeito`,
  ],
  [
    4.5,
    'very_good very_satisfied sehr_gut sehr_zufrieden très_bien très_bon très_satisfait muy_bueno muy_bien muy_satisfecho',
  ],
  [4.5, 'molto_buono ottimo molto_soddisfatto zeer_goed zeer_tevreden muito_bom muito_satisfeito'],
  [
    5,
    'excellent outstanding perfect exceptional ausgezeichnet hervorragend perfekt parfait excelente perfecto eccellente',
  ],
  [5, 'perfetto uitstekend perfect perfeito ótimo'],
]

const words = new Map([
  ...judgements.flatMap(([stars, said]) =>
    said.split(/\s+/).map((word) => [word.replaceAll('_', ' '), stars] as const),
  ),
  ...['one', 'two', 'three', 'four', 'five'].flatMap((word, i) => [
    [word, i + 1] as const,
    ['★'.repeat(i + 1), i + 1] as const,
    ['★'.repeat(i + 1) + '☆'.repeat(4 - i), i + 1] as const,
    ['⭐'.repeat(i + 1), i + 1] as const,
  ]),
])

const outOf =
  /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:(?:\/|out of|of|von|sur|de|su|van|di)\s*(\d{1,3}))?\s*(?:stars?|stern(?:en?)?|étoiles?|estrellas?|stelle|stella|sterren|ster|estrelas?|[★⭐])?\s*$/iu

/** Stars of a cell: 4, 4/5, “4 out of 5”, “4 Sterne”, ★★★★☆, FOUR, “very good”; of 8/10 the same share of five. NaN where none are told. */
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
