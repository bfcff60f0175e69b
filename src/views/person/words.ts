import { format, formatDay } from '../../app/format.ts'
import type { Alias, Fact, Figures, PersonEvent, Place } from '../../contract/person.ts'
import { count } from '../bring/words.ts'

const headings: { readonly [M in Fact['means']]?: string } = {
  ...{
    customerName: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
  },
  ...{
    customer: 'Customer number',
    street: 'Street and number',
    postcode: 'Postcode',
    city: 'City',
    region: 'Region',
    country: 'Country',
  },
  ...{ consent: 'May be written to', tags: 'Tags', label: 'Label' },
}

export const heading = (means: Fact['means']): string => headings[means] ?? means

/** "orders.csv, line 12" */
export const sayPlace = ({ file, line }: Place) => `${file}, line ${count(line)}`

/** The places of a value, and how many rows more tell it. */
export function sayPlaces(places: readonly Place[], rows: number): string {
  const more = rows - places.length
  const told = places.map(sayPlace).join(' · ')
  return more > 0 ? `${told} and ${count(more)} more` : told
}

/** A day, with the time where the file tells one. */
export function sayWhen(at: string): string {
  if (at === '') return 'No date'
  return at.length > 10 ? `${formatDay(at.slice(0, 10))}, ${at.slice(11)}` : formatDay(at)
}

const kinds: Record<PersonEvent['kind'], string> = {
  order: 'Order',
  payment: 'Payment',
  message: 'Message',
  visit: 'Visit',
}

export const sayEvent = ({ kind, title }: PersonEvent) => (title ? `${kinds[kind]} ${title}` : kinds[kind])

/** One word as programs write it: `partially_refunded`, `wc-on-hold`, `PENDING`. */
const coded = /^[a-z]+(?:[_-][a-z]+)*$|^[A-Z]+(?:_[A-Z]+)*$/

/** What a person wrote stays as it is; a status as a program writes it becomes words: `partially_refunded` is “Partially refunded”. */
export function sayWords({ kind, words }: PersonEvent): string {
  if (kind === 'message') return words
  return words
    .split(' · ')
    .map((word) => (coded.test(word) ? inWords(word) : word))
    .join(' · ')
}

function inWords(word: string): string {
  const plain = word.toLowerCase().replace(/^wc-/, '').replace(/[_-]/g, ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const sources: { readonly [kind: string]: string } = {
  ...{ email: 'E-mail', number: 'Customer number', phone: 'Phone', alias: 'Another number', name: 'Name' },
}
const rules: { readonly [rule: string]: string } = {
  ...{ 'same rows': 'stand together in a row', mailbox: 'the same mailbox, spelt otherwise' },
  ...{ likeness: 'alike enough to be one', decided: 'as you decided', household: 'one household' },
}

/** "E-mail", "ann@example.org" and how it came to the person. */
export function sayAlias({ source, rule }: Alias): [kind: string, name: string, how: string] {
  const at = source.indexOf(':')
  const kind = source.slice(0, at)
  const name = source.slice(at + 1).replace(kind === 'number' || kind === 'alias' ? /^[^:]*:/ : '', '')
  return [sources[kind] ?? kind, name, rules[rule] ?? rule]
}

/** What the gap between orders and the days since the last say together. */
export function sayRhythm({ usualGap, since, orders }: Figures): string {
  if (since === null) return 'No order yet.'
  const ago = Math.round(since)
  const last =
    ago === 0
      ? 'The last order was on the last day of your data'
      : `The last order was ${format(ago, 'days', '')} before the last day of your data`
  if (usualGap === null) return `${last}; ${orders === 1 ? 'it is the only one' : 'all came on one day'}.`
  const times = usualGap > 0 ? since / usualGap : 0
  const held = times >= 2 ? `, ${times.toFixed(1)} times that` : ''
  return `Usually ${format(Math.round(usualGap), 'days', '')} lie between orders. ${last}${held}.`
}
