/** One text for each profile: `labels[codes[p]]`, -1 where it is not told. */
export interface Told {
  codes: Int32Array
  labels: readonly string[]
  /** How many profiles have each text. */
  counts: Int32Array
}

/** Counts the profiles of each text. */
export function told(codes: Int32Array, labels: readonly string[]): Told {
  const counts = new Int32Array(labels.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  return { codes, labels, counts }
}

/** What is known of each customer, folded: see `person-name.ts` for names and `phone.ts` for numbers. */
export interface Profiles {
  size: number
  first: Told
  last: Told
  /** 0 = not told. */
  generation: Int8Array
  /** The address before and after the @. */
  local: Told
  domain: Told
  /** The digits before the @; and 1 where else nothing but the name stands there. */
  digits: Told
  plain: Uint8Array
  phone: Told
  postcode: Told
  city: Told
  /** Street and number; see `street.ts`. */
  street: Told
  /** Customer number; numbers of different vendors differ. */
  number: Told
  /** Files in which the customer stands, a bit each; beyond 30 files bits are shared. */
  sources: Int32Array
}

/** The text of a profile; '' where it is not told. */
export const textOf = ({ codes, labels }: Told, profile: number): string => labels[codes[profile] ?? -1] ?? ''

/** First and last name as one text, of those that tell both. */
export function whole({ first, last, size }: Pick<Profiles, 'first' | 'last' | 'size'>): Told {
  const met = new Map<number, number>()
  const codes = new Int32Array(size).fill(-1)
  const labels: string[] = []
  for (let p = 0; p < size; p++) {
    const [f, l] = [first.codes[p] ?? -1, last.codes[p] ?? -1]
    if (f < 0 || l < 0) continue
    const name = f * last.labels.length + l
    const code = met.get(name) ?? labels.push(`${first.labels[f]} ${last.labels[l]}`) - 1
    met.set(name, code)
    codes[p] = code
  }
  return told(codes, labels)
}

/** 1 for each address that is made of the name and one digit at most: it tells nothing beside the name. */
export function madeOfName({ size, first, last, local }: Omit<Profiles, 'plain'>): Uint8Array {
  return Uint8Array.from({ length: size }, (_, p) => {
    const address = textOf(local, p)
    if (address === '' || address.replace(/[^0-9]+/g, '').length > 1) return 0
    const [one, other] = [textOf(first, p), textOf(last, p).replaceAll(' ', '')]
    return Number(address.includes(other) || address.includes(one))
  })
}
