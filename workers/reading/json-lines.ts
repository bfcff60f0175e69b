import { Digits, type JsonValue, Members } from './json-value.ts'

/** What the list of an order's lines is called, the plainest first; letters only. */
const names = [
  'lineitems lineitem orderlines orderline orderitems orderproducts invoicelines salelines lines',
  'items products positions positionen bestellpositionen artikel articles lignes articulos lineas righe regels',
  'itens produtos cartitems basketitems cart basket',
  'orders purchases transactions',
]
  .join(' ')
  .split(' ')
/** What lists are wrapped in by some services, and tells nothing. */
const wrapping = new Set(['edges', 'nodes', 'data', 'list', 'results'])
const deepest = 4
const aroundNode = new Set(['node', 'cursor', '__typename'])

/** The record itself where it stands in `{"cursor": …, "node": {…}}`, as answers in GraphQL do. */
export function unwrapped(record: Members): Members {
  if (!record.names.includes('node') || !record.names.every((name) => aroundNode.has(name))) return record
  const node = record.values[record.names.indexOf('node')]
  return node instanceof Members ? node : record
}

/** A path without what services wrap lists in: `lineItems.edges` is `lineItems`. */
export function unwrappedPath(path: string): string {
  const words = path.split('.')
  while (words.length > 1 && wrapping.has((words.at(-1) ?? '').toLowerCase())) words.pop()
  return words.join('.')
}

function rankOf(path: string): number {
  const words = path.split('.').map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, ''))
  while (words.length > 1 && wrapping.has(words.at(-1) ?? '')) words.pop()
  const at = names.indexOf(words.at(-1) ?? '')
  return at < 0 ? names.length : at
}

/** True where a list of that name usually holds the lines of an order. */
export const isLineList = (path: string) => rankOf(path) < names.length

/**
 * The list in records of which every element is to be a row: named like the lines of an order, or made of things with a
 * quantity. '' = none.
 */
export function linesOf(records: readonly JsonValue[]): string {
  const found = new Map<string, boolean>()
  for (const record of records) if (record instanceof Members) gather(record, '', 1, found)
  const fit = [...found].filter(([path, counted]) => counted || isLineList(path)).map(([path]) => path)
  fit.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  return fit[0] ?? ''
}

/** Lists of objects by their path, and whether these have a quantity. */
function gather(record: Members, prefix: string, depth: number, found: Map<string, boolean>): void {
  for (const [k, name] of record.names.entries()) {
    const value = record.values[k] ?? null
    const path = prefix + name
    if (value instanceof Members && depth < deepest) gather(value, `${path}.`, depth + 1, found)
    if (!Array.isArray(value) || name.includes('.')) continue
    const [first] = value
    if (first instanceof Members && value.every((element) => element instanceof Members))
      found.set(path, (found.get(path) ?? false) || isCounted(first))
  }
}

const quantity = /^(qty|quantity|quantities|menge|anzahl|quantite|cantidad|quantita|aantal|quantidade)$/i
const goods = /price|sku|product|title|name|preis|artikel|prix|precio|prezzo|prijs|preco/i

const isCounted = ({ names }: Members) =>
  names.some((name) => quantity.test(name)) && names.some((name) => goods.test(name))

const ordersOwn = /^_?(id|order_?(id|no|nr|number|name)|number|name|reference|created_?at|date|order_?date)$/i

/** True for an object with a number or a day of its own: a record, not the wrapping of a list. */
export const isRecord = (object: Members) =>
  object.names.some((name, k) => {
    const value = object.values[k]
    return ordersOwn.test(name) && (typeof value === 'string' || value instanceof Digits)
  })
