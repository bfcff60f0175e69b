/** What customers write about, in the order of the bits that stand for them. */
export const aspects = [
  'delivery',
  'quality',
  'fit',
  'price',
  'service',
  'packaging',
  'returns',
  'range',
  'use',
] as const
export type Aspect = (typeof aspects)[number]

/** Words of an aspect, folded; * = all that begin so. `bad` says something unhappy by itself. */
interface Words {
  about: string
  bad?: string
}

export type Vocabulary = Readonly<Record<Aspect, Words>>
