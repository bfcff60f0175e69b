import type { Block, Blocks, Report } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { type Masking, masked, maskedLabel, type Secret } from './mask.ts'
import { short } from './rounded.ts'
import { counts } from './small.ts'

/** Names and cells of a block without small numbers of people. */
export function maskBlock(block: Block, { least }: Ledger): Block {
  const label = (text: string) => maskedLabel(text, least)
  if (block.kind === 'table')
    return {
      ...block,
      data: {
        columns: block.data.columns.map((column) => ({ ...column, label: label(column.label) })),
        rows: block.data.rows.map((row) =>
          row.map((cell) => (typeof cell === 'string' ? label(cell) : cell)),
        ),
      },
    }
  return block
}

/** The report with every sentence held against what is withheld, and against `others` of groups that it names; a step is one block. */
export function* maskReport(
  report: Report,
  ledger: Ledger,
  others: readonly Secret[],
): Generator<undefined, Report> {
  const masking: Masking = {
    least: ledger.least,
    currency: report.currency,
    secrets: ledger.secrets.filter((secret) => counts(secret.unit) || !isTold(secret.value, report.blocks)),
    names: namesOf(report.blocks),
  }
  const say = (text: string) => {
    const named = others.filter(({ label }) => text.includes(label))
    const own = masked(text, masking)
    return named.length > 0 ? masked(own, { ...masking, secrets: named }) : own
  }
  const blocks: Block[] = []
  for (const block of report.blocks) {
    yield
    blocks.push({ ...said(block, say), title: say(block.title), reading: say(block.reading) })
  }
  return {
    ...report,
    headline: say(report.headline),
    caveats: report.caveats.map(say),
    blocks,
    audiences: report.audiences.map((one) => ({ ...one, label: say(one.label), about: say(one.about) })),
    yardsticks: report.yardsticks.map((y) => ({ ...y, baselineIs: say(y.baselineIs) })),
  }
}

/** A sum of money or a share that a figure tells all the same. */
const isTold = (value: number, blocks: readonly Block[]): boolean =>
  blocks.some(({ kind, data }) => kind === 'figures' && data.some((figure) => figure.value === short(value)))

/** Sentences inside the data of a block. */
function said(block: Block, say: (text: string) => string): Block {
  if (block.kind === 'cards')
    return {
      ...block,
      data: block.data.map((card) => ({ ...card, words: say(card.words), more: say(card.more) })),
    }
  if (block.kind === 'bars')
    return { ...block, data: { ...block.data, bars: block.data.bars.map((bar) => noted(bar, say)) } }
  if (block.kind === 'network')
    return { ...block, data: { ...block.data, links: block.data.links.map((link) => noted(link, say)) } }
  if (block.kind === 'map')
    return {
      ...block,
      data: { ...block.data, groups: block.data.groups.map((g) => ({ ...g, about: say(g.about) })) },
    }
  return block
}

const noted = <T extends { note?: string }>(one: T, say: (text: string) => string): T =>
  one.note === undefined ? one : { ...one, note: say(one.note) }

/** Labels with digits in them: names of products and groups are no counts. */
function namesOf(blocks: readonly Block[]): string[] {
  const names = blocks.flatMap(({ kind, data }): string[] => {
    if (kind === 'table')
      return (data as Blocks['table']).rows.flatMap(([name]) => (typeof name === 'string' ? [name] : []))
    if (kind === 'bars') return data.bars.map((bar) => bar.label)
    if (kind === 'network') return data.nodes
    if (kind === 'flow') return data.columns.flatMap((column) => column.nodes.map((node) => node.label))
    return kind === 'heatmap' ? [...data.rows, ...data.columns] : []
  })
  const told = names.filter((name) => /\d/.test(name) && /\p{L}/u.test(name))
  return [...new Set(told)].sort((a, b) => b.length - a.length)
}
