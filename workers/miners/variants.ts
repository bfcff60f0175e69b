import type { Say } from './say.ts'

const sizes =
  'xxs xs s m l xl xxl xxxl small medium large regular mini maxi big tall grande single double klein mittel gross groß petit moyen grand pequeño mediano grande piccolo medio grande'
const colours =
  'black white grey gray red green blue yellow orange purple pink brown beige navy gold silver cream ivory olive teal turquoise khaki burgundy charcoal natural clear schwarz weiss weiß grau rot grün gruen blau gelb lila rosa braun silber noir blanc gris rouge vert bleu jaune rose marron negro blanco rojo verde azul amarillo nero bianco grigio rosso giallo zwart wit grijs rood groen blauw geel'
const joining = 'size colour color in of pack grösse größe farbe taille couleur talla talle taglia maat'
const known = new Set([sizes, colours].flatMap((words) => words.split(' ')))
const hinges = new Set(joining.split(' '))
const amount =
  /^\d+([.,]\d+)?(x|xl|g|gr|kg|mg|ml|cl|dl|l|lt|ltr|oz|lb|cm|mm|m|in|inch|pc|pcs|pack|er|ct|stk|%)?$/
const unit = /^(g|gr|kg|ml|cl|dl|ltr|litre|liter|oz|lb|lbs|cm|mm|inch|pcs|pack|packs|stück|bags|pieces)$/

/** A bare number is a size only behind a comma, a hyphen or a word such as “size”; “Blend 12” is a name. */
function isTail(name: string, words: readonly RegExpMatchArray[], at: number): boolean {
  const word = words[at]?.[0].toLowerCase() ?? ''
  if (!/^\d+([.,]\d+)?$/.test(word)) return known.has(word) || amount.test(word) || unit.test(word)
  const after = words[at + 1]?.[0].toLowerCase() ?? ''
  if (unit.test(after)) return true
  const before = words[at - 1]
  if (!before) return false
  const between = name.slice((before.index ?? 0) + before[0].length, words[at]?.index)
  return /[,;|/()[\]–—-]/.test(between) || hinges.has(before[0].toLowerCase())
}

/** The name without its words for size, colour or amount at its end; the whole name where nothing else would be left. */
export function withoutTail(name: string): string {
  const words = [...name.matchAll(/[^\s,;|/()[\]–—-]+(?:-[^\s,;|/()[\]–—-]+)*/gu)]
  let keep = words.length
  while (keep > 1 && isTail(name, words, keep - 1)) keep--
  while (keep > 1 && keep < words.length && hinges.has(words[keep - 1]?.[0].toLowerCase() ?? '')) keep--
  const last = words[keep - 1]
  if (keep === words.length || !last || !/\p{L}/u.test(name.slice(0, last.index + last[0].length)))
    return name
  return name.slice(0, last.index + last[0].length)
}

/** Names that differ in their tail alone become one; a name that stands alone stays as it is. */
export function collapsed(names: readonly string[]): string[] {
  const short = names.map(withoutTail)
  const sharing = new Map<string, number>()
  for (const name of short) sharing.set(name.toLowerCase(), (sharing.get(name.toLowerCase()) ?? 0) + 1)
  const spelled = new Map<string, string>()
  for (const name of [...short].sort())
    if (!spelled.has(name.toLowerCase())) spelled.set(name.toLowerCase(), name)
  return names.map((name, i) => {
    const base = (short[i] ?? name).toLowerCase()
    return (sharing.get(base) ?? 0) > 1 ? (spelled.get(base) ?? name) : name
  })
}

/** Names that were taken for sizes or colours of a product, and products they are. */
export interface United {
  names: number
  products: number
}

/** How many of some names have become one; `shown` beside them, as `collapsed` gives it. */
export function unitedIn(names: readonly string[], shown: readonly string[]): United {
  const known = new Map<string, number>()
  for (const name of shown) known.set(name, (known.get(name) ?? 0) + 1)
  const several = shown === names ? [] : [...known.values()].filter((n) => n > 1)
  return { names: several.reduce((sum, n) => sum + n, 0), products: several.length }
}

/** What is said beside an answer for which sizes and colours count as one. */
export function unitedWords({ names, products }: United, s: Say): string[] {
  if (products === 0) return []
  return [
    `${s.number(names)} names look like sizes and colours of ${s.count(products, 'product')} and count as ${products === 1 ? 'one' : 'these'}; under Settings each can count for itself.`,
  ]
}
