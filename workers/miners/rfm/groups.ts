/** What a group calls for: keep, welcome, nurture, win back, let go. */
export type Standing = 'top' | 'new' | 'middle' | 'slipping' | 'gone'

export interface Group {
  id: string
  label: string
  about: string
  standing: Standing
}

/**
 * Eleven (or six) names for the cells of recency × combined frequency and value. Each row of `grid` is one recency
 * score, 5 first; each letter one combined score, 1 first, naming a group.
 */
interface Preset {
  groups: Readonly<Record<string, Group>>
  grid: readonly [string, string, string, string, string]
}

const group = (id: string, label: string, standing: Standing, about: string): Group => ({
  id,
  label,
  about,
  standing,
})

const champions = group('champions', 'Champions', 'top', 'Ordered lately, order often and spend most.')
const loyal = group('loyal', 'Loyal', 'top', 'Order often and spend well, and were here not long ago.')
const fresh = group('new', 'New', 'new', 'Ordered lately for the first time or nearly so.')
const atRisk = group('at_risk', 'At risk', 'slipping', 'Used to order and spend, but not for a long time.')

const classic: Preset = {
  groups: {
    C: champions,
    L: loyal,
    P: group(
      'potential',
      'Potential loyalists',
      'middle',
      'Ordered lately and more than a little: the next loyal ones.',
    ),
    N: fresh,
    M: group('promising', 'Promising', 'new', 'Ordered not long ago, but little so far.'),
    A: group('attention', 'Need attention', 'middle', 'Middling in everything, and slowly getting quiet.'),
    S: group('sleepy', 'About to sleep', 'slipping', 'Ordered little, and some time ago.'),
    R: atRisk,
    K: group('cannot_lose', 'Cannot lose them', 'slipping', 'Among the best once, and silent for long.'),
    H: group('hibernating', 'Hibernating', 'gone', 'Ordered little, and long ago.'),
    X: group('lost', 'Lost', 'gone', 'Ordered little, and longer ago than almost anyone.'),
  },
  grid: ['NPPCC', 'MPPLL', 'SSALL', 'HHRRK', 'XXRRK'],
}

const shopify: Preset = {
  groups: {
    C: champions,
    L: loyal,
    A: group('active', 'Active', 'middle', 'Ordered lately, neither little nor much.'),
    N: fresh,
    P: group('promising', 'Promising', 'new', 'Ordered lately and came back, but spent little so far.'),
    T: group('attention', 'Needs attention', 'middle', 'Middling in everything, and slowly getting quiet.'),
    S: group('almost_lost', 'Almost lost', 'slipping', 'Ordered little, and some time ago.'),
    R: atRisk,
    V: group('previously_loyal', 'Previously loyal', 'slipping', 'Among the best once, and silent for long.'),
    D: group('dormant', 'Dormant', 'gone', 'Ordered little, and long ago.'),
  },
  grid: ['NPACC', 'NPALC', 'SSTLL', 'DDRRV', 'DDRVV'],
}

const klaviyo: Preset = {
  groups: {
    C: champions,
    L: loyal,
    E: group('recent', 'Recent', 'new', 'Ordered lately, but seldom or for little.'),
    T: group('attention', 'Needs attention', 'middle', 'Order now and then, and not lately.'),
    R: atRisk,
    I: group('inactive', 'Inactive', 'gone', 'Ordered little, and long ago.'),
  },
  grid: ['EECCC', 'EELLC', 'TTTLL', 'IRRRR', 'IIRRR'],
}

const presets = { 'classic-11': classic, 'shopify-like': shopify, 'klaviyo-like': klaviyo } as const
export type PresetName = keyof typeof presets

/** The groups of a preset in the order shown, and the group of each of the 5 × 5 cells. */
export function groupsOf(name: PresetName): readonly Group[] {
  return Object.values(presets[name].groups)
}

/**
 * Group of a cell, an index into `groupsOf`. Total: every recency × combined score of 3, 4 or 5 bins has exactly one.
 * The classic grid is the widely used map of 25 cells to ten names, its oldest cells split off as Lost.
 */
export function groupAt(name: PresetName, recency: number, combined: number, bins: number): number {
  const { groups, grid } = presets[name]
  const letter = grid[5 - onFive(recency, bins)]?.[onFive(combined, bins) - 1] ?? ''
  return Object.keys(groups).indexOf(letter)
}

/** Mean of frequency and monetary score, halves up. */
export function combinedScore(frequency: number, monetary: number): number {
  return (frequency + monetary + 1) >> 1
}

function onFive(score: number, bins: number): number {
  return Math.round(1 + ((score - 1) * 4) / (bins - 1))
}
