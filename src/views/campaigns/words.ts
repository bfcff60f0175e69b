import { format, formatDay, formatRange } from '../../app/format.ts'
import type { Estimated, Side } from '../../contract/campaign-results.ts'
import type {
  CampaignTold,
  Channel,
  LeftOut,
  ListFormat,
  LogEntry,
  Plan,
  Reason,
} from '../../contract/campaigns.ts'

const people = (n: number) => format(n, 'customers', '', { exact: true })
const number = (n: number) => format(n, 'count', '', { exact: true })
const share = (value: number) => format(value, 'share', '')

/** Why somebody is left out; the order is that of the contract. */
export const reasonWords: Readonly<Record<Reason | 'gone', string>> = {
  objected: 'Said no to being written to',
  unasked: 'Have not said yes',
  unreachable: 'No address for this way',
  running: 'In another campaign at the same time',
  gap: 'Written to a short time ago',
  recent: 'Ordered a short time ago',
  room: 'No room or money left',
  gone: 'In no file any more',
}

export const channelWords: Readonly<Record<Channel, string>> = {
  email: 'By e-mail',
  phone: 'By phone or text message',
  post: 'By post',
  any: 'By whichever is known',
}

export const formatWords: Readonly<Record<ListFormat, string>> = {
  mailchimp: 'Mailchimp',
  klaviyo: 'Klaviyo',
  brevo: 'Brevo',
  hubspot: 'HubSpot',
  shopify: 'Shopify (a tag for each customer)',
  meta: 'Meta custom audience (hashed)',
  google: 'Google customer match (hashed)',
  labels: 'Postal addresses (CSV)',
  sheet: 'Address labels to print (A4, 21 a page)',
  csv: 'Table (CSV)',
  xlsx: 'Excel (XLSX)',
}

/** Reasons that left somebody out, with how many. */
export const reasonRows = (leftOut: LeftOut & { gone?: number }): [string, string][] =>
  Object.entries(reasonWords).flatMap(([reason, words]) => {
    const n = leftOut[reason as Reason] ?? 0
    return n > 0 ? [[words, number(n)] as [string, string]] : []
  })

const sayGets = (n: number) => `${people(n)} ${n === 1 ? 'gets' : 'get'} it`

export function sayPlan({ listed, held, considered, cost }: Plan, currency: string): string {
  const out = considered - listed - held
  const chosen = `${sayGets(listed)}${held > 0 ? `, and ${number(held)} ${held === 1 ? 'is' : 'are'} held out, drawn at random` : ''}.`
  const left = out > 0 ? ` ${number(out)} of the ${number(considered)} on the list are left out.` : ''
  const price = cost > 0 ? ` It costs ${format(cost, 'money', currency)}.` : ''
  return `${chosen}${left}${price}`
}

/** What so many people can show, and what the half of it would need. */
export function sayShowing({ showing, listed, held }: Plan, days: number, currency: string): string {
  if (!showing)
    return held === 0
      ? 'With nobody held out there is nothing to compare with: nobody will know what the campaign brought.'
      : 'There are too few past orders to say what this can show.'
  const all = listed + held
  const usual = `Of customers like these ${share(showing.rate)} ordered within ${number(days)} days lately.`
  if (showing.points < 0) return `${usual} ${people(all)} are too few to see any difference.`
  const half = points(showing.points / 2)
  const seen = `With ${people(all)}, ${number(held)} of them held out, a difference of ${points(showing.points)} or more will show (in 4 of 5 campaigns), or ${format(showing.amount, 'money', currency)} a head.`
  const needed =
    showing.peopleForHalf > 0 ? ` For ${half} you would need ${people(showing.peopleForHalf)}.` : ''
  return `${usual} ${seen}${needed}`
}

/** A difference of shares in points of a hundred. */
export function points(difference: number): string {
  const text = share(Math.abs(difference)).replace(/\s?%/, '')
  return `${text} ${text === '1' ? 'point' : 'points'}`
}

const side = ({ people: all, ordered }: Side, words: string) =>
  `of ${number(all)} ${words} ${number(ordered)} ordered${all > 0 ? ` (${share(ordered / all)})` : ''}`

/** Only an interval that leaves nothing out is a verdict. */
export const isOpen = ({ low, high }: Estimated) => !(low > 0 || high < 0)

/** Headline of a campaign: what was seen, with its range, and whether it is certain. */
export function sayResult({ measured, held, listed, rules }: CampaignTold): string {
  const { state, effect } = measured
  if (state === 'waits') return `${sayGets(listed)} on ${formatDay(rules.sendOn)}.`
  const seen = `${sentence(side(measured.listed, 'on the list'))}${held > 0 ? `, ${side(measured.held, 'held out')}` : ''}`
  if (!effect) return `${seen}. Nobody was held out, so nobody can tell what the campaign did.`
  return `${seen}: ${sayDifference(effect.share)}.`
}

/** "9 points more (−3 to 19): not yet certain". */
export function sayDifference({ value, low, high }: Estimated): string {
  const more = value >= 0 ? 'more' : 'fewer'
  const range = `(${tenth(low)} to ${tenth(high)})`
  const verdict = isOpen({ value, low, high })
    ? 'not yet certain'
    : low > 0
      ? 'the campaign brought orders'
      : 'the campaign cost orders'
  return `${points(Math.abs(value))} ${more} ${range}: ${verdict}`
}

const tenth = (difference: number) =>
  format(Math.round(difference * 100), 'count', '', { exact: true }).replace('-', '−')

/** Money of a campaign: brought, and left after goods and contacts. */
export function sayMoney({ measured, currency, rules, listed }: CampaignTold, margin: number | null): string {
  const { effect, profit } = measured
  if (!effect) return ''
  if (!Number.isFinite(effect.money.low)) return 'Too few people have paid to say what it brought in money.'
  const head = `${money(effect.money.value, currency)} a head ${effect.money.value < 0 ? 'less' : 'more'} than those held out (${range(effect.money, currency)})`
  if (!profit || margin === null) return `Those on the list spent ${head}.`
  const cost = format(listed * rules.cost, 'money', currency)
  const verdict = isOpen(profit)
    ? 'Whether it paid is not yet certain.'
    : profit.low > 0
      ? 'It paid.'
      : 'It did not pay.'
  return `Those on the list spent ${head}. With ${share(margin)} of revenue left and ${cost} for contacts that is ${signed(profit.value, currency)} (${range(profit, currency)}). ${verdict}`
}

const money = (value: number, currency: string) => format(Math.abs(value), 'money', currency)
export const signed = (value: number, currency: string) =>
  value < 0 ? `a loss of ${money(value, currency)}` : `${money(value, currency)} won`
export const range = ({ low, high }: Estimated, currency: string) => formatRange(low, high, 'money', currency)

export function sayState({ measured, rules }: CampaignTold): string {
  const { state, daysLeft, until } = measured
  if (state === 'waits') return `To be sent on ${formatDay(rules.sendOn)}`
  if (state === 'runs')
    return `Orders until ${formatDay(until)} counted, ${format(daysLeft, 'days', '')} to go`
  return `Sent on ${formatDay(rules.sendOn)}, measured over ${format(rules.days, 'days', '')}`
}

export function sayLog(entry: LogEntry): string {
  if (entry.what === 'made') return 'List made'
  if (entry.what === 'moved')
    return `Sending set to ${formatDay(entry.sendOn)}, orders count for ${format(entry.days, 'days', '')}`
  return `List of ${people(entry.people)} saved: ${formatWords[entry.format]}`
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What was expected when the campaign was made. */
export function sayExpected({ expected, showing, currency }: CampaignTold): string {
  if (expected !== null) return `${format(expected, 'money', currency)} foretold`
  return showing && showing.points > 0 ? `Shows ${points(showing.points)} or more` : 'Nothing foretold'
}

/** What came of it so far, short. */
export function sayActual({ measured }: CampaignTold): string {
  if (measured.state === 'waits') return 'Not yet sent'
  if (!measured.effect) return 'Cannot be told'
  return sentence(sayDifference(measured.effect.share))
}

/** Merge fields as each tool writes them. */
const fields: Partial<Record<ListFormat, (first: string) => string>> = {
  mailchimp: (field) =>
    `*|${{ 'first name': 'FNAME', 'last name': 'LNAME' }[field] ?? field.toUpperCase().slice(0, 10)}|*`,
  klaviyo: (field) =>
    `{{ ${{ 'first name': 'first_name', 'last name': 'last_name' }[field] ?? `person|lookup:'${field}'`} }}`,
  brevo: (field) =>
    `{{ contact.${{ 'first name': 'FIRSTNAME', 'last name': 'LASTNAME' }[field] ?? field.toUpperCase().replace(/\W+/g, '_')} }}`,
  hubspot: (field) =>
    `{{ contact.${{ 'first name': 'firstname', 'last name': 'lastname' }[field] ?? field.toLowerCase().replace(/\W+/g, '_')} }}`,
}

/** The draft with its merge fields written as a tool writes them; unchanged for what has none. */
export function textFor(format: ListFormat, text: string): string {
  const write = fields[format]
  return write
    ? text.replace(/\{([^{}\n]{1,80})\}/g, (_, field: string) => write(field.trim().toLowerCase()))
    : text
}
