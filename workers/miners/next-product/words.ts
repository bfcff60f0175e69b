import type { Level } from './purchases.ts'

/** What an item is called. */
export interface Words {
  one: string
  many: string
  head: string
}

const words: Readonly<Record<Level, Words>> = {
  product: { one: 'product', many: 'products', head: 'Product' },
  variant: { one: 'product', many: 'products', head: 'Product' },
  category: { one: 'category', many: 'categories', head: 'Category' },
}

export function wordsOf(level: Level): Words {
  return words[level]
}
