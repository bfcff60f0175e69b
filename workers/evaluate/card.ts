import type { Estimate } from './bootstrap.ts'
import { type Column, isKnown, rowsIn } from './columns.ts'
import type { Refusal } from './leakage.ts'

/** A figure of a model beside that of the naive answer. */
export interface CardFigure extends Estimate {
  readonly baseline?: number
}

/**
 * What is needed to judge a model and to make it again (Mitchell et al. 2019, Model cards for model reporting). Plain data: it
 * can be saved as it is. No rows and no values are in it.
 */
export interface ModelCard {
  readonly model: string
  readonly outcome: string
  readonly settings: Readonly<Record<string, string | number | boolean>>
  readonly seed: number
  readonly data: {
    readonly fingerprint: string
    readonly rows: number
    readonly withOutcome: number
    readonly asOf?: string
  }
  readonly features: readonly { readonly name: string; readonly kind: string; readonly unknown: number }[]
  readonly left: readonly { readonly column: string; readonly why: string; readonly measure?: number }[]
  /** How it was tried: "rolling origins, 6 of 90 days". */
  readonly tried: string
  readonly figures: Readonly<Record<string, CardFigure>>
}

export interface CardParts
  extends Pick<ModelCard, 'model' | 'outcome' | 'settings' | 'seed' | 'tried' | 'figures'> {
  readonly columns: readonly Column[]
  readonly happened: Uint8Array
  readonly refused?: readonly Refusal[]
  /** Columns left out for another reason, with it. */
  readonly shielded?: readonly { readonly column: string; readonly why: string }[]
  readonly asOf?: string
}

/** Puts a card together. Yields the share done. */
export function* modelCard(parts: CardParts): Generator<number, ModelCard> {
  const { columns, happened, refused = [], shielded = [], asOf, model, outcome, settings, seed } = parts
  const print = yield* fingerprint(columns, happened)
  const withOutcome = happened.reduce((s, v) => s + v, 0)
  const { tried, figures } = parts
  return {
    model,
    outcome,
    settings,
    seed,
    data: { fingerprint: print, rows: happened.length, withOutcome, ...(asOf !== undefined && { asOf }) },
    features: columns.map((column) => ({ name: column.name, kind: column.kind, unknown: unknownIn(column) })),
    left: [...refused.map(({ column, leak, measure }) => ({ column, why: leak, measure })), ...shielded],
    tried,
    figures,
  }
}

/** Share of rows in which a column is not known. */
function unknownIn(column: Column): number {
  const rows = rowsIn(column)
  let known = 0
  for (let i = 0; i < rows; i++) if (isKnown(column, i)) known++
  return rows > 0 ? 1 - known / rows : 0
}

/**
 * 64 bits of all cells, names and outcomes, as 16 hexadecimal digits: the same data give the same, any other almost surely
 * another (FNV-1a, Fowler, Noll & Vo, in two lanes of 32 bits). Yields the share done.
 */
export function* fingerprint(columns: readonly Column[], happened: Uint8Array): Generator<number, string> {
  const lanes = Uint32Array.of(0x811c9dc5, 0x9747b28c)
  for (const [c, column] of columns.entries()) {
    add(
      lanes,
      new TextEncoder().encode(
        `${column.name}\n${column.kind === 'category' ? column.labels.join('\n') : ''}`,
      ),
    )
    const cells = column.kind === 'number' ? column.values : column.codes
    const bytes = new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength)
    for (let from = 0; from < bytes.length; from += 1 << 22) {
      add(lanes, bytes.subarray(from, from + (1 << 22)))
      yield c / columns.length
    }
  }
  add(lanes, happened)
  return [...lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('')
}

function add(lanes: Uint32Array, bytes: Uint8Array): void {
  let [a, b] = [lanes[0] ?? 0, lanes[1] ?? 0]
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ (bytes[i] ?? 0), 0x01000193)
    b = Math.imul(b ^ (bytes[i] ?? 0) ^ (a >>> 15), 0x85ebca6b)
  }
  lanes[0] = a
  lanes[1] = b
}
