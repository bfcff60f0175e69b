/** What a score card looks at. Each is a share with a plain definition; there is no overall mark. */
export const qualities = {
  completeness: {
    title: 'Complete',
    means:
      'Of the facts that answers need, the share that is there: who ordered, what each line is, and an e-mail or phone of each customer.',
  },
  validity: {
    title: 'Readable',
    means:
      'Of the rows that came in, the share that could be used; rows that another file tells again are left out.',
  },
  uniqueness: {
    title: 'Told once',
    means: 'Of the rows that came in, the share that no other row or newer file tells again.',
  },
  consistency: {
    title: 'Without contradiction',
    means: 'Of the orders, the share of which no more was given back than was paid.',
  },
  timeliness: {
    title: 'Without gaps',
    means: 'Of the weeks between the first and the last order, the share in which something was ordered.',
  },
  coverage: {
    title: 'Joined',
    means: 'Of the payments, reviews, tickets and visits, the share whose customer or order is known here.',
  },
  totals: {
    title: 'Lines add up to totals',
    means:
      'Of the orders with lines, the share whose lines come to the total, within a cent. Shipping, tax and discount are added or taken off in the one way that fits most orders.',
  },
  payments: {
    title: 'Payments match orders',
    means:
      'Of the orders with a payment, the share whose payments come to what the order came to, within a cent.',
  },
} as const

export type QualityId = keyof typeof qualities

/** `have` of `all`; `all` is 0 where the files tell nothing that could be measured. */
export interface QualityMeasure {
  id: QualityId
  have: number
  all: number
}

/** Something to look at: how much of it there is, and what to do. Nothing with a person in it. */
export interface QualityFinding {
  id: QualityId
  says: string
  rows: number
  money: { currency: string; amount: number }[]
  next: string
}

/** How a file differs from the one of the same kind that came before it. */
export interface Drift {
  file: string
  before: string
  says: string[]
}

export interface Quality {
  measures: QualityMeasure[]
  findings: QualityFinding[]
  drift: Drift[]
}
