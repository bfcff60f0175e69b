/** One of two customers who may be the same: what stands in the files, '' where nothing does. */
export interface Side {
  /** As in `customer_alias.source_key` and in decisions. */
  key: string
  name: string
  email: string
  phone: string
  place: string
}

/** What the customers look like: shares from 0 to 1. */
export interface Shape {
  customers: number
  /** Of those who ordered, who came back. */
  repeat: number
  /** Of the revenue, what the tenth with the most brought. */
  top: number
}

/** Two customers who are, or may be, one person. */
export interface AlikePair {
  a: Side
  b: Side
  why: 'mailbox' | 'likeness' | 'decided' | 'household'
  /** log2 of the odds that they are one; 0 where likeness was not asked. */
  weight: number
  /** Which of the fields agree, nearly agree, or do not. */
  agreement: { field: string; level: 'same' | 'near' | 'differs' }[]
}

export interface AlikeQuestion extends AlikePair {
  /** Revenue of the one who brought less: what stands under another name if the answer is wrong. */
  stake: number
  /** The customers if the two are one. */
  after: Shape
}

/** Where phone numbers without a country code are taken to be from. */
export interface HomePhones {
  /** ISO 3166 alpha-2; '' where nothing tells. */
  country: string
  /** What the country rests on: other numbers with a code, addresses, the money, or the person's word. */
  why: 'numbers' | 'addresses' | 'money' | 'nothing' | 'decided'
  /** The country where the person says nothing. */
  guess: string
  /** Distinct numbers without a country code. */
  numbers: number
  /** Countries of which it is known how they are dialled. */
  known: string[]
}

/** Who may be the same, and what became of it. */
export interface Alike {
  /** At most 200 of `mergedTotal`. */
  merged: AlikePair[]
  mergedTotal: number
  /** Pairs that are surely one and were not merged, as nobody asked for it. */
  waiting: number
  /** Whether what is sure is merged without asking. */
  unasked: boolean
  /** At most ten, those with the most money at stake first. */
  questions: AlikeQuestion[]
  now: Shape
  currency: string
  phones: HomePhones
}
