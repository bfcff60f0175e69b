import { ticks as d3Ticks, max, min, scaleLinear } from 'd3'

export interface Tick {
  value: number
  at: number
}

export interface Axis {
  domain: readonly [low: number, high: number]
  ticks: Tick[]
  place: (value: number) => number
}

/** A range smaller than this has no steps a machine could count. */
const least = 1e-200

const isNumber = (v: number | null | undefined): v is number =>
  v !== null && v !== undefined && Number.isFinite(v)

/** Only the finite numbers. */
export function finite(values: Iterable<number | null | undefined>): number[] {
  return [...values].filter(isNumber)
}

/**
 * Lowest and highest of the finite values, widened to hold zero (unless `zero` is false) and to be no point:
 * an empty or constant series still gets a range.
 */
export function range(values: Iterable<number | null | undefined>, zero = true): [number, number] {
  const known = finite(values)
  if (zero || known.length === 0) known.push(0)
  const low = min(known) ?? 0
  const high = max(known) ?? 0
  if (high - low > least) return [low, high]
  return Math.abs(low) < least ? [low, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2]
}

/**
 * A linear axis from pixel `from` to pixel `to` with about `count` round ticks, all inside the domain; `round`
 * widens the domain to round ends.
 */
export function axis(
  domain: readonly [number, number],
  from: number,
  to: number,
  count: number,
  round = true,
): Axis {
  const scale = scaleLinear(domain, [from, to])
  if (round) scale.nice(count)
  const [low = 0, high = 1] = scale.domain()
  const marks = d3Ticks(low, high, count).filter((v) => low <= v && v <= high)
  return { domain: [low, high], ticks: marks.map((value) => ({ value, at: scale(value) })), place: scale }
}

/** Width in pixels that a line of text will about take; a little generous, since no font is at hand. */
export function textWidth(text: string, size = 12): number {
  let ems = 0
  for (const c of text) ems += /[ilj.,:;'|!() ]/.test(c) ? 0.32 : /[A-ZMWmw%€£]/.test(c) ? 0.74 : 0.57
  return ems * size
}

/** At most `lines` lines no wider than `width` pixels, the last one cut with an ellipsis where the rest is lost. */
export function wrap(text: string, width: number, lines: number, size = 12): string[] {
  const made: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer, size) > width) {
      made.push(line)
      line = word
    } else line = longer
  }
  if (line) made.push(line)
  const kept = made.slice(0, lines)
  if (made.length > lines) kept[lines - 1] = `${kept[lines - 1]} …`
  return kept.map((l) => cut(l, width, size))
}

function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let kept = [...text.replace(/ ?…$/, '')]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

/** Moves labels apart until each two are `gap` pixels from each other and all lie between `low` and `high`. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at)
  let floor = low
  for (const label of order) {
    label.at = Math.max(label.at, floor)
    floor = label.at + gap
  }
  let ceiling = high
  for (const label of [...order].reverse()) {
    label.at = Math.min(label.at, ceiling)
    ceiling = label.at - gap
  }
  const placed = new Array<number>(wanted.length).fill(low)
  for (const { at, i } of order) placed[i] = at
  return placed
}

/** Every index that can be labelled when each label needs `need` pixels and marks stand `step` pixels apart. */
export function everyNth(count: number, step: number, need: number): number[] {
  const n = Math.max(1, Math.ceil(need / Math.max(step, 0.001)))
  return Array.from({ length: Math.ceil(count / n) }, (_, i) => i * n)
}

/** Position of the value nearest to `at` in an ascending list; −1 for an empty one. */
export function nearest(sorted: readonly number[], at: number): number {
  let best = -1
  let gap = Number.POSITIVE_INFINITY
  sorted.forEach((x, i) => {
    if (Math.abs(x - at) < gap) [best, gap] = [i, Math.abs(x - at)]
  })
  return best
}
