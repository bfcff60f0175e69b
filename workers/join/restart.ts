import { note } from '../../src/contract/notes.ts'
import type { Cells } from '../recognise/source.ts'
import type { FileColumns } from './columns.ts'
import { Dictionary } from './dictionary.ts'

const dayMs = 86_400_000
/** Fewer numbers that come back prove nothing; where numbers start again, many of them do. */
const [fewest, often, seldom] = [3, 0.3, 0.1]
/** Lines of one order may be sent on different days, but not this far apart. */
const farDays = 10

type Keys = Int32Array

/** How often a key that comes back stands for different days, and how far apart these are in the middle. */
interface Spread {
  keys: number
  back: number
  spread: number
  days: number
}

/**
 * A till whose receipt numbers start again, each day or in each shop, as a file in which every order has a number of its own:
 * the shop, the day, or both beside it. Where numbers come back for one customer, or within days, the file stays as it is.
 */
export function numberedApart(file: FileColumns): FileColumns {
  const [order, date] = [file.cells.get('order'), file.cells.get('date')]
  if (order?.kind !== 'key' || date?.kind !== 'date' || file.grain === 'payment') return file
  const shop = file.cells.get('location')
  if (shop?.kind === 'key' && inSeveralShops(order.values, shop.values, date.values))
    return renamed(file, (r) => labelOf(file, 'location', shop, r))
  if (!onSeveralDays(order.values, date.values, file.labels.get('order')?.length ?? 0)) return file
  const days = date.values.map((ms) => Math.floor(ms / dayMs))
  if (!restarts(spreadOf(order.values, days)) || isOfOnePerson(file, order.values)) return file
  return renamed(file, (r) => {
    const day = days[r] ?? Number.NaN
    const told = Number.isNaN(day) ? '' : new Date(day * dayMs).toISOString().slice(0, 10)
    return `${labelOf(file, 'location', shop, r)} ${told}`.trim()
  })
}

/** False where too few numbers stand on several days to start again: found in one pass, for most files are such. */
function onSeveralDays(order: Keys, moments: Float64Array, size: number): boolean {
  const first = new Float64Array(size).fill(Number.NaN)
  const apart = new Uint8Array(size)
  let [keys, spread, key, at] = [0, 0, -1, Number.NaN]
  for (let r = 0; r < order.length; r++) {
    const own = order[r] ?? -1
    const moment = moments[r] ?? Number.NaN
    if ((own === key && moment === at) || own < 0 || Number.isNaN(moment)) continue
    key = own
    at = moment
    const day = Math.floor(at / dayMs)
    const known = first[key] ?? Number.NaN
    if (Number.isNaN(known)) {
      first[key] = day
      keys++
    } else if (known !== day && apart[key] === 0) {
      apart[key] = 1
      spread++
    }
  }
  return spread > 0.5 * often * keys
}

/** True where most numbers stand in more than one shop, each at its own moment, and come from one moment within a shop. */
function inSeveralShops(order: Keys, shop: Keys, moment: Float64Array): boolean {
  const firsts = new Map<number, { shop: number; at: number }>()
  const apart = new Set<number>()
  for (let r = 0; r < order.length; r++) {
    const [key, own, at] = [order[r] ?? -1, shop[r] ?? -1, moment[r] ?? Number.NaN]
    if (key < 0 || own < 0 || Number.isNaN(at)) continue
    const first = firsts.get(key)
    if (!first) firsts.set(key, { shop: own, at })
    else if (first.shop !== own && first.at !== at) apart.add(key)
  }
  if (apart.size < fewest || apart.size < often * firsts.size) return false
  const days = moment.map((ms) => Math.floor(ms / dayMs))
  return !restarts(spreadOf(pairs(order, shop), days))
}

const restarts = ({ keys, back, spread, days }: Spread) =>
  back >= fewest && back > often * keys && spread > 0.5 * back && days > farDays

function spreadOf(keys: Keys, days: Float64Array): Spread {
  const size = keys.reduce((most, key) => Math.max(most, key), -1) + 1
  const [first, last] = [new Float64Array(size).fill(Number.NaN), new Float64Array(size)]
  const met = new Int32Array(size)
  for (let r = 0; r < keys.length; r++) {
    const [key, day] = [keys[r] ?? -1, days[r] ?? Number.NaN]
    if (key < 0 || Number.isNaN(day)) continue
    met[key] = (met[key] ?? 0) + 1
    if (!((first[key] ?? Number.NaN) <= day)) first[key] = day
    if (met[key] === 1 || day > (last[key] ?? 0)) last[key] = day
  }
  const apart = [...met.keys()].filter((key) => (met[key] ?? 0) > 1)
  const far = apart.map((key) => (last[key] ?? 0) - (first[key] ?? 0)).filter((n) => n > 0)
  far.sort((a, b) => a - b)
  const keysMet = met.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0)
  return { keys: keysMet, back: apart.length, spread: far.length, days: far[far.length >> 1] ?? 0 }
}

/** True where numbers that come back mostly name one customer: they are one order after all. */
function isOfOnePerson(file: FileColumns, order: Keys): boolean {
  const who = (['email', 'customer', 'phone'] as const)
    .map((meaning) => file.cells.get(meaning))
    .find((cells) => cells?.kind === 'key')
  if (who?.kind !== 'key') return false
  const first = new Map<number, number>()
  const several = new Set<number>()
  const back = new Set<number>()
  for (let r = 0; r < order.length; r++) {
    const [key, code] = [order[r] ?? -1, who.values[r] ?? -1]
    if (key < 0 || code < 0) continue
    const known = first.get(key)
    if (known === undefined) first.set(key, code)
    else back.add(key)
    if (known !== undefined && known !== code) several.add(key)
  }
  return back.size > 0 && several.size < seldom * back.size
}

function pairs(a: Keys, b: Keys): Keys {
  const known = new Map<string, number>()
  return a.map((key, r) => {
    if (key < 0) return -1
    const name = `${key} ${b[r] ?? -1}`
    const code = known.get(name) ?? known.size
    known.set(name, code)
    return code
  })
}

const labelOf = (file: FileColumns, meaning: 'location' | 'order', cells: Cells | undefined, row: number) =>
  cells?.kind === 'key' ? (file.labels.get(meaning)?.[cells.values[row] ?? -1] ?? '') : ''

function renamed(file: FileColumns, beside: (row: number) => string): FileColumns {
  const order = file.cells.get('order')
  if (order?.kind !== 'key') return file
  const names = new Dictionary()
  const values = order.values.map((code, r) =>
    code < 0 ? -1 : names.code(`${labelOf(file, 'order', order, r)} ${beside(r)}`.trim()),
  )
  const header = file.headers?.get('order') ?? 'order'
  return {
    ...file,
    cells: new Map(file.cells).set('order', { kind: 'key', values }),
    labels: new Map(file.labels).set('order', names.labels),
    notes: [
      ...file.notes,
      note(
        'choice',
        `The numbers in ‘${header.slice(0, 40)}’ start again: an order is a number of one day or shop.`,
      ),
    ],
  }
}
