import type { Block } from '../../../src/contract/report.ts'
import { rounded, type Say } from '../say.ts'
import type { OddModel } from './model.ts'

/** First digits, where they mean something. */
export function digitTable({ benford }: OddModel, s: Say): Block {
  const { invalid, amounts, decades, different, digits, p } = benford
  const span = `${s.count(amounts, 'amount')}, ${s.number(different)} different, over ${s.number(rounded(decades, 1))} powers of ten`
  const reading = invalid
    ? `Not tested: ${invalid}. There are ${span}.`
    : p < 0.001
      ? 'The first digits do not follow Benford’s law; that can be fraud, limits, or prices that end alike.'
      : 'The first digits follow Benford’s law.'
  return {
    kind: 'table',
    title: 'First digits of the amounts',
    reading,
    data: {
      columns: [
        { label: 'First digit' },
        { label: 'Amounts', unit: 'count' },
        { label: 'Expected by Benford’s law', unit: 'count' },
      ],
      rows: [
        ...(invalid
          ? []
          : digits.map(({ found, expected }, d) => [String(d + 1), found, rounded(expected, 1)])),
        [span, amounts, null],
      ],
    },
    place: 'details',
  }
}

/** What was given back of orders in part, and how often it is a round sum. */
export function roundTable({ round }: OddModel, s: Say): Block {
  const { parts, orders, invalid, p } = round
  const share = ({ of, round }: { of: number; round: number }) => (of > 0 ? rounded(round / of, 4) : null)
  const told = `${s.number(parts.round)} of ${s.count(parts.of, 'sum')} given back in part ${parts.round === 1 ? 'is' : 'are'} whole fives`
  const beside = `of orders ${s.number(orders.round)} of ${s.number(orders.of)}`
  const reading = invalid
    ? `Not tested: ${invalid}. ${told}.`
    : p < 0.001
      ? `${told}, ${beside}: more than chance explains. Sums that are made up are often round; goodwill is, too.`
      : `${told}, ${beside}: no more than chance explains.`
  return {
    kind: 'table',
    title: 'Round sums given back',
    reading,
    data: {
      columns: [
        { label: 'Sums' },
        { label: 'How many', unit: 'count' },
        { label: 'Whole fives', unit: 'count' },
        { label: 'Share', unit: 'share' },
      ],
      rows: [
        ['Given back in part', parts.of, parts.round, share(parts)],
        ['Orders', orders.of, orders.round, share(orders)],
      ],
    },
    place: 'details',
  }
}
