import type { Mart } from './marts.ts'

/** A setting, declared once: the form, the address, the range check and the type all come from it. */
export type Unit =
  | 'days'
  | 'months'
  | 'orders'
  | 'customers'
  | 'returning customers'
  | 'visits'
  | 'lines'
  | 'items'
  | 'clusters'
  | 'share'
  | 'money'
  | 'ratio'
  | 'score'
  | 'count'

export type Param = { readonly label: string; readonly help: string } & (
  | {
      readonly kind: 'number'
      readonly unit: Unit
      readonly min: number
      readonly max: number
      readonly step?: number
      readonly default: number
      /** Said once for the workspace, not for each question (`margin.ts`). */
      readonly once?: 'margin'
    }
  | {
      readonly kind: 'choice'
      readonly options: readonly string[]
      /** Words for the options, in their order; the options themselves where absent. */
      readonly labels?: readonly string[]
      /** What each option is answered from, in their order; an option whose mart is not there cannot be chosen. */
      readonly needs?: readonly Mart[]
      readonly default: string
    }
  | { readonly kind: 'flag'; readonly default: boolean }
  /** A column of the data by its name; '' = `none`. */
  | { readonly kind: 'column'; readonly none: string; readonly default: '' }
)

export type Params = Readonly<Record<string, Param>>
export type Value = number | string | boolean

export type Values<P extends Params> = {
  readonly [K in keyof P]: P[K] extends { kind: 'choice'; options: readonly (infer O)[] }
    ? O
    : P[K] extends { kind: 'flag' }
      ? boolean
      : P[K] extends { kind: 'column' }
        ? string
        : number
}

/** One repair made to a setting that came from a link, an address or a command line. */
export interface Repair {
  name: string
  given: string
  used: Value | null
}

/** The defaults of a miner's params, in the order they were declared. */
export function defaults(params: Params): Record<string, Value> {
  return Object.fromEntries(Object.entries(params).map(([name, p]) => [name, p.default]))
}

/**
 * Total: whatever is given, the result has exactly the declared names, each in its range.
 * Unknown names are dropped; both kinds of repair are listed.
 */
export function restore(
  params: Params,
  given: Iterable<readonly [string, unknown]>,
): { values: Record<string, Value>; repairs: Repair[] } {
  const values = defaults(params)
  const repairs: Repair[] = []
  for (const [name, raw] of given) {
    const param = Object.hasOwn(params, name) ? params[name] : undefined
    const value = param && accept(param, raw)
    if (param && value !== undefined) values[name] = value
    else repairs.push({ name, given: String(raw).slice(0, 80), used: param ? param.default : null })
  }
  return { values, repairs }
}

const longestName = 200

function accept(param: Param, raw: unknown): Value | undefined {
  if (param.kind === 'flag') return flag(raw)
  if (param.kind === 'column') return typeof raw === 'string' ? raw.slice(0, longestName) : undefined
  if (param.kind === 'choice') return param.options.find((o) => o === raw)
  const n = typeof raw === 'string' && raw.trim() === '' ? Number.NaN : Number(raw)
  return param.min <= n && n <= param.max ? n : undefined
}

function flag(raw: unknown): boolean | undefined {
  if (raw === true || raw === 'true' || raw === '1') return true
  if (raw === false || raw === 'false' || raw === '0') return false
  return undefined
}
