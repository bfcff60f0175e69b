import { format } from '../../app/format.ts'
import { added } from '../../contract/campaign-results.ts'
import type { CampaignsTold, CampaignTold } from '../../contract/campaigns.ts'
import { isOpen, range, signed } from './words.ts'

const monthOf = ({ rules }: CampaignTold) => rules.sendOn.slice(0, 7)

/** Months in which something was sent, the latest first. */
export const monthsOf = (campaigns: readonly CampaignTold[]): string[] =>
  [...new Set(campaigns.map(monthOf))].sort().reverse()

/** The campaigns of a month ('2026-03'), the earliest first, and what they come to in words. */
export function accountOf({ campaigns, margin }: CampaignsTold, month: string) {
  const sent = campaigns
    .filter((one) => monthOf(one) === month)
    .sort((a, b) => (a.rules.sendOn < b.rules.sendOn ? -1 : 1))
  return { campaigns: sent, sentences: sent.length > 0 ? sentences(sent, margin) : [] }
}

function sentences(sent: readonly CampaignTold[], margin: number | null): string[] {
  const currency = sent[0]?.currency ?? ''
  const listed = sum(sent.map((one) => one.listed))
  const cost = sum(sent.map((one) => one.listed * one.rules.cost))
  const first = `${sent.length === 1 ? 'One campaign' : `${sent.length} campaigns`} to ${format(listed, 'customers', '', { exact: true })}, ${format(cost, 'money', currency)} for contacts.`
  const known = sent.flatMap(({ measured }) => (measured.profit ? [measured.profit] : []))
  if (margin === null) return [first, 'What is left of revenue has not been said, so profit cannot be told.']
  if (known.length === 0) return [first, 'Nothing of it can be measured yet.']
  const total = added(known)
  if (!Number.isFinite(total.low)) return [first, 'Too few people have paid to say what it brought.']
  const verdict = isOpen(total)
    ? 'whether that paid is not yet certain'
    : total.low > 0
      ? 'it paid'
      : 'it did not pay'
  const some =
    known.length < sent.length
      ? `The ${known.length} that can be measured came to`
      : sent.length === 1
        ? 'It came to'
        : 'Together they came to'
  return [first, `${some} ${signed(total.value, currency)} (${range(total, currency)}): ${verdict}.`]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
