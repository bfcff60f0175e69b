import { Failure } from '../../src/contract/fault.ts'
import { answerable, daysAsked, lacks, martSource, ofDays } from '../../src/contract/marts.ts'
import type { Scope } from '../../src/contract/miner.ts'
import { type Params, restore, type Value, type Values } from '../../src/contract/param.ts'
import { sayConverted } from '../../src/contract/rates.ts'
import type { Recipe } from '../../src/contract/report.ts'
import type { OpenData } from '../../src/contract/wire.ts'
import type { AnyMiner } from '../miners/define.ts'
import { miners } from '../miners/index.ts'

/** A recipe with every gap filled, and what had to be said about it. */
export interface Completed {
  miner: AnyMiner
  recipe: Recipe
  /** The restored settings, as the miner declared them. */
  values: Values<Params>
  currency: string
  caveats: string[]
}

/** Restores settings, date and currency from the open data. Throws Failure `unknown` for a question nobody answers,
 * `lacks` where nothing here can answer it, `too-few` where there is no order to ask about. */
export function complete(recipe: Recipe, open: OpenData): Completed {
  const miner = find(recipe.miner)
  const missing = lacks(miner, open.marts)
  if (missing.length > 0) throw new Failure({ code: 'lacks', missing })
  const { values: given, repairs } = restore(miner.params, Object.entries(recipe.values))
  const { values, swapped } = answerable(miner.params, given, open.marts)
  const { lastDay } = daysAsked(miner, values, { ...open, firstDay: '' })
  if (lastDay === '' && ofDays(miner, values))
    throw new Failure({ code: 'too-few', have: 0, need: 1, unit: 'orders' })
  const currency = recipe.scope.currency ?? open.currencies[0] ?? ''
  const scope: Scope = { ...recipe.scope, asOf: recipe.scope.asOf || lastDay, currency }
  const whole = { ...recipe, version: miner.version, values, scope, data: open.data }
  return {
    miner,
    recipe: whole,
    values: values as Values<Params>,
    currency,
    caveats: [
      ...otherVersion(recipe, miner),
      ...repairs.map((r) => repaired(r.name, r.used === null)),
      ...swapped.map((name) => otherOption(miner.params[name], given[name], values[name])),
      ...otherData(recipe, open),
      ...otherCurrencies(recipe, currency, open),
      ...convertedBy(currency, open),
    ],
  }
}

function find(id: string): AnyMiner {
  const miner = miners.find((m) => m.id === id)
  if (miner) return miner
  throw new Failure({ code: 'unknown', what: 'question', given: id, known: miners.map((m) => m.id) })
}

function otherVersion(recipe: Recipe, miner: AnyMiner): string[] {
  if (recipe.version === miner.version) return []
  return [
    `This was asked with version ${recipe.version} of the question; version ${miner.version} has answered.`,
  ]
}

function repaired(name: string, dropped: boolean): string {
  const known = /^\w{1,40}$/.test(name) ? `“${name}”` : 'of another name'
  return dropped
    ? `A setting ${known} is not known here and was left out.`
    : `The setting ${known} was out of range; its usual value was taken.`
}

function otherOption(param: Params[string] | undefined, given?: Value, used?: Value): string {
  if (param?.kind !== 'choice') return ''
  const place = param.options.indexOf(String(given))
  const called = (option?: Value) => param.labels?.[param.options.indexOf(String(option))] ?? String(option)
  const need = param.needs?.[place]
  return `“${param.label}” is “${called(used)}” here; “${called(given)}” needs ${need ? martSource[need] : 'other data'}.`
}

function otherData(recipe: Recipe, open: OpenData): string[] {
  if (recipe.data === '' || recipe.data === open.data) return []
  return ['This question was first asked of other data; the answer is for the data open here.']
}

function otherCurrencies(recipe: Recipe, currency: string, open: OpenData): string[] {
  const others = open.currencies.filter((c) => c !== currency)
  if (others.length === 0) return []
  const most = recipe.scope.currency === undefined && !open.converted
  const chosen = most ? ', which most orders have' : ''
  const left = others.map((c) => c || 'no currency').join(', ')
  return [
    `Only orders in ${currency || 'no named currency'} are counted${chosen}; left out: orders in ${left}.`,
  ]
}

function convertedBy(currency: string, { converted }: OpenData): string[] {
  const said = converted?.into === currency ? sayConverted(converted) : ''
  return said === '' ? [] : [`In these data ${said}`]
}

/** Sixteen hex digits of a recipe, the same for the same recipe whatever the order of its fields. */
export function recipeHash(recipe: Recipe): string {
  const text = JSON.stringify(sorted(recipe))
  return [0x9e3779b9, 0x85ebca6b].map((seed) => murmur(text, seed).toString(16).padStart(8, '0')).join('')
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => [k, sorted(v)])
}

/** The mixing steps of MurmurHash3 (Appleby), 32 bits, one UTF-16 unit at a time. */
function murmur(text: string, seed: number): number {
  let h = seed
  for (let i = 0; i < text.length; i++) {
    const k = Math.imul(text.charCodeAt(i), 0xcc9e2d51)
    h ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593)
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
