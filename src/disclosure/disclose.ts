import type { Block, Blocks, Report, Yardstick } from '../contract/report.ts'
import { countsIn, fewestIn, lists, placeOf } from './counts.ts'
import { discloseFigures } from './figures.ts'
import { discloseFlow, discloseNetwork, disclosePaths } from './graphs.ts'
import { discloseHeatmap, discloseMap, discloseScatter } from './grids.ts'
import { type Labels, Ledger, type Totals } from './ledger.ts'
import { withheld } from './mask.ts'
import { maskBlock, maskReport } from './mask-report.ts'
import { protect } from './protect.ts'
import { rounded } from './rounded.ts'
import { discloseBars, discloseCurve, discloseLine } from './series.ts'
import { counts, countsPeople, type Least } from './small.ts'
import { discloseTable } from './table.ts'

/** A report that may leave: aggregates alone, and what was withheld of it, in sentences. */
export interface Disclosed {
  report: Report
  withheld: string[]
}

/** Rounds in which names of groups found in one block are looked for in the others. */
const mostRounds = 6

/**
 * What may be told of a report. Counts of 1 to `least` − 1 of people, orders, visits or texts are withheld, with whatever
 * would give them away: complementary cells, shares beside counts, differences from totals, the same group elsewhere,
 * sentences. Lists of cases, words of customers, names of tables and queries stay behind. Pure: the same gives the same.
 */
export function disclose(report: Report, least: Least): Disclosed {
  const [one] = discloseAll([report], least)
  if (!one) throw new RangeError('one report was given')
  return one
}

/** The same of several that are handed on together: what one withholds of a group, or tells all but few of, no other tells. */
export function discloseAll(reports: readonly Report[], least: Least): Disclosed[] {
  const steps = disclosing(reports, least)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same step by step; a step is one block. */
export function* disclosing(reports: readonly Report[], least: Least): Generator<undefined, Disclosed[]> {
  const known = countsIn(reports.map((report) => ({ ...report, blocks: shownOf(report) })))
  let labels: Labels = new Map()
  for (let round = 0; ; round++) {
    const gone: Leaving[] = []
    for (const [at, report] of reports.entries()) {
      const ledger = new Ledger(least, totalsOf(report.blocks), labels, known)
      gone.push(yield* leaving(report, at, ledger))
    }
    const fresh = gone.reduce((all, { ledger }) => together(all, ledger.found), labels)
    if (sizeOf(fresh) === sizeOf(labels) || round === mostRounds) return yield* finishing(gone)
    labels = fresh
  }
}

function* finishing(gone: readonly Leaving[]): Generator<undefined, Disclosed[]> {
  const all: Disclosed[] = []
  for (const one of gone) all.push(yield* finished(one, gone))
  return all
}

const shownOf = ({ blocks }: Report) => blocks.filter(({ kind, data }) => !(kind === 'table' && data.cases))

interface Leaving {
  parts: Report
  ledger: Ledger
  /** Lists of cases that stay behind. */
  kept: number
}

function* leaving(report: Report, at: number, ledger: Ledger): Generator<undefined, Leaving> {
  const shown = shownOf(report)
  const parts = yield* gone(report, shown, at, ledger)
  return { parts, ledger, kept: report.blocks.length - shown.length }
}

/** No sentence tells what is withheld here, nor a count that another report withholds of a group the sentence names. */
function* finished(
  { parts, ledger, kept }: Leaving,
  all: readonly Leaving[],
): Generator<undefined, Disclosed> {
  const others = all.filter((one) => one.ledger !== ledger).flatMap((one) => one.ledger.secrets)
  const named = others.filter(({ unit, label }) => counts(unit) && label !== '')
  const told = yield* maskReport({ ...parts, sql: '' }, ledger, named)
  const left = told.blocks.filter((block) => !isEmpty(block))
  return {
    report: { ...told, blocks: left },
    withheld: sentences(ledger, kept, told.blocks.length - left.length),
  }
}

const sizeOf = (labels: Labels) => [...labels.values()].reduce((sum, values) => sum + values.size, 0)

function together(a: Labels, b: Labels): Labels {
  const names = new Set([...a.keys(), ...b.keys()])
  return new Map([...names].map((name) => [name, new Set([...(a.get(name) ?? []), ...(b.get(name) ?? [])])]))
}

function* gone(
  report: Report,
  shown: readonly Block[],
  at: number,
  ledger: Ledger,
): Generator<undefined, Report> {
  const behind = fewestIn(ledger.counts)
  const blocks: Block[] = []
  for (const [b, block] of shown.entries()) {
    yield
    ledger.block = placeOf(at, b)
    blocks.push(rounded(discloseBlock(block, ledger, behind)))
  }
  ledger.block = placeOf(at, lists)
  const audiences = listsTold(report.audiences, ledger)
  const { cases: _, ...rest } = report
  const yardsticks = report.yardsticks.filter((y) => !tells(y, ledger)).map(roundedYardstick)
  return { ...rest, blocks, audiences, yardsticks }
}

/** Lists by name and number; small ones, and others beside them, are not named. */
function listsTold(all: Report['audiences'], ledger: Ledger): Report['audiences'] {
  const people = all.map((one) => one.customers)
  const first = all.map(
    (one) => ledger.gives(one.customers, 'customers') || ledger.named(one.label, [one.customers]),
  )
  const { wholes } = ledger.totals
  const hidden = protect(
    { measures: [people], lines: [people.map((_, i) => i)], first, wholes },
    ledger.least,
  )
  return all.flatMap((one, i) => {
    if (hidden[i]) ledger.withhold(one.label, [one.customers], 'customers')
    return hidden[i] ? [] : [{ ...one, table: '' }]
  })
}

/** Takes the numbers of few people out of one block, whatever its kind. */
function discloseBlock(block: Block, ledger: Ledger, behind: ReadonlyMap<string, number>): Block {
  const kinds: { [K in keyof Blocks]: (data: Blocks[K]) => Blocks[K] } = {
    figures: (data) => discloseFigures(data, ledger),
    line: (data) => discloseLine(data, ledger),
    bars: (data) => discloseBars(data, ledger),
    heatmap: (data) => discloseHeatmap(data, ledger),
    curve: (data) => discloseCurve(data, ledger, behind),
    map: (data) => discloseMap(data, ledger),
    cards: (data) => data.map((card) => (card.quoted ? { ...card, more: '' } : card)),
    network: (data) => discloseNetwork(data, ledger),
    scatter: (data) => discloseScatter(data, ledger),
    flow: (data) => discloseFlow(data, ledger),
    paths: (data) => disclosePaths(data, ledger),
    table: (data) => discloseTable(data, ledger),
  }
  const change = kinds[block.kind] as (data: unknown) => Block['data']
  return maskBlock({ ...block, data: change(block.data) } as Block, ledger)
}

function totalsOf(blocks: readonly Block[]): Totals {
  const known = blocks
    .flatMap((block) => (block.kind === 'figures' ? block.data : []))
    .flatMap(({ value, unit }) => (counts(unit) && value !== null && value > 10 ? [{ value, unit }] : []))
  const of = (people: boolean) =>
    Math.max(0, ...known.filter(({ unit }) => countsPeople(unit) === people).map(({ value }) => value))
  return { people: of(true), deeds: of(false), wholes: known.map(({ value }) => value) }
}

/** A measure in people or orders that tells of few. */
function tells({ measure, value, baseline, unit }: Yardstick, ledger: Ledger): boolean {
  const few =
    (counts(unit) && unit !== 'count' && [value, baseline].some((n) => ledger.small(n))) ||
    ledger.named(measure, [value])
  if (few) ledger.withhold('', [value, baseline], unit)
  return few
}

const roundedYardstick = (y: Yardstick): Yardstick =>
  y.unit === 'share' ? { ...y, value: thousandth(y.value), baseline: thousandth(y.baseline) } : y
const thousandth = (share: number) => Math.round(share * 1000) / 1000

/** Nothing of it could be told. */
function isEmpty({ kind, data }: Block): boolean {
  if (kind === 'figures') return data.every(({ value }) => value === null)
  if (kind === 'line') return data.series.every(({ values }) => values.every((value) => value === null))
  if (kind === 'bars') return data.bars.length === 0
  if (kind === 'heatmap') return data.values.every((row) => row.every((value) => value === null))
  if (kind === 'map') return data.cells.length === 0
  if (kind === 'scatter') return data.points.length === 0
  if (kind === 'network' || kind === 'flow') return data.links.length === 0
  if (kind === 'paths') return data.paths.length === 0
  if (kind === 'table') return data.rows.length === 0 || data.rows.every((row) => row.includes(withheld))
  return kind === 'cards' && data.length === 0
}

function sentences({ left, least }: Ledger, lists: number, blocks: number): string[] {
  const many = left === 1 ? '1 number or row is' : `${left.toLocaleString('en-GB')} numbers or rows are`
  return [
    ...(left > 0
      ? [
          `${many} withheld: they tell of fewer than ${least} people or orders, or would give such a number away.`,
        ]
      : []),
    ...(blocks > 0
      ? [
          `${blocks === 1 ? 'A picture or table is' : `${blocks} pictures or tables are`} left out, because nothing of ${blocks === 1 ? 'it' : 'them'} could be told.`,
        ]
      : []),
    ...(lists > 0
      ? [
          `${lists === 1 ? 'A list' : `${lists} lists`} of single cases ${lists === 1 ? 'stays' : 'stay'} on the device it was made on.`,
        ]
      : []),
  ]
}
