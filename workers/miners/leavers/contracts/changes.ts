import { plainName } from '../../../evaluate/columns.ts'
import type { FeatureColumn, Features } from '../../../models/features.ts'
import type { Fitted } from '../../../models/fitted.ts'
import { within } from '../../../numeric/progress.ts'
import type { Sheet } from '../../told-list.ts'

/** What the shop could make otherwise for a customer, and what the model says of customers who have it so. */
export interface Changes {
  /** At or below this chance of leaving a customer counts as safe. */
  safe: number
  /** Place in `options`, or −1 where no single change lowers the chance by a tenth. */
  choice: Int32Array
  /** Chance of leaving of customers alike in all else. */
  then: Float64Array
  options: { column: string; label: string }[]
}

const offer =
  /(^| )(contract|plan|tariff|subscription|membership|package|bundle|tier|abo|vertrag|vertragsart|tarif|paket|contrat|forfait|abonnement|formule|contrato|plano|tarifa|suscripcion|contratto|piano|tariffa|abbonamento|support|security|backup|protection|payment|billing|paperless|autopay|zahlungsart|zahlung|paiement|pago|pagamento|betaling|discount|rabatt)( |$)/
const mostOptions = 24

/** Columns of labels that a shop may offer otherwise: contracts, plans, services, ways to pay. */
export function offered({ columns }: Features, sheet: Sheet): FeatureColumn[] {
  const means = new Map(sheet.columns.map(({ name, means }) => [name, means]))
  return columns.filter(
    (column) =>
      column.kind === 'category' &&
      (means.get(column.name) === 'plan' ||
        offer.test(plainName(column.name.replace(/([a-z])([A-Z])/g, '$1 $2')))),
  )
}

/** The column that names the contract or plan; '' where there is none. */
export function planOf(features: Features, sheet: Sheet): string {
  const means = new Map(sheet.columns.map(({ name, means }) => [name, means]))
  const able = offered(features, sheet)
  const called = (pattern: RegExp) => able.find(({ name }) => pattern.test(plainName(name)))?.name
  return (
    able.find(({ name }) => means.get(name) === 'plan')?.name ??
    called(/(^| )(contract|vertrag|vertragsart|contrat|contrato|contratto)( |$)/) ??
    called(/(^| )(plan|tariff|tarif|subscription|membership|abo|package|tier)( |$)/) ??
    ''
  )
}

/**
 * A counterfactual (Wachter, Mittelstadt & Russell 2018): every single change of an offer is asked of the model. Of those that make a
 * customer safe the one that moves the chance least is kept, else the one that moves it most. A label counts where at least one in
 * fifty has it. `chance` may come from another model than the one asked: its ratio is what counts. Yields the share done.
 */
export function* changesFor(
  features: Features,
  able: readonly FeatureColumn[],
  chance: Float64Array,
  model: Fitted,
): Generator<number, Changes> {
  const safe = Math.min(0.5, chance.reduce((sum, one) => sum + one, 0) / Math.max(1, chance.length))
  const options = able.flatMap((column) => optionsOf(column)).slice(0, mostOptions)
  const choice = new Int32Array(chance.length).fill(-1)
  const then = Float64Array.from(chance)
  const now = yield* within(model.score(features), 0, 0.1)
  for (const [o, { column, code }] of options.entries()) {
    const done = (at: number) => 0.1 + (0.9 * at) / options.length
    const found = yield* within(model.score(withLabel(features, column, code)), done(o), done(o + 1))
    for (let i = 0; i < found.length; i++) {
      const own = chance[i] ?? 0
      const score = Math.min(1, (own * (found[i] ?? 1)) / Math.max(1e-9, now[i] ?? 1))
      if (score > 0.9 * own || !closer(score, then[i] ?? 1, safe)) continue
      then[i] = score
      choice[i] = o
    }
  }
  return { safe, choice, then, options: options.map(({ column, label }) => ({ column, label })) }
}

const closer = (score: number, kept: number, safe: number) =>
  kept <= safe ? score <= safe && score > kept : score < kept

function optionsOf(column: FeatureColumn): { column: string; label: string; code: number }[] {
  if (column.kind === 'number') return []
  const { name, codes, labels } = column
  const counts = new Int32Array(labels.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  return labels.flatMap((label, code) =>
    (counts[code] ?? 0) >= codes.length / 50 && label.trim() !== '' && !isAbsent(label)
      ? [{ column: name, label, code }]
      : [],
  )
}

/** "No internet service" is nothing that could be offered. */
const isAbsent = (label: string) => /^(no|none|kein|keine|sans|sin|senza|geen|sem)\b./i.test(label.trim())

function withLabel({ rows, columns }: Features, name: string, code: number): Features {
  const set = (column: FeatureColumn): FeatureColumn =>
    column.name === name && column.kind === 'category'
      ? {
          ...column,
          codes: column.codes.map((own) => (isAbsent(column.labels[own] ?? 'none of it') ? own : code)),
        }
      : column
  return { rows, columns: columns.map(set) }
}
