import type { Meaning } from '../../src/contract/schema.ts'
import { conceptsOf } from './concepts.ts'
import { fold } from './fold.ts'

/** Sets of concepts and what a header of them means, whatever their order and language; `?` may be missing. */
const rules: readonly (readonly [Meaning, string, number])[] = [
  ['order', 'number order; number invoice; number ticket; number order sold; number order invoice', 0.8],
  ['order', 'order; order sold; invoice; ticket', 0.66],
  ['messageId', 'number case; number review; number text; case; number ticket case; number order case', 0.72],
  [
    'date',
    `date; date sold; date bought; date order; date invoice; date placed; date review; date visit; date opened; date ticket;
    date case; sold; bought; placed; opened; review; visit; date payment; date text`,
    0.76,
  ],
  ['customer', 'number customer; customer', 0.8],
  [
    'customerSince',
    `customer since; joined; date joined; joined since; earliest seen; earliest bought; earliest order; earliest; earliest date;
    date customer since`,
    0.78,
  ],
  ['firstName', 'given; given name; given customer; given name customer', 0.8],
  ['lastName', 'family; family name; family customer; family name customer; given family', 0.8],
  [
    'customerName',
    'name customer; name review; written; written by; review by; text by; name written; written name customer',
    0.78,
  ],
  ['email', 'mail; mail address; mail customer; mail phone; mail address customer', 0.8],
  ['phone', 'phone; number phone; phone customer; number phone customer', 0.8],
  ['city', 'city; city home; city customer', 0.8],
  ['street', 'street; street number; street home; street customer; home; address home', 0.78],
  ['postcode', 'post; post number; post customer; post number customer; post home; post number home', 0.8],
  [
    'totalSpent',
    'total spent; spent; amount sofar; spent sofar; amount spent; orders amount; total orders amount; total sofar',
    0.8,
  ],
  [
    'totalOrders',
    'count orders; number orders; total orders; count total orders; number total orders; orders; orders placed; orders sofar',
    0.8,
  ],
  [
    'consent',
    `newsletter; newsletter accepts; newsletter joined; accepts; accepts mail; newsletter mail; newsletter mail accepts;
    newsletter mail joined`,
    0.74,
  ],
  [
    'product',
    'product; product name; product title; product sold; product review; product concerned; product bought',
    0.78,
  ],
  ['product', 'name', 0.5],
  ['sku', 'number product', 0.8],
  ['category', 'category; category product; type product', 0.78],
  [
    'quantity',
    `count; count pieces; count product; count total product; count sold; count bought; count placed; count order; number pieces; pieces;
    pieces sold; number product sold`,
    0.74,
  ],
  [
    'unitPrice',
    `price; price pieces; price product; amount pieces; price selling; price selling pieces; price selling product`,
    0.78,
  ],
  ['unitPrice', 'selling', 0.6],
  [
    'cost',
    'cost; cost pieces; cost price; buying price; buying; buying cost; cost product; buying price product; buying price pieces',
    0.8,
  ],
  ['stars', 'stars; count stars; number stars; stars review', 0.78],
  ['title', 'title; title review; title text; title ticket; title case; title line; title problem', 0.78],
  [
    'text',
    `text; text review; review; review customer; text customer; name problem; problem; text problem; name case; text ticket`,
    0.74,
  ],
  ['priority', 'priority; level priority', 0.8],
  ['resolvedAt', 'solved; date solved', 0.8],
  ['status', 'status; status order; status ticket; status case; status invoice; status product', 0.78],
  ['paid', 'status payment; status payment order; paid', 0.8],
  ['visitor', 'visitor; number visitor', 0.8],
  ['session', 'session; number session; number visit; visit', 0.72],
  ['page', 'page; page visit; page address; web page; web page address', 0.78],
  ['event', 'event; event type; event name', 0.78],
  ['label', 'left; left customer; still customer; left still; left still customer', 0.76],
  [
    'orderTotal',
    'total; total amount; total price; total price order; total order; amount order; amount invoice; total invoice; total amount order; amount payment; amount payment customer',
    0.74,
  ],
  ['amount', 'amount', 0.7],
  ['amount', 'amount line; total line; amount product', 0.76],
  ['date', 'date refund', 0.7],
  [
    'refund',
    'refund; amount refund; refund total; amount refund total; order refund; amount order refund',
    0.78,
  ],
  ['fee', 'fee; amount fee; fee total; amount fee total; fee payment; fee order; amount fee order', 0.74],
]

const key = (concepts: Iterable<string>) => [...new Set(concepts)].sort().join(' ')
const means = new Map<string, { meaning: Meaning; strength: number }[]>()
for (const [meaning, sets, strength] of rules)
  for (const set of sets.split(';')) {
    const name = key(set.trim().split(/\s+/))
    means.set(name, [...(means.get(name) ?? []), { meaning, strength }])
  }

/** Few headers have more than this many words, and none needs more ways to be read. */
const mostWords = 8
const mostWays = 64

/** What a header means by its words taken together: «N° de commande», «Kundennr.», «Date of the review». */
export function composed(header: string): { meaning: Meaning; strength: number }[] {
  const best = new Map<Meaning, number>()
  for (const way of waysOf(header))
    for (const { meaning, strength } of means.get(way) ?? [])
      best.set(meaning, Math.max(strength, best.get(meaning) ?? 0))
  return [...best].map(([meaning, strength]) => ({ meaning, strength }))
}

/** True where a word of the header speaks of one of these. */
export const speaksOf = (header: string, ...concepts: string[]): boolean =>
  wordsOf(header).some((word) =>
    (conceptsIn(word) ?? []).some((set) => concepts.some((c) => set.includes(c))),
  )

function waysOf(header: string): string[] {
  const told = wordsOf(header)
  if (told.length > mostWords) return []
  let ways: string[][] = [[]]
  for (const word of told) {
    const sets = conceptsIn(word)
    if (!sets) return []
    ways = ways.flatMap((way) => sets.map((set) => [...way, ...set])).slice(0, mostWays)
  }
  return [...new Set(ways.map((way) => key(way.filter((c) => c !== ''))))]
}

/** Words without accents and what stands in brackets; letters with points between them are one word, as in C.A.P. */
function wordsOf(header: string): string[] {
  const plain = header
    .slice(0, 120)
    .replace(/(?<!\p{L})n\s*[.°º]\s*[°º]?(?=[\s_]|$)|#|(?<=\s)n[°º]/giu, ' number ')
    .replace(/[([{][^)\]}]*[)\]}]?/g, ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const found = fold(plain).match(/\p{L}+|\d+/gu) ?? []
  const letters = found.filter((word) => word.length === 1).join('')
  const short = found.findIndex((word) => word.length === 1)
  if (letters.length < 2 || !conceptsOf(letters)) return found
  return [...found.slice(0, short), letters, ...found.slice(short).filter((word) => word.length > 1)]
}

/** The sets of concepts that a word may stand for: its own, else those of the words it is made of. */
function conceptsIn(word: string): string[][] | undefined {
  const own = conceptsOf(word)
  if (own) return own.map((concept) => [concept])
  const parts = partsOf(word)
  if (!parts) return undefined
  let ways: string[][] = [[]]
  for (const part of parts)
    ways = ways.flatMap((way) => (conceptsOf(part) ?? []).map((concept) => [...way, concept]))
  return ways
}

const tails = new Set(['nr', 'no', 'id'])

/** Writing that puts no blanks between words: Chinese, Japanese, Korean headers. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u

/** 注文番号 as 注文 + 番号: known words from end to end, the longest first; null where that fails. */
function cutUp(word: string): string[] | null {
  if (word === '') return []
  for (let end = word.length; end > 0; end--) {
    const head = word.slice(0, end)
    const rest = conceptsOf(head) ? cutUp(word.slice(end)) : null
    if (rest) return [head, ...rest]
  }
  return null
}

/** A word made of known words: Kunden+nummer, artikel+omschrijving, order+date; null for any other. */
function partsOf(word: string): string[] | null {
  if (unspaced.test(word)) return cutUp(word)
  for (let at = word.length - 2; at >= 2; at--) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (!(tail.length >= 3 || tails.has(tail)) || !says(tail)) continue
    const stem = [head, head.replace(/(?:s|n|en|er)$/, '')].find((one) => one.length >= 2 && fits(one))
    if (stem) return [stem, tail]
    const before = head.length >= 6 ? partsOf(head) : null
    if (before) return [...before, tail]
  }
  return null
}

/** Net and gross are known to stand before any sum. */
const fits = (word: string) => says(word) || (word.length >= 4 && conceptsOf(word) !== undefined)

const says = (word: string) => (conceptsOf(word) ?? []).some((concept) => concept !== '')
