import { type Person, people, type Town } from '../people.ts'
import { type Dice, entry } from '../random.ts'
import { webshop } from '../truths.ts'

export type Kind = 'starter' | 'hunter' | 'lost' | 'vip' | 'ordinary' | 'reader'

export interface Shopper {
  id: string
  person: Person
  kind: Kind
  /** May be written to. */
  consent: boolean
}

const town = (country: string, name: string, zip: string, region: string, regionName: string): Town => ({
  name,
  zip,
  region,
  regionName,
  country,
})

/** Invented towns with real country codes, so that countries can be compared. */
const towns = [
  [town('DE', 'Lindenroda', '04909', 'SN', 'Saxony'), 14],
  [town('DE', 'Oberfelden', '97901', 'BY', 'Bavaria'), 11],
  [town('DE', 'Wiekhafen', '24991', 'SH', 'Schleswig-Holstein'), 9],
  [town('DE', 'Neu Talheim', '70099', 'BW', 'Baden-Württemberg'), 9],
  [town('NL', 'Meerwijk', '9900 XA', '', ''), 12],
  [town('NL', 'Oudersluis', '1099 ZB', '', ''), 8],
  [town('FR', 'Saint-Aubrac', '09990', '', ''), 10],
  [town('FR', 'Valmorel-sur-Orne', '61990', '', ''), 7],
  [town('AT', 'Kirchalm', '6990', '', ''), 7],
  [town('IE', 'Ballyfen', 'X99 F2K1', 'C', 'Cork'), 8],
  [town('BE', 'Hoogvelde', '9099', '', ''), 5],
] as const

/** Everyone in the address book: buyers first, readers of the newsletter who never bought after them. */
export function shoppers(dice: Dice): Shopper[] {
  const count = webshop.customers + webshop.subscribersOnly
  const kinds = dice.shuffle(Array.from({ length: webshop.customers }, (_, i) => kindOf(i)))
  return people(dice, count, towns).map((someone, i) => {
    const person = { ...someone, phone: dice.chance(0.35) ? someone.phone : '' }
    const kind = i < kinds.length ? entry(kinds, i) : 'reader'
    const consent = kind === 'reader' || kind === 'hunter' || dice.chance(0.62)
    return { id: String(7_210_000_000_000 + i * 32_768 + dice.between(0, 9999)), person, kind, consent }
  })
}

function kindOf(place: number): Kind {
  const sizes: [Kind, number][] = [
    ['starter', webshop.starter.people],
    ['hunter', webshop.discountHunters.people],
    ['lost', webshop.lost.people],
    ['vip', webshop.vips.people],
  ]
  let end = 0
  for (const [kind, size] of sizes) {
    end += size
    if (place < end) return kind
  }
  return 'ordinary'
}
