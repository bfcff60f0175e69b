import type { Aspect } from '../../text/aspects.ts'
import { aspects } from '../../text/aspects.ts'

const called: Readonly<Record<Aspect, string>> = {
  delivery: 'Delivery',
  quality: 'Quality',
  fit: 'Size and fit',
  price: 'Price',
  service: 'Service',
  packaging: 'Packaging',
  returns: 'Returns and refunds',
  range: 'Choice and stock',
  use: 'Use',
}

export const aspectName = (aspect: number): string => {
  const known = aspects[aspect]
  return known ? called[known] : 'Anything'
}

/** Within a sentence. */
export const aspectWord = (aspect: number): string => aspectName(aspect).toLowerCase()
