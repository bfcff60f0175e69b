import type { Term } from './terms.ts'

/** Words of what to do next, and of offers. */
export const termsOfMoves = {
  hitRate: {
    term: 'Hit rate',
    means:
      'The share of customers’ last orders that held at least one of the products offered, chosen with what was known before that order.',
  },
  timesAsMany: {
    term: 'Times as many as by chance',
    means:
      'How many customers took it, over how many would have by chance, had they bought as much but without regard to what they had.',
  },
  expectedMore: {
    term: 'Should bring more',
    means:
      'Orders that would not have come, times what they bring, less contact and discount. It rests on how many are moved by writing, which you assume until a test tells.',
  },
  orderAnyway: {
    term: 'Order anyway',
    means:
      'The share of these people who should order in the days looked ahead if nobody writes to them, as people who stood alike did in your past.',
  },
  paysFrom: {
    term: 'Pays from',
    means:
      'Of 100 people who are as likely to order as not, how many would have to come because you write so that nothing is lost.',
  },
  leftAlone: {
    term: 'Left alone',
    means:
      'Customers on no list: they said no, ordered just now, give no reason to write, or writing would cost more than it brings.',
  },
  lateReturn: {
    term: 'Came back late',
    means:
      'Customers who ordered with this discount after a silence of one and a half of their usual waits. Some would have come without it.',
  },
} as const satisfies Readonly<Record<string, Term>>
