import type { Campaign, Channel, TableFormat } from '../../src/contract/campaigns.ts'
import { countryCode } from '../identity/dial-codes.ts'
import { hashedCity, hashedEmail, hashedMeta, hashedName, hashedPhone, hashedPostcode } from './hashed.ts'
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

/** A header and what stands under it for one person. */
export type Cell = readonly [header: string, cell: string]

export interface Format {
  /** What a person must have to be in the file; that of the campaign where absent. */
  readonly channel?: Channel
  /** Read by a program alone, and all its letters are ASCII. */
  readonly ascii?: true
  cells(one: Addressee, campaign: Named): readonly Cell[] | Promise<readonly Cell[]>
}

/** Of whom nothing is told. */
export const nobody: Addressee = {
  ...{ customer: '', name: '', firstName: '', lastName: '', email: '', phone: '' },
  ...{ street: '', postcode: '', city: '', region: '', country: '', tags: '', beside: [] },
}

/** What stands on an envelope. */
export const wholeName = (one: Addressee): string => one.name || namesOf(one).join(' ').trim()

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

const besideOf = ({ beside }: Addressee, { columns }: Named, called = (label: string) => label): Cell[] =>
  columns.map(({ label }, c) => [called(label), beside[c] ?? ''])

const shouted = (words: string) =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** Tags part at commas. */
const tagOf = ({ title }: Named) => title.replaceAll(',', ' ').trim()

function named(one: Addressee): Cell[] {
  const [first, last] = namesOf(one)
  return [
    ['First Name', first],
    ['Last Name', last],
  ]
}

/** Mailchimp, "Format guidelines for your import file": audience fields, tags parted by commas. */
const mailchimp: Format = {
  channel: 'email',
  cells: (one, campaign) => [
    ['Email Address', one.email],
    ...named(one),
    ['Phone Number', dialled(one)],
    ['Tags', tagOf(campaign)],
    ...besideOf(one, campaign),
  ],
}

/** Klaviyo, "Create and add contacts to a new list": e-mail first, its own names of properties; others become custom ones. */
const klaviyo: Format = {
  channel: 'email',
  cells: (one, campaign) => [
    ['Email', one.email],
    ...named(one),
    ['Phone Number', dialled(one)],
    ['Address', one.street],
    ['City', one.city],
    ['State / Region', one.region],
    ['Country', one.country],
    ['Zip Code', one.postcode],
    ['Campaign', campaign.title],
    ...besideOf(one, campaign),
  ],
}

/** Brevo, "Create a file to import your contacts": attributes in capitals, the phone as SMS. */
const brevo: Format = {
  channel: 'email',
  cells: (one, campaign) => {
    const [first, last] = namesOf(one)
    return [
      ['EMAIL', one.email],
      ['LASTNAME', last],
      ['FIRSTNAME', first],
      ['SMS', dialled(one)],
      ['CAMPAIGN', campaign.title],
      ...besideOf(one, campaign, shouted),
    ]
  },
}

/** HubSpot, "Set up your import file": contact properties by their labels. */
const hubspot: Format = {
  channel: 'email',
  cells: (one, campaign) => [
    ['Email', one.email],
    ...named(one),
    ['Phone Number', dialled(one)],
    ['Street Address', one.street],
    ['City', one.city],
    ['State/Region', one.region],
    ['Postal Code', one.postcode],
    ['Country/Region', one.country],
    ['Campaign', campaign.title],
    ...besideOf(one, campaign),
  ],
}

/** Shopify, "Customer CSV file": only what names the customer, and the tags they had with the new one behind them. */
const shopify: Format = {
  channel: 'email',
  cells: (one, campaign) => [
    ...named(one),
    ['Email', one.email],
    ['Tags', tagged(one.tags, tagOf(campaign))],
  ],
}

function tagged(tags: string, fresh: string): string {
  const had = tags.split(',').map((tag) => tag.trim())
  return [...new Set([...had, fresh])].filter((tag) => tag !== '').join(', ')
}

type Hashing = readonly [header: string, cell: string | Promise<string>]
const settled = (cells: readonly Hashing[]): Promise<Cell[]> =>
  Promise.all(cells.map(async ([header, cell]) => [header, await cell] as const))

/** Meta, "How to format a customer list when creating a custom audience": every cell hashed. */
const meta: Format = {
  channel: 'any',
  ascii: true,
  cells(one) {
    const [first, last] = namesOf(one)
    const country = countryCode(one.country)
    return settled([
      ['email', hashedEmail(one.email)],
      ['phone', hashedPhone(one.phone, '')],
      ['fn', hashedMeta(first)],
      ['ln', hashedMeta(last)],
      ['ct', hashedCity(one.city)],
      ['st', hashedCity(one.region)],
      ['zip', hashedPostcode(one.postcode, country)],
      ['country', hashedMeta(country)],
    ])
  },
}

/** Google Ads, "Format your customer data file": all hashed but country and postcode. */
const google: Format = {
  channel: 'any',
  ascii: true,
  cells(one) {
    const [first, last] = namesOf(one)
    return settled([
      ['Email', hashedEmail(one.email)],
      ['Phone', hashedPhone(one.phone, '+')],
      ['First Name', hashedName(first)],
      ['Last Name', hashedName(last)],
      ['Country', countryCode(one.country)],
      ['Zip', one.postcode],
    ])
  },
}

/** Lines of an address, for a word processor's labels. */
const post: Format = {
  channel: 'post',
  cells: (one, campaign) => [
    ['Name', wholeName(one)],
    ['Street', one.street],
    ['Postcode', one.postcode],
    ['City', one.city],
    ['Region', one.region],
    ['Country', one.country],
    ...besideOf(one, campaign),
  ],
}

/** Everything that is told, and the draft with its fields filled in. */
const plain: Format = {
  cells: (one, campaign) => {
    const [first, last] = namesOf(one)
    return [
      ['Customer', one.customer],
      ['First name', first],
      ['Last name', last],
      ['E-mail', one.email],
      ['Phone', one.phone],
      ['Street', one.street],
      ['Postcode', one.postcode],
      ['City', one.city],
      ['Region', one.region],
      ['Country', one.country],
      ...besideOf(one, campaign),
      ...written(one, campaign),
    ]
  },
}

function written(one: Addressee, campaign: Named): Cell[] {
  const { subject, body } = campaign.text
  if (subject.trim() === '' && body.trim() === '') return []
  return [
    ['Subject', merged(subject, one, campaign)],
    ['Text', merged(body, one, campaign)],
  ]
}

export const formats: Readonly<Record<TableFormat, Format>> = {
  ...{ mailchimp, klaviyo, brevo, hubspot, shopify, meta, google },
  ...{ labels: post, csv: plain, xlsx: plain },
}
