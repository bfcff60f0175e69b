/** Words of the question what a customer is worth; `terms.ts` has the others. */
export const termsOfWorth = {
  worthAhead: {
    term: 'Worth ahead',
    means:
      'What customers you have now are expected to bring in the months asked for, month by month, later money counting less. Also called customer lifetime value.',
  },
  stillHere: {
    term: 'Still with you',
    means:
      'The chance that a customer will order again at some time, from their own rhythm and their silence since. One order alone tells little about it.',
  },
  tenths: {
    term: 'By tenths',
    means:
      'Customers in ten groups by what was promised of them. Off by tenths: how far promised and come lie apart in the groups, added up, as a share of what came.',
  },
  miss: {
    term: 'Miss per customer',
    means:
      'How far orders promised and orders that came lie apart, on average over the customers; 0 = always right. Counted so that the few who order much do not decide alone (Poisson deviance).',
  },
  correlation: {
    term: 'Correlation',
    means:
      'How much two things go together: 1 = always, 0 = not at all, −1 = the one rises as the other falls.',
  },
}
