import type { Facts } from '../../src/contract/miner.ts'
import type { Block } from '../../src/contract/report.ts'
import type { ModelCard } from '../evaluate/card.ts'
import { rounded, type Say } from './say.ts'

const digits = 6
const known = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : rounded(value, digits)

/**
 * A model card as a table to read and as plain data to save: what was learned, from what, how it was tried and how it did.
 * Nobody is in it. `facts` gives the seed and the fingerprint of the data of the run.
 */
export function cardBlock(card: ModelCard, facts: Facts, s: Say): Block {
  const plain = plainCard(card, facts)
  const figures = Object.entries(card.figures)
  const settings = Object.entries(card.settings).map(
    ([name, value]) => `${name}: ${value === '' ? '–' : value}`,
  )
  const rows: (string | number | null)[][] = [
    ['Model', card.model],
    ['What it tells', card.outcome],
    ['How it was tried', card.tried],
    ['Settings', settings.join('; ') || '–'],
    ['Seed', String(plain.seed)],
    ['Fingerprint of the data', plain.warehouse],
    ['Fingerprint of what was learned from', plain.data.fingerprint],
    ['Rows learned from', s.number(card.data.rows)],
    ...(plain.asOf === '' ? [] : [['As of', plain.asOf]]),
    ['Looked at', card.features.map(({ name }) => name).join('; ') || '–'],
    ...card.left.map(({ column, why }) => ['Left out', `${column}: ${why}`]),
    ...figures.map(([name, figure]) => [`Figure ${name}`, told(figure)]),
  ]
  return {
    kind: 'table',
    title: 'Model card',
    reading: 'All that is needed to judge this model and to make it again; no customer is in it.',
    data: { columns: [{ label: 'What', term: 'modelCard' }, { label: 'Answer' }], rows, saved: plain },
    place: 'details',
  }
}

const short = (value: number | undefined) => {
  const own = known(value)
  return own === null ? '–' : String(Number(own.toPrecision(4)))
}

function told({ value, low, high, baseline }: ModelCard['figures'][string]): string {
  const beside = baseline === undefined ? '' : `; baseline ${short(baseline)}`
  const range = known(low) === null ? '' : ` (${short(low)} to ${short(high)})`
  return `${short(value)}${range}${beside}`
}

/** As it is saved: what is no number is null. */
function plainCard(
  { figures, data, left, ...card }: ModelCard,
  { seed = 1, data: warehouse = '', scope }: Facts,
) {
  return {
    ...card,
    ...{ seed, warehouse, asOf: scope.asOf },
    data: { fingerprint: data.fingerprint, rows: data.rows, withOutcome: data.withOutcome },
    features: card.features.map(({ name, kind, unknown }) => ({ name, kind, unknown: known(unknown) })),
    left: left.map(({ column, why, measure }) => ({ column, why, measure: known(measure) })),
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, { value, low, high, baseline }]) => [
        name,
        { value: known(value), low: known(low), high: known(high), baseline: known(baseline) },
      ]),
    ),
  }
}
