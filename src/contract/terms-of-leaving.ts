import type { Term } from './terms.ts'

/** Words of who is leaving. */
export const termsOfLeaving = {
  leaving: {
    term: 'Leaving',
    means:
      'Placing no order for longer than the shop’s own window of silence, by customers who came back at least once; or ending a contract, where a list of yours says so.',
  },
  quietWindow: {
    term: 'Window of silence',
    means:
      'Nine of ten waits between two orders are shorter, everybody who came back counting once. Who is silent for longer counts as gone.',
  },
  warningSign: {
    term: 'Warning sign',
    means: 'Something seen of a customer before they left, more often than of those who stayed.',
  },
  leadTime: {
    term: 'Lead time',
    means: 'Days from when a sign shows until the customer counts as gone; half of the leavers had more.',
  },
  rocAuc: {
    term: 'Area under the ROC curve',
    means:
      'Take one who left and one who stayed: how often the one who left was called the more likely to leave. 50% is tossing a coin.',
  },
  hazard: {
    term: 'Times as fast',
    means:
      'How much sooner customers leave who have this, beside customers alike in all else (Cox). 2 = in any month twice as many leave. It need not be the cause.',
  },
  leakage: {
    term: 'Known only afterwards',
    means:
      'A column that is the outcome in other words, or was written down after it. Learning from it makes every test look well and every forecast fail.',
  },
  calibration: {
    term: 'Calibration',
    means: 'Whether of those called likely to leave in 30 of 100 cases about 30 of 100 do.',
  },
} as const satisfies Readonly<Record<string, Term>>
