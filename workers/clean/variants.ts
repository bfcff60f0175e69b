import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { Pairs } from '../join/pairs.ts'
import { UnionFind } from '../join/union-find.ts'
import { type Change, codesOf, labelsOf } from './change.ts'
import { fingerprint, ngramFingerprint, sizes, words } from './fingerprint.ts'
import { alike, fold, type Spellings } from './fold.ts'

/** One key for capitals, marks, punctuation and order of words; another size or number is another key. */
export function nameKey(label: string): string {
  const key = fingerprint(label)
  return key === '' ? '' : `${key}|${sizes(label)}`
}

/** The same with the words in their order: the path of a category has one. */
export function pathKey(label: string): string {
  const key = words(label).join(' ')
  return key === '' ? '' : `${key}|${sizes(label)}`
}

const renamed = (files: readonly FileColumns[], meaning: Meaning, groups: Spellings): Change => ({
  renamed: fold(files, meaning, groups),
  out: [],
})

/** Spellings of one product, told apart by nothing but capitals, punctuation and the order of words. */
export const findProductNames = (files: readonly FileColumns[]): Change =>
  renamed(files, 'product', alike(files, 'product', nameKey).flatMap(bySku(files)))

export const findCategories = (files: readonly FileColumns[]): Change =>
  renamed(files, 'category', alike(files, 'category', pathKey))

export const findCities = (files: readonly FileColumns[]): Change =>
  renamed(files, 'city', alike(files, 'city', nameKey))

/** Letters below which pieces of two letters say too little. */
const fewest = 6

/** Products that share their pieces of two letters, or all their letters: proposals, a person should look at them. */
export function findProductTypos(files: readonly FileColumns[]): Change {
  const byGrams = [2, 1].flatMap((n) => alike(files, 'product', gramKey(n)))
  return renamed(files, 'product', united(byGrams).flatMap(bySku(files)))
}

function gramKey(n: number): (label: string) => string {
  return (label) => {
    const letters = words(label).join('').length
    return letters < fewest ? '' : `${ngramFingerprint(label, n)}|${sizes(label)}`
  }
}

/** Groups that share a label are one. */
function united(groups: Spellings): Spellings {
  const labels = [...new Set(groups.flat())]
  const at = new Map(labels.map((label, i) => [label, i]))
  const sets = new UnionFind(labels.length)
  for (const [first = '', ...more] of groups)
    for (const label of more) sets.union(at.get(first) ?? 0, at.get(label) ?? 0)
  const found = new Map<number, string[]>()
  labels.forEach((label, i) => {
    const lead = sets.find(i)
    found.set(lead, [...(found.get(lead) ?? []), label])
  })
  return [...found.values()]
}

/** Spellings that never share an article number, though each has some, are different articles. */
function bySku(files: readonly FileColumns[]): (group: readonly string[]) => Spellings {
  let known: ReadonlyMap<string, ReadonlySet<string>> | null = null
  return (group) => {
    known ??= skusOf(files)
    return parted(group, known)
  }
}

/** A spelling without an article number goes with the others only where these are one. */
function parted(group: readonly string[], skus: ReadonlyMap<string, ReadonlySet<string>>): Spellings {
  const named = group.filter((label) => skus.has(label))
  const sharing = united(named.map((a) => named.filter((b) => a === b || share(skus.get(a), skus.get(b)))))
  return sharing.length < 2 ? [group] : sharing.filter((part) => part.length > 1)
}

const share = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()) =>
  [...a].some((sku) => b.has(sku))

/** Article numbers that stand beside each product. */
function skusOf(files: readonly FileColumns[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of files) {
    const [products, skus] = [labelsOf(file, 'product'), labelsOf(file, 'sku')]
    for (const [p, s] of together(codesOf(file, 'product'), codesOf(file, 'sku'))) {
      const [product = '', sku = ''] = [products[p], skus[s]]
      found.set(product, (found.get(product) ?? new Set()).add(sku))
    }
  }
  return found
}

/** Codes that stand in one row, each pair once. */
function together(a: Int32Array, b: Int32Array): [number, number][] {
  const pairs = new Pairs()
  const found: [number, number][] = []
  for (let r = 0; r < Math.min(a.length, b.length); r++) {
    const [x, y] = [a[r] ?? -1, b[r] ?? -1]
    if (x >= 0 && y >= 0 && pairs.number(x, y) === found.length) found.push([x, y])
  }
  return found
}
