import type { MeasureId } from './measures.ts'

/** Where a segment stands on a measure, in deviations from all customers; and the middle customer's own value. */
export interface Place {
  id: MeasureId
  z: number
  median: number
}

type Slot = 'head' | 'noun' | 'tail'

interface Word {
  slot: Slot
  text: string
  strength: number
}

/** From so many deviations on a measure may stand in the name; below that only to tell two segments apart. */
const plainly = 0.5
const barely = 0.15
/** Orders of the middle customer of those who come often; fewer are but a return. */
const frequent = 3

const tails: Partial<Record<MeasureId, readonly [low: string, high: string]>> = {
  recency: ['here lately', 'not seen for long'],
  variety: ['the same products again', 'always something new'],
  interval: ['close together', 'far between'],
  rhythm: ['at even intervals', 'in bursts'],
  refund: ['hardly any refunds', 'with refunds'],
  tenure: ['new', 'for a long time'],
}

function wordsOf(places: readonly Place[]): Word[] {
  return places
    .flatMap(({ id, z, median }): Word[] => {
      const strength = Math.abs(z)
      const tail = tails[id]
      if (id === 'orders') return [{ slot: 'head', text: often(z, median), strength: strength * 1.2 }]
      if (id === 'coupon' && z > 1) return [{ slot: 'head', text: 'Coupon', strength: strength * 1.5 }]
      if (id === 'tenure' && z < -1) return [{ slot: 'head', text: 'New', strength: strength * 1.2 }]
      if (id === 'value') return [{ slot: 'noun', text: z > 0 ? 'big orders' : 'small orders', strength }]
      if (tail) return [{ slot: 'tail', text: z > 0 ? tail[1] : tail[0], strength: strength * 0.9 }]
      return []
    })
    .sort((a, b) => b.strength - a.strength)
}

function often(z: number, median: number): string {
  if (z > 0) return median >= frequent ? 'Frequent' : 'Returning'
  return median <= 1 ? 'One-time' : 'Occasional'
}

interface Worded {
  words: Word[]
  /** What they are called where nothing tells them from the others. */
  usual: string
}

/** The commonest customers of many shops ordered once: that is no average to a reader. */
function worded(places: readonly Place[]): Worded {
  const orders = places.find(({ id }) => id === 'orders')
  return {
    words: wordsOf(places),
    usual: orders && orders.median <= 1 ? 'One-time buyers' : 'Average buyers',
  }
}

function named({ words, usual }: Worded, least: number, tails: number): string {
  const strong = words.filter((w) => w.strength >= least)
  const head = strong.find((w) => w.slot === 'head')?.text
  const noun = strong.find((w) => w.slot === 'noun')?.text
  const rest = strong.filter((w) => w.slot === 'tail').slice(0, tails)
  const what = noun ?? 'buyers'
  const first = head ? `${head} ${what}` : noun ? `Buyers of ${noun}` : 'Buyers'
  const all = [first, ...rest.map((w) => w.text)]
  return all.length === 1 && !head && !noun ? usual : all.join(', ')
}

/** A short name for each segment, by what tells it most plainly from the others; no two alike. */
export function namesOf(segments: readonly (readonly Place[])[]): string[] {
  const words = segments.map(worded)
  const names = words.map((list) => named(list, plainly, 1))
  const longer: [number, number][] = [
    [plainly, 2],
    [barely, 1],
    [barely, 2],
    [barely, 3],
  ]
  for (const [least, tails] of longer) {
    const alike = names.map((name) => names.filter((n) => n === name).length > 1)
    words.forEach((list, c) => {
      if (alike[c]) names[c] = named(list, least, tails)
    })
  }
  const seen = new Map<string, number>()
  return names.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return nth > 1 ? `${name} (${['', '', 'second', 'third'][nth] ?? 'further'})` : name
  })
}
