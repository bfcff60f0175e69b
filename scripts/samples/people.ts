import { type Dice, entry } from './random.ts'

/** Nobody: names are put together from syllables, addresses end in a reserved domain, phones have no exchange. */
export interface Person {
  first: string
  last: string
  email: string
  phone: string
  street: string
  town: Town
}

export interface Town {
  name: string
  zip: string
  region: string
  regionName: string
  country: string
}

const firsts =
  'Ada Aled Alma Anouk Arno Ben Bea Bo Cara Cleo Col Dara Dina Eda Eli Elsa Emre Enzo Esme Finn Flora Gil Greta Hana Hugo Ida Ilse Ines Ivo Jan Jo Juno Kai Kit Lara Lena Leo Lina Lou Maja Malik Mara Mila Milo Nell Nico Nora Odd Olga Omar Otis Pia Priya Quinn Rafa Remy Rina Rosa Rufus Sami Senta Signe Søren Tara Theo Tilda Toni Uma Vera Viggo Wim Yara Zoë'.split(
    ' ',
  )
const starts =
  "Al Ban Bram Cor Dal Dun El Fen Gar Hol Il Jor Kel Lan Mar Nor Os Pel Quil Ros Sel Tor Ul Ven Wil Yar Zan O'Fen".split(
    ' ',
  )
const ends = 'der vane more sett holm drake low ning ander mund rick thorpe wen tide'.split(' ')
const roads = 'Mill,Harbour,Station,Chapel,Orchard,Bridge,Garden,Market,School,River,Quarry,Meadow'.split(',')
const kinds = ['Street', 'Road', 'Lane']

/** Reserved for examples by RFC 2606: no mail sent there ever arrives. */
const domains = [
  ['example.com', 6],
  ['example.net', 2],
  ['example.org', 2],
] as const

/** `count` people, no two with the same name, address or phone. */
export function people(dice: Dice, count: number, towns: readonly (readonly [Town, number])[]): Person[] {
  const names = firsts.flatMap((first) =>
    starts.flatMap((start) => ends.map((end) => [first, start + end] as const)),
  )
  const phones = dice.shuffle([...Array(9000).keys()])
  return dice
    .shuffle(names)
    .slice(0, count)
    .map(([first, last], i) => ({
      first,
      last,
      email: `${ascii(first)}.${ascii(last)}@${dice.weighted(domains)}`,
      phone: `+1555${3_100_000 + entry(phones, i) * 97}`,
      street: `${dice.between(1, 98)} ${dice.pick(roads)} ${dice.pick(kinds)}`,
      town: dice.weighted(towns),
    }))
}

function ascii(name: string): string {
  return name
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
