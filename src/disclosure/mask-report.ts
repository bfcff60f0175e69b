import type { Block, Blocks, Report } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { type Masking, masked, maskedLabel } from './mask.ts'

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

/** The report with every sentence held against what is withheld. */
export function maskReport(report: Report, ledger: Ledger): Report {
  const masking: Masking = {
    least: ledger.least,
    currency: report.currency,
    secrets: [...ledger.secrets],
    names: namesOf(report.blocks),
  }
  const say = (text: string) => masked(text, masking)
  return {
    ...report,
    headline: say(report.headline),
    caveats: report.caveats.map(say),
    blocks: report.blocks.map((block) => ({
      ...said(block, say),
      title: say(block.title),
      reading: say(block.reading),
    })),
    audiences: report.audiences.map((one) => ({ ...one, label: say(one.label), about: say(one.about) })),
    yardsticks: report.yardsticks.map((y) => ({ ...y, baselineIs: say(y.baselineIs) })),
  }
}

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
