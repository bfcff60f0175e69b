const placeholder = new Set(
  'none no null nil na n/a n.a n.a. nan unknown unbekannt kein keine keinemail keine-email ohne sin sans nomail no-mail noemail no-email guest gast anonymous anonym noreply no-reply no_reply donotreply do-not-reply xxx - -- ? .'.split(
    ' ',
  ),
)
const trial = new Set(['test', 'tester', 'testing', 'email', 'mail', 'name', 'user', 'asdf', 'abc', 'foo'])
const nowhere = /@(?:[\w-]+\.)*(?:example|test|invalid|localhost|none|nomail|noemail)(?:\.[a-z]+)?$/
const random = /@(?:privaterelay\.appleid\.com|(?:[\w-]+\.)*(?:duck\.com|mozmail\.com))$/
const relay = new RegExp(
  `@(?:[\\w-]+\\.)*(?:${[
    'marketplace\\.amazon(?:\\.[a-z]{2,3}){1,2}',
    '(?:members|relay)\\.ebay(?:\\.[a-z]{2,3}){1,2}',
    '(?:messages?|convos?)\\.etsy\\.com',
    'relay\\.walmart\\.com',
    'verkopen\\.bol\\.com',
    'kaufland-marktplatz\\.de',
    'messages?\\.(?:otto|cdiscount|fnac|allegro)\\.(?:market|com|pl|de)',
  ].join('|')})$`,
)

/** Length and first letter of the words of a list, flagged 1: most texts can be told from all of them by these alone. */
function shapesOf(words: Iterable<string>): Uint8Array {
  const shapes = new Uint8Array(32 * 128)
  for (const word of words) shapes[word.length * 128 + word.charCodeAt(0)] = 1
  return shapes
}

const isShaped = (shapes: Uint8Array, text: string, from: number, length: number): boolean =>
  length > 0 && length < 32 && shapes[length * 128 + text.charCodeAt(from)] === 1
const idle = shapesOf([...placeholder, ...trial])

/** False for an address in lower case that stands for nobody: a placeholder, a sender that is not read, a trial. */
export function namesSomebody(address: string): boolean {
  if (address.length > 320) return false
  const end = address.indexOf('@')
  const length = end < 0 ? address.length : end
  if (!isShaped(idle, address, 0, length)) return length > 0
  const local = address.slice(0, length)
  if (placeholder.has(local)) return false
  return !(trial.has(local) && (end < 0 || nowhere.test(address)))
}

/** True for an address that a marketplace made for its own messages: it means somebody there, and nobody elsewhere. */
export function isRelay(address: string): boolean {
  const dots =
    address.length > 16 &&
    (address.includes('.ebay.') || /amazon|etsy|walmart|bol|market|messag/.test(address))
  return dots && relay.test(address)
}

/** True where the part before the @ was drawn by lot and tells nothing of a person. */
export const isDrawn = (address: string): boolean => random.test(address) || isRelay(address)

/** Providers that have several names for one box, or read dots before the @ as nothing. */
const providers = new Map<string, { as: string; dots: boolean }>([
  ['gmail.com', { as: 'gmail.com', dots: false }],
  ['googlemail.com', { as: 'gmail.com', dots: false }],
  ['pm.me', { as: 'proton.me', dots: false }],
  ['proton.me', { as: 'proton.me', dots: false }],
  ['protonmail.com', { as: 'proton.me', dots: false }],
  ['icloud.com', { as: 'icloud.com', dots: true }],
  ['me.com', { as: 'icloud.com', dots: true }],
  ['mac.com', { as: 'icloud.com', dots: true }],
])

const hosts = shapesOf(providers.keys())

/** False where no other spelling than one with a tag can lead to the same box: most addresses of most files. */
export function mayBeSpelled(address: string): boolean {
  const from = address.indexOf('@') + 1
  return isShaped(hosts, address, from, address.length - from) && providers.has(address.slice(from))
}

/** A number that all addresses of one box share: FNV-1a of what stands before tag and @, without dots. */
export function boxHash(address: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < address.length; i++) {
    const unit = address.charCodeAt(i)
    if (unit === 64 || (unit === 43 && i > 0)) break
    if (unit !== 46) hash = Math.imul(hash ^ unit, 0x01000193)
  }
  return hash
}

/** The box that an address in lower case leads to: without tag, without dots where the provider ignores them. */
export function mailbox(address: string): string {
  const end = address.lastIndexOf('@')
  if (end < 1) return address
  const domain = address.slice(end + 1)
  const { as, dots } = providers.get(domain) ?? { as: domain, dots: true }
  const cut = address.slice(0, end).indexOf('+', 1)
  const local = address.slice(0, cut < 0 ? end : cut)
  return `${dots ? local : local.replaceAll('.', '')}@${as}`
}
