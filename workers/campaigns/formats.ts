import type { Campaign, Channel, ListFormat } from '../../src/contract/campaigns.ts'
import { countryCode } from '../identity/dial-codes.ts'
import { hashedCity, hashedEmail, hashedMeta, hashedName, hashedPhone } from './hashed.ts'
import { merged } from './merge.ts'

/** One person of a list, on the way into a file. `phone` is E.164 or digits; '' = not told. */
export interface Addressee {
  readonly customer: string
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
  readonly tags: string
  /** In the order of the campaign's columns. */
  readonly beside: readonly string[]
}

type Named = Pick<Campaign, 'title' | 'columns' | 'text'>

interface Format {
  /** What a person must have to be in the file; that of the campaign where absent. */
  readonly channel?: Channel
  header(campaign: Named): string[]
  row(one: Addressee, campaign: Named): string[] | Promise<string[]>
}

/** First and last name: as told, else the words of the whole name ("Brown, Ann" is turned round). */
export function namesOf({ name, firstName, lastName }: Addressee): [first: string, last: string] {
  if (firstName !== '' || lastName !== '') return [firstName, lastName]
  const [last = '', first = ''] = name.split(',').map((part) => part.trim())
  if (first !== '') return [first, last]
  const words = name.trim().split(/\s+/)
  return words.length > 1 ? [words.slice(0, -1).join(' '), words.at(-1) ?? ''] : ['', words[0] ?? '']
}

/** Digits with the country code: tools take them, and no spreadsheet takes them for a formula. */
const dialled = ({ phone }: Addressee) => (phone.startsWith('+') ? phone.slice(1) : '')
const labels = ({ columns }: Named) => columns.map(({ label }) => label)
const shouted = (words: string) =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** Tags part at commas. */
const tagOf = ({ title }: Named) => title.replaceAll(',', ' ').trim()

/** Mailchimp, "Format guidelines for your import file": audience fields, tags parted by commas. */
const mailchimp: Format = {
  channel: 'email',
  header: (campaign) => [
    'Email Address',
    'First Name',
    'Last Name',
    'Phone Number',
    'Tags',
    ...labels(campaign),
  ],
  row: (one, campaign) => [one.email, ...namesOf(one), dialled(one), tagOf(campaign), ...one.beside],
}

/** Klaviyo, "How to format a CSV": its own names of properties; what it does not know becomes a custom one. */
const klaviyo: Format = {
  channel: 'email',
  header: (campaign) => [
    ...[
      'Email',
      'First Name',
      'Last Name',
      'Phone Number',
      'City',
      'Region',
      'Country',
      'Zip Code',
      'Campaign',
    ],
    ...labels(campaign),
  ],
  row: (one, campaign) => [
    ...[one.email, ...namesOf(one), dialled(one), one.city, one.region, one.country, one.postcode],
    ...[campaign.title, ...one.beside],
  ],
}

/** Brevo, "Create a file to import your contacts": attributes in capitals, the phone as SMS. */
const brevo: Format = {
  channel: 'email',
  header: (campaign) => [
    'EMAIL',
    'LASTNAME',
    'FIRSTNAME',
    'SMS',
    'CAMPAIGN',
    ...labels(campaign).map(shouted),
  ],
  row: (one, campaign) => {
    const [first, last] = namesOf(one)
    return [one.email, last, first, dialled(one), campaign.title, ...one.beside]
  },
}

/** HubSpot, contact properties by their labels. */
const hubspot: Format = {
  channel: 'email',
  header: (campaign) => [
    ...[
      'Email',
      'First Name',
      'Last Name',
      'Phone Number',
      'City',
      'Postal Code',
      'Country/Region',
      'Campaign',
    ],
    ...labels(campaign),
  ],
  row: (one, campaign) => [
    ...[one.email, ...namesOf(one), dialled(one), one.city, one.postcode, one.country],
    ...[campaign.title, ...one.beside],
  ],
}

/** Shopify, "Customer CSV file": only what names the customer, and the tags they had with the new one behind them. */
const shopify: Format = {
  channel: 'email',
  header: () => ['First Name', 'Last Name', 'Email', 'Tags'],
  row: (one, campaign) => [...namesOf(one), one.email, tagged(one.tags, tagOf(campaign))],
}

function tagged(tags: string, fresh: string): string {
  const had = tags.split(',').map((tag) => tag.trim())
  return [...new Set([...had, fresh])].filter((tag) => tag !== '').join(', ')
}

/** Meta, "How to format a customer list when creating a custom audience": every cell hashed. */
const meta: Format = {
  channel: 'any',
  header: () => ['email', 'phone', 'fn', 'ln', 'ct', 'zip', 'country'],
  async row(one) {
    const [first, last] = namesOf(one)
    const plain = [hashedEmail(one.email), hashedPhone(one.phone, ''), hashedMeta(first), hashedMeta(last)]
    return Promise.all([
      ...plain,
      ...[hashedCity(one.city), hashedMeta(one.postcode), hashedMeta(countryCode(one.country))],
    ])
  },
}

/** Google Ads, "Format your customer data file": all hashed but country and postcode. */
const google: Format = {
  channel: 'any',
  header: () => ['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip'],
  async row(one) {
    const [first, last] = namesOf(one)
    const hashed = [hashedEmail(one.email), hashedPhone(one.phone, '+'), hashedName(first), hashedName(last)]
    return [...(await Promise.all(hashed)), countryCode(one.country), one.postcode]
  },
}

/** Lines of an address, for a word processor's labels. */
const post: Format = {
  channel: 'post',
  header: (campaign) => ['Name', 'Street', 'Postcode', 'City', 'Region', 'Country', ...labels(campaign)],
  row: (one) => [
    one.name || namesOf(one).join(' ').trim(),
    one.street,
    one.postcode,
    one.city,
    one.region,
    one.country,
    ...one.beside,
  ],
}

/** Everything that is told, and the draft with its fields filled in. */
const plain: Format = {
  header: (campaign) => [
    ...[
      'Customer',
      'First name',
      'Last name',
      'E-mail',
      'Phone',
      'Street',
      'Postcode',
      'City',
      'Region',
      'Country',
    ],
    ...labels(campaign),
    ...(written(campaign) ? ['Subject', 'Text'] : []),
  ],
  row: (one, campaign) => [
    ...[
      one.customer,
      ...namesOf(one),
      one.email,
      one.phone,
      one.street,
      one.postcode,
      one.city,
      one.region,
      one.country,
    ],
    ...one.beside,
    ...(written(campaign)
      ? [campaign.text.subject, campaign.text.body].map((text) => merged(text, one, campaign))
      : []),
  ],
}

const written = ({ text }: Named) => text.subject.trim() !== '' || text.body.trim() !== ''

export const formats: Readonly<Record<ListFormat, Format>> = {
  mailchimp,
  klaviyo,
  brevo,
  hubspot,
  shopify,
  meta,
  google,
  labels: post,
  csv: plain,
  xlsx: plain,
}
