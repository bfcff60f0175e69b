import { helpers, neutral, vocabulary } from './page-words.ts'

/** Kinds of pages in the order of the way through a shop; a code is a place in this list. */
export const pageTypes = [
  'home',
  'search',
  'category',
  'product',
  'cart',
  'checkout',
  'purchase',
  'account',
  'other',
] as const
export type PageType = (typeof pageTypes)[number]

export const codeOf = (type: PageType): number => pageTypes.indexOf(type)

/** No page: a picture, a script, a machine's own call; and an event that says nothing of the page. */
export const nothing = -1
/** The same, of an event that is only a look at a page. */
export const looking = -2

type Concept = keyof typeof vocabulary

const compound = /(add|added|remove|removed|view|begin)(to|from)?(?=cart|basket|bag|checkout|item|product)/g

/** Lower case without accents, camelCase and the usual compounds taken apart. */
function tokens(text: string): string[] {
  if (/^[a-z\d_.-]*$/.test(text) && text.search(compound) < 0) return text.split(/[_.-]+/).filter(isTold)
  const plain = text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øœ]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
  return plain
    .replace(compound, '$1 $2 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(isTold)
}

const isTold = (token: string) => token !== ''

const isA = (concept: Concept) => (token: string) => vocabulary[concept].has(token)
const everyWord = new Set(Object.values(vocabulary).flatMap((words) => [...words]))
const known = (token: string) => everyWord.has(token)
const number = /^\d+$/

/** The code of a page type for an address (a URL, a path, a request line, a title); `nothing` for what is no page. */
export function typeOfPage(page: string): number {
  const { path, query } = parts(page)
  if (isMachine(path)) return nothing
  const segments = [...path.split('/'), ...routes(query)].map(tokens).filter((s) => s.length > 0)
  return codeOf(byQuery(query, byPath(withoutLanguage(segments), path)))
}

function parts(page: string): { path: string; query: string } {
  const asked = page.trim().replace(/^(?:GET|POST|HEAD|PUT)\s+(\S+)(?:\s+HTTP\S*)?$/i, '$1')
  const local = asked.replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '')
  const [address = '', hash = ''] = local.split('#', 2)
  const [path = '', query = ''] = address.split('?', 2)
  const routed = /^!?\//.test(hash) && /^\/?$/.test(path) ? hash.replace(/^!/, '') : path
  return { path: decoded(routed), query }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const isMachine = (path: string) =>
  /\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|eot|mp[34]|webm|json|xml|txt|webmanifest)$/i.test(
    path,
  ) || /\/(?:wp-json|wp-cron|admin-ajax|api|_next|\.well-known|cdn-cgi)(?:[/.]|$)/i.test(path)

/** Older shops write the page into the query: index.php?route=checkout/cart. */
function routes(query: string): string[] {
  const found = [...query.matchAll(/(?:^|[&;])(?:route|controller|cl|view|action)=([^&;]+)/g)]
  return found.flatMap(([, value = '']) => decoded(value).split('/'))
}

/** /de/…, /en-gb/… and the ending of the file are no words. */
function withoutLanguage(segments: readonly string[][]): string[][] {
  const language = (s: readonly string[]) =>
    s.every((t) => /^[a-z]{2}$/.test(t) && !known(t)) && s.length <= 2
  const rest = segments.slice(segments.findIndex((s) => !language(s)))
  const inner = segments.every(language) ? [] : rest
  return inner
    .map((s) => (/^(?:html?|php|aspx?|jsp)$/.test(s.at(-1) ?? '') ? s.slice(0, -1) : s))
    .filter((s) => s.length > 0)
}

/** A segment made of known words says what the page is; one with other words is the name of something. */
const speaks = (segment: readonly string[]) =>
  segment.some(known) && segment.every((t) => known(t) || helpers.has(t) || number.test(t))

function byPath(segments: readonly string[][], path: string): PageType {
  if (segments.some((s, i) => isMarker(s) && isName(segments[i + 1]))) return 'product'
  const last = segments.at(-1) ?? []
  const said = segments.filter(speaks).flat()
  const act = actOf(said, segments.flat())
  if (act) return act
  if (segments.length === 0) return 'home'
  if (segments[0]?.some(isA('info'))) return 'other'
  if (productLike.test(path) || (last.some(isA('product')) && last.some((t) => number.test(t))))
    return 'product'
  if (said.some(isA('list')) || isMarker(last)) return 'category'
  return segments.length === 1 && said.some(isA('home')) ? 'home' : 'other'
}

/** /shoes/red-shoe-p123, /p-123: the article's number is part of the address. */
const productLike = /(?:^|[/_.-])(?:p|dp|pd|prod|product|item|artikel|art|sku)[-_]?\d{2,}(?:$|[-_/.])/i

/** The name of an article stands behind a segment that says "product" and nothing else. */
const isMarker = (segment: readonly string[]) =>
  segment.some(isA('product')) && segment.every((t) => isA('product')(t) || helpers.has(t))
const isName = (segment: readonly string[] | undefined) =>
  segment !== undefined && !(segment.length === 1 && segment.some((t) => further.has(t)))
const further = new Set(['search', 'category', 'list', 'cart', 'basket', 'checkout'])

/** Buying, paying, searching and the like, by the words of the address that speak; `all` are its other words, too. */
function actOf(said: readonly string[], all: readonly string[]): PageType | undefined {
  const has = (concept: Concept) => said.some(isA(concept))
  const buying = has('order') || has('checkout') || has('cart') || has('bought') || has('orders')
  const thanks =
    has('thanks') && (buying || !all.some((t) => vocabulary.info.has(t) || vocabulary.account.has(t)))
  if (thanks || has('bought') || (has('done') && buying && !has('account'))) return 'purchase'
  if (all.some(isA('info')) && !has('checkout')) return undefined
  const last = said.findLast((t) => isA('cart')(t) || isA('checkout')(t))
  if (last !== undefined) return isA('cart')(last) ? 'cart' : 'checkout'
  if (has('account') || has('orders') || has('wish')) return 'account'
  if (has('search')) return 'search'
  return has('order') ? 'checkout' : undefined
}

function byQuery(query: string, type: PageType): PageType {
  if (type !== 'home' && type !== 'category' && type !== 'other') return type
  const has = (names: string) => new RegExp(`(?:^|[&;])(?:${names})=[^&;]`, 'i').test(query)
  if (has('add-to-cart')) return 'cart'
  if (has('product|product_id|id_product|sku|anid')) return 'product'
  if (has('s|q|query|search|suche|keywords?|searchparam|search_query|sSearch|searchterm')) return 'search'
  return has('product_cat|category|category_id|id_category|cat|cnid') ? 'category' : type
}

/** The code of a page type for the name of an event; `looking` where the page decides, `nothing` where it is something else. */
export function typeOfEvent(event: string): number {
  const said = tokens(event)
  if (said.every((t) => neutral.has(t) || number.test(t))) return looking
  const type = byEvent(said)
  return type ? codeOf(type) : nothing
}

function byEvent(said: readonly string[]): PageType | undefined {
  const has = (concept: Concept) => said.some(isA(concept))
  const any = (...words: string[]) => words.some((word) => said.includes(word))
  if (
    has('wish') ||
    any('refund', 'refunded', 'cancel', 'cancelled', 'canceled', 'select', 'promotion', 'failed', 'storno')
  )
    return undefined
  const begun = any(
    'begin',
    'began',
    'start',
    'started',
    'initiate',
    'initiated',
    'step',
    'info',
    'progress',
    'method',
  )
  if (has('bought')) return begun ? 'checkout' : 'purchase'
  if (has('order') || has('checkout')) return ordering(said, begun)
  if (any('shipping', 'delivery') && begun) return 'checkout'
  if (has('cart') || (any('add', 'added', 'remove', 'removed') && has('product'))) return 'cart'
  if (has('search')) return 'search'
  if (has('account') || has('orders')) return 'account'
  if (has('list')) return 'category'
  if (has('product')) return 'product'
  return any('home', 'homepage') ? 'home' : undefined
}

function ordering(said: readonly string[], begun: boolean): PageType {
  const has = (concept: Concept) => said.some(isA(concept))
  if (begun) return 'checkout'
  if (has('done') || has('thanks')) return 'purchase'
  if (said.includes('view') || said.includes('viewed')) return has('checkout') ? 'checkout' : 'account'
  return has('checkout') ? 'checkout' : 'purchase'
}
