import type { Meaning } from '../../src/contract/schema.ts'
import { composed } from './compose.ts'
import { dictionary } from './dictionary.ts'
import { fold } from './fold.ts'

/** Header as signatures are written: no BOM, no accents, lower case, blanks and `. _ / -` become one `_`. */
export function normalise(header: string): string {
  return fold(header.slice(0, 200).replace(/^\uFEFF/, ''))
    .trim()
    .replace(/['"’]/g, '')
    .replace(/[\s._/-]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** Letters and digits only: Order Date, order_date and OrderDate are one name. */
export const squash = (header: string) => normalise(header).replace(/[^\p{L}\p{N}]/gu, '')

/** Days that are told of orders and people, but are not when an order was placed. */
export const otherDay =
  /(?:^|_)(?:end|due|expir\w*|birth\w*|geburt\w*|naissance|nacimiento|nascita|geboorte\w*|deliver\w*|liefer\w*|livraison|ship\w*|versand\w*|last|letzte\w*|update\w*|modif\w*|next|cancel\w*|fulfil\w*|valid|renew\w*|faellig\w*|fallig\w*|deadline|arrival)(?:_|$|datum|tag|date)/

export interface Named {
  meaning: Meaning
  /** 0–1: how plainly the name says it. */
  strength: number
}

const known = new Map<string, Named[]>()
for (const [meaning, words] of dictionary) {
  const list = fold(words).trim().split(/\s+/)
  for (const [i, word] of list.entries()) {
    const strength = 1 - (0.25 * i) / list.length
    known.set(word, [...(known.get(word) ?? []), { meaning, strength }])
  }
}

/** Whose address it is; the person's own counts before the parcel's. */
const owners: [RegExp, number][] = [
  [
    /^(?:billing|bill_to|order_?customer|order_?buyer|invoice|rechnungs|customer|buyer|client|kunden|contact|default_address|purchaser)_?/,
    0.9,
  ],
  [/^(?:shipping|ship_to|ship|delivery|liefer|recipient|post_to)_?/, 0.7],
  [
    /^(?:order|orders|bestell|auftrags|sale|sales|item|line|lineitem|product|transaction|my|appointment|event|booking|session|class|service|treatment|termin)_?/,
    0.75,
  ],
]
/** Lists of lines within an order, as documents tell them: their name and title are those of the product. */
const linesOf =
  /^(?:line_?items?|order_?(?:items?|lines?)|cart_?items?|items|lines|products|positions|positionen|artikel|lignes|lineas|righe|regels|itens)_/
const ownersOf = new Set<Meaning>([
  'email',
  'phone',
  'customerName',
  'firstName',
  'lastName',
  'country',
  'region',
  'city',
  'postcode',
  'street',
])
const ordersOf = new Set<Meaning>([
  'date',
  'amount',
  'orderTotal',
  'quantity',
  'unitPrice',
  'status',
  'currency',
  'discount',
  'sku',
  'channel',
  'location',
  'staff',
  'card',
  'riskLevel',
  'disputed',
  'category',
  'variant',
  'shipping',
  'tax',
])

/** Sums that stand in an order without being what was sold. */
const otherSum =
  /(?:^|_)(?:tip|tips|gratuity|trinkgeld|pourboire|propina|mancia|fooi|gorjeta|commission|provision|fee|fees|payout|deposit|gift|gutschein|credit|cashback|change|due|outstanding|balance|donation|spende|insurance|loyalty|points|refund\w*|returned|tax|vat|discount|shipping|delivery|cost|margin|profit)(?:_|$)/

const parts: [RegExp, Meaning, number][] = [
  [/e_?mail|courriel|correo_?elect|posta_?elettr/, 'email', 0.7],
  [/^(?:check|tab|bill|chk)_?#$/, 'order', 0.7],
  [
    /(?:^|_)(?:number|no|nr|num|nb|anzahl|nombre|numero|aantal|count)_(?:of|de|van|der)_(?:orders|purchases|bestellungen|commandes|pedidos)/,
    'totalOrders',
    0.7,
  ],
  [/^(?:number|no|num|nb|nombre|numero|count)_(?:of|de|di)_/, 'quantity', 0.6],
  [/^(?:anzahl|aantal|qty|quantity|menge)_|_(?:qty|quantity|menge|stuck)$/, 'quantity', 0.6],
  [
    /^(?:dollar|euro|eur|usd|gbp|money|sales|order|transaction|purchase|total)_(?:value|amount|sales)$/,
    'amount',
    0.65,
  ],
  [/(?:^|_)(?:sales|umsatz|revenue|omzet|ventas|ventes|vendite|vendas)$/, 'amount', 0.45],
  [/_(?:amount|betrag|montant|importe|importo|bedrag|valor)$/, 'amount', 0.4],
  [/^(?:date|datum|fecha|data)_(?:of|de|du|di|da|del|van|der)_/, 'date', 0.45],
  [/(?:_date|datum|_at|_on)$/, 'date', 0.35],
  [/^(?:customer|client|kunden|cliente|klant|user|member)_(?:id|no|nr|number|code|ref|key)/, 'customer', 0.8],
  [
    /^(?:order|invoice|bestell|rechnung|receipt|bon|ticket|pedido|commande)_?(?:id|no|nr|number|ref|key)/,
    'order',
    0.7,
  ],
  [/(?:currency|wahrung|waehrung|devise|moneda|valuta)(?:_?(?:iso)?_?code|_iso)?$/, 'currency', 0.5],
  [/(?:opt_?in|newsletter|marketing|subscribed)/, 'consent', 0.4],
]

/** How a moment is written, behind its name. */
const asMoment = /_(?:ms|millis|unix|epoch|utc|gmt|ts|iso)$/

/** In what unit an amount is told, and what interfaces wrap it in. */
const inCents = /_(?:in_)?(?:cents?|minor(?:_units?)?|pence|paise)$/
const ofMoney = /(?:set)?_(?:shop_?)?money$|(?<=price)_value$/

/** An amount is the same column whether its name says with or without tax. */
const withTax =
  /_(?:brutto|netto|ttc|ht|gross|net|(?:incl|excl|inkl|exkl|zzgl|inc|ex|con|sin|com|sem)(?:_(?:btw|mwst|ust|vat|tax|gst|iva|tva))?|(?:iva|tva|btw)_\w+)$/

/** With the tax: `inc_tax_total`, `total_incl_vat`; a column of the same name without these words is before the tax. */
const taxed =
  /(?:^|_)(?:tax_inclusive|(?:incl?|inkl|including|mit|avec|con|com)_(?:tax|vat|gst|mwst|ust|btw|iva|tva|moms))(?:_|$)/

/** The name that such a column has without the words for the tax; '' for any other header. */
export function untaxed(header: string): string {
  const name = normalise(header).replace(/[()[\]]/g, '')
  return taxed.test(name) ? name.replace(taxed, '_').replace(/^_+|_+$/g, '') : ''
}

/** Without the tax: beside a column that has it in, that one is what customers paid. */
const beforeTax =
  /(?:^|_)(?:netto\w*|ht|nettobetrag|imponibile)(?:_|$)|(?:^|_)(?:exclu\w*|excl|exkl|ex|ohne|zzgl|sin|sem|senza|hors|without|before)_(?:de_)?(?:vat|tax|taxes|gst|btw|mwst|ust|iva|tva)(?:_|$)/
const lessSure = 0.9

/** True for the header of an amount without tax. */
export const isBeforeTax = (header: string): boolean =>
  beforeTax.test(normalise(header).replace(/[()[\]]/g, ''))

/** A day on which somebody paid stands behind any other of the order. */
const paidOn =
  /^(?:date_)?(?:paid|payment|bezahlt|zahlung|paye|paiement|regle|pagad|pago|pagat|betaald|oplacon|zaplacen)/

/** What a header may mean, best first, by its words alone. */
export function namesOf(header: string): Named[] {
  const told = header.replace(
    /^(?:orders|bestellungen|auftraege|commandes|pedidos|ordini|encomendas)\./i,
    'order.',
  )
  const name = normalise(told.replace(/(?<!\p{L})n\s*[°º]\s*/giu, 'numero '))
  const outside = (untaxed(told) || name)
    .replace(/[([{][^)\]}]*[)\]}]?/g, '')
    .replace(/(?:_in)?_(?:eur|euro|usd|gbp|chf|cad|aud|[€$£])$/, '')
    .replace(withTax, '')
    .replace(inCents, '')
    .replace(asMoment, '')
    .replace(ofMoney, '')
    .replace(/^_+|_+$/g, '')
  const found = [...lookUp(name, 1), ...(outside !== name ? lookUp(outside, 0.95) : [])]
  if (found.length === 0) found.push(...withOwner(outside))
  found.push(...byWords(told, outside, found))
  if (found.length === 0)
    for (const [pattern, meaning, strength] of parts)
      if (pattern.test(outside) && !misread(meaning, outside)) found.push({ meaning, strength })
  const weight = isBeforeTax(name) ? lessSure : 1
  const late = paidOn.test(name) ? lessSure : 1
  return found
    .map(({ meaning, strength }) => ({
      meaning,
      strength: strength * weight * (meaning === 'date' ? late * late : 1),
    }))
    .sort((a, b) => b.strength - a.strength)
}

const misread = (meaning: Meaning, name: string) =>
  (meaning === 'date' && otherDay.test(name)) || (meaning === 'amount' && otherSum.test(name))

/** What its words say together, behind what the name as a whole says. */
function byWords(header: string, name: string, found: readonly Named[]): Named[] {
  const weight = found.length === 0 ? 1 : 0.8
  return composed(header)
    .filter(({ meaning }) => meaning !== 'date' || !otherDay.test(name))
    .filter(({ meaning }) => found.every((one) => one.meaning !== meaning))
    .map(({ meaning, strength }) => ({ meaning, strength: strength * weight }))
}

function lookUp(name: string, weight: number): Named[] {
  const hits = known.get(name.replace(/[^\p{L}\p{N}]/gu, '')) ?? []
  return hits.map((h) => ({ meaning: h.meaning, strength: h.strength * weight }))
}

function withOwner(name: string): Named[] {
  const ofLine = name.replace(linesOf, '')
  if (ofLine !== name) return ofLineItem(ofLine)
  for (const [i, [owner, weight]] of owners.entries()) {
    if (!owner.test(name)) continue
    const allowed = i < 2 ? ownersOf : ordersOf
    const hits = lookUp(name.replace(owner, ''), weight).filter((h) => allowed.has(h.meaning))
    if (hits.length > 0) return hits
  }
  return []
}

function ofLineItem(name: string): Named[] {
  if (/^(?:name|title|description|product_name|product_title)(?:_[a-z]{2})?$/.test(name))
    return [{ meaning: 'product', strength: 0.9 }]
  return lookUp(name, 0.85).filter(({ meaning }) => meaning === 'product' || ordersOf.has(meaning))
}
