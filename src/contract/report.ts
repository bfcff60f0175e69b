import type { Scope } from './miner.ts'
import type { Unit, Value } from './param.ts'

/** A measure beside what chance, or the simplest rule, achieves. */
export interface Yardstick {
  measure: string
  value: number
  baseline: number
  baselineIs: string
  better: 'higher' | 'lower'
  unit: Unit
  /** Whether chance alone would make such a difference in fewer than one of twenty shops; null where the two are only compared. */
  beyondChance: boolean | null
  /** Nothing could be tried: `baselineIs` says why, and the two numbers mean nothing. */
  untested?: true | undefined
}

/** Recipe in, report out: both plain data. `data` is the fingerprint of the warehouse ('' = whatever is open). */
export interface Recipe {
  miner: string
  version: number
  values: Record<string, Value>
  scope: Scope
  seed: number
  data: string
}

export interface Figure {
  label: string
  value: number | null
  unit: Unit
  /** The same figure for the period it is compared with. */
  before?: number | null
  beforeIs?: string
  /** Term of contract/terms.ts that defines it. */
  term?: string
}

export interface Series {
  label: string
  values: (number | null)[]
  low?: (number | null)[]
  high?: (number | null)[]
}

/** Data of each kind of picture. Arrays beside each other have equal length. A share is 0–1. */
export interface Blocks {
  figures: Figure[]
  /** One point a period; `starts` are ISO dates; `incomplete` periods are drawn dashed. */
  line: {
    period: 'week' | 'month' | 'quarter'
    starts: string[]
    incomplete: boolean[]
    unit: Unit
    series: Series[]
  }
  /** `sum`: the last bar is the sum of the others, and all are written in full so that they add up. */
  bars: {
    unit: Unit
    sum?: boolean
    bars: { label: string; value: number; low?: number; high?: number; note?: string }[]
  }
  /** `values[row][column]`; null = not yet known; `counts` = people behind the cell, cells under `greyBelow` are greyed. */
  heatmap: {
    rowTitle: string
    columnTitle: string
    rows: string[]
    columns: string[]
    values: (number | null)[][]
    counts: number[][]
    /** What is counted; 'Customers' where absent. */
    countTitle?: string
    low?: (number | null)[][]
    high?: (number | null)[][]
    unit: Unit
    greyBelow: number
  }
  /** Numeric x; `step` for survival curves; bands where `low`/`high` are given. */
  curve: {
    xTitle: string
    xUnit: Unit
    yTitle: string
    yUnit: Unit
    step: boolean
    series: { label: string; x: number[]; y: number[]; low?: number[]; high?: number[] }[]
  }
  /** A grid of `size` × `size` scores; each cell belongs to one named group. `x`, `y` are 1…size. */
  map: {
    xTitle: string
    yTitle: string
    size: number
    groups: { label: string; about: string; customers: number; revenue: number }[]
    cells: { x: number; y: number; group: number; customers: number; revenue: number }[]
  }
  /** Findings in words, the best first: a name, a sentence, and what stands behind it. */
  cards: {
    label: string
    words: string
    more: string
    /** `more` holds what customers wrote: it stays on the device. */
    quoted?: true
  }[]
  /** Names joined by links; `from` and `to` are places in `nodes`. At most 40 links; a larger value is a thicker one. */
  network: {
    unit: Unit
    valueTitle: string
    nodes: string[]
    links: { from: number; to: number; value: number; note: string }[]
  }
  /**
   * Customers along two directions, at most some hundred marks, each for all of a group that stand close together.
   * `shown`: the share of the differences that the two directions show.
   */
  scatter: {
    xTitle: string
    yTitle: string
    shown: number
    groups: { label: string; customers: number }[]
    points: { x: number; y: number; group: number; customers: number }[]
  }
  /**
   * What follows what, column by column (a Sankey): links join node `from` of a column with node `to` of the next; `days` =
   * median days between. Ends and the rest of the names are drawn plain. At most some hundred links.
   */
  flow: {
    unit: Unit
    columns: { title: string; nodes: { label: string; value: number; kind: 'named' | 'other' | 'end' }[] }[]
    links: { column: number; from: number; to: number; value: number; days?: number }[]
  }
  /**
   * Ways through several steps, the most telling first: what came of each, with its interval, beside what it is held against. At
   * most some dozen. `count` went it; `beside` is of `others`.
   */
  paths: {
    unit: Unit
    valueTitle: string
    besideTitle: string
    paths: {
      steps: string[]
      value: number
      low: number
      high: number
      beside: number
      count: number
      others?: number
    }[]
  }
  /** `saved`: what a person may save as JSON beside the table; plain data without people. */
  table: {
    columns: { label: string; unit?: Unit; term?: string }[]
    rows: (string | number | null)[][]
    saved?: Record<string, unknown>
    /** Where rows are cases that a person can mark: the place of each among the cases of the report. */
    cases?: number[]
  }
}

/** `reading` is one sentence; `sql` the query the block came from, where it has one of its own. */
export type Block = {
  [K in keyof Blocks]: {
    kind: K
    title: string
    reading: string
    data: Blocks[K]
    /** Details stand behind a fold. */
    place: 'main' | 'sure' | 'details'
  }
}[keyof Blocks]

/** A text beside each customer of a list, as codes into its labels: what they are offered, and why. */
export interface ListColumn {
  label: string
  codes: Int32Array
  labels: string[]
}

/** What may be written to those of a list: fields in braces are `{first name}`, `{last name}` or a column of the list. */
export interface ListDraft {
  subject: string
  text: string
}

/** `members` are customer keys: `run.ts` turns them into a table before the report leaves the worker, with `columns` beside them. */
export interface Findings {
  headline: string
  blocks: Block[]
  caveats: string[]
  audiences: {
    id: string
    label: string
    about: string
    members: Int32Array
    columns?: readonly ListColumn[]
    draft?: ListDraft
  }[]
}

export interface AudienceRef {
  id: string
  label: string
  about: string
  customers: number
  table: string
  draft?: ListDraft
}

export interface Report extends Omit<Findings, 'audiences'> {
  recipe: Recipe
  question: string
  currency: string
  yardsticks: Yardstick[]
  audiences: AudienceRef[]
  /** Name of the list of its cases, where a person can mark them. */
  cases?: string
  sql: string
}
