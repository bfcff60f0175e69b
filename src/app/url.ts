import type { Card, Scope } from '../contract/miner.ts'
import { type Repair, restore } from '../contract/param.ts'
import type { Recipe } from '../contract/report.ts'
import { namesFile } from './hosted.ts'

export const views = [
  'start',
  'data',
  'home',
  'question',
  'people',
  'customers',
  'customer',
  'campaigns',
  'sql',
  'report',
  'received',
  'privacy',
] as const
export type View = (typeof views)[number]

/** A question as it stands in the address: not yet held against the card of its miner. */
export interface Asked {
  miner: string
  /** 0 = whatever version is here. */
  version: number
  given: readonly (readonly [string, string])[]
  /** Absent `asOf` ('') = the last day of the data; absent `currency` = their first. */
  scope: Scope
  seed: number
  /** Fingerprint of the data the question was asked of; '' = whatever is open. */
  data: string
}

/** Where the person is. `workspace` and `sample` are ids of what is open; `audience` that of the people shown; `customer` an opaque key. */
export interface Address {
  view: View
  workspace: string
  sample: string
  audience: string
  customer: string
  /** Of the campaigns the one shown: its id, `new` for a plan, `account` for a month; all of them where absent. */
  campaign?: string
  asked: Asked | null
  /** Files of this site that the address names; none once they were opened. */
  hosted?: readonly string[]
}

export const nowhere: Address = {
  ...{ view: 'start', workspace: '', sample: '', audience: '', customer: '' },
  asked: null,
  hosted: [],
}
export const firstSeed = 1
const settingPrefix = 'set.'
const longest = 4000
const mostHosted = 50
const isHosted = (name: string) => name.length <= longest && namesFile(name)
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const isCurrency = (text: string) => text === '' || /^[A-Z]{3}$/.test(text)

/** Total: any query gives an address. What cannot be used is dropped; `toRecipe` lists the settings among it. */
export function read(search: string): Address {
  const query = new URLSearchParams(search)
  const text = (name: string) => (query.get(name) ?? '').slice(0, longest)
  const miner = text('ask')
  const workspace = text('w')
  const sample = text('sample')
  const asked = miner === '' ? null : readAsked(miner, query, text)
  const usual = query.has('customer')
    ? 'customer'
    : usualView(asked !== null, workspace !== '' || sample !== '')
  const named = views.find((view) => view === query.get('at')) ?? usual
  const view = !asked && (named === 'question' || named === 'people') ? usual : named
  const campaign = view === 'campaigns' ? text('campaign') : ''
  const audience = view === 'people' || campaign === 'new' ? text('who') : ''
  const customer = view === 'customer' ? text('customer') : ''
  const hosted = workspace || sample ? [] : query.getAll('data').filter(isHosted).slice(0, mostHosted)
  return {
    ...{ view, workspace, sample, audience, customer, asked },
    ...(campaign && { campaign }),
    ...(hosted.length > 0 && { hosted }),
  }
}

function usualView(asks: boolean, open: boolean): View {
  if (asks) return 'question'
  return open ? 'home' : 'start'
}

function readAsked(miner: string, query: URLSearchParams, text: (name: string) => string): Asked {
  const given = [...query]
    .filter(([name]) => name.startsWith(settingPrefix))
    .map(([name, value]) => [name.slice(settingPrefix.length), value.slice(0, longest)] as const)
  return {
    miner,
    version: whole(text('version'), 0),
    given,
    scope: readScope(query, text),
    seed: whole(text('seed'), firstSeed),
    data: (query.getAll('data').find((told) => !namesFile(told)) ?? '').slice(0, longest),
  }
}

function readScope(query: URLSearchParams, text: (name: string) => string): Scope {
  const scope: Scope = { asOf: isDay(text('as-of')) ? text('as-of') : '' }
  if (isDay(text('from'))) scope.from = text('from')
  if (query.has('segment')) scope.segment = text('segment')
  if (query.has('currency') && isCurrency(text('currency'))) scope.currency = text('currency')
  return scope
}

function whole(text: string, otherwise: number): number {
  const n = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isSafeInteger(n) && n >= 0 ? n : otherwise
}

/** The query of an address, keys sorted, defaults omitted: '' or '?…'. `read(write(a))` is `a`. */
export function write(address: Address): string {
  const { asked } = address
  const pairs: [string, string][] = asked ? writeAsked(asked) : []
  const open = address.workspace !== '' || address.sample !== ''
  const told = address.view === 'customer' && address.customer !== ''
  const usual = told ? 'customer' : usualView(asked !== null, open)
  if (address.view !== usual) pairs.push(['at', address.view])
  if (address.workspace) pairs.push(['w', address.workspace])
  if (address.sample) pairs.push(['sample', address.sample])
  if (told) pairs.push(['customer', address.customer])
  if (address.audience) pairs.push(['who', address.audience])
  if (!open) for (const name of address.hosted ?? []) pairs.push(['data', name])
  if (address.campaign && address.view === 'campaigns') pairs.push(['campaign', address.campaign])
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = new URLSearchParams(pairs).toString()
  return query && `?${query}`
}

function writeAsked({ miner, version, given, scope, seed, data }: Asked): [string, string][] {
  const pairs: [string, string][] = given.map(([name, value]) => [settingPrefix + name, value])
  pairs.push(['ask', miner])
  if (version !== 0) pairs.push(['version', String(version)])
  if (scope.asOf) pairs.push(['as-of', scope.asOf])
  if (scope.from !== undefined) pairs.push(['from', scope.from])
  if (scope.segment !== undefined) pairs.push(['segment', scope.segment])
  if (scope.currency !== undefined) pairs.push(['currency', scope.currency])
  if (seed !== firstSeed) pairs.push(['seed', String(seed)])
  if (data) pairs.push(['data', data])
  return pairs
}

/** A recipe as it goes into the address: settings at their defaults are left out. */
export function toAsked(recipe: Recipe, card: Card): Asked {
  const changed = Object.entries(recipe.values).filter(
    ([name, value]) => value !== card.params[name]?.default,
  )
  const given = changed.map(([name, value]) => [name, String(value)] as const)
  given.sort(([a], [b]) => (a < b ? -1 : 1))
  const version = recipe.version === card.version ? 0 : recipe.version
  return { miner: recipe.miner, version, given, scope: recipe.scope, seed: recipe.seed, data: recipe.data }
}

/** Total: the recipe of this version of the miner, each setting in its range, and each repair listed. */
export function toRecipe(asked: Asked, card: Card): { recipe: Recipe; repairs: Repair[] } {
  const { values, repairs } = restore(card.params, asked.given)
  if (asked.version !== 0 && asked.version !== card.version)
    repairs.push({ name: 'version', given: String(asked.version), used: card.version })
  const { miner, scope, seed, data } = asked
  return { recipe: { miner, version: card.version, values, scope, seed, data }, repairs }
}

/** Repairs in one sentence; '' when there were none. */
export function sayRepairs(repairs: readonly Repair[]): string {
  const settings = repairs.filter((repair) => repair.name !== 'version')
  const revised =
    settings.length < repairs.length ? 'This question was revised since the link was made. ' : ''
  if (settings.length === 0) return revised.trim()
  const many = settings.length > 1
  return `${revised}${settings.length} setting${many ? 's' : ''} of this link could not be used and ${
    many ? 'stand at their defaults' : 'stands at its default'
  }.`
}
