import { termsOfKinds } from './terms-of-kinds.ts'
import { termsOfLeaving } from './terms-of-leaving.ts'
import { termsOfMoves } from './terms-of-moves.ts'
import { termsOfOddities } from './terms-of-oddities.ts'
import { termsOfVoices } from './terms-of-voices.ts'
import { termsOfWorth } from './terms-of-worth.ts'

/** A word on screen and what it means: plain English, at most 40 words, one definition for the whole house. */
export interface Term {
  term: string
  means: string
}

export const terms = {
  ...termsOfKinds,
  ...termsOfLeaving,
  ...termsOfOddities,
  ...termsOfVoices,
  ...termsOfMoves,
  asOf: {
    term: 'As-of date',
    means:
      'The day taken as “today”. Orders of that day still count, later ones do not. It is the last day with an order unless you choose another.',
  },
  customer: {
    term: 'Customer',
    means: 'One person or firm that ordered, told apart by number, e-mail, phone or name.',
  },
  order: {
    term: 'Order',
    means:
      'One purchase. Where a file has no order numbers, all that a customer bought on one day is one order. Cancelled orders do not count.',
  },
  revenue: {
    term: 'Revenue',
    means: 'What the orders came to after refunds, in one currency. Costs are not taken off.',
  },
  averageOrderValue: { term: 'Average order value', means: 'Revenue divided by the number of orders.' },
  repeatRate: {
    term: 'Repeat rate',
    means:
      'Of the customers who ordered in a period, the share for whom at least one of these orders was not their first.',
  },
  daysToSecondOrder: {
    term: 'Days to the second order',
    means: 'Days from a customer’s first order to the next day with an order. The median is the middle one.',
  },
  median: {
    term: 'Median',
    means:
      'The middle value: half of the values are smaller, half are larger. A few very large ones do not move it.',
  },
  quarter: {
    term: 'First and third quarter',
    means:
      'A quarter of the values lie below the first, three quarters below the third; half lie between them.',
  },
  rfm: {
    term: 'RFM',
    means:
      'Three scores for each customer: how recently, how frequently and for how much money they ordered. Together they place a customer in a named group.',
  },
  recency: {
    term: 'Recency',
    means: 'Days since a customer’s last order, counted from the as-of date. Fewer days give a higher score.',
  },
  frequency: { term: 'Frequency', means: 'How many orders a customer has placed, the first included.' },
  monetary: {
    term: 'Monetary value',
    means: 'How much a customer has spent in all, after refunds; or per order, if you choose so.',
  },
  segment: {
    term: 'Kind of customers',
    means:
      'Customers who are alike in what they do: when, how often and for how much they order. Found in the data, not set beforehand (k-means).',
  },
  silhouette: {
    term: 'Silhouette',
    means:
      'How much nearer customers are to their own kind than to the next one: 1 = far apart, 0 = no border between them.',
  },
  stability: {
    term: 'Comes back',
    means:
      'Customers are drawn anew many times and sorted again. 1 = the same kind every time; under 0.6 it may be chance (Jaccard, bootstrap).',
  },
  unevenness: {
    term: 'Unevenness',
    means:
      'How much the days between a customer’s orders differ: 0 = always the same, 1 = as by chance. The standard deviation over the mean.',
  },
  variety: {
    term: 'Different products per order',
    means: 'Of each order the dearest product counts. 1 = another one every time, near 0 = always the same.',
  },
  pairs: {
    term: 'Of all pairs',
    means:
      'One customer of each kind, all pairs: how often the first has more. 50% = no difference; ties count by half.',
  },
  score: {
    term: 'Score',
    means:
      'A place in line, from 1 to 3, 4 or 5. With five steps, 5 means the best fifth of your own customers.',
  },
  ...termsOfWorth,
  cohort: {
    term: 'Cohort',
    means:
      'All customers whose first order fell into the same week, month or quarter. Following each over time shows whether newer customers come back as older ones did.',
  },
  retention: {
    term: 'Came back',
    means:
      'The share of a cohort that ordered again in a later period. Someone who skips a month and returns counts again.',
  },
  kaplanMeier: {
    term: 'Time to the next order',
    means:
      'Share of customers back within so many days, estimated so that customers still waiting count for the time they were seen (Kaplan–Meier). Leaving them out would flatter the figure.',
  },
  censoring: {
    term: 'Still waiting',
    means:
      'Customers who have not come back by the as-of date. They may yet; all that is known is that it takes longer than so far.',
  },
  interval: {
    term: 'Range (95% confidence interval)',
    means:
      'The range that chance leaves open. Made this way, 19 of 20 such ranges hold the true value. Few customers make it wide.',
  },
  baseline: {
    term: 'Baseline',
    means:
      'What chance, or the simplest rule, achieves. A finding is worth something only if it does better.',
  },
  backTest: {
    term: 'Test on your own past',
    means:
      'We go back to an earlier day, use only what was known then, and hold the result against what happened afterwards.',
  },
  chance: {
    term: 'Chance',
    means:
      'A difference counts as real here if shuffled data would show one so large in fewer than one of twenty shops.',
  },
  together: {
    term: 'Combination',
    means:
      'Two products, or three, that stand in one basket more often than chance would have it, and did so again on later orders.',
  },
  chanceTimes: {
    term: 'Times chance',
    means:
      'How often they were bought together, divided by how often that would happen if the same products were dealt at random into baskets of the same sizes.',
  },
  worth: {
    term: 'Worth per 1,000 orders',
    means:
      'What was paid for the product that comes along, counting only the baskets above those that chance would give, per 1,000 baskets.',
  },
  support: { term: 'Support', means: 'The share of all baskets that hold the whole combination.' },
  confidence: {
    term: 'Confidence',
    means: 'Of the baskets with the first product, the share that hold the other one, too.',
  },
  lift: {
    term: 'Lift',
    means:
      'Confidence divided by the share of all baskets with the other product. Full baskets push it above 1 on their own, so findings rest on times chance.',
  },
  decomposition: {
    term: 'Causes of a change',
    means:
      'Revenue is customers × orders each × value each. The change is split into the part of each, so that the parts add up exactly (Shapley).',
  },
  incomplete: {
    term: 'Not complete',
    means:
      'A week, month or quarter of which only a part lies in the data. It is drawn dashed and left out of comparisons.',
  },
  sequence: {
    term: 'Sequence',
    means:
      'One thing bought on a day and another on a later day, whatever lies between. It counts once a customer.',
  },
  shuffledDates: {
    term: 'With dates shuffled',
    means:
      'Each customer keeps their orders and their dates, but which order falls on which date is drawn anew. What then still follows is chance.',
  },
  sequenceLift: {
    term: 'Times more often',
    means:
      'How many customers show the sequence, divided by how many would with their dates shuffled. 1 is chance.',
  },
  gateway: {
    term: 'First product',
    means:
      'What customers had in their first purchase, beside what they spent afterwards. It goes with later spending; it need not cause it.',
  },
  replenishment: {
    term: 'Again after',
    means:
      'Days until a customer buys a product again. Few purchases of one customer are drawn towards the product, few of a product towards the shop.',
  },
  dueNow: {
    term: 'Due now',
    means:
      'Customers for whom nine tenths of their own interval for a product have passed since they last bought it, and less than twice the interval.',
  },
  visit: {
    term: 'Visit (session)',
    means:
      'Pages that one visitor saw with no pause longer than half an hour between them. A visitor is a browser or an account, not always one person.',
  },
  path: {
    term: 'Path',
    means:
      'Two or three kinds of pages straight after each other in one visit. It is held against visits without it that got as far towards a purchase, before they went any farther.',
  },
  loop: {
    term: 'There and back',
    means:
      'From one kind of page to another and straight back to the first kind. Often a sign that something was looked for and not found.',
  },
  audience: {
    term: 'Audience',
    means: 'A list of customers that belong together, ready to be looked at or saved for a campaign.',
  },
  caveat: {
    term: 'What to keep in mind',
    means: 'Something left out, assumed or too small to tell; it stands beside the figures.',
  },
} as const satisfies Readonly<Record<string, Term>>

export type TermName = keyof typeof terms

/** Total: the definition of a name, or undefined where nobody has defined it. */
export function termOf(name: string | undefined): Term | undefined {
  return name !== undefined && Object.hasOwn(terms, name) ? terms[name as TermName] : undefined
}
