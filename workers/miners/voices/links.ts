import { discoveryLimit } from '../../numeric/discovery.ts'
import { z95 } from '../../numeric/interval.ts'
import { aspects } from '../../text/aspects.ts'
import type { ReadTexts } from '../../text/reader.ts'
import { chanceOf, sideOf } from './counts.ts'
import type { Letters } from './letters.ts'

/** Writers of one kind beside all other writers: how many did something afterwards. */
export interface Link {
  /** Place in `aspects`; −1: an unhappy text about anything. */
  aspect: number
  what: 'came back' | 'money back' | 'stayed away'
  people: number
  did: number
  others: number
  othersDid: number
  /** Their share over that of the others, with its 95 % interval; NaN where nobody did. */
  ratio: number
  low: number
  high: number
  found: boolean
}

export interface Links {
  links: Link[]
  /** Customers whose first text is followed for the whole window. */
  followed: number
  /** Days for which orders can be seen after a text. */
  until: number
}

const fewest = 11
const rate = 0.05
const chunk = 65_536

/**
 * What buyers did after their first text in the data: each is looked at once, and only where the whole window of `days` after
 * it is known, so that all have had the same time. Ratio of two shares with its interval on the log scale (Katz and others
 * 1978, "Obtaining confidence intervals for the risk ratio"). At most one link in twenty is found by chance (Benjamini and
 * Hochberg 1995). Linear. Yields the share done.
 */
export function* linksOf(
  letters: Letters,
  read: ReadTexts,
  tone: Float32Array,
  days: number,
  asOf: number,
): Generator<number, Links> {
  const first = yield* firstTexts(letters, read)
  const until = Math.min(
    asOf,
    letters.next.reduce((last, day) => Math.max(last, day), -1),
  )
  const seen = (row: number, window: number) => (letters.day[row] ?? 0) + window <= until
  const back = (row: number, window: number) => {
    const next = letters.next[row] ?? -1
    return next >= 0 && next - (letters.day[row] ?? 0) <= window
  }
  const rows = first.filter((row) => seen(row, days))
  const kinds = [-1, ...aspects.keys()]
  const shows = (row: number, aspect: number) => {
    const t = letters.of[row] ?? 0
    return aspect < 0 ? sideOf(tone[t] ?? 0) < 0 : ((read.unhappy[t] ?? 0) & (1 << aspect)) !== 0
  }
  const links = [
    ...kinds.map((a) =>
      linkOf(
        a,
        'came back',
        rows,
        (r) => shows(r, a),
        (r) => back(r, days),
      ),
    ),
    ...kinds.map((a) =>
      linkOf(
        a,
        'stayed away',
        first.filter((r) => seen(r, 2 * days)),
        (r) => shows(r, a),
        (r) => !back(r, 2 * days),
      ),
    ),
    ...kinds.map((a) =>
      linkOf(
        a,
        'money back',
        first.filter((r) => (letters.refunded[r] ?? -1) >= 0),
        (r) => shows(r, a),
        (r) => letters.refunded[r] === 1,
      ),
    ),
  ].filter(({ people, others }) => people >= fewest && others >= fewest)
  return { links: marked(links), followed: rows.length, until }
}

/** The first judged text of each buyer: it was written after an order. */
function* firstTexts(letters: Letters, read: ReadTexts): Generator<number, Int32Array> {
  const first = new Map<number, number>()
  for (let row = 0; row < letters.rows; row++) {
    if (row % chunk === 0) yield row / letters.rows
    const [who, day] = [letters.customer[row] ?? -1, letters.day[row] ?? -1]
    if (who < 0 || day < 0 || (letters.nth[row] ?? 0) < 1 || (read.language[letters.of[row] ?? 0] ?? -1) < 0)
      continue
    const known = first.get(who)
    if (known === undefined || isBefore(letters, row, known)) first.set(who, row)
  }
  return Int32Array.from(first.values())
}

function isBefore({ day, of, texts }: Letters, row: number, known: number): boolean {
  const gap = (day[row] ?? 0) - (day[known] ?? 0)
  return gap < 0 || (gap === 0 && (texts[of[row] ?? 0] ?? '') < (texts[of[known] ?? 0] ?? ''))
}

function linkOf(
  aspect: number,
  what: Link['what'],
  rows: Int32Array,
  shows: (row: number) => boolean,
  does: (row: number) => boolean,
): Link {
  let [people, did, others, othersDid] = [0, 0, 0, 0]
  for (const row of rows) {
    const hit = does(row) ? 1 : 0
    if (shows(row)) {
      people++
      did += hit
    } else {
      others++
      othersDid += hit
    }
  }
  const ratio = did > 0 && othersDid > 0 ? did / people / (othersDid / others) : Number.NaN
  const spread = Math.exp(z95 * Math.sqrt(1 / did - 1 / people + 1 / othersDid - 1 / others))
  return {
    aspect,
    what,
    people,
    did,
    others,
    othersDid,
    ratio,
    low: ratio / spread,
    high: ratio * spread,
    found: false,
  }
}

function marked(links: readonly Link[]): Link[] {
  const chances = Float64Array.from(links, (l) => chanceOf(l.did, l.people, l.othersDid, l.others))
  const limit = discoveryLimit(chances, links.length, rate)
  return links.map((link, i) => ({ ...link, found: (chances[i] ?? 1) <= limit }))
}
