import type { Term } from './terms.ts'

/** Words of looking for what is wrong. */
export const termsOfOddities = {
  falseAlarm: {
    term: 'False alarm',
    means:
      'A case that looks odd and came about by chance. You say how many of them you can bear in a month.',
  },
  dealtAnew: {
    term: 'Dealt anew',
    means:
      'Your own amounts, days, refunds and codes, dealt among your orders by chance, as cards are shuffled. What still looks odd then is a false alarm.',
  },
  nearestNormal: {
    term: 'Nearest normal ones',
    means:
      'The three orders, customers or days that are most like this one in size, rhythm, refunds and codes, and are no case themselves: what they are like where this one is furthest from them.',
  },
  hardlyChance: {
    term: 'Hardly by chance',
    means:
      'How many cases as strong as this one the same rule would give in all your orders if only chance were at work. Below 0.05 it is hardly chance.',
  },
} as const satisfies Record<string, Term>
