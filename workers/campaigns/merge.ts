import type { Campaign } from '../../src/contract/campaigns.ts'
import { type Addressee, namesOf } from './formats.ts'

/** A draft with its fields filled in: {first name}, {last name}, {name}, and {…} with the label of a column. Others stay as they are. */
export function merged(text: string, one: Addressee, { columns }: Pick<Campaign, 'columns'>): string {
  const [first, last] = namesOf(one)
  const known = new Map([
    ...columns.map(({ label }, c): [string, string] => [label.toLowerCase(), one.beside[c] ?? '']),
    ['first name', first],
    ['last name', last],
    ['name', one.name || `${first} ${last}`.trim()],
  ])
  return text.replace(
    /\{([^{}\n]{1,80})\}/g,
    (whole, field: string) => known.get(field.trim().toLowerCase()) ?? whole,
  )
}
