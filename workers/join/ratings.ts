/** Stars of one file on one scale. */
export interface Ratings {
  /** 1 … 5; NaN where none are told. */
  rating: Float64Array
  /** The most that the file's own scale has: 1 (no or yes), 5, 10 or 100; NaN where it tells no stars. */
  scale: number
}

/**
 * Stars of a file as 1 … 5: what it tells goes up to 5, 10 or 100, and begins at 0 where a value below 1 occurs (at 1
 * otherwise; scales of a hundred begin at 0). Where there is 0 and nothing above 1, thumbs go down or up. Values below 0
 * or above 100 are no stars.
 */
export function ratingsOf(stars: Float64Array): Ratings {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of stars) {
    if (!isStars(value)) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least > most) return { rating: new Float64Array(stars.length).fill(Number.NaN), scale: Number.NaN }
  const scale = most === 1 && least === 0 ? 1 : most <= 5 ? 5 : most <= 10 ? 10 : 100
  const base = scale === 100 || least < 1 ? 0 : 1
  const rating = stars.map((value) =>
    isStars(value) ? 1 + (4 * (value - base)) / (scale - base) : Number.NaN,
  )
  return { rating, scale }
}

const isStars = (value: number) => value >= 0 && value <= 100

const good =
  /^(?:good|great|happy|satisfied|very satisfied|positive|yes|gut|zufrieden|bien|bon|bueno|buono|goed|bom|👍|😀|🙂)$/iu
const bad =
  /^(?:bad|poor|unhappy|dissatisfied|unsatisfied|very dissatisfied|negative|no|schlecht|unzufrieden|mauvais|malo|cattivo|slecht|ruim|👎|🙁|😡)$/iu

/** What a ticket tells of satisfaction as a number: as it stands, or 5 and 1 for words; NaN where it tells none. */
export function satisfactionOf(label: string): number {
  const plain = label.trim()
  const number = /^(\d{1,3}(?:[.,]\d+)?)\s*(?:\/\s*\d+|%)?$/.exec(plain)?.[1]
  if (number !== undefined) return Number(number.replace(',', '.'))
  return good.test(plain) ? 5 : bad.test(plain) ? 1 : Number.NaN
}
