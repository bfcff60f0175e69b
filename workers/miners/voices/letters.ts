import type { Frame } from '../../../src/contract/frame.ts'

export const shape = {
  customer: 'int',
  day: 'int',
  kind: 'key',
  stars: 'real',
  title: 'key',
  text: 'key',
  product: 'key',
  nth: 'int',
  next: 'int',
  refunded: 'int',
} as const

/** Texts as they came: `of[row]` is the place of a row's text among the distinct `texts`. Days count from 1970; −1 is not told. */
export interface Letters {
  rows: number
  texts: string[]
  of: Int32Array
  customer: Int32Array
  day: Int32Array
  /** 1 … 5; 0 where none are told. */
  stars: Float64Array
  product: { codes: Int32Array; labels: string[] }
  /** Orders of the writer until then, the day of the next one (−1: none), and whether money was given back (−1: no order). */
  nth: Int32Array
  next: Int32Array
  refunded: Int32Array
  /** Rows without a word in them; those of another kind than asked. */
  wordless: number
}

export type Kind = 'all' | 'review' | 'ticket'
const chunk = 16_384

/** Puts titles before their texts, and each distinct text down once. Linear. Yields the share done. */
export function* lettersOf(frame: Frame<typeof shape>, kind: Kind): Generator<number, Letters> {
  const known = new Map<string, number>()
  const of = new Int32Array(frame.rows)
  const kept = new Int32Array(frame.rows)
  const texts: string[] = []
  let [n, wordless] = [0, 0]
  for (let row = 0; row < frame.rows; row++) {
    if (row % chunk === 0) yield row / frame.rows
    if (kind !== 'all' && labelAt(frame.kind, row) !== kind) continue
    const text = joined(labelAt(frame.title, row).trim(), labelAt(frame.text, row).trim())
    if (text === '') {
      wordless++
      continue
    }
    const place = known.get(text) ?? texts.length
    if (place === texts.length) {
      known.set(text, place)
      texts.push(text)
    }
    of[n] = place
    kept[n++] = row
  }
  const rows = kept.subarray(0, n)
  const whole = (values: Int32Array) => Int32Array.from(rows, (row) => values[row] ?? -1)
  return {
    ...{ rows: n, texts, of: of.slice(0, n), wordless },
    ...{ customer: whole(frame.customer), day: whole(frame.day), nth: whole(frame.nth) },
    ...{ next: whole(frame.next), refunded: whole(frame.refunded) },
    stars: Float64Array.from(rows, (row) => frame.stars[row] ?? 0),
    product: { codes: whole(frame.product.codes), labels: frame.product.labels },
  }
}

const labelAt = ({ codes, labels }: { codes: Int32Array; labels: string[] }, row: number) =>
  labels[codes[row] ?? -1] ?? ''

/** Many tools repeat the beginning of a text as its title. */
function joined(title: string, text: string): string {
  if (title === '' || text.startsWith(title.replace(/(?:\.{3}|…)$/u, ''))) return text || title
  if (text === '') return title
  return /[.!?…]$/u.test(title) ? `${title} ${text}` : `${title}. ${text}`
}
