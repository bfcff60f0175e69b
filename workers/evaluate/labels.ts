import { plainName } from './columns.ts'

/** Classes made of what people wrote. */
export interface Classes {
  /** Class of each text; −1 = blank. */
  readonly codes: Int32Array
  /** The most frequent spelling of each class, most frequent class first. */
  readonly labels: readonly string[]
  readonly counts: readonly number[]
  readonly blank: number
  /** Spellings that were taken for one class, where there is more than one. */
  readonly united: readonly (readonly string[])[]
}

/**
 * Why classes cannot be learned: one — all rows are alike; many — more classes than can be told apart; few — the smallest
 * class has too few rows, and what stands apart as its own class is `label`.
 */
export type Unfit =
  | { readonly why: 'one'; readonly classes: number }
  | { readonly why: 'many'; readonly classes: number; readonly most: number }
  | { readonly why: 'few'; readonly label: string; readonly have: number; readonly need: number }

const yes = new Set(
  'yes y true t 1 x ja j wahr oui o vrai si s verdadero vero sim verdadeiro waar on'.split(' '),
)
const no = new Set('no n false f 0 nein falsch non faux falso nao nee onwaar off'.split(' '))
/** Words for "nothing is written here". */
const blanks = new Set(['', 'na', 'n a', 'nan', 'null'])

/** What a text is compared by: small letters without accents and signs; a whole number as it is counted ("1.0" is "1"). */
function plain(text: string): string {
  const number = /^\s*-?\d+([.,]0+)?\s*$/.test(text) ? String(Number.parseInt(text, 10)) : null
  return (
    number ??
    (plainName(text) ||
      text
        .trim()
        .toLowerCase()
        .replace(/^[-–—?.]+$/, ''))
  )
}

/** Spellings by what they are compared by. */
function spellings(texts: readonly string[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const text of texts) {
    const key = plain(text)
    if (blanks.has(key)) continue
    const counts = found.get(key) ?? new Map<string, number>()
    counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1)
    found.set(key, counts)
  }
  return found
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((s, n) => s + n, 0)
const byCount = ([a, n]: [string, number], [b, m]: [string, number]) => m - n || (a < b ? -1 : 1)

/**
 * One class for each word, however it is spelled ("Gold", "gold "). Where every word says yes or no (Yes, y, ja, oui, sí, 1 …),
 * these are two classes. Order: most frequent first, so that the same rows in any order give the same classes.
 */
export function classesOf(texts: readonly string[]): Classes {
  const bySpelling = spellings(texts)
  const keys = [...bySpelling.keys()]
  const isYesNo = keys.length > 1 && keys.every((key) => yes.has(key) || no.has(key))
  const nameOf = (key: string) => (isYesNo ? (yes.has(key) ? 'yes' : 'no') : key)
  const groups = new Map<string, Map<string, number>>()
  for (const [key, counts] of bySpelling) {
    const into = groups.get(nameOf(key)) ?? new Map<string, number>()
    for (const [text, n] of counts) into.set(text, (into.get(text) ?? 0) + n)
    groups.set(nameOf(key), into)
  }
  const sorted = [...groups].sort(([a, n], [b, m]) => total(m) - total(n) || (a < b ? -1 : 1))
  const place = new Map(sorted.map(([name], k) => [name, k]))
  const codes = Int32Array.from(texts, (text) => {
    const key = plain(text)
    return blanks.has(key) ? -1 : (place.get(nameOf(key)) ?? -1)
  })
  const spelled = sorted.map(([, counts]) => [...counts].sort(byCount).map(([text]) => text))
  return {
    codes,
    labels: spelled.map(([first = '']) => first),
    counts: sorted.map(([, counts]) => total(counts)),
    blank: codes.reduce((n, code) => n + (code < 0 ? 1 : 0), 0),
    united: spelled.filter((list) => list.length > 1),
  }
}

/** Whether classes can be learned: from 2 to `most` of them, each with at least `fewest` rows. */
export function unfit({ labels, counts }: Classes, fewest = 30, most = 12): Unfit | null {
  if (labels.length < 2) return { why: 'one', classes: labels.length }
  if (labels.length > most) return { why: 'many', classes: labels.length, most }
  const have = counts[counts.length - 1] ?? 0
  return have < fewest ? { why: 'few', label: labels[labels.length - 1] ?? '', have, need: fewest } : null
}
