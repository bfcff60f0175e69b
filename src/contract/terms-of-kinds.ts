import type { Term } from './terms.ts'

/** Words of sorting customers by a label. */
export const termsOfKinds = {
  label: {
    term: 'Label',
    means:
      'A word that stands beside each customer in a column of your list: left or stayed, gold or silver. What is to be told of those who have none.',
  },
  sortedRightly: {
    term: 'Sorted rightly',
    means:
      'The share of customers who are called what their label says, by a model that has not seen them. Also called accuracy.',
  },
  majority: {
    term: 'Everybody called alike',
    means:
      'The simplest answer: every customer is called what most are. A model that does no better has learned nothing.',
  },
  heldOut: {
    term: 'Not seen before',
    means:
      'Customers are dealt into five parts; each part is told by a model that learned from the other four only. So nobody is told by what was known of them.',
  },
  precision: {
    term: 'Of those called so',
    means: 'Of the customers who are called a label, the share who have it. Also called precision.',
  },
  recall: {
    term: 'Of those who are',
    means: 'Of the customers who have a label, the share who are called so. Also called recall.',
  },
  f1: {
    term: 'F1',
    means: 'One figure of the two beside it: high only where both are (their harmonic mean).',
  },
  possibleError: {
    term: 'Label in doubt',
    means:
      'A model that has not seen this customer is surer of another label than it usually is of those who have that one. Often the label was mistyped.',
  },
  fairnessGap: {
    term: 'Gap',
    means: 'How far the best and the worst group lie apart. Some gap comes by chance alone.',
  },
  modelCard: {
    term: 'Model card',
    means: 'What a model learned from, what was left out, how it was tried and how it did, on one sheet.',
  },
} as const satisfies Readonly<Record<string, Term>>
